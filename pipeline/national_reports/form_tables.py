"""Tables of the Word form: the form itself laid out as a table, or an answer that is one."""

import re
from dataclasses import replace

from extractors.document import Cell, Paragraph, Table
from pipeline.national_reports.form import ADVICE, EMPTY, FILES, LINKS, NUMBER, Form
from pipeline.national_reports.report import Answer, plain

BARE_NUMBER = re.compile(r"^(?:[A-Z]{1,4}[.\d]*|\d{1,3})(?:\.\d{1,3}|\.?[a-z]|\([a-z]\))*\.?$")
HEAD = re.compile(
    r"^(?:\d+\. |No?[.º°]* )?(?:questions?|preguntas?|rubrique|item)\b", re.IGNORECASE
)
LEAST_ROWS = 2  # with a question, of a table that is the form


def read_table(table: Table, form: Form, *, sized: bool) -> None:
    """The form itself where it is laid out as a table, else an answer that is one."""
    if not sized and _is_layout(table, form):
        for row in table.rows:
            _read_row(row, form)
    else:
        _read_matrix(table, form)


def _is_layout(table: Table, form: Form) -> bool:
    """Whether many rows begin with a question, the first of which can follow the last one read."""
    texts = [plain(_question_of(row)[0]) for row in table.rows]
    asking = [text for text in texts if NUMBER.match(text) or text.endswith("?")]
    if len(asking) < min(LEAST_ROWS, len(texts)) or 3 * len(asking) < len(texts):
        return False
    first = NUMBER.match(asking[0])
    return form.goes_on(first["number"]) if first else not form.number


def _question_of(row: list[Cell]) -> tuple[str, list[Cell]]:
    """The question that a row begins with, a number in a cell of its own before it, and the rest.

    Its answer, where one stands in the row, is the rest.
    """
    if len(row) > 1 and BARE_NUMBER.match(_own_text(row[0])):
        return f"{_own_text(row[0]).rstrip('.')}. {_own_text(row[1])}", row[2:]
    return _own_text(row[0]), row[1:]


def _own_text(cell: Cell) -> str:
    """Its words, with the numbers that Word writes itself."""
    return "\n".join(f"{part.numbering} {part.text}".strip() for part in _own(cell))


def _own(cell: Cell) -> list[Paragraph]:
    """The paragraphs of a cell without those of tables inside it."""
    inner = [
        paragraph
        for table in cell.tables
        for inside in table.cells
        for paragraph in inside.paragraphs
    ]
    return [paragraph for paragraph in cell.paragraphs if paragraph not in inner]


def _read_row(row: list[Cell], form: Form) -> None:
    """A section over the whole row, the heads of the columns, or a question and its answer."""
    question, rest = _question_of(row)
    question = " ".join(question.split())
    if not rest and (_is_bold(row[0]) or not _asks(question, form)):
        _read_wide(row[0], question, form)
        return
    if not form.answers and HEAD.match(question) and not question.endswith("?"):
        return
    if question:
        found = NUMBER.match(question)
        number = found["number"] if found else ""
        form.answers.append(Answer(number, tuple(form.path), question, ""))
        form.number = number or form.number
    for cell in rest:
        _read_answer(cell, form)


def _asks(words: str, form: Form) -> bool:
    number = NUMBER.match(words)
    return form.goes_on(number["number"]) if number else words.endswith("?")


def _is_bold(cell: Cell) -> bool:
    inked = [paragraph for paragraph in _own(cell) if paragraph.text.strip()]
    return bool(inked) and all(paragraph.bold for paragraph in inked)


def _read_wide(cell: Cell, words: str, form: Form) -> None:
    """A row of one cell that asks nothing: a section, or the answer to the question above it."""
    above = form.answers[-1] if form.answers else None
    if above and not _is_bold(cell) and not above.is_given:
        _read_answer(cell, form)
    elif words:
        form.path = [*form.path[:1], words] if form.path else [words]
        form.number = ""


def _read_answer(cell: Cell, form: Form) -> None:
    """What a Party wrote into a cell: nothing in it is another question."""
    form.mode = "text"
    for paragraph in _own(cell):
        text = plain(paragraph.text)
        if form.has_marks(text):
            form.read_marks(text)
            form.mode = "text"
        elif FILES.search(text) or LINKS.search(text):
            form.mode = "files" if FILES.search(text) else "links"
        elif text and not ADVICE.match(text):
            form.add(text)
    for table in cell.tables:
        _read_matrix(table, form)
    form.mode = ""


def _read_matrix(table: Table, form: Form) -> None:
    """A matrix: columns in the first row, lines in the first cell of the others."""
    head, *lines = table.rows
    if not form.answers or not lines:
        return
    names = {cell.column: plain(cell.text) for cell in head}
    cells = tuple(
        (plain(line[0].text), names.get(cell.column, ""), plain(cell.text))
        for line in lines
        for cell in line[1:]
        if cell.text.strip() and cell.text.strip() != EMPTY
    )
    form.answers[-1] = replace(form.answers[-1], matrix=(*form.answers[-1].matrix, *cells))
