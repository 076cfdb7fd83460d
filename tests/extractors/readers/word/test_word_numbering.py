"""Each row: lists as Word writes them down, and the numbers that it shows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.word import read_word
from extractors.readers.word.numbering import numeral
from tests.extractors.readers.word.wordfile import p, tbl, tc, tr, word_file


def level(place: int, form: str, text: str, more: str = "") -> str:
    start = "" if "w:start" in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{place}">{start}<w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def start_anew(place: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def li(name: int, place: int = 0, text: str = "x") -> str:
    inside = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{name}"/></w:numPr>'
    return p(text, properties=inside)


ROMAN = abstract(1, level(0, "lowerRoman", "(%1)."), level(1, "lowerLetter", "%2)"))
OUTLINE = abstract(
    2, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")
)
UNDER_ROMAN = level(0, "upperRoman", "%1")
CASES = [
    ("roman in brackets", ROMAN + num(1, 1), li(1) * 4, ["(i).", "(ii).", "(iii).", "(iv)."]),
    ("levels", OUTLINE + num(1, 2), li(1) + li(1, 1) + li(1, 1) + li(1, 2) + li(1) + li(1, 1),
     ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1"]),
    ("a level skipped", OUTLINE + num(1, 2), li(1, 2), ["1.1.1"]),
    ("text between does not count", ROMAN + num(1, 1), li(1) + p("y") + li(1),
     ["(i).", "", "(ii)."]),
    ("two lists of one kind count on", ROMAN + num(1, 1) + num(2, 1), li(1) + li(2),
     ["(i).", "(ii)."]),
    ("unless one starts anew", ROMAN + num(1, 1) + num(2, 1, start_anew(0, 1)),
     li(1) + li(1) + li(2) + li(2), ["(i).", "(ii).", "(i).", "(ii)."]),
    ("or elsewhere", ROMAN + num(1, 1, start_anew(0, 5)), li(1) + li(1), ["(v).", "(vi)."]),
    ("two kinds count apart", ROMAN + OUTLINE + num(1, 1) + num(2, 2), li(1) + li(2) + li(1),
     ["(i).", "1.", "(ii)."]),
    ("an overridden level", ROMAN + num(1, 1, '<w:lvlOverride w:ilvl="0">'
     + level(0, "upperLetter", "%1.") + "</w:lvlOverride>"), li(1) * 2, ["A.", "B."]),
    ("arabic under roman", abstract(1, UNDER_ROMAN, level(1, "decimal", "%1.%2")) + num(1, 1),
     li(1) + li(1, 1), ["I", "I.1"]),
    ("legal numbers are all arabic", abstract(1, UNDER_ROMAN,
     level(1, "lowerRoman", "%1.%2", "<w:isLgl/>")) + num(1, 1), li(1) + li(1, 1), ["I", "1.1"]),
    ("a level that never restarts", abstract(1, level(0, "decimal", "%1"),
     level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')) + num(1, 1),
     li(1) + li(1, 1) + li(1) + li(1, 1), ["1", "1", "2", "2"]),
    ("a start of its own", abstract(1, level(0, "decimal", "%1", '<w:start w:val="0"/>'))
     + num(1, 1), li(1) * 2, ["0", "1"]),
    ("bullets", abstract(1, level(0, "bullet", "\uf0b7")) + num(1, 1), li(1), ["•"]),
    ("number 0 is no list", ROMAN + num(1, 1), li(0), [""]),
    ("a list that is not there", ROMAN + num(1, 1), li(9), [""]),
    ("a kind that is not there", num(1, 9), li(1), [""]),
    ("a kind without a name", abstract(1).replace(' w:abstractNumId="1"', "") + num(1, 1), li(7),
     [""]),
    ("a level too deep", ROMAN + num(1, 1), li(1, 9) + li(1), ["", "(i)."]),
    ("a blank paragraph counts", ROMAN + num(1, 1), li(1, text="") + li(1), ["(ii)."]),
    ("a deleted paragraph does not", ROMAN + num(1, 1), p("<w:del/>", properties='<w:numPr>'
     '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>') + li(1), ["(i)."]),
    ("in cells", OUTLINE + num(1, 2), tbl(tr(tc(li(1)), tc(li(1))), tr(tc(li(1)))),
     ["1.", "2.", "3."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("numbering", "body", "numbers"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_numbers_are_those_that_word_shows(
    numbering: str, body: str, numbers: list[str], tmp_path: Path
) -> None:
    document = read_word(word_file(tmp_path, body, numbering=numbering))
    assert [paragraph.numbering for paragraph in document.paragraphs] == numbers


def paragraph_style(name: str, properties: str, based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLED = abstract(
    1,
    level(0, "decimal", "%1.", '<w:pStyle w:val="First"/>'),
    level(1, "decimal", "%1.%2", '<w:pStyle w:val="Second"/>'),
)
STYLES = (
    paragraph_style("First", IN_LIST)
    + paragraph_style("Second", IN_LIST)
    + paragraph_style("Heir", "", based_on="First")
    + paragraph_style("Deeper", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based_on="First")
    + paragraph_style("Freed", '<w:numPr><w:numId w:val="0"/></w:numPr>', based_on="First")
)


def test_headings_get_their_numbers_through_their_styles(tmp_path: Path) -> None:
    used = ("First", "Second", "Second", "Heir", "Deeper", "Freed")
    body = "".join(p("x", properties=f'<w:pStyle w:val="{style}"/>') for style in used)
    path = word_file(tmp_path, body, numbering=STYLED + num(1, 1), styles=STYLES)
    numbers = [paragraph.numbering for paragraph in read_word(path).paragraphs]
    assert numbers == ["1.", "1.1", "1.2", "2.", "2.1", ""]


def test_a_list_style_is_followed_to_its_levels(tmp_path: Path) -> None:
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Listed"/></w:abstractNum>'
    listed = paragraph_style("Listed", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    numbering = ROMAN + link + num(1, 1) + num(2, 5)
    path = word_file(tmp_path, li(2) * 2, numbering=numbering, styles=listed)
    assert [x.numbering for x in read_word(path).paragraphs] == ["(i).", "(ii)."]


NUMERALS = [
    (1999, "upperRoman", "MCMXCIX"), (4000, "lowerRoman", "4000"), (27, "lowerLetter", "aa"),
    (52, "upperLetter", "ZZ"), (0, "upperLetter", "0"), (7, "decimalZero", "07"),
    (11, "ordinal", "11th"), (22, "ordinal", "22nd"), (3, "none", ""), (3, "chineseCounting", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "form", "written"), NUMERALS)
def test_numerals(number: int, form: str, written: str) -> None:
    assert numeral(number, form) == written


@given(st.integers(1, 780), st.sampled_from(["lowerRoman", "upperLetter", "decimal", "ordinal"]))
def test_no_two_numbers_are_written_alike(number: int, form: str) -> None:
    assert numeral(number, form) not in {numeral(other, form) for other in range(1, number)}
