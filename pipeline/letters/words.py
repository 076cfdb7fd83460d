"""The words of the letters in English, French and Spanish, each in a file of its own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages import LANGUAGES
from pipeline.languages.typography import typeset

TEXTS = Path(__file__).parent / "texts"


@cache
def letter_words(language: str) -> Mapping[str, Any]:
    """The words of one of the three languages. Raises KeyError for another."""
    if language not in LANGUAGES:
        raise KeyError(language)
    words = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    set_as_written: Mapping[str, Any] = typeset(words, language)
    return set_as_written
