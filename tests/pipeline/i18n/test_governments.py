"""Governments by their State, with the article of its name, in three languages."""

import re

import pycountry
import pytest

from pipeline.i18n import LANGUAGES
from pipeline.i18n.governments import government

ARTICLES = [
    ("PH", "of the Philippines", "des Philippines", "de Filipinas"),
    ("US", "of the United States of America", "des États-Unis d’Amérique", "de los Estados Unidos"),
    ("EC", "of Ecuador", "de l’Équateur", "del Ecuador"),
    ("MG", "of Madagascar", "de Madagascar", "de Madagascar"),
    ("HT", "of Haiti", "d’Haïti", "de Haití"),
    ("NO", "of Norway", "de la Norvège", "de Noruega"),
    ("MX", "of Mexico", "du Mexique", "de México"),
    ("TZ", "of the United Republic", "de la République-Unie", "de la República Unida"),
    ("BO", "of the Plurinational", "de l’État plurinational de", "del Estado Plurinacional de"),
    ("MM", "of Myanmar", "du Myanmar", "de Myanmar"),
    ("SV", "of El Salvador", "du Salvador", "de El Salvador"),
    ("HU", "of Hungary", "de la Hongrie", "de Hungría"),
]


@pytest.mark.parametrize(("iso", *LANGUAGES), ARTICLES)
def test_the_article_of_a_state(iso: str, en: str, fr: str, es: str) -> None:
    for language, words in (("en", en), ("fr", fr), ("es", es)):
        assert government(iso, language).split(" ", 1)[1].startswith(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_written_without_brackets_turned_or_articles_doubled(language: str) -> None:
    wrong = re.compile(
        r"\((?!Keeling|Malvinas|Falkland|French|Dutch|partie|zona|Caribe)|\bde (?:le|les|el) |d’ "
    )
    names = [government(country.alpha_2, language) for country in pycountry.countries]
    assert [name for name in names if wrong.search(name.replace("de El Salvador", ""))] == []
