"""Numbers in front of headings, however they are written or misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.forms.numbering import read_copied, read_mark, read_scanned


@pytest.mark.parametrize(
    ("written", "shape", "value"),
    [
        ("(iii). Range", "(r)", 3),
        ("IV. Range", "R", 4),
        ("Section 3: Range", "§1", 3),
        ("2.1 Range", "1.1", 1),
        ("1, Range", "1", 1),  # OCR takes a full stop for a comma
        ("TV. Range", "R", 4),
        ("XIT. Range", "R", 12),
        ("1V. Range", "R", 4),
        ("VIL. Range", "R", 7),
        ("111. Range", "r", 3),
        ("5°) Range", "1)", 5),
        ("5/ Range", "1", 5),
        ("V.- Range", "R", 5),
        ("(xiïi). Range", "(r)", 13),  # a small i has many likenesses
        ("víi) Range", "r)", 7),
        ("(xij). Range", "(r)", 12),
    ],
)
def test_a_number_has_a_shape_and_a_value(written: str, shape: str, value: int) -> None:
    mark = read_mark(written)
    assert mark
    assert (mark.shape, mark.value) == (shape, value)
    assert written[mark.end :] == "Range"


@pytest.mark.parametrize(
    "words", ["Civic duty", "12, rue de la Paix", "I, the chair", "LIVING", "15.000 EUR"]
)
def test_words_are_no_numbers(words: str) -> None:
    assert read_mark(words) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("I (xiv) Range", 14),
        ("(d Range", 0),
        ("(di) Range", 0),
        ("(x!i). Range", 0),
        ("(xi i). Range", 0),
    ],
)
def test_on_a_scan_numbers_may_be_garbled(written: str, value: int) -> None:
    assert read_mark(written) is None
    mark = read_scanned(written)
    assert mark
    assert (mark.shape, mark.value, written[mark.end :]) == ("(r)", value, "Range")


@pytest.mark.parametrize("garbled", ["(iti). ", "(viti) ", "xiñ. ", "(xy). "])
def test_nearly_a_roman_number_heads_a_line_whatever_its_value(garbled: str) -> None:
    mark = read_copied(f"{garbled}Range")
    assert mark is not None
    assert (mark.value, mark.end) == (0, len(garbled))


@pytest.mark.parametrize("words", ["(lion) range", "Vil. Range", "(USA) Range"])
def test_other_words_head_no_line(words: str) -> None:
    mark = read_copied(words)
    assert mark is None or mark.value


@given(st.text(alphabet="1iIlLvVxXT|w.,:() A", max_size=9))
def test_whatever_stands_in_front_is_read_or_left_alone(text: str) -> None:
    mark = read_mark(f"{text} Range")
    assert mark is None or 0 < mark.end <= len(text) + len(" Range")
