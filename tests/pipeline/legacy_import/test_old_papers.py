"""Papers of meetings before the oldest edition of the Appendices, as old folders hold them."""

from pathlib import Path

import pytest
from docx import Document

from pipeline.convention.meetings import Meeting, load_meetings
from pipeline.legacy_import.match_documents import match_document
from pipeline.legacy_import.plan import PlannedAction
from pipeline.submissions.examine import examine

COPS = [meeting for meeting in load_meetings().values() if meeting.is_cop]


@pytest.mark.parametrize("meeting", COPS, ids=lambda cop: cop.id)
def test_a_paper_of_any_meeting_is_read(tmp_path: Path, meeting: Meeting) -> None:
    """Those before the oldest edition of the Appendices too: old tables bring them."""
    path = tmp_path / "CA 12.1 report.docx"
    document = Document()
    for line in (
        "REPORT ON THE IMPLEMENTATION OF CONCERTED ACTION 12.7 FOR THE ASIAN ELEPHANT",
        "Corridors were mapped for the Asian elephant (Elephas maximus).",
    ):
        document.add_paragraph(line)
    document.save(str(path))
    read = examine(path, meeting)
    assert read.problem is None
    assert read.summary.concerted_action == "12.7"
    planned = [
        PlannedAction(2, "12.1", "Great Bustard", taxa=("Otis tarda",)),
        PlannedAction(3, "12.7", "Asian Elephant", taxa=("Elephas maximus",)),
    ]
    match = match_document(read.summary, planned)
    assert match.number is None
    assert "say which is right; until then it stands with 12.7" in match.reason
