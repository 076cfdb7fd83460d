"""Each row: a name as a secretary types it, and what the answer must hold."""

import pytest

from pipeline.cli.taxa_text import match_in_words
from taxonomy.matching.index import name_index

ASKED = [
    ("Otis tarda", ["the name in the Appendices", "Appendix I Otis tarda"]),
    ("Chelonia midas", ["misspelling of Chelonia mydas", "Cheloniidae spp."]),
    ("Gazella dama", ["superseded", "Nanger dama"]),
    ("tortue verte", ["a common name of Chelonia mydas"]),
    ("Águila pescadora", ["a common name of Pandion haliaetus"]),
    ("Gyps fulvus", ["a higher taxon", "Accipitridae spp.", "a person to confirm"]),
    ("Rhinobatidae", ["as a whole family", "Listed in it: Rhinobatos rhinobatos."]),
    ("Puma concolor", ["In neither Appendix", "no misspelling"]),
    ("Lama nasus", ["under this spelling", "perhaps Lamna nasus"]),
    ("C. mydas", ["write it out"]),
    ("bustard", ["Give it in full"]),
    ("Ruritania montana", ["no listed name is spelt like it"]),
]


@pytest.mark.parametrize(("written", "expected"), ASKED, ids=[row[0] for row in ASKED])
def test_the_answer_says_what_the_name_means(written: str, expected: list[str]) -> None:
    output = " ".join(" ".join(match_in_words(name_index().match(written))).split())
    assert [words for words in expected if words not in output] == []


def test_no_line_is_wider_than_a_terminal() -> None:
    names = {line.taxon for line in name_index().appendices.listings} | {"Acipenser", "Gazella"}
    lines = [line for name in names for line in match_in_words(name_index().match(name))]
    assert len(lines) > len(names)
    assert [line for line in lines if len(line) >= 80] == []
