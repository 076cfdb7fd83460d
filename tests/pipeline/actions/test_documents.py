"""The documents of an action as they were on a day."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.actions.action import Action, LinkedDocument
from pipeline.actions.documents import documents_on
from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.actions.report_status import ReportEvidence
from pipeline.actions.unread_files import UnreadFiles
from pipeline.convention.meetings import load_meetings

NOTHING_CAME = ReportEvidence(load_meetings(), {}, UnreadFiles())
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
    assert list(documents_on(ACTION, NOTHING_CAME, day)) == [
        document for name, document in DOCUMENTS.items() if name in there
    ]


def test_a_document_is_there_from_the_day_it_was_received() -> None:
    sent = LinkedDocument("f" * 64, "report", "", "report.pdf", meetings=("COP15",))
    action = replace(ACTION, events=(), documents=(sent,))
    evidence = replace(NOTHING_CAME, received={(sent.document, "COP15"): date(2025, 10, 20)})
    assert [*documents_on(action, evidence, date(2025, 10, 19))] == []
    assert [*documents_on(action, evidence, date(2025, 10, 20))] == [sent]
    assert [*documents_on(action, NOTHING_CAME, date(2025, 10, 20))] == []  # COP15 is in 2026
