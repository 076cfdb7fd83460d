"""What our list of the Appendices says in English, in the other languages of the Convention."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.i18n.typography import typeset

FILE = Path(__file__).parent / "appendices.toml"


def annotation(english: str, language: str) -> str:
    """The note of a listing; as it is where we have no translation, as in an imported edition.

    >>> annotation("North Pacific", "fr")
    'Pacifique Nord'
    """
    return _of(_table()["annotations"].get(english, {}), english, language)


def edition_name(edition: str, language: str) -> str:
    """The name of an edition; its id where that says all, as "COP14" does.

    >>> edition_name("COP15-partial", "es")
    'COP15 (provisional e incompleta)'
    """
    return _of(_table()["editions"].get(edition, {}), edition, language)


def in_languages(english: str) -> Mapping[str, str]:
    """The note of a listing, by language code."""
    return {language: annotation(english, language) for language in ("en", "fr", "es")}


def _of(translations: Mapping[str, str], english: str, language: str) -> str:
    text: str = typeset(translations.get(language, english), language)
    return text


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
