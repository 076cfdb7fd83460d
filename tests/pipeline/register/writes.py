"""Ways of writing in a register, each drawn by chance, for tests that write in any order."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.register import Register
from pipeline.register.backup import opened_backup
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.versions.relations import Relation, RelationKind
from tests.pipeline.outcomes import outcome, unreadable

DAY = date(2030, 1, 3)
NUMBERS = ("98.1", "98.2", "98.3")
KINDS = ("proposal", "progress_report", "extension_proposal", "other", None)


def an_event(register: Register, chance: Random) -> None:
    kinds = (Event.PROPOSED, Event.ACCEPTED, Event.REPORTED, Event.EXTENDED, Event.CLOSED)
    day = DAY - timedelta(chance.randrange(4))
    files = [line.sha256 for line in register.submissions()]
    new = RecordedEvent(
        *(chance.choice(NUMBERS), 0, chance.choice(kinds), "COP98", day),
        *(chance.choice([None, "UNEP/CMS/COP98/Doc.1", *files]), "Ana"),
    )
    register.record(new, f"Saiga no. {chance.randrange(3)}", opens=True)


def one_taken_back(register: Register, chance: Random) -> None:
    number = chance.choice(NUMBERS)
    last = len(register.history(number))
    new = RecordedEvent(number, 0, Event.RETRACTED, "COP98", DAY, None, "Bea", "", last)
    register.record(new)


def one_that_goes_on(register: Register, chance: Random) -> None:
    number, other = chance.sample(NUMBERS, 2)
    into = (EventDetail("into", other, {}),)
    register.record(
        RecordedEvent(number, 0, Event.MERGED, "COP98", DAY, None, "Ana", particulars=into)
    )


def a_number(register: Register, chance: Random) -> None:
    number = chance.choice(NUMBERS)
    register.names.give_number(number, f"98.{chance.randrange(20, 99)}", DAY, "Ana", "assigned")


def a_file(register: Register, chance: Random) -> None:
    content = str(chance.random()).encode()
    read = outcome(
        content,
        file=f"{chance.randrange(9)}.docx",
        symbol=f"UNEP/CMS/COP98/Doc.{chance.randrange(4)}",
        language=chance.choice(["en", "fr"]),
        kind=(kind := chance.choice(KINDS)),
        kinds=(kind,) if kind else (),
        concerted_action=chance.choice([None, *NUMBERS]),
    )
    read = unreadable(content) if chance.random() < 0.2 else read
    day = chance.choice([None, DAY, DAY - timedelta(9)])
    register.load(read, content, day, chance.choice(["COP98", "COP15"]))


def a_word(register: Register, chance: Random) -> None:
    path, after = chance.choice(
        [
            ("title", f"SAIGA {chance.randrange(5)}"),
            ("kind", chance.choice(["progress_report", "proposal", "other"])),
            ("concerted_action", chance.choice(NUMBERS)),
            ("received", (DAY - timedelta(chance.randrange(300))).isoformat()),
            ("symbol", f"UNEP/CMS/COP98/Doc.{chance.randrange(4)}"),
        ]
    )
    word = ReviewDecision(ReviewAction.CORRECT, path, None, after, "read again", "Bea", DAY, "")
    register.say(_a_file_of(register, chance), word)


def a_relation(register: Register, chance: Random) -> None:
    kind = chance.choice([k for k in RelationKind if k is not RelationKind.OF_MEETING])
    alone = kind in (RelationKind.WITHDRAWN, RelationKind.NOT_FOR_US)
    target = "" if alone else _a_file_of(register, chance)
    holds = chance.random() < 0.7
    new = Relation(kind, target, "Ana", DAY, "said so", holds)
    register.relations.add(_a_file_of(register, chance), new)


def an_erasing(register: Register, chance: Random) -> None:
    digest = _a_file_of(register, chance)
    register.erasures.ask(digest, "Ana", "asked for", DAY)
    register.erasures.erase(digest, "Ben", DAY)


def a_deadline(register: Register, chance: Random) -> None:
    kind = chance.choice([DeadlineKind.COP_REPORT, DeadlineKind.PROPOSAL])
    day = DAY - timedelta(chance.randrange(200))
    register.set_deadline("COP98", Deadline(kind, day, Basis.PUBLISHED, "Notification 99"), "Ana")


def other_days(register: Register, chance: Random) -> None:
    day = DAY + timedelta(chance.randrange(400))
    register.move_meeting("COP98", (day, day), None, "moved", "Ana")


def a_meeting(register: Register, chance: Random) -> None:
    opens = DAY + timedelta(chance.randrange(900))
    name = f"COP{chance.randrange(99, 102)}"
    register.add_meeting(Meeting(name, opens, opens, "Ruritania", "a test", ()), "Ana")


def a_backup_brought_back(register: Register, chance: Random) -> None:
    """An earlier one, so that the same counts can come to mean something else."""
    home = register.files.folder.parent
    path = home / "earlier.zip"
    if path.exists():
        with opened_backup(path) as backup:
            register.restore(backup, home / f"aside-{chance.random()}.zip")
        path.unlink()
    else:
        register.backup(path)


def a_title(register: Register, chance: Random) -> None:
    register.describe(chance.choice(NUMBERS), "Ana", title=f"Saiga no. {chance.randrange(9)}")


def a_link(register: Register, chance: Random) -> None:
    document = chance.choice(["UNEP/CMS/COP98/Doc.2", _a_file_of(register, chance)])
    register.link(chance.choice(NUMBERS), document, "report", "said so")


def _a_file_of(register: Register, chance: Random) -> str:
    return chance.choice([line.sha256 for line in register.submissions()])


Write = Callable[[Register, Random], None]
WRITES: Mapping[str, Write] = {
    "event": an_event,
    "event taken back": one_taken_back,
    "merged": one_that_goes_on,
    "number": a_number,
    "title": a_title,
    "link": a_link,
    "file": a_file,
    "word": a_word,
    "relation": a_relation,
    "erasing": an_erasing,
    "deadline": a_deadline,
    "days of a meeting": other_days,
    "meeting": a_meeting,
    "backup": a_backup_brought_back,
}
OFTEN = ("event", "event", "file", "word", "relation", "merged", "backup")
