"""What is told of most letters at once loses nothing of what the whole pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.forms.activities import column_headers
from extractors.forms.activities.column_headers import (
    is_column_header,
)
from extractors.forms.headings.contents_pages import CONTENTS_LINE, is_contents_line
from extractors.forms.headings.style import DELIMITER
from extractors.forms.headings.wordings import JOINT
from extractors.roles.cues import fold_in_place

BEGINNING = re.compile(r"\(\?=\[.*?\]\)")
LINES = st.text("aZß)( \t\n\u00a0:?.=|—–-_…,/;+&3", max_size=16) | st.lists(
    st.sampled_from(["and", "et", "Y", "e", "...", " . . .", "   ", "12", "B", "words", ":", "—"])
).map(" ".join)


@pytest.mark.parametrize("pattern", [DELIMITER, JOINT], ids=["delimiter", "joint"])
@given(text=LINES)
def test_a_look_at_how_matches_begin_finds_them_all(pattern: re.Pattern[str], text: str) -> None:
    whole = re.compile(BEGINNING.sub("", pattern.pattern, count=1))
    assert whole.pattern != pattern.pattern
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]


@given(LINES)
def test_a_line_of_contents_is_told_from_its_end(text: str) -> None:
    assert is_contents_line(text) == bool(CONTENTS_LINE.search(text))


@given(
    st.sampled_from(["Time frame", "Résultats escomptés", "N. 2", "Activities", "Fundıng"]),
    st.text(".:*\u2020 12(n)é", max_size=60),
)
def test_a_header_is_told_from_longer_text_by_its_letters(words: str, more: str) -> None:
    text = words + more
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_headers, "is_longer_than_headers", lambda _: False)
        assert is_column_header.__wrapped__(text) is is_column_header(text)


@given(st.text("aZ é’`\t\n\u00a0\x1c", max_size=12))
def test_texts_are_folded_as_their_letters_are(text: str) -> None:
    assert fold_in_place(text) == "".join(map(fold_in_place, text))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("1. Geographical range ........ 3", True),
        ("Tilidine .................... 9750", False),  # no document has as many pages
        ("Range . . . . . B", True),
        ("Range\t3", True),
        ("in the year 2030", False),
    ],
)
def test_lines_of_contents(line: str, is_one: bool) -> None:
    assert is_contents_line(line) is is_one
