"""A folder that follows the register change by change is the folder made anew, byte for byte."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.register import Register, open_register
from pipeline.register.derived.memory import _memory
from pipeline.site import publish as publishing
from pipeline.site.publish import publish
from pipeline.site.render.page_keys import DECIDING, ROOT
from tests.pipeline.site.seeds import ADDRESS, COP99, TODAY, happen, keep, seed
from tests.pipeline.site.small_pdf import small_pdf
from tests.pipeline.site.test_write_folder import contents

pytestmark = pytest.mark.slow  # seconds, all told: folders, pages or pictures made whole

IMPORTED = re.compile(r"^from ((?:pipeline|extractors|taxonomy)[\w.]*) import", re.MULTILINE)
EDITIONS = "edition,in_force,source,caveat\nCOP97-test,2096-04-01,invented,\n"
LISTED = (
    "appendix,class,order,family,rank,scientific_name\n"
    "I,Aves,Otidiformes,Otididae,species,Otis tarda\n"
)


@dataclass
class Publishing:
    """What `publish` is given beside the register and the folder."""

    home: Path
    today: date = TODAY
    address: str = ADDRESS
    editions: Path | None = None
    url: str | None = None  # of a database; None: the SQLite file in the home


Change = Callable[[Register, Publishing, pytest.MonkeyPatch], object]


def reported(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    happen(register, "98.10", Event.REPORTED, "COP99", TODAY - timedelta(days=40))


def decided(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """What was not public yet becomes so."""
    happen(register, "98.10", Event.EXTENDED, "COP99")


def corrected(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """An event, with other taxa, States and proponents."""
    details = (
        EventDetail("lead", "Government of Zenda"),
        EventDetail("taxa", "Otis tarda dybowskii"),
        EventDetail("range_states", "Kenya", {"iso": "KE"}),
    )
    mistaken = next(event for event in register.history("97.1") if event.kind is Event.ACCEPTED)
    register.record(
        RecordedEvent(
            *("97.1", 0, Event.ACCEPTED, "COP97", mistaken.day, mistaken.document, "A. Colleague"),
            corrects=mistaken.ordinal,
            particulars=details,
        )
    )


def retracted(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """What ended goes on."""
    last = register.history("97.3")[-1]
    register.record(
        RecordedEvent(
            *("97.3", 0, Event.RETRACTED, last.meeting, last.day, None, "A. Colleague"),
            corrects=last.ordinal,
        )
    )


def retitled(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    engine = create_engine(given.url or f"sqlite:///{given.home / 'register.sqlite'}")
    with engine.begin() as db:
        db.execute(text("UPDATE action SET title = 'Outarde' WHERE number = '97.1'"))
    engine.dispose()


def documented(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    symbol = "UNEP/CMS/COP97/Doc.5"
    file = keep(register, small_pdf("adopted text of 97.2"), "adopted_action", symbol)
    register.link("97.2", file, "adopted text", "A. Colleague")


def met(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """A new meeting, for which the next reports are."""
    opens = COP99.opens - timedelta(days=60)
    register.add_meeting(Meeting("ScC-SC91", opens, opens, "Streslau", "invented", ()), "seed")


def moved(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    day = Deadline(DeadlineKind.COP_REPORT, date(2096, 5, 6), Basis.PUBLISHED, "Notification 2")
    register.set_deadline("COP99", day, "seed")


def listed(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """A new edition of the Appendices."""
    given.editions = given.home / "editions"
    given.editions.mkdir()
    (given.editions / "editions.csv").write_text(EDITIONS)
    (given.editions / "COP97-test.csv").write_text(LISTED)


def later(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """The last meeting is over."""
    given.today = COP99.closes + timedelta(days=400)


def elsewhere(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    given.address = "https://elsewhere.example.org/"


def upgraded(register: Register, given: Publishing, patch: pytest.MonkeyPatch) -> None:
    """Another version of the program, whose pages look the same."""
    patch.setattr(publishing, "fingerprint", lambda: b"another")


CHANGES: tuple[tuple[Change, bool], ...] = (  # and whether anything is to be seen of it
    (reported, True),
    (decided, True),
    (corrected, True),
    (retracted, True),
    (retitled, True),
    (documented, True),
    (met, True),
    (moved, True),
    (listed, True),
    (later, True),
    (elsewhere, True),
    (upgraded, False),
)


@pytest.mark.parametrize(
    ("change", "seen"), CHANGES, ids=[folder_files.__name__ for folder_files, _ in CHANGES]
)
def test_following_a_change_gives_what_publishing_anew_gives(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, seen: bool
) -> None:
    def make(folder: str) -> dict[str, bytes]:
        publish(register, tmp_path / folder, given.today, given.address, given.editions)
        return contents(tmp_path / folder)

    given = Publishing(tmp_path / "home")
    seed(register)
    before = make("site")
    change(register, given, monkeypatch)
    after = make("site")
    assert after == make("new")
    old, new = (
        {path: content for path, content in folder_files.items() if not path.startswith(".")}
        for folder_files in (before, after)
    )
    assert (old != new) is seen


def test_a_folder_that_is_followed_is_the_folder_made_anew_on_either_database(
    url: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All the changes, one after another, by a process that keeps parts and by commands."""

    def make(folder: str, *, remembering: bool) -> dict[str, bytes]:
        monkeypatch.setattr(_memory, "on", remembering)
        publish(register, tmp_path / folder, given.today, given.address, given.editions)
        return contents(tmp_path / folder)

    given = Publishing(tmp_path / "home", url=url)
    with open_register(given.home, url) as register:
        seed(register)
        for change, _ in CHANGES:
            make("kept", remembering=True)
            make("site", remembering=False)
            change(register, given, monkeypatch)
            kept, site = make("kept", remembering=True), make("site", remembering=False)
            assert kept == site == make(f"new, {change.__name__}", remembering=False)


def test_a_page_stays_only_while_all_that_sets_its_values_does() -> None:
    """Whatever of other rooms the rendering uses is in the digest of the program."""
    assert [room for room in DECIDING if not (ROOT / room).exists()] == []
    sources = (ROOT / "pipeline/site/render").glob("*.py")
    used = {name for path in sources for name in IMPORTED.findall(path.read_text("utf-8"))}
    rooms = [room.removesuffix(".py").replace("/", ".") for room in DECIDING]
    assert used, "the pattern finds nothing"
    assert {
        name for name in used if not any(f"{name}.".startswith(f"{r}.") for r in rooms)
    } == set()
