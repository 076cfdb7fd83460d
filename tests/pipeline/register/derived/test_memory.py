"""What is remembered of a register is what anybody would be told who asks now."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest

from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.register import Done, Register, open_register
from pipeline.register.connection import writing
from pipeline.register.derived.memory import _memory
from pipeline.reports.compliance import compliance_of
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.versions.relations import Relation, RelationKind
from tests.pipeline.filled import fill
from tests.pipeline.outcomes import outcome

DAY = date(2030, 1, 3)
ACCEPTED = RecordedEvent("98.1", 0, Event.ACCEPTED, "COP98", DAY, None, "Ana")
TITLE = ReviewDecision(ReviewAction.CORRECT, "title", None, "SAIGA", "read again", "Bea", DAY, "")


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the desk."""
    monkeypatch.setattr(_memory, "on", True)


@pytest.fixture
def colleague(tmp_path: Path, url: str | None, register: Register) -> Iterator[Register]:
    """The same register, opened by somebody else."""
    fill(register)
    with open_register(tmp_path / "home", url) as opened:
        yield opened


def answers(register: Register) -> tuple[object, ...]:
    """Everything that may be remembered."""
    return (
        register.submissions(),
        register.actions(),
        register.action_lines(DAY),
        register.action_lines(DAY, date(2030, 1, 1)),
        register.report_evidence(),
        register.report_evidence(public=True),
        compliance_of(register, "COP98", DAY),
    )


def worked_out(register: Register) -> tuple[object, ...]:
    """The same, of somebody who remembers nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_memory, "on", False)
        return answers(register)


def a_meeting(register: Register) -> None:
    register.add_meeting(Meeting("COP99", DAY, DAY, "Ruritania", "a test", ()), "Ana")


def a_deadline(register: Register) -> None:
    revised = Deadline(DeadlineKind.COP_REPORT, DAY, Basis.PUBLISHED, "Notification 99")
    register.set_deadline("COP98", revised, "Ana")


def a_file(register: Register) -> None:
    register.load(outcome(b"another", file="b.docx"), b"another", DAY, "COP98")


def a_file_and_an_event_together(register: Register) -> None:
    with register.together():
        a_file(register)
        register.record(ACCEPTED)


def a_relation(register: Register) -> None:
    new = Relation(RelationKind.NOT_FOR_US, "", "Ana", DAY, "a mistake")
    register.relations.add("saiga.docx", new)


WRITERS: Mapping[str, Callable[[Register], object]] = {
    "a meeting": a_meeting,
    "a deadline": a_deadline,
    "a file": a_file,
    "an event": lambda register: register.record(ACCEPTED),
    "both at once": a_file_and_an_event_together,
    "a word on a file": lambda register: register.say("saiga.docx", TITLE),
    "a title": lambda register: register.describe("98.1", "Ana", title="Saiga of the steppe"),
    "a link": lambda register: register.link("98.1", "UNEP/CMS/COP98/Doc.1", "report", "said so"),
    "a relation": a_relation,
    "what was done": lambda register: register.done_log.mark(Done.TASKS, ["k"], DAY),
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("who", ["oneself", "a colleague"])
def test_whatever_is_written_is_seen_at_once(
    register: Register, colleague: Register, name: str, who: str
) -> None:
    before = answers(register)
    assert before == worked_out(register)
    WRITERS[name](register if who == "oneself" else colleague)
    assert answers(register) == worked_out(register)
    assert answers(colleague) == worked_out(colleague)


def test_nothing_is_worked_out_twice_while_nothing_changes(
    register: Register, colleague: Register
) -> None:
    before = answers(register)
    assert all(old is new for old, new in zip(before, answers(register), strict=True))
    if register._db.dialect.name == "sqlite":  # others may write elsewhere on a server
        assert all(old is new for old, new in zip(before, answers(colleague), strict=True))


def test_who_writes_sees_what_is_not_kept_yet_and_nobody_else_does(
    register: Register, colleague: Register
) -> None:
    before = answers(colleague)

    with writing(register._db):
        register.record(ACCEPTED)
        assert register.action_lines(DAY) != before[2]
        assert answers(colleague) == before
    assert answers(register) == answers(colleague) != before


def test_how_it_was_known_is_not_how_it_is(
    tmp_path: Path, url: str | None, register: Register, colleague: Register
) -> None:
    now = register.submissions()
    with open_register(tmp_path / "home", url, known_on=date(2020, 1, 1)) as then:
        assert then.submissions() == ()
    assert register.submissions() == now


@pytest.mark.parametrize("put", [Path.rename, copyfile])
def test_another_file_in_its_place_is_another_register(
    tmp_path: Path, put: Callable[[Path, Path], object]
) -> None:
    for name, files in (("one", [b"a"]), ("two", [b"a", b"b"])):
        with open_register(tmp_path / name) as opened:
            for content in files:
                opened.load(outcome(content), content, DAY, "COP15")
    with open_register(tmp_path / "one") as opened:
        assert len(opened.submissions()) == 1
    for path in (tmp_path / "one").glob("register.sqlite-*"):
        path.unlink()
    put(tmp_path / "two" / "register.sqlite", tmp_path / "one" / "register.sqlite")
    with open_register(tmp_path / "one") as opened:
        assert len(opened.submissions()) == 2
