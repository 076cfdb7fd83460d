"""What a column of the activities table holds, told from its header."""

import tomllib
from functools import cache
from pathlib import Path

from extractors.plain import key, squeezed

LONGEST_HEADER = 80  # characters; longer cells are text
MOST_WORDS = 4  # of a header known by one of its words
SOURCE = Path(__file__).parent / "data" / "columns.toml"


def column_of(text: str) -> str | None:
    """The field that a header cell announces ("activity", ...); None for other words.

    >>> column_of("OUTPUTS / OUTCOMES:"), column_of("Kenya")
    ('outcome', None)
    """
    if not text.strip() or len(text) > LONGEST_HEADER:
        return None
    return _names().get(squeezed(text)) or _keys().get(key(text)) or _by_head(key(text))


def is_column_header(text: str) -> bool:
    """Whether `text` is just the name of a column, no word more."""
    return squeezed(text) in _names()


def _by_head(words: tuple[str, ...]) -> str | None:
    """The column that one word of a longer header names: "Financement prévu" is funding.

    None where two words name different ones.
    """
    named = {column for word in words if (column := _keys().get((word,))) and column != "number"}
    return named.pop() if len(named) == 1 and len(words) <= MOST_WORDS else None


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for column, languages in tomllib.loads(SOURCE.read_text("utf-8")).items():
        for wordings in languages.values():
            for wording in wordings:
                names.setdefault(squeezed(wording), column)
    names.pop("", None)
    return names


@cache
def _keys() -> dict[tuple[str, ...], str]:
    keys: dict[tuple[str, ...], str] = {}
    for column, languages in tomllib.loads(SOURCE.read_text("utf-8")).items():
        for wordings in languages.values():
            for wording in wordings:
                keys.setdefault(key(wording), column)
    keys.pop((), None)
    return keys
