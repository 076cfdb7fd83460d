"""What stands above the text of a meeting's paper: symbol, day, meeting, title and summary."""

from datetime import date
from typing import Any

from pipeline.convention.meetings import Meeting
from pipeline.i18n.typography import bound
from pipeline.reports.meeting_name import meeting_name, place_and_days
from pipeline.reports.paper_template import open_paper
from pipeline.reports.texts import wording


def begin_paper(
    meeting: Meeting, today: date, language: str, *, symbol: str, title: str, summary: str
) -> Any:
    """A paper for a meeting, ready to be written on. Raises BrokenPaperTemplate."""
    texts = wording(language, "masthead")
    facts = {
        "symbol": symbol,
        "date": texts.day(today),
        "meeting": meeting_name(meeting.id, language),
        "place": place_and_days(meeting, texts),
        "title": title,
        "summary": bound(summary),
    }
    return open_paper(language, facts)


def body_of(meeting: Meeting, language: str) -> str:
    """Who meets, as the subject of "is recommended to" in the language."""
    bodies = wording(language, "masthead")["bodies"]
    kind = next((k for k in bodies if meeting.id.startswith(k)), "other")
    return str(bodies[kind])
