"""The documents of an action as they were on a day."""

from datetime import date

import pytest

from pipeline.documents import documents_on
from pipeline.lifecycle import Event, RecordedEvent
from pipeline.meetings import load_meetings
from pipeline.register.held import Action, LinkedDocument

REPORT = "UNEP/CMS/COP13/Doc.99.1"
DOCUMENTS = {
    "first text": LinkedDocument("UNEP/CMS/COP12/Concerted Action 99.1", "adopted text", ""),
    "report": LinkedDocument(REPORT, "report", "recorded"),
    "revised": LinkedDocument("UNEP/CMS/Concerted Action 99.1 (Rev.COP13)", "adopted text", ""),
    "file": LinkedDocument("0" * 64, "other", "", file="a.pdf", meetings=("COP14",)),
    "unknown": LinkedDocument("Conservation plan", "other", ""),
}
REPORTED = RecordedEvent("99.1", 2, Event.REPORTED, "COP13", date(2019, 9, 20), REPORT, "Ana")
ACTION = Action("99.1", "Saiga", "", (REPORTED,), tuple(DOCUMENTS.values()))


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2018, 1, 1), {"first text", "unknown"}),
        (date(2019, 9, 20), {"first text", "report", "unknown"}),
        (date(2020, 2, 17), {"first text", "report", "revised", "unknown"}),
        (date(2024, 2, 12), set(DOCUMENTS)),
        (None, set(DOCUMENTS)),
    ],
)
def test_a_document_is_there_from_its_event_or_its_meeting(
    day: date | None, there: set[str]
) -> None:
    assert list(documents_on(ACTION, load_meetings(), day)) == [
        document for name, document in DOCUMENTS.items() if name in there
    ]
