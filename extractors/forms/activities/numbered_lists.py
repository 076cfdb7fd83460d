"""Lists that tell one thing of each activity under its number: "Expected outcomes: 1. A map …"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Document, Paragraph
from extractors.forms.activities.column_headers import fields_told
from extractors.forms.activities.grids import GridRow
from extractors.forms.activities.row_keys import NUMBERED, number_of

FEWEST = 2  # lines of a list
LONGEST_TITLE = 120  # characters of the line above
NUMBER = "No."


@dataclass(frozen=True, slots=True)
class _Line:
    number: Cell
    text: Cell


def lists_by_number(document: Document) -> Iterator[list[GridRow]]:
    """Each list under a line that names a field, as a table of two columns with a head.

    The line is a title or ends with a colon; it may name the activity beside the field.
    """
    title: Paragraph | None = None
    lines: list[_Line] = []
    for block in [*document.blocks, None]:
        line = _line(block) if isinstance(block, Paragraph) else None
        if line and title:
            lines.append(line)
            continue
        if title and len(lines) >= FEWEST:
            yield _grid(title, lines)
        lines = []
        title = block if isinstance(block, Paragraph) and _is_title(block) else None


def _is_title(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= LONGEST_TITLE and _field(paragraph) is not None


def _field(paragraph: Paragraph) -> str | None:
    """The one field that a title names beside the activity."""
    fields = fields_told(paragraph.text) - {"activity", "number"}
    return fields.pop() if len(fields) == 1 else None


def _line(paragraph: Paragraph) -> _Line | None:
    """A line with a number in front, written or set by Word."""
    match = NUMBERED.match(paragraph.text.strip())
    text = paragraph.text.strip()[match.end() if match else 0 :].strip(" ;")
    number = number_of(_cell(paragraph, paragraph.text))
    if not number or not text:
        return None
    return _Line(_cell(paragraph, number), _cell(paragraph, text.removesuffix(".")))


def _cell(paragraph: Paragraph, text: str) -> Cell:
    return Cell(1, 1, (replace(paragraph, text=text, spans=()),))


def _grid(title: Paragraph, lines: Sequence[_Line]) -> list[GridRow]:
    head = [_cell(title, NUMBER), _cell(title, (_field(title) or "").capitalize())]
    return [head, *([line.number, line.text] for line in lines)]
