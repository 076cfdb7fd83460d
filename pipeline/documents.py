"""Which documents of an action were there on a day."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.meetings import Meeting
from pipeline.register.held import Action, LinkedDocument

MEETING = re.compile(r"(?:Rev\.|CMS/)(COP\d{1,2}|ScC-SC\d{1,2})\b")


def documents_on(
    action: Action, meetings: Mapping[str, Meeting], as_of: date | None
) -> Iterator[LinkedDocument]:
    """The documents of `action` at the end of day `as_of`; all of them when it is None.

    A document is there from the day of the first event it was recorded with. Without one, it is
    there from the opening of the meeting that its symbol or its file names ("(Rev.COP13)" before
    "CMS/COP12/"). One that names no meeting is always shown: its day cannot be told.
    """
    for document in action.documents:
        first = _first_day(action, document, meetings)
        if as_of is None or first is None or first <= as_of:
            yield document


def _first_day(
    action: Action, document: LinkedDocument, meetings: Mapping[str, Meeting]
) -> date | None:
    recorded = [event.day for event in action.events if event.document == document.document]
    if recorded:
        return min(recorded)
    named = MEETING.findall(document.symbol or document.document)
    opened = [meetings[one].opens for one in (*named, *document.meetings) if one in meetings]
    return max(opened, default=None)
