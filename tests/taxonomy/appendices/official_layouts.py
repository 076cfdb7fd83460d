"""The official text of 2006, laid out anew in the ways a secretariat would."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

MARKUP = re.compile(r"</?sup>|\*(?=[A-Z])|\*(?=\s|$|\()")  # the asterisk at a name stays
OFFICE = shutil.which("soffice")


def cells_of(official: Path) -> Iterator[list[str]]:
    """Order, family and name of each row, "" for none; text outside the table in one cell."""
    for line in official.read_text("utf-8").splitlines():
        cells = [MARKUP.sub("", cell).strip() for cell in line.strip().strip("|").split("|")]
        cells = [cell if set(cell) - set("- ") else "" for cell in cells]
        if any(cells):
            yield cells


def as_one_table(official: Path, path: Path) -> None:
    """Three columns: order, family, name."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for cells in cells_of(official):
        row = table.add_row().cells
        for at, cell in enumerate(["", "", "", *cells][-3:]):
            row[at].text = cell
    document.save(str(path))


def as_two_columns(official: Path, path: Path) -> None:
    """One name a line, two columns a page; pages and columns end where they are full."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(9)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    section = document.sections[0]._sectPr  # python-docx has no columns
    for old in section.findall(qn("w:cols")):
        section.remove(old)
    section.append(columns)
    for cell in (cell for cells in cells_of(official) for cell in cells if cell):
        document.add_paragraph(cell).paragraph_format.space_after = Pt(2)
    document.save(str(path))


def as_pdf(document: Path) -> Path:
    """The PDF that LibreOffice makes of a Word file, beside it."""
    assert OFFICE
    profile = document.parent / "profile"
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return document.with_suffix(".pdf")
