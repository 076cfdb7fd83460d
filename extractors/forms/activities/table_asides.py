"""Rows of a table of activities that are none: headers again, themes and notes."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.forms.activities.columns import Column, ColumnFields
from extractors.forms.activities.grids import GridRow, is_divided, text_of
from extractors.forms.activities.table_heads import FEWEST_NAMED, LONGEST_HEADER, is_header
from extractors.text import normalise

THEME = re.compile(
    r"^(?:objectives?|objectifs?|objetivos?|components?|composantes?|componentes?|themes?|temas?"
    r"|pillars?|piliers?|pilares?|axe|axes|ejes?|axis|goals?|work ?packages?|lots?|outputs?|area"
    r"|phase|fase|volets?|lineas? de|groupe|part|parte|partie|priority|priorite|prioridad)\b"
)
MOST_OF_A_THEME = 2  # cells filled in the row of one
NUMBERED_THEME = re.compile(
    r"^(?:objecti(?:ve|f)|objetivo|component[e]?|composante|theme|tema|pillar|pilier|pilar|axe|eje"
    r"|wp|work ?package|lot|phase|fase|volet)\s?(?:n[o°º.]*\s?)?(?:\d+|[ivx]+|[a-d])\b"
)


def is_aside(
    cells: GridRow, texts: Sequence[str], fields: ColumnFields, headers: Sequence[str]
) -> bool:
    """Whether a row is none of an activity: a header again, a theme or a note."""
    if _is_header_again(texts) or list(texts) == list(headers):
        return True
    return _is_note(cells, fields.places) or _is_theme(texts, fields)


def _is_header_again(texts: Sequence[str]) -> bool:
    """Whether a row below is a header: most of its cells name a field, none is text.

    "Action plan for the snark | Text endorsed in Nairobi | Done" has the words of two headers.
    """
    filled = [text for text in texts if text]
    naming = [text for text in filled if Column(text, ()).named]
    short = all(len(text) <= LONGEST_HEADER for text in filled)
    return is_header(texts) and short and len(naming) > len(filled) / 2


def _is_note(cells: GridRow, places: Mapping[str, Sequence[int]]) -> bool:
    """Whether one cell stands under most headers: "Objective 1" over some rows, a note below."""
    under = Counter(id(cells[n]) for listed in places.values() for n in listed if cells[n])
    return max(under.values(), default=0) >= min(FEWEST_NAMED, len(places))


def _is_theme(texts: Sequence[str], fields: ColumnFields) -> bool:
    """Whether the row holds but a title in its first cell, by its words or all in capitals.

    Who leads a part of the work may stand beside its number.
    """
    filled = [text for text in texts if text]
    if not texts[0] or len(filled) > MOST_OF_A_THEME:
        return False
    title = filled[0]
    if len(filled) > 1:
        return bool(NUMBERED_THEME.match(normalise(title)))
    return bool(THEME.match(normalise(title))) or title.isupper() or title.endswith(":")


def numbered_groups(body: Sequence[GridRow], numbers: Sequence[int]) -> set[int]:
    """The rows, counted from 0, that only head those below: "1 | Roosts" above "1.1 | Close mines".

    `numbers` are the columns that count the rows.
    """
    found = set()
    for at, (cells, after) in enumerate(pairwise(body)):
        texts, below = [text_of(cell) for cell in cells], [text_of(cell) for cell in after]
        filled = [n for n, text in enumerate(texts) if text and n not in numbers]
        above = any(texts[n] and below[n].startswith(texts[n].rstrip(".") + ".") for n in numbers)
        if above and len(filled) == 1:
            found.add(at)
    return found


def titled_groups(body: Sequence[GridRow], numbers: Sequence[int]) -> set[int]:
    """The rows, counted from 0, that are but a title over those below: "On land" above two of them.

    An activity with nothing filled in looks the same, so either all stand out in bold, or several
    do so with rows below each, the first on top.
    """
    alone = [n for n, cells in enumerate(body) if _is_alone(cells, numbers)]
    full = [n for n in range(len(body)) if n not in alone]
    bold = [n for n in alone if _is_bold(body[n])]
    if bold and not any(_is_bold(body[n]) for n in full):
        return {*bold}
    over_rows = all(n + 1 in full for n in alone)
    return {*alone} if over_rows and len(alone) > 1 and alone[0] == 0 else set()


def _is_alone(cells: GridRow, numbers: Sequence[int]) -> bool:
    """Whether a divided row has text in its first column only, numbers apart."""
    texts = [text_of(cell) for n, cell in enumerate(cells) if n not in numbers]
    return is_divided(cells) and bool(texts) and bool(texts[0]) and not any(texts[1:])


def _is_bold(cells: GridRow) -> bool:
    lines = [p for cell in cells if cell for p in cell.paragraphs if p.text.strip()]
    return bool(lines) and all(line.bold for line in lines)
