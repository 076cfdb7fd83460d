"""The head of a meeting's paper: the Convention, the symbol, the day, and for which meeting."""

from datetime import date
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from extractors.fields.states import find_states, state_name
from pipeline.meetings import Meeting
from pipeline.reports.paper import INK, clean, text_width
from pipeline.reports.wording import Wording, wording

TEENS = (11, 12, 13)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def add_masthead(word: Any, symbol: str, meeting: Meeting, today: date, language: str) -> None:
    """The lines above the title; the first page has no other head and no number."""
    own = wording(language, "masthead")
    word.sections[0].different_first_page_header_footer = True
    table = word.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    _write(left.paragraphs[0], own["convention"].upper(), 13, bold=True)
    for number, line in enumerate([symbol, own.day(today), *own["original"]]):
        paragraph = right.paragraphs[0] if number == 0 else right.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(paragraph, line, 10, bold=number == 0)
    for cell, share in ((left, 0.55), (right, 0.45)):
        cell.width = int(text_width(word) * share)
    _rule_below(table)
    name = meeting_name(meeting.id, language)
    lines = [name, place_and_days(meeting, own), own["agenda"]]
    for number, line in enumerate(lines):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6 if number == 0 else 0)
        _write(paragraph, line, 10, bold=number == 0)
    paragraph.paragraph_format.space_after = Pt(18)


def meeting_name(id_: str, language: str) -> str:
    """The name of a meeting written out; its id where it is of no kind known.

    >>> meeting_name("COP21", "en")
    '21st Meeting of the Conference of the Parties'
    """
    own = wording(language, "masthead")
    for kind, name in own["meetings"].items():
        number = id_.removeprefix(kind)
        if id_.startswith(kind) and number.isdecimal():
            return str(name).format(nth=_nth(int(number), own))
    return id_


def place_and_days(meeting: Meeting, own: Wording) -> str:
    """Where it is, and from which day to which: "Streslau, Ruritania, 1 – 6 July 2030"."""
    *town, country = meeting.place.split(", ")
    states = find_states(country)
    if len(states) == 1:
        country = state_name(states[0].iso, own.language)
    place = ", ".join([*town, own["places"].get(country, country)])
    return f"{place}, {_days(meeting.opens, meeting.closes, own)}"


def _days(first: date, last: date, own: Wording) -> str:
    whole, end = own.day(first), own.day(last)
    if first == last:
        return end
    if first.year == last.year:
        whole = whole.removesuffix(str(first.year)).removesuffix(own["of_year"]).strip()
    if (first.year, first.month) == (last.year, last.month):
        whole = whole.split()[0]
    return f"{whole} – {end}"


def _nth(number: int, own: Wording) -> str:
    if own.language == "en":
        plain = number % 100 in TEENS
        return f"{number}{'th' if plain else ENDINGS.get(number % 10, 'th')}"
    return f"{number}{own['first'] if number == 1 else own['other']}"


def _write(paragraph: Any, text: str, points: float, *, bold: bool) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold, run.font.color.rgb = Pt(points), bold, INK


def _rule_below(table: Any) -> None:
    edges = OxmlElement("w:tblBorders")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "1F2933")):
        line.set(qn(f"w:{name}"), value)
    edges.append(line)
    table._tbl.tblPr.append(edges)
