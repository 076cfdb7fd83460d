"""Which documents of an action were there on a day."""

import re
from collections.abc import Iterator
from datetime import date

from pipeline.actions.action import Action, LinkedDocument
from pipeline.actions.report_status import ReportEvidence

MEETING = re.compile(r"(?:Rev\.|CMS/)(COP\d{1,2}|ScC-SC\d{1,2})\b")


def documents_on(
    action: Action, evidence: ReportEvidence, as_of: date | None
) -> Iterator[LinkedDocument]:
    """The documents of `action` at the end of day `as_of`; all of them when it is None.

    A document is there from the day of the first event it was recorded with, or on which it was
    received, where either is known. Else it is there from the opening of the meeting that its
    symbol or its file names ("(Rev.COP13)" before "CMS/COP12/"). One that names no meeting is
    always shown: its day cannot be told.
    """
    for document in action.documents:
        first = _first_day(action, document, evidence)
        if as_of is None or first is None or first <= as_of:
            yield document


def _first_day(action: Action, document: LinkedDocument, evidence: ReportEvidence) -> date | None:
    recorded = [event.day for event in action.events if event.document == document.document]
    sent = (evidence.received.get((document.document, id_)) for id_ in document.meetings)
    known = [*recorded, *(day for day in sent if day is not None)]
    if known:
        return min(known)
    named = MEETING.findall(document.symbol or document.document)
    meetings = evidence.meetings
    opened = [meetings[id_].opens for id_ in (*named, *document.meetings) if id_ in meetings]
    return max(opened, default=None)
