"""Governments as a letter addresses them: with the article that the name of the State asks for."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from extractors.fields.states.countries import state_name
from pipeline.i18n.articles import VOWELS

GOVERNMENT = {"en": "Government", "fr": "Gouvernement", "es": "Gobierno"}
TURNED = re.compile(r"(?P<last>.+?) \((?P<first>.+(?:\bof|\bdel?|\bdu|\bd’)) ?\)")
FORMS = {"Islamic": "the", "Plurinational": "the", "République": "de la", "État": "de l’"}
FORMS |= {"República": "de la", "Estado": "del"}
ELIDED = VOWELS - {"h"}


def government(iso: str, language: str) -> str:
    """ "Government of" a State; KeyError for a code that is none.

    >>> government("NE", "en"), government("NE", "fr"), government("NE", "es")
    ('Government of the Niger', 'Gouvernement du Niger', 'Gobierno del Níger')
    >>> government("DE", "fr"), government("IL", "fr")
    ('Gouvernement de l’Allemagne', 'Gouvernement d’Israël')
    >>> government("IR", "es")
    'Gobierno de la República Islámica del Irán'
    """
    name, form = _turned(state_name(iso, language))
    article = form or _articles(language).get(iso, "")
    return f"{GOVERNMENT[language]} {_linked(article, name, language)}"


def _turned(name: str) -> tuple[str, str]:
    """ "Iran (Islamic Republic of)" as it is spoken, and the article of what then comes first."""
    turned = TURNED.fullmatch(name)
    if turned is None:
        return name, ""
    first, last = turned["first"], turned["last"]
    spoken = f"{first}{last}" if first.endswith("’") else f"{first} {last}"
    return spoken, FORMS[first.split()[0]]


def _linked(article: str, name: str, language: str) -> str:
    vowel = name[0].lower() in ELIDED
    if language == "en":
        return f"of the {name}" if article else f"of {name}"
    if language == "es":
        return f"{article or 'de'} {name}"
    if not article or article == "de l’":
        return f"de l’{name}" if vowel else f"de la {name}"
    elided = article == "d’" or (article == "de" and vowel)
    return f"d’{name}" if elided else f"{article} {name}"


@cache
def _articles(language: str) -> Mapping[str, str]:
    """The article by code; a State that is not in it has the usual one of its language."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))[language]
    return {iso: article for article, codes in table.items() for iso in codes.split()}
