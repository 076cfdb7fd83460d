"""What `concerted explain` shows of a file."""

from pathlib import Path

import pytest
from docx import Document as Word

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]
LINES = ("Geographical range", "The sea of Ruritania, and its coasts.", "Timeframe", "2030")


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_each_line_is_told_within_eighty_columns(concerted: Concerted, tmp_path: Path) -> None:
    word = Word()
    for line in LINES:
        word.add_paragraph(line)
    word.save(str(tmp_path / "paper.docx"))
    output = concerted.run("explain", str(tmp_path / "paper.docx")).stdout
    assert "Placed as: Geographical range" in output
    assert "a wording of the form" in output
    assert all(len(line) < 80 for line in output.splitlines())


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_a_file_that_cannot_be_read_is_refused(concerted: Concerted, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"no paper at all")
    concerted.run("explain", str(tmp_path / "paper.pdf"), code=3)
