"""The table that the website of the Secretariat imports documents from, a row an action."""

import csv
import io
import re
from collections.abc import Sequence

from extractors.fields.states.countries import state_name
from pipeline.convention.governments import governments_in
from pipeline.csv_cells import as_cell
from pipeline.site.content.rows import LANGUAGES, ActionRow, Site
from pipeline.site.texts import wording
from pipeline.site.urls import numbered
from pipeline.titles import title_in

HEAD = (
    *("Title", "Number", "Type", "Decisions directed to", "Description", "CMS Instrument"),
    *("Title fr", "Description fr", "Title es", "Description es"),
)
BETWEEN = re.compile(r"[,;] (?![^()]*\))")  # names in a cell; none within brackets
TYPE, INSTRUMENT = "Concerted Action", "CMS"


def website_table(site: Site) -> bytes:
    """The table as CSV with exactly the headings that the import asks for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([*map(as_cell, _row(action))] for action in site.actions)
    return text.getvalue().encode("utf-8")


def _row(action: ActionRow) -> Sequence[str]:
    english, *others = ((_title(action, code), _description(action, code)) for code in LANGUAGES)
    number = f"UNEP/CMS/Concerted Action {numbered(action.number)}"
    translated = [cell for pair in others for cell in pair]
    return (english[0], number, TYPE, _directed_to(action), english[1], INSTRUMENT, *translated)


def _directed_to(action: ActionRow) -> str:
    """Who leads it now, then whom its activities name as responsible; "" where nobody is known."""
    led = [p.name for period in action.periods[-1:] for p in period.proponents if p.lead]
    named = [name for row in action.activities for name in BETWEEN.split(row.responsibility)]
    return "; ".join(dict.fromkeys(map(_party, filter(None, [*led, *named]))))


def _party(name: str) -> str:
    """A government by its State in English, anybody else as written."""
    codes = governments_in(name)
    return state_name(codes[0], "en") if len(codes) == 1 else name.strip()


def _title(action: ActionRow, language: str) -> str:
    """The title; where there is none, what the page of the action is called."""
    words = wording(language).words["action"]
    title = title_in(language, action.title)
    return title or str(words["action"]).format(number=numbered(action.number))


def _description(action: ActionRow, language: str) -> str:
    """Its status, and why it has it."""
    words = wording(language).words
    return f"{words['status'][action.status]}. {words['why'][action.status]}"
