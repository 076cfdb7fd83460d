"""The words of the letters in English, French and Spanish, each in a file of its own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.i18n import LANGUAGES
from pipeline.i18n.typography import typeset

TEXTS = Path(__file__).parent.parent / "i18n" / "letters"


@cache
def letter_words(language: str) -> Mapping[str, Any]:
    """The words of one of the three languages. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    words = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    set_as_written: Mapping[str, Any] = typeset(words, language)
    return set_as_written
