"""Words of a Word file that nobody sees on its page: by their looks, and by what is behind them."""

from pathlib import Path

import pytest

from extractors.document import UnseenReason
from extractors.readers.word import read_word
from tests.extractors.readers.word.wordfile import p, r, tbl, tc, tr, word_file

WHITE, NAVY, GREY = "FFFFFF", "1F3864", "D9D9D9"
STYLES = f"""
<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Draft"><w:basedOn w:val="Note"/></w:style>
<w:style w:type="character" w:styleId="Old"><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Pale"><w:rPr><w:color w:val="{WHITE}"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{NAVY}"/></w:tcPr></w:tblStylePr></w:style>
"""
WORDS = "Otis ruritana too"


def color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def shade(fill: str, kind: str = "clear", ink: str = "auto") -> str:
    return f'<w:shd w:val="{kind}" w:color="{ink}" w:fill="{fill}"/>'


def run(looks: str) -> str:
    return p("Seen. ", r(WORDS, looks))


def cell(looks: str, ground: str, style: str = "") -> str:
    return p("Seen.") + tbl(style, tr(tc(p(r(WORDS, looks)), ground)))


CASES: list[tuple[str, str, UnseenReason | None]] = [
    ("hidden", run("<w:vanish/>"), UnseenReason.HIDDEN),
    ("by a style", p("Seen.") + p(WORDS, properties='<w:pStyle w:val="Note"/>'),
     UnseenReason.HIDDEN),
    ("by the root of a style", p("Seen.") + p(WORDS, properties='<w:pStyle w:val="Draft"/>'),
     UnseenReason.HIDDEN),
    ("struck out", run("<w:strike/>"), UnseenReason.STRUCK_OUT),
    ("struck out by a style", run('<w:rStyle w:val="Old"/>'), UnseenReason.STRUCK_OUT),
    ("as small as dust", run('<w:sz w:val="2"/>'), UnseenReason.TINY),
    ("small and legible", run('<w:sz w:val="10"/>'), None),
    ("white", run(color(WHITE)), UnseenReason.WHITE),
    ("nearly white", run(color("FEFEFC")), UnseenReason.WHITE),
    ("white by a style", run('<w:rStyle w:val="Pale"/>'), UnseenReason.WHITE),
    ("grey", run(color("808080")), None),
    ("white on a marker", run(color(WHITE) + '<w:highlight w:val="darkBlue"/>'), None),
    ("white on a white marker", run(color(WHITE) + '<w:highlight w:val="white"/>'),
     UnseenReason.WHITE),
    ("black on a black marker", run(color("000000") + '<w:highlight w:val="black"/>'),
     UnseenReason.WHITE),
    ("white on shading that shades nothing", run(color(WHITE) + shade("auto")),
     UnseenReason.WHITE),
    ("white on a dark shading", run(color(WHITE) + shade(NAVY)), None),
    ("in the colour of its shading", run(color(NAVY) + shade(NAVY)), UnseenReason.WHITE),
    ("in the colour of a whole shading", run(color(NAVY) + shade("auto", "solid", NAVY)),
     UnseenReason.WHITE),
    ("white on a pattern", run(color(WHITE) + shade(WHITE, "pct50", NAVY)), None),
    ("in the colour of its paragraph",
     p("Seen.") + p(r(WORDS, color(GREY)), properties=shade(GREY)), UnseenReason.WHITE),
    ("white on a grey paragraph", p("Seen.") + p(r(WORDS, color(WHITE)), properties=shade(NAVY)),
     None),
    ("white in a white cell", cell(color(WHITE), shade(WHITE)), UnseenReason.WHITE),
    ("white in a cell without a ground", cell(color(WHITE), ""), UnseenReason.WHITE),
    ("white in a dark cell", cell(color(WHITE), shade(NAVY)), None),
    ("in the colour of its cell", cell(color(NAVY), shade(NAVY)), UnseenReason.WHITE),
    ("white in a table that colours some cells",
     cell(color(WHITE), "", '<w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>'), None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "reason"), [row[1:] for row in CASES], ids=[r[0] for r in CASES])
def test_words_that_nobody_sees_are_set_apart(
    body: str, reason: UnseenReason | None, tmp_path: Path
) -> None:
    document = read_word(word_file(tmp_path, body, styles=STYLES))
    assert (WORDS in document.text) == (reason is None)
    assert [(found.text, found.reason) for found in document.unseen] == (
        [(WORDS, reason)] if reason else []
    )


def test_bars_drawn_with_letters_are_no_words(tmp_path: Path) -> None:
    document = read_word(word_file(tmp_path, p("Seen. ", r("█████", color(WHITE)))))
    assert not document.unseen


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        ("Wingdings", "\u00fe", "☑"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings 2", "S", "☒"),
        ("Webdings", "a", "✓"),
        ("Arial", "\u00fe", "\u00fe"),
    ],
)
def test_letters_of_fonts_of_signs_are_the_signs(
    font: str, written: str, shown: str, tmp_path: Path
) -> None:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    document = read_word(word_file(tmp_path, p(r(written, fonts), " Closure")))
    assert document.text == f"{shown} Closure"
