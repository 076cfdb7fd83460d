"""HTML inside a message or a Word file, as a reader of the page sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Document, Paragraph, Table
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
    assert [shown(block) for block in html_blocks(page).blocks] == wanted


def shown(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "".join("|" + cell.text.replace("\n", "/") for cell in block.cells)


def test_headings_and_bold_paragraphs_look_like_it() -> None:
    heading, bold, plain = html_blocks("<h2>a</h2><p><b>b</b></p><p>c <b>d</b></p>").blocks
    assert isinstance(heading, Paragraph)
    assert heading.style_name == "Heading 2"
    assert isinstance(bold, Paragraph)
    assert bold.bold
    assert isinstance(plain, Paragraph)
    assert not plain.bold


def test_merged_cells_keep_their_places() -> None:
    page = "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr></table>"
    (table,) = html_blocks(page).blocks
    assert isinstance(table, Table)
    assert [(c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        (1, 1, 2, 1),
        (1, 2, 1, 1),
        (2, 2, 1, 2),
    ]


@given(st.text(alphabet='<>/abtdrhple ="3 ', max_size=80))
def test_no_page_breaks_the_reader(page: str) -> None:
    numbers = [b.location.paragraph for b in html_blocks(page).blocks if isinstance(b, Paragraph)]
    assert numbers == sorted(set(numbers))


UNSEEN = [
    ("<p>a <span style='display: none'>x</span>b</p>", "a b", "hidden"),
    ("<p>a <span style='mso-hide:all'>x</span>b</p>", "a b", "hidden"),
    ("<p>a <span style='font-size:0px'>x</span>b</p>", "a b", "hidden"),
    ("<p>a b</p><div hidden>x</div>", "a b", "hidden"),
    ("<p>a <del>x</del>b</p>", "a b", "struck_out"),
    ("<p>a <span style='text-decoration:line-through'>x</span>b</p>", "a b", "struck_out"),
    ("<p>a <span style='color:#FFFFFF'>x</span>b</p>", "a b", "white"),
    ("<table><tr><td>a <span style='visibility:hidden'>x</span>b</td></tr></table>", "a b",
     "hidden"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "seen", "reason"), UNSEEN)
def test_words_that_nobody_sees_are_told_apart(page: str, seen: str, reason: str) -> None:
    read = html_blocks(page)
    document = Document("a", "", read.blocks)
    assert [paragraph.text for paragraph in document.paragraphs] == [seen]
    assert [(words.text, words.reason) for words in read.unseen] == [("x", reason)]


SEEN = [
    "<p style='background:#005;color:#fff'>a</p>",
    "<table bgcolor='#005'><tr><td><font color='#ffffff'>a</font></td></tr></table>",
    "<p style='font-size:0.9em'>a</p>",
    "<p style='text-decoration:underline'>a</p>",
]


@pytest.mark.parametrize("page", SEEN)
def test_words_that_are_seen_are_read(page: str) -> None:
    assert html_blocks(page).unseen == ()
