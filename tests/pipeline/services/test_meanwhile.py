"""What a colleague did after a page was made is told, and nothing goes over it unseen."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.event_kinds import Event
from pipeline.config import home
from pipeline.register import open_register
from pipeline.services.meanwhile import ChangedMeanwhile, JudgedMeanwhile
from pipeline.services.record_event import record_event
from pipeline.services.review import confirm, correct, waive
from tests.pipeline.outcomes import outcome


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The SHA-256 of a submission in a register of its own."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(home(), None) as register:
        return register.load(outcome(b"a paper"), b"a paper", None, "COP15").sha256


def test_a_word_goes_over_no_word_that_its_author_had_not_seen(paper: str) -> None:
    assert correct(paper, "title", "Saiga", by="Ana", reason="read", seen=0).added
    with pytest.raises(JudgedMeanwhile, match=r"Ana judged “title” meanwhile"):
        correct(paper, "title", "Saigas", by="Bea", reason="read", seen=0)
    with pytest.raises(JudgedMeanwhile):
        confirm(paper, "title", by="Bea", seen=0)
    assert correct(paper, "title", "Saigas", by="Bea", reason="read", seen=1).added


def test_of_something_else_or_by_the_same_person_it_is_no_matter(paper: str) -> None:
    correct(paper, "title", "Saiga", by="Ana", reason="read", seen=0)
    assert correct(paper, "symbol", "UNEP/CMS/COP15/Doc.1", by="Bea", reason="read", seen=0).added
    assert correct(paper, "title", "Saiga antelope", by="Ana", reason="read", seen=0).added


def test_where_nobody_says_what_was_seen_nothing_is_refused(paper: str) -> None:
    correct(paper, "title", "Saiga", by="Ana", reason="read")
    assert correct(paper, "title", "Saigas", by="Bea", reason="read").added


def test_a_finding_that_was_waived_meanwhile_is_told(paper: str) -> None:
    with open_register(home(), None) as register:
        code = register.submission(paper).findings[0].code
    waive(paper, code, by="Ana", reason="known", seen=0)
    with pytest.raises(JudgedMeanwhile):
        waive(paper, code, by="Bea", reason="not so", seen=0)


def record(kind: Event, by: str, seen: int | None) -> bool:
    day = date(2023, 5, 1) if kind is Event.PROPOSED else date(2024, 2, 17)
    outcome = record_event("14.1", kind, meeting="COP14", day=day, title="Saiga", by=by, seen=seen)
    return outcome.recorded.added


def test_an_event_that_was_recorded_meanwhile_is_told(paper: str) -> None:
    record(Event.PROPOSED, "Ana", None)
    record(Event.ACCEPTED, "Ana", 1)
    with pytest.raises(ChangedMeanwhile, match="Ana recorded “accepted” meanwhile"):
        record(Event.NOT_ACCEPTED, "Bea", 1)
    assert not record(Event.ACCEPTED, "Bea", 1)
