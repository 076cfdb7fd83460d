"""Names of files in a column of a screen of 80 characters."""

import pytest

from pipeline.cli.file_names import folded

NAMES = [
    ("BengalFlorican_ConcertedAction.pdf", ["BengalFlorican_", "ConcertedAction.pdf"]),
    ("albatros - accion concertada.pdf", ["albatros - accion", "concertada.pdf"]),
    ("girafe.pdf", ["girafe.pdf"]),
    ("PROPUESTA AC 99.4 final.docx", ["PROPUESTA AC 99.4", "final.docx"]),
    ("Oneverylongnamewithoutanyjoint.docx", ["Oneverylongnamewitho", "utanyjoint.docx"]),
    ("", [""]),
]


@pytest.mark.parametrize(("name", "lines"), NAMES)
def test_a_name_is_broken_where_its_parts_meet(name: str, lines: list[str]) -> None:
    assert folded(name, 20).splitlines() == (lines if name else [])


@pytest.mark.parametrize("width", [5, 12, 33])
@pytest.mark.parametrize("name", [name for name, _ in NAMES])
def test_no_line_is_too_long_and_no_letter_is_lost(name: str, width: int) -> None:
    lines = folded(name, width).split("\n")
    assert max(map(len, lines)) <= width
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
