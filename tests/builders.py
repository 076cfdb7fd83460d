"""Documents sketched in a test, so that logic is tried without files."""

from collections.abc import Sequence
from itertools import count

from extractors.document import Cell, Document, Location, Paragraph, Span, Style, Table
from extractors.forms.template import load_templates

PROPOSAL = load_templates()["proposal", "COP14"]

Rows = Sequence[Sequence[str]]


def sketch(*parts: str | Rows) -> Document:
    """A document with one paragraph per non-empty line of a text, one table per list of rows.

    `**Geographical range**` is a bold paragraph, `# Geographical range` one in Word's style
    "Heading 1" and `## At sea` one in "Heading 2". A line break in a cell parts its paragraphs.
    """
    number, tables = count(1), count(1)
    blocks: list[Paragraph | Table] = []
    for part in parts:
        if isinstance(part, str):
            lines = [line.strip() for line in part.splitlines() if line.strip()]
            blocks += [paragraph(line, Location(next(number))) for line in lines]
        else:
            blocks.append(table(part, next(tables), number))
    return Document("sketch.docx", "0" * 64, tuple(blocks))


def paragraph(line: str, location: Location) -> Paragraph:
    """A paragraph of a sketch; see `sketch` for the marks."""
    level = len(line) - len(line.lstrip("#"))
    if level and line[level : level + 1] == " ":
        return Paragraph(line[level + 1 :], location, style_name=f"Heading {level}")
    if "**" not in line:
        return Paragraph(line, location)
    pieces = line.split("**")
    spans = tuple(Span(piece, Style(bold=bool(n % 2))) for n, piece in enumerate(pieces) if piece)
    return Paragraph("".join(pieces), location, spans)


def table(rows: Rows, number: int = 1, paragraphs: "count[int] | None" = None) -> Table:
    """A table of plain cells; the first cell of a row alone in it spans the whole width.

    Where a cell is "^", the one above reaches down.
    """
    paragraphs = paragraphs or count(1)
    width = max(map(len, rows))
    cells = [
        Cell(
            r,
            c,
            tuple(
                paragraph(line, Location(next(paragraphs), table=number, cell=(r, c)))
                for line in text.split("\n")
            ),
            columns=width if len(row) == 1 else 1,
            rows=1 + _reach([below[c - 1] if c <= len(below) else "" for below in rows[r:]]),
        )
        for r, row in enumerate(rows, 1)
        for c, text in enumerate(row, 1)
        if text != "^"
    ]
    return Table(number, tuple(cells))


def _reach(below: Sequence[str]) -> int:
    """How many of the cells below belong to the one above."""
    return next((n for n, text in enumerate(below) if text != "^"), len(below))
