"""Numbers for what a COP accepted: proposed, told of what stands in the way, given once."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.lifecycle import Event
from pipeline.services.actions import action_file
from pipeline.services.assign_numbers import StalePlan, assign_numbers, preview_numbers
from pipeline.services.record_event import record_event
from pipeline.services.session import Refused
from pipeline.services.undo import history_of, undo

TODAY = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, url: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three proposals that COP15 accepted, on either database."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    if url:
        monkeypatch.setenv("CONCERTED_REGISTER_URL", url)
    for n, name in enumerate(("Stork", "Crane", "Bittern"), 1):
        document = f"UNEP/CMS/COP15/Doc.29.{n}"
        propose = {"meeting": "COP15", "by": "Ana", "document": document, "today": TODAY}
        record_event(name, Event.PROPOSED, day=date(2025, 10, 1), **propose)  # type: ignore[arg-type]
        accept(name, date(2026, 3, 27 if name == "Crane" else 28))


def accept(name: str, day: date, document: str | None = None) -> None:
    record_event(name, Event.ACCEPTED, meeting="COP15", day=day, by="Ana", document=document,
                 today=TODAY)  # fmt: skip


def planned(**asked: object) -> dict[str, str]:
    plan = preview_numbers("COP15", **asked)  # type: ignore[arg-type]
    return {line.title: line.number for line in plan.lines}


def number(name: str) -> str:
    return action_file(name).action.number


def test_the_day_of_adoption_then_the_entry_makes_the_order() -> None:
    assert planned() == {"Crane": "15.1", "Stork": "15.2", "Bittern": "15.3"}
    first = planned(order=["Bittern", "Doc.29.1"])
    assert first == {"Bittern": "15.1", "Stork": "15.2", "Crane": "15.3"}


def test_given_once_and_a_second_time_nothing() -> None:
    assert len(assign_numbers("COP15", by="Ana").lines) == 3
    assert assign_numbers("COP15", by="Ana").lines == ()
    assert [number(name) for name in ("Crane", "P15.1", "Doc.29.3")] == ["15.1", "15.2", "15.3"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"Stork": "14.9"}, "no number of COP15"),
        ({"Stork": "soon"}, "no number of COP15"),
        ({"Stork": "15.7", "Crane": "15.7"}, "is wanted for"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_given(
    given: dict[str, str], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        assign_numbers("COP15", by="Ana", given=given)
    assert number("Stork") == "P15.1"


def test_another_number_in_the_adopted_text_is_asked_about() -> None:
    record_event("Heron", Event.PROPOSED, meeting="COP15", day=date(2025, 10, 1), by="Ana",
                 today=TODAY)  # fmt: skip
    accept("Heron", date(2026, 3, 29), "UNEP/CMS/Concerted Action 15.9")
    with pytest.raises(Refused, match=r"calls it 15\.9"):
        assign_numbers("COP15", by="Ana")
    assign_numbers("COP15", by="Ana", given={"Heron": "15.9"})
    assert number("Heron") == "15.9"


def test_a_preview_that_is_no_longer_true_is_refused() -> None:
    version = preview_numbers("COP15").version
    record_event("Heron", Event.PROPOSED, meeting="COP15", day=date(2025, 10, 1), by="Ben",
                 today=TODAY)  # fmt: skip
    with pytest.raises(StalePlan):
        assign_numbers("COP15", by="Ana", version=version)
    assert number("Stork") == "P15.1"


def test_wrong_numbers_are_exchanged_and_the_old_ones_lead_on() -> None:
    assign_numbers("COP15", by="Ana")
    assign_numbers("COP15", by="Ben", given={"Crane": "15.2", "Stork": "15.1"})
    assert (number("Crane"), number("Stork"), number("15.1")) == ("15.2", "15.1", "15.1")
    with pytest.raises(Refused, match="is the number of"):
        assign_numbers("COP15", by="Ben", given={"Crane": "15.3"})


def test_a_number_is_taken_back_and_given_again() -> None:
    assign_numbers("COP15", by="Ana")
    line = history_of("Bittern")[-1]
    assert (line.path, line.after) == ("number", "15.3")
    undo(line.number, by="Ben", reason="too early")
    assert (number("Bittern"), number("15.3")) == ("P15.3", "P15.3")
    assert planned() == {"Bittern": "15.3"}
    assign_numbers("COP15", by="Ana")
    assert number("Bittern") == "15.3"


def test_a_council_gives_no_numbers() -> None:
    with pytest.raises(Refused, match="a COP does"):
        preview_numbers("ScC-SC6")
