"""The use cases as the desk calls them: typed in, typed out, and whole or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.event_details import EventInput, MissingEventDetail
from pipeline.actions.lifecycle import Event, ImpossibleEvent, Status
from pipeline.convention.meetings import Basis, DeadlineKind, UnknownMeeting
from pipeline.refusal import Refusal
from pipeline.register import open_register
from pipeline.services.meetings import add_meeting, move_meeting, set_deadline, show_meeting
from pipeline.services.record_event import EventOutcome, event_kind, record_event
from pipeline.services.review import confirm, correct
from pipeline.services.session import Refused
from tests.pipeline.outcomes import outcome

COP14 = date(2024, 2, 17)
TODAY = date(2025, 1, 1)


@pytest.fixture
def home(tmp_path: Path, url: str | None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, on either database."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    if url:
        monkeypatch.setenv("CONCERTED_REGISTER_URL", url)
    return tmp_path / "home"


def accept(number: str = "14.1", **given: object) -> EventOutcome:
    """The COP accepts an action, said by Ana."""
    usual: dict[str, object] = {
        "kind": Event.ACCEPTED,
        "meeting": "cop14",
        "day": COP14,
        "by": "Ana",
        "today": TODAY,
    }
    return record_event(number, **{**usual, **given})  # type: ignore[arg-type]


def propose(number: str = "14.1", document: Path | str | None = None) -> EventOutcome:
    return accept(number, kind=Event.PROPOSED, day=date(2023, 5, 1), document=document)


@pytest.mark.usefixtures("home")
def test_a_title_given_with_a_known_action_is_applied_and_told() -> None:
    propose()
    first = accept(title="Saiga Antelope")
    assert (first.recorded.added, first.renamed) == (True, "14.1")
    again = accept(title="Saiga")
    assert (again.recorded.added, again.renamed) == (False, "Saiga Antelope")
    assert accept(title="Saiga").renamed is None


@pytest.mark.usefixtures("home")
def test_an_event_corrected_by_one_of_its_kind_keeps_what_it_said() -> None:
    propose()
    accept(details=EventInput(lead="Mongolia", taxa=("Saiga tatarica",)))
    answer = accept(day=date(2024, 2, 16), corrects=2, details=EventInput(lead="Kazakhstan"))
    details = {detail.field: detail.text for detail in answer.event.particulars}
    assert details == {"lead": "Kazakhstan", "taxa": "Saiga tatarica"}


@pytest.mark.usefixtures("home")
def test_an_event_says_what_came_of_it() -> None:
    propose()
    answer = accept()
    assert (answer.recorded.before, answer.recorded.after) == (Status.PROPOSED, Status.ONGOING)
    assert (answer.event.meeting, answer.event.by, answer.event.action) == ("COP14", "Ana", "14.1")
    assert not answer.outside_meeting
    assert not accept().recorded.added


def test_a_document_is_kept_with_its_event_and_not_without(
    home: Path, url: str | None, tmp_path: Path
) -> None:
    paper = tmp_path / "adopted.docx"
    paper.write_bytes(b"not a Word file, and kept all the same")
    with pytest.raises(Refusal):
        accept("99.9", kind=Event.REPORTED, document=paper)
    with open_register(home, url) as register:
        assert register.health() == ()
        assert register.submissions() == ()
    answer = propose(document=paper)
    assert answer.document_read == "adopted.docx"
    assert propose("14.2", document=paper).document_read is None
    assert answer.event.document == propose("14.3", document="adopted.docx").event.document


REFUSED: list[tuple[str, Callable[[], object], type[Exception], str]] = [
    ("a day to come", lambda: accept(day=date(2026, 1, 1)), Refused, "still to come"),
    ("no such meeting", lambda: accept(meeting="COP99"), UnknownMeeting, "COP99"),
    (
        "no reason",
        lambda: accept(kind=Event.CLOSED, note=" "),
        MissingEventDetail,
        "Say why the action is closed",
    ),
    (
        "into nothing",
        lambda: accept(kind=Event.MERGED, details=EventInput(into="")),
        MissingEventDetail,
        "into",
    ),
    ("no such event", lambda: event_kind("adopted"), Refused, "Is “accepted” meant?"),
    ("no such document", lambda: accept(document="lost.pdf"), Refused, "holds no submission"),
    (
        "closes first",
        lambda: add_meeting("COP98", COP14, TODAY.replace(year=2020), place="", source="", by="A"),
        Refused,
        "in order",
    ),
]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("ask", "error", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_refusal_is_a_sentence_without_options_of_the_command_line(
    ask: Callable[[], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as refused:
        ask()
    assert isinstance(refused.value, Refusal)
    if isinstance(refused.value, Refused | MissingEventDetail):
        assert refused.value.field
        assert "--" not in str(refused.value)


@pytest.mark.usefixtures("home")
def test_what_does_not_follow_is_refused() -> None:
    propose()
    with pytest.raises(ImpossibleEvent):
        accept(kind=Event.PROPOSED, day=date(2024, 3, 1), meeting="COP15")


def test_a_review_says_what_changed_and_what_is_left(home: Path, url: str | None) -> None:
    with open_register(home, url) as register:
        register.load(outcome(b"x"), b"x", None, "COP15")
    answer = correct("saiga.docx", "title", "Another title", by="Ana", reason="misread", day=TODAY)
    assert answer.added
    assert (answer.decision.after, answer.decision.by) == ("Another title", "Ana")
    assert answer.submission.corrected.title == "Another title"
    again = correct("saiga.docx", "title", "Another title", by="Ana", reason="misread", day=TODAY)
    assert not again.added
    in_time = correct("saiga.docx", "received", "2025-10-01", by="Ana", reason="mail")
    assert "DUE001" not in [finding.code for finding in in_time.submission.findings]
    late = correct("saiga.docx", "received", "2025-12-01", by="Ana", reason="another mail")
    assert "DUE001" in [finding.code for finding in late.submission.findings]
    assert confirm("saiga.docx", "kind", by="Ana").decision.before == answer.submission.summary.kind


@pytest.mark.usefixtures("home")
def test_a_later_published_deadline_counts_from_the_day_it_is_told() -> None:
    add_meeting("COP98", date(2031, 6, 1), date(2031, 6, 9), place="Bonn", source="a", by="Ana")
    kind = DeadlineKind.PROPOSAL
    first = set_deadline("cop98", kind, date(2031, 1, 2), source="b", by="Ana", today=TODAY)
    assert (first.added, first.deadline.published) == (True, None)
    assert first.before is not None
    assert first.before.basis is Basis.COMPUTED
    later = set_deadline("COP98", kind, date(2031, 7, 3), source="c", by="Ana", today=TODAY)
    assert later.deadline.published == TODAY
    assert later.after_opening
    moved = move_meeting("COP98", date(2031, 8, 1), date(2031, 8, 9), source="d", by="Ana")
    assert moved.changed
    assert (moved.before.opens, moved.meeting.opens) == (date(2031, 6, 1), date(2031, 8, 1))
    assert show_meeting("cop 98").opens == date(2031, 8, 1)
