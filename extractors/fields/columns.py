"""What a column of the activities table holds, told from its header."""

import tomllib
from functools import cache
from pathlib import Path

from extractors.plain import key, squeezed

SOURCE = Path(__file__).parent / "data" / "columns.toml"


def column_of(text: str) -> str | None:
    """The field that a header cell announces ("activity", ...); None for other words.

    >>> column_of("OUTPUTS / OUTCOMES:"), column_of("Kenya")
    ('outcome', None)
    """
    return _names().get(squeezed(text)) or _keys().get(key(text)) if text.strip() else None


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
