"""Each row: what a run and its styles say, and how the run looks."""

from pathlib import Path

import pytest

from extractors.document import PLAIN, RGB, Style
from extractors.readers.word import read_word
from tests.extractors.readers.word.wordfile import p, r, word_file


def style(kind: str, name: str, look: str, based_on: str = "", default: bool = False) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"{first}>'
        f'<w:name w:val="{name}"/>{base}<w:rPr>{look}</w:rPr></w:style>'
    )


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
)
STYLES = DEFAULTS + "".join(
    [
        style("paragraph", "Normal", '<w:color w:val="auto"/>', default=True),
        style("paragraph", "heading 1", '<w:b/><w:sz w:val="28"/>', "Normal"),
        style("paragraph", "Blue guidance", '<w:i/><w:color w:val="0070C0"/>', "heading1"),
        style("paragraph", "Circle A", "<w:b/>", "CircleB"),
        style("paragraph", "Circle B", "<w:i/>", "CircleA"),
        style("character", "Strong", "<w:b/>"),
        style("character", "Accent", '<w:color w:themeColor="accent1"/>'),
    ]
)
THEME = (
    "<a:themeElements><a:clrScheme>"
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    "</a:clrScheme></a:themeElements>"
)
CASES = [
    ("defaults of the document", "", "", Style(size=10)),
    ("the run itself", "", '<w:b/><w:i/><w:sz w:val="21"/>', Style(True, True, 10.5)),
    ("switched off", "heading1", '<w:b w:val="0"/>', Style(bold=False, size=14)),
    ("off in words", "heading1", '<w:b w:val="false"/>', Style(bold=False, size=14)),
    ("from the style", "heading1", "", Style(bold=True, size=14)),
    ("from the style's ancestors", "Blueguidance", "", Style(True, True, 14, RGB(0, 112, 192))),
    ("a character style", "", '<w:rStyle w:val="Strong"/>', Style(bold=True, size=10)),
    ("bold in bold is plain", "heading1", '<w:rStyle w:val="Strong"/>', Style(False, size=14)),
    (
        "and the run has the last word",
        "heading1",
        '<w:rStyle w:val="Strong"/><w:b/>',
        Style(bold=True, size=14),
    ),
    (
        "a colour",
        "",
        '<w:color w:val="00F"/><w:color w:val="0000FF"/>',
        Style(None, None, 10, RGB(0, 0, 255)),
    ),
    ("automatic is no colour", "Blueguidance", '<w:color w:val="auto"/>', Style(True, True, 14)),
    ("a theme colour", "", '<w:rStyle w:val="Accent"/>', Style(None, None, 10, RGB(68, 114, 196))),
    (
        "a theme colour made darker",
        "",
        '<w:color w:val="2F5496" w:themeColor="accent1" w:themeShade="BF"/>',
        Style(None, None, 10, RGB(47, 84, 150)),
    ),
    (
        "a theme colour made lighter",
        "",
        '<w:color w:themeColor="accent1" w:themeTint="99"/>',
        Style(None, None, 10, RGB(143, 170, 220)),
    ),
    (
        "a theme colour the theme does not have",
        "",
        '<w:color w:val="C00000" w:themeColor="accent9"/>',
        Style(None, None, 10, RGB(192, 0, 0)),
    ),
    ("a size that is no number", "", '<w:sz w:val="big"/>', Style(size=10)),
    ("a style that is its own ancestor", "CircleA", "", Style(True, True, 10)),
    ("a style that is not there", "Ghost", "", Style(size=10)),
]


@pytest.mark.parametrize(
    ("style_id", "look", "style_facts"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_looks_follow_styles_to_their_roots(
    style_id: str, look: str, style_facts: Style, tmp_path: Path
) -> None:
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    path = word_file(tmp_path, p(r("text", look), properties=named), styles=STYLES, theme=THEME)
    assert read_word(path).paragraphs[0].spans[0].style == style_facts


NAMES = [
    ("heading1", "Heading 1"),  # Word stores its own names in small letters
    ("Blueguidance", "Blue guidance"),
    (None, "Normal"),
    ("Ghost", "Normal"),
]


@pytest.mark.parametrize(("style_id", "name"), NAMES)
def test_styles_bear_the_name_that_word_shows(
    style_id: str | None, name: str, tmp_path: Path
) -> None:
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    path = word_file(tmp_path, p("text", properties=named), styles=STYLES)
    assert read_word(path).paragraphs[0].style_name == name


def test_without_styles_nothing_is_claimed(tmp_path: Path) -> None:
    paragraph = read_word(word_file(tmp_path, p("text"))).paragraphs[0]
    assert (paragraph.spans[0].style, paragraph.style_name) == (PLAIN, "")


def test_spans_of_one_look_are_one(tmp_path: Path) -> None:
    body = p("Otis ", "tarda", r(" (Linnaeus)", "<w:i/>"), r(" ", "<w:i/>"))
    spans = read_word(word_file(tmp_path, body)).paragraphs[0].spans
    assert [(span.text, span.style.italic) for span in spans] == [
        ("Otis tarda", None),
        (" (Linnaeus)", True),
    ]
