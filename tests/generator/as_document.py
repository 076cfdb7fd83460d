"""A generated submission as the readers would hand it on, without a file in between."""

from itertools import count

from extractors.document import RGB, Cell, Document, Location, Paragraph, Span, Style, Table
from tests.generator.blocks import Block, Grid, Line, Submission


def as_document(submission: Submission) -> Document:
    """The `Document` a perfect reader of Word files would give."""
    numbers, tables, auto = count(1), count(1), count(1)
    blocks = [_block(block, numbers, tables, auto) for block in submission.blocks]
    return Document(f"{submission.name}.docx", "0" * 64, tuple(blocks))


def _block(
    block: Block, numbers: "count[int]", tables: "count[int]", auto: "count[int]"
) -> Paragraph | Table:
    if isinstance(block, Line):
        return _paragraph(block, Location(next(numbers)), auto)
    return _table(block, next(tables), numbers, auto)


def _paragraph(line: Line, location: Location, auto: "count[int]") -> Paragraph:
    spans = tuple(
        Span(run.text, Style(run.bold, False, line.size, RGB(*run.color) if run.color else None))
        for run in line.runs
    )
    numbering = f"{next(auto)}." if line.numbered else ""
    return Paragraph(line.text, location, spans, numbering, line.style)


def _table(grid: Grid, number: int, numbers: "count[int]", auto: "count[int]") -> Table:
    cells = []
    for r, row in enumerate(grid.rows, 1):
        column = 1
        for cell in row:
            place = (r, column)
            paragraphs = tuple(
                _paragraph(line, Location(next(numbers), table=number, cell=place), auto)
                for line in cell.lines
            )
            cells.append(Cell(r, column, paragraphs, columns=cell.columns))
            column += cell.columns
    return Table(number, tuple(cells))
