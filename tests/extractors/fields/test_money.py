"""Sums in the words of a funding cell; what is not sure is not known, and never zero."""

import pytest

from extractors.fields.money import read_funding

NOTHING = (None, None, None, None)
CASES = [
    ("USD 120,000 needed; 40,000 secured", ("USD", 120_000, 40_000, 80_000)),
    ("120 000 € (dont 30 000 € acquis)", ("EUR", 120_000, 30_000, 90_000)),
    ("USD 1.5 million, of which 500,000 secured by GEF", ("USD", 1_500_000, 500_000, 1_000_000)),
    ("100 000 EUR nécessaires, 25 000 EUR acquis, 75 000 EUR à trouver",
     ("EUR", 100_000, 25_000, 75_000)),
    ("Secured: EUR 10.000; to be found: EUR 5.000", ("EUR", 15_000, 10_000, 5_000)),
    ("€ 20.000 por buscar", ("EUR", None, None, 20_000)),
    ("Secured (USD 40,000)", ("USD", None, 40_000, None)),
    ("US$ 45 000 (not yet secured)", ("USD", None, None, 45_000)),
    ("50k USD", ("USD", 50_000, None, None)),
    ("Budget: $ 12,500.50", ("USD", 12_500.5, None, None)),
    ("2024 budget of USD 30,000", ("USD", 30_000, None, None)),
    ("to be found", NOTHING),
    ("À trouver", NOTHING),
    ("in kind", NOTHING),
    ("in kind, worth EUR 5,000", NOTHING),
    ("en especie", NOTHING),
    ("USD 10,000-20,000", NOTHING),
    ("EUR 10,000 per year", NOTHING),
    ("USD 5,000 and EUR 3,000", NOTHING),
    ("CMS: EUR 5,000; Germany: EUR 10,000", NOTHING),
    ("1200", NOTHING),
    ("GEF, 2025-2027", NOTHING),
    ("", NOTHING),
]  # fmt: skip
PARTS = [  # how much of it is there, or missing, stands nowhere in figures
    "150,000 USD, half secured", "USD 80,000 (partly confirmed)", "EUR 50,000, mostly available",
    "60 % of USD 90,000 secured", "120.000 USD, en parte asegurada",
    "USD 30.000, la mitad por buscar", "120 000 EUR, en partie acquis",
    "40 000 EUR, la moitié à trouver", "USD 10,000, in part to be found",
]  # fmt: skip
DENIED = ["USD 10,000 not yet confirmed", "10 000 EUR, non acquis", "10.000 USD sin asegurar"]


@pytest.mark.parametrize("words", PARTS)
def test_a_part_of_a_sum_is_no_figure(words: str) -> None:
    assert (read_funding(words).secured, read_funding(words).gap) == (None, None)


@pytest.mark.parametrize("words", DENIED)
def test_what_is_not_there_is_not_secured(words: str) -> None:
    assert (read_funding(words).secured, read_funding(words).gap) == (None, 10_000)


@pytest.mark.parametrize(("words", "figures"), CASES)
def test_funding_in_figures(words: str, figures: tuple[object, ...]) -> None:
    found = read_funding(words)
    assert (found.currency, found.needed, found.secured, found.gap) == figures
    assert found.words == words
