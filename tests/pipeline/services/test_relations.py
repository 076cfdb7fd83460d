"""What a submission is to others: each word on it is kept, followed everywhere, and undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.actions.report_status import ReportState
from pipeline.convention.meetings import Meeting
from pipeline.letters.drafts import drafts_for
from pipeline.register import Register, ReviewRejected, open_register
from pipeline.reports.compliance import compliance_report
from pipeline.reports.compliance.text import remark
from pipeline.reports.council import CouncilPaper, council_paper
from pipeline.reports.texts import wording
from pipeline.services.relations import (
    RelationOutcome,
    move,
    move_back,
    relate,
    relation_kind,
    set_aside,
)
from pipeline.services.session import Refused
from pipeline.services.take_in import take_in
from pipeline.services.undo import history_of, undo
from pipeline.submissions.lateness import judge_alone
from pipeline.submissions.summary import ReadSection
from pipeline.submissions.versions.lives import Standing
from pipeline.submissions.versions.relations import RelationKind
from tests.pipeline.outcomes import outcome, unreadable
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.services.test_use_cases import home

__all__ = ["home"]

TODAY = date(2025, 11, 5)
FIRST, LATER = date(2025, 10, 10), date(2025, 10, 30)  # the deadline is 24 October 2025
K = RelationKind


def load(register: Register, name: str, received: date | None = FIRST, **changes: Any) -> str:
    """A proposal of its own, under a title of its own; `changes` as in `outcome`."""
    words = ReadSection("timeframe", "Timeframe", "en", f"2030, {name}", 2, 7)
    of_its_own: dict[str, object] = {"sections": (words,)}
    of_its_own |= {"file": f"{name}.docx", "title": f"ON THE {name.upper()}", "symbol": None}
    result = outcome(name.encode(), **(of_its_own | changes))
    result = judge_alone(result, received, register.meetings()["COP15"])  # as its reader does
    return register.load(result, name.encode(), received, "COP15").sha256


@pytest.fixture
def pair(home: Path, url: str | None) -> Callable[..., list[str]]:
    """Loads two proposals that nothing joins, and gives their SHA-256."""

    def make(second: date | None = LATER, **changes: object) -> list[str]:
        with open_register(home, url) as register:
            texts = [("first", FIRST, {}), ("second", second, changes)]
            return [load(register, name, day, **more) for name, day, more in texts]

    return make


def looked_at(home: Path, url: str | None) -> tuple[dict[str, Standing], CouncilPaper, list[str]]:
    """The list, the Council's paper, and the files that letters are about."""
    with open_register(home, url) as register:
        stands = {line.file: line.standing for line in register.submissions()}
        paper = council_paper(register, "COP15", TODAY)
        letters = [d.about for d in drafts_for(register, "COP15", TODAY, {}) if d.kind]
    return stands, paper, letters


def codes(home: Path, url: str | None, digest: str) -> list[str]:
    with open_register(home, url) as register:
        return [f.code for f in register.submission(digest).findings if f.code.startswith("DUE")]


RELATIONS = [  # the second is … the first: the list, rows of the paper, lateness of the second
    (K.TRANSLATION_OF, Standing.TRANSLATION, ["first.docx"], ["DUE003"]),
    (K.ANNEX_TO, Standing.ANNEX, ["first.docx"], ["DUE001"]),
    (K.SAME_TEXT_AS, Standing.SAME_TEXT, ["first.docx"], ["DUE003"]),
]


@pytest.mark.parametrize(("kind", "stands", "rows", "due"), RELATIONS)
def test_a_relation_is_followed_everywhere_and_undone(
    home: Path,
    url: str | None,
    pair: Callable[..., list[str]],
    kind: RelationKind,
    stands: Standing,
    rows: list[str],
    due: list[str],
) -> None:
    first, second = pair(language="fr" if kind is K.TRANSLATION_OF else "en")
    before = looked_at(home, url)
    given = {"by": "Ana", "reason": "the cover says so"}
    assert relate(second, kind, first, **given).changed  # type: ignore[arg-type]
    assert not relate(second, kind, first, **given).changed  # type: ignore[arg-type]
    found, paper, letters = looked_at(home, url)
    assert found == {"first.docx": Standing.SUBMISSION, "second.docx": stands}
    assert [row.file for row in paper.rows] == rows
    assert [(f.file, f.standing) for f in paper.rows[0].also] == [("second.docx", stands)]
    assert {*letters} == {*rows}
    if kind is not K.ANNEX_TO:
        assert codes(home, url, second) == due
    assert relate(second, kind, first, by="Ben", undo=True).changed
    assert looked_at(home, url) == before
    with open_register(home, url) as register:
        assert [(r.by, r.holds) for r in register.relations.log(second)] == [
            ("Ana", True),
            ("Ben", False),
        ]
        assert [c.path for c in register.changes(f"submission {second}")][:1] == ["relation"]


def test_a_new_version_takes_the_place_and_the_day_of_the_first(
    home: Path, url: str | None, pair: Callable[..., list[str]]
) -> None:
    first, second = pair()
    relate(second, K.NEW_VERSION_OF, first, by="Ana")
    stands, paper, letters = looked_at(home, url)
    assert stands == {"first.docx": Standing.EARLIER_VERSION, "second.docx": Standing.SUBMISSION}
    assert [row.file for row in paper.rows] == ["second.docx"]
    assert {*letters} == {"second.docx"}
    assert codes(home, url, second) == ["DUE003"]
    relate(second, K.NEW_VERSION_OF, first, by="Ana", undo=True)
    assert codes(home, url, second) == ["DUE001"]


def test_what_was_read_as_versions_can_be_called_separate(
    home: Path, url: str | None, pair: Callable[..., list[str]]
) -> None:
    first, second = pair(title="ON THE FIRST")
    assert codes(home, url, second) == ["DUE003"]
    relate(second, K.SEPARATE_FROM, first, by="Ana", reason="another population")
    stands, paper, _ = looked_at(home, url)
    assert {*stands.values()} == {Standing.SUBMISSION}
    assert len(paper.rows) == 2
    assert codes(home, url, second) == ["DUE001"]
    relate(second, K.SEPARATE_FROM, first, by="Ana", undo=True)
    assert codes(home, url, second) == ["DUE003"]
    assert len(looked_at(home, url)[1].rows) == 1


ASIDE = [
    (K.WITHDRAWN, Standing.WITHDRAWN, ["second.docx"]),
    (K.NOT_FOR_US, Standing.NOT_FOR_US, []),
]


@pytest.mark.parametrize(("kind", "stands", "named"), ASIDE)
def test_what_is_set_aside_counts_for_nothing_and_is_listed(
    home: Path,
    url: str | None,
    pair: Callable[..., list[str]],
    kind: RelationKind,
    stands: Standing,
    named: list[str],
) -> None:
    _, second = pair()
    before = looked_at(home, url)
    set_aside(second, kind, by="Ana", reason="their letter")
    found, paper, letters = looked_at(home, url)
    assert found["second.docx"] is stands
    assert [row.file for row in paper.rows] == ["first.docx"]
    assert [gone.file for gone in paper.withdrawn] == named
    assert not [o for row in paper.rows for o in row.overlaps]
    assert {*letters} == {"first.docx"}
    set_aside(second, kind, by="Ben", reason="a mistake", undo=True)
    assert looked_at(home, url) == before


@pytest.mark.parametrize("kind", [K.WITHDRAWN, K.NOT_FOR_US])
def test_a_first_version_set_aside_lends_its_day_to_nobody(
    home: Path, url: str | None, pair: Callable[..., list[str]], kind: RelationKind
) -> None:
    first, second = pair(title="ON THE FIRST")
    set_aside(first, kind, by="Ana", reason="their letter")
    assert codes(home, url, second) == ["DUE001"]
    set_aside(first, kind, by="Ana", reason="not so", undo=True)
    assert codes(home, url, second) == ["DUE003"]


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (K.WITHDRAWN, ReportState.MISSING),
        (K.NOT_FOR_US, ReportState.MISSING),
        (None, ReportState.ON_TIME),
    ],
)
def test_a_report_set_aside_is_none(
    home: Path, url: str | None, kind: RelationKind | None, state: ReportState
) -> None:
    with open_register(home, url) as register:
        accepted = RecordedEvent("14.1", 0, Event.ACCEPTED, "COP14", date(2024, 2, 17), None, "Ana")
        register.record(accepted, "Saiga", opens=True)
        kinds: dict[str, Any] = {"kind": "progress_report", "kinds": ("progress_report",)}
        digest = load(register, "report", concerted_action="14.1", **kinds)
    if kind:
        set_aside(digest, kind, by="Ana", reason="their letter")
    with open_register(home, url) as register:
        evidence, actions = register.report_evidence(), register.actions()
        (row,) = compliance_report(actions, evidence, "COP15", date(2026, 6, 1)).rows
    assert row.state is state
    assert ("withdrawn" in remark(row, wording("en", "compliance"))) == (kind is K.WITHDRAWN)


def test_an_unreadable_file_that_goes_with_another_holds_no_answer_back(
    home: Path, url: str | None
) -> None:
    with open_register(home, url) as register:
        report = load(register, "report")
        scan = register.load(unreadable(b"scan"), b"scan", FIRST, "COP15").sha256
        assert [u.waiting.sha256 for u in register.report_evidence().unread.files] == [scan]
    relate(scan, K.TRANSLATION_OF, report, by="Ana")
    with open_register(home, url) as register:
        assert register.report_evidence().unread.files == ()


def test_events_that_rest_on_what_counts_no_more_are_told(home: Path, url: str | None) -> None:
    with open_register(home, url) as register:
        digest = load(register, "saiga")
        proposed = RecordedEvent("15.1", 0, Event.PROPOSED, "COP15", FIRST, digest, "Ana")
        register.record(proposed, "Saiga")
    remarks = set_aside(digest, K.WITHDRAWN, by="Ana", reason="their letter").remarks
    assert [remark for remark in remarks if "15.1" in remark and "--corrects 1" in remark]


@pytest.mark.parametrize("back", [K.TRANSLATION_OF, K.NEW_VERSION_OF, K.ANNEX_TO])
def test_nothing_goes_round_in_a_circle(
    home: Path, url: str | None, pair: Callable[..., list[str]], back: RelationKind
) -> None:
    first, second = pair()
    relate(second, K.TRANSLATION_OF, first, by="Ana")
    with pytest.raises(ReviewRejected, match="the other way round"):
        relate(first, back, second, by="Ana")
    with pytest.raises(ReviewRejected, match="name another one"):
        relate(first, back, first, by="Ana")


@pytest.mark.parametrize(
    "written", ["translation-of", "Translation_of", " translation of ", "TRANSLATION-OF"]
)
def test_a_relation_is_named_in_words(written: str) -> None:
    assert relation_kind(written) is K.TRANSLATION_OF


@pytest.mark.parametrize("written", ["withdrawn", "of-meeting", "", "copy"])
def test_an_unknown_relation_names_those_there_are(written: str) -> None:
    with pytest.raises(Refused, match="translation-of, new-version-of"):
        relation_kind(written)


def test_a_move_takes_the_day_along_and_back(
    home: Path, url: str | None, pair: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reread_here(present: object) -> object:
        return present

    monkeypatch.setattr("pipeline.services.relations._read_again", reread_here)
    first, _ = pair()
    moved: RelationOutcome = move(first, "cop14", by="Ana", reason="wrong folder")
    assert [(r.meeting, r.received) for r in moved.submission.receipts] == [("COP14", FIRST)]
    assert not move(first, "COP14", by="Ana", reason="wrong folder").changed
    back = move_back(first, by="Ben", reason="right after all").submission
    assert [(r.meeting, r.received) for r in back.receipts] == [("COP15", FIRST)]
    with open_register(home, url) as register:
        paths = [change.path for change in register.changes(f"submission {first}")]
        assert paths.count("meeting") == 2
        again = register.load(outcome(b"first"), b"first", LATER, "COP14")
        assert again.updated
    merged = move(first, "COP14", by="Ana", reason="sent to both").submission
    assert [(r.meeting, r.received) for r in merged.receipts] == [("COP14", LATER)]
    with pytest.raises(Refused, match="never moved"):
        move_back(pair()[1], by="Ana", reason="no")


def test_without_a_reason_nothing_is_set_aside(
    home: Path, url: str | None, pair: Callable[..., list[str]]
) -> None:
    first, _ = pair()
    with pytest.raises(Refused, match="--reason"):
        set_aside(first, K.WITHDRAWN, by="Ana", reason=" ")
    with pytest.raises(Refused, match="--reason"):
        move(first, "COP14", by="Ana", reason="")


@pytest.mark.slow  # reads a file in a process of its own, twice
def test_what_is_moved_is_judged_by_the_deadline_of_its_new_meeting(
    corpora: Path, home: Path, url: str | None
) -> None:
    file = corpora / "field-cases" / "F03_versions" / "v1 teal.docx"
    (row,) = take_in([file], "COP15", LATER, readers=HereReaders(TODAY)).rows
    assert codes(home, url, row.sha256) == ["DUE001"]
    opens = date(2029, 5, 1)
    with open_register(home, url) as register:
        register.add_meeting(Meeting("COP16", opens, opens, "Strelsau", "a test", ()), "Ana")
    moved = move(row.sha256, "COP16", by="Ana", reason="the cover says COP16").submission
    assert [f.code for f in moved.findings if f.code == "DUE001"] == []
    assert "COP16" in str([f.facts for f in moved.findings if f.code == "DOC007"])
    back = move_back(row.sha256, by="Ana", reason="it does not")
    assert codes(home, url, row.sha256) == ["DUE001"]
    assert back.submission.meeting == "COP15"


def test_another_word_on_a_pair_says_what_it_stands_in_for(
    pair: Callable[..., list[str]], home: Path, url: str | None
) -> None:
    first, second = pair()
    relate(second, K.ANNEX_TO, first, by="Ana")
    (remark_,) = relate(second, K.SAME_TEXT_AS, first, by="Ben").remarks
    assert "Ana had said" in remark_
    assert "annex to" in remark_
    line = [change for change in history_of(second) if change.path == "relation"][-1]
    assert (line.before, line.after) == (["annex_to", first], ["same_text_as", first])
    undo(line.number, by="Ana", reason="an annex it is")
    with open_register(home, url) as register:
        assert [r.kind for r in register.submission(second).relations] == [K.ANNEX_TO]
