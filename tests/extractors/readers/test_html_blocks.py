"""HTML inside a message or a Word file, as a reader of the page sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Paragraph, Table
from extractors.readers.html_blocks import html_blocks

ROW = "<tr><td>a</td><td>b</td></tr>"
CASES: list[tuple[str, str, list[str]]] = [
    ("paragraphs", "<p>a</p><p>b <i>c</i></p>", ["a", "b c"]),
    ("text around blocks", "a<div>b</div>c", ["a", "b", "c"]),
    ("line breaks", "a<br>b", ["a", "b"]),
    ("what is not shown", "<style>p {}</style><script>x</script><p>a</p>", ["a"]),
    ("a list", "<ul><li>a<li>b</ul>", ["a", "b"]),
    ("a table", f"x<table>{ROW}</table>y", ["x", "|a|b", "y"]),
    ("words in one cell", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", ["|a/b"]),
    ("a table in a cell", f"<table><tr><td><table>{ROW}</table></td></tr></table>", ["|a/b"]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("page", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_blocks_stand_in_reading_order(page: str, wanted: list[str]) -> None:
    assert [shown(block) for block in html_blocks(page)] == wanted


def shown(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "".join("|" + cell.text.replace("\n", "/") for cell in block.cells)


def test_headings_and_bold_paragraphs_look_like_it() -> None:
    heading, bold, plain = html_blocks("<h2>a</h2><p><b>b</b></p><p>c <b>d</b></p>")
    assert isinstance(heading, Paragraph)
    assert heading.style_name == "Heading 2"
    assert isinstance(bold, Paragraph)
    assert bold.bold
    assert isinstance(plain, Paragraph)
    assert not plain.bold


def test_merged_cells_keep_their_places() -> None:
    page = "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>"
    (table,) = html_blocks(page)
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        (1, 1, 2, 1),
        (1, 2, 1, 1),
        (2, 2, 1, 2),
    ]


@given(st.text(alphabet='<>/abtdrhple ="3 ', max_size=80))
def test_no_page_breaks_the_reader(page: str) -> None:
    numbers = [b.location.paragraph for b in html_blocks(page) if isinstance(b, Paragraph)]
    assert numbers == sorted(set(numbers))
