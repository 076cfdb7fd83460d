"""How a language sets its marks. French keeps a space by some of them, where no line may break."""

import re
from collections.abc import Callable, Mapping
from typing import Any

NO_BREAK = "\u00a0"
BEFORE = re.compile(r" (?=[;:!?»%])")
AFTER = re.compile(r"(?<=«) ")


def french(text: str) -> str:
    """Our own words with the spaces that French wants, unbroken; quotations are not for this.

    >>> french("« oui » ; non").count(NO_BREAK)
    3
    """
    return AFTER.sub(NO_BREAK, BEFORE.sub(NO_BREAK, text))


def list_separator(language: str) -> str:
    """What stands between the parts of a list that have commas of their own."""
    return french(" ; ") if language == "fr" else "; "


def typeset(words: Any, language: str) -> Any:
    """Every text of a table of our words as its language sets it; the keys stay."""
    return _each(words, french) if language == "fr" else words


def _each(words: Any, change: Callable[[str], str]) -> Any:
    match words:
        case str():
            return change(words)
        case Mapping():
            return {name: _each(value, change) for name, value in words.items()}
        case list():
            return [_each(value, change) for value in words]
        case _:
            return words
