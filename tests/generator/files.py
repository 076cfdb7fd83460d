"""Generated submissions as real files: Word, PDFs of two makers, pictures of PDFs."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tests.generator.blocks import Grid, Line, Submission

BATCH = 40  # files LibreOffice is given at once: 1 s a file then, 2 s one by one
RESOLUTION = 200  # dots per inch of a scan


def write_files(
    submissions: Sequence[Submission], folder: Path
) -> Iterator[tuple[Path, Submission]]:
    """Each submission as the file its plan asks for.

    Needs LibreOffice for "pdf" and "scan", Chromium for "web".
    """
    for start in range(0, len(submissions), BATCH):
        batch = submissions[start : start + BATCH]
        for submission in batch:
            _write_word(submission, folder / f"{submission.name}.docx")
        others = [written for written in batch if written.plan.format in ("pdf", "scan")]
        _to_pdf([folder / f"{written.name}.docx" for written in others], folder)
        if pages := [written for written in batch if written.plan.format == "web"]:
            from tests.generator.web import print_pages  # starts a browser

            print_pages(pages, folder)
        for submission in batch:
            kind = submission.plan.format
            path = folder / f"{submission.name}.{'docx' if kind == 'docx' else 'pdf'}"
            if kind == "scan":
                _to_picture(path)
            yield path, submission


def _write_word(submission: Submission, path: Path) -> None:
    word = docx.Document()
    word.styles["Normal"].font.size = Pt(11)
    for block in submission.blocks:
        if isinstance(block, Line):
            _fill(word.add_paragraph(), block)
        else:
            _table(word, block)
    word.save(str(path))


def _fill(paragraph: Paragraph, line: Line) -> None:
    paragraph.style = "List Number" if line.numbered else line.style
    if line.style.startswith("Normal"):
        paragraph.paragraph_format.space_after = Pt(6)
    for run in line.runs:
        added = paragraph.add_run(run.text)
        if run.bold:
            added.bold = True
        if line.size != 11:
            added.font.size = Pt(line.size)
        if run.color:
            added.font.color.rgb = RGBColor(*run.color)


def _table(word: Word, grid: Grid) -> None:
    width = max(sum(box.columns for box in row) for row in grid.rows)
    table = word.add_table(len(grid.rows), width)
    if grid.ruled:
        table.style = "Table Grid"
    for r, row in enumerate(grid.rows):
        column = 0
        for box in row:
            cell = table.cell(r, column)
            if box.columns > 1:
                cell = cell.merge(table.cell(r, column + box.columns - 1))
            _cell(cell, box.lines, small=width > 3)
            column += box.columns
    if width == 5 or width == 6:
        _repeat_header(table.rows[0]._tr)


def _cell(cell: _Cell, lines: Sequence[Line], *, small: bool) -> None:
    for n, line in enumerate(lines):
        written = replace(line, size=8.5) if small else line
        _fill(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), written)


def _repeat_header(row: object) -> None:
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]  # no types
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _to_pdf(paths: Sequence[Path], folder: Path) -> None:
    if not paths:
        return
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)],
        check=True, capture_output=True, timeout=600, env={**os.environ},
    )  # fmt: skip


def _to_picture(path: Path) -> None:
    """Put a picture of each page in place of the text."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.render(scale=RESOLUTION / 72, grayscale=True).to_pil() for page in pdf]
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=RESOLUTION)
