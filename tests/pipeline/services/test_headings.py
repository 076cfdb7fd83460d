"""Headings that people place: kept, followed by the values, remembered for later files, revoked."""

from datetime import date
from pathlib import Path

import docx
import pytest

from pipeline.intake.unpack import holds_documents
from pipeline.register import ReviewRejected, open_register
from pipeline.services.headings import home_headings, revoke_heading
from pipeline.services.maintenance import reread
from pipeline.services.review import ReviewOutcome, correct
from pipeline.submissions.examine import examine
from pipeline.submissions.summary import Reading
from tests.pipeline.dossiers import LAST, TABLE, meeting, text
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.services.test_use_cases import home
from tests.pipeline.submissions.test_examine import write_word

__all__ = ["home"]

PLAN = "Plan d’action"
WHERE = "Lo demás"  # so little of a heading that nobody places it but by hand
WORDS = (
    text()
    .replace("Geographical range", WHERE)
    .replace("breed in Mongolia and", "breed in Mongolia and Kazakhstan and")
)
ACTIVITIES = "activities_and_expected_outcomes"
RANGE = "geographical_range"


def paper(folder: Path, name: str = "bustard.docx", more: str = "") -> Path:
    """A submission whose range stands under words of its own."""
    return write_word(folder / name, f"{WORDS}{more}")


def write_plan(path: Path) -> Path:
    """A submission whose table of activities stands under words of its own."""
    write_word(path, text())
    word = docx.Document(str(path))
    next(paragraph for paragraph in word.paragraphs if paragraph.text == LAST).text = PLAN
    word.save(str(path))
    return path


def take_in(home: Path, url: str | None, path: Path) -> Reading:
    with open_register(home, url) as register:
        register.add_meeting(meeting(), "Ana")
        result = examine(path, meeting(), today=date(2030, 1, 1), taught=register.taught_headings())
        register.load(result, path, None, "COP99")
    return result.summary


def place(heading: str, section: str | None, file: str = "bustard.docx") -> ReviewOutcome:
    return correct(file, f"sections/{heading}", section, by="Ana", reason="I read it")


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: starting others takes seconds."""
    monkeypatch.setattr("pipeline.intake.workers.ReaderPool", HerePool)


class HerePool(HereReaders):
    def __init__(self, workers: int) -> None:
        super().__init__(date(2030, 1, 1))

    def __enter__(self) -> "HerePool":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def holds_documents(self, path: Path) -> bool:
        return holds_documents(path)


@pytest.fixture
def reading(home: Path, url: str | None, tmp_path: Path) -> Reading:
    """What was read of the submission before anybody placed its headings."""
    return take_in(home, url, paper(tmp_path))


def test_what_stands_under_a_placed_heading_is_worked_out_again(reading: Reading) -> None:
    assert reading.range_states == ()
    answer = place(WHERE, RANGE)
    now = answer.submission.summary
    assert answer.added
    assert {state.iso for state in now.range_states} == {"MN", "KZ", "CN"}
    assert RANGE not in (*now.missing_sections, *(u.section for u in now.undetermined_sections))
    assert answer.submission.corrected == now
    assert answer.submission.conflicts == ()


def test_the_reading_before_is_kept_beside(reading: Reading) -> None:
    answer = place(WHERE, RANGE)
    assert answer.submission.readings == 2
    assert (answer.decision.before or "", answer.decision.after) == ("", RANGE)


def test_a_placed_heading_survives_reading_again(
    reading: Reading, home: Path, url: str | None
) -> None:
    placed = place(WHERE, RANGE).submission.summary
    assert [file.changed for file in reread(["bustard.docx"])] == [False]
    with open_register(home, url) as register:
        assert register.submission("bustard.docx").summary == placed


@pytest.mark.parametrize("written", [WHERE, "lo demas", "LO DEM", "3. Lo demás", "lo demás :"])
def test_a_heading_is_known_by_its_letters(reading: Reading, written: str) -> None:
    assert place(written, RANGE).decision.path == f"sections/{WHERE}"


@pytest.mark.parametrize("section", [RANGE, "Geographical range", "geographical range:"])
def test_a_section_is_known_by_its_id_and_by_its_heading_in_the_form(
    reading: Reading, section: str
) -> None:
    assert place(WHERE, section).decision.after == RANGE


REFUSED = [
    (WHERE, "geografical_range", "Did you mean geographical_range"),
    ("Lo demos", RANGE, f"Did you mean “{WHERE}”"),
    ("Presupuesto", RANGE, "has no heading"),
    ("re", "relevance", "may be any of"),
]


@pytest.mark.parametrize(("heading", "section", "words"), REFUSED)
def test_what_is_not_there_is_refused_with_what_may_be_meant(
    reading: Reading, heading: str, section: str, words: str
) -> None:
    with pytest.raises(ReviewRejected, match=words):
        place(heading, section)


def test_a_placed_heading_is_a_wording_for_later_files(
    reading: Reading, home: Path, url: str | None, tmp_path: Path
) -> None:
    place(WHERE, RANGE)
    assert [(taught.heading, taught.section, file) for taught, file in home_headings()] == [
        (WHERE, RANGE, "bustard.docx")
    ]
    later = take_in(home, url, paper(tmp_path, "later.docx", "\nIt is late."))
    assert {entry.iso for entry in later.range_states} == {"MN", "KZ", "CN"}


def test_a_revoked_wording_stays_where_it_was_placed_and_counts_nowhere_else(
    reading: Reading, home: Path, url: str | None, tmp_path: Path
) -> None:
    placed = place(WHERE, RANGE).submission.summary
    revoke_heading("LO DEMAS", by="Ben")
    assert home_headings() == ()
    assert take_in(home, url, paper(tmp_path, "later.docx", "\nIt is late.")).range_states == ()
    assert [file.changed for file in reread(["bustard.docx"])] == [False]
    with open_register(home, url) as register:
        assert register.submission("bustard.docx").summary == placed
    with pytest.raises(ReviewRejected, match="No heading"):
        revoke_heading(WHERE, by="Ben")
    assert place(WHERE, RANGE).added
    assert len(home_headings()) == 1


def test_a_heading_of_the_form_is_placed_in_its_file_alone(reading: Reading) -> None:
    answer = place("Relevance", "conservation_priority")
    assert "relevance" not in [section.id for section in answer.submission.summary.sections]
    assert home_headings() == ()


def test_a_line_that_was_read_as_text_is_placed_too(
    home: Path, url: str | None, tmp_path: Path
) -> None:
    words = WORDS.replace(f"\n{WHERE}\n", "\nthe lands it lives in\n")
    take_in(home, url, write_word(tmp_path / "bustard.docx", words))
    now = place("the lands it lives in", RANGE).submission.summary
    assert {state.iso for state in now.range_states} == {"MN", "KZ", "CN"}


def test_a_table_of_activities_moves_with_its_heading(
    home: Path, url: str | None, tmp_path: Path
) -> None:
    path = write_plan(tmp_path / "bustard.docx")
    take_in(home, url, path)
    now = place("plan d'action", ACTIVITIES).submission.summary
    assert len(now.activities) == len(TABLE) - 1


def test_a_heading_can_be_said_to_be_none_of_the_form(reading: Reading) -> None:
    place(WHERE, RANGE)
    answer = place(WHERE, None)
    assert answer.submission.summary.range_states == ()
