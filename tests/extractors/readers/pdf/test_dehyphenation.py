"""Hyphens at the ends of lines: those of compounds stay where a document breaks no word."""

import pytest

from extractors.document import BBox, Span
from extractors.readers.pdf.dehyphenation import Vocabulary
from extractors.readers.pdf.lines import TextLine

PLAIN = ["Cranes winter in the bay and leave it again in early spring."] * 60
BROKEN = ["Cranes winter in the bay and leave it again in early spr-"] * 6


def vocabulary(texts: list[str]) -> Vocabulary:
    where = BBox(0, 0, 100, 10)
    return Vocabulary([TextLine((Span(text),), where, 10, 10) for text in texts])


@pytest.mark.parametrize(
    ("before", "after"),
    [("stop", "overs"), ("mark", "recapture"), ("gris", "gris"), ("plan", "cadre")],
)
def test_a_document_that_breaks_no_word_keeps_its_compounds(before: str, after: str) -> None:
    once = f"Route and {before}-"
    assert vocabulary([*PLAIN, once]).keeps_hyphen(before, after)
    assert not vocabulary([*PLAIN, *BROKEN, once]).keeps_hyphen(before, after)


def test_a_word_that_stands_whole_elsewhere_is_mended_all_the_same() -> None:
    assert not vocabulary([*PLAIN, "All stopovers count."]).keeps_hyphen("stop", "overs")


def test_a_few_lines_do_not_tell() -> None:
    assert not vocabulary([*PLAIN[:9], "Route and stop-"]).keeps_hyphen("stop", "overs")
