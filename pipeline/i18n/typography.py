"""How a language sets its marks, and where no line may break."""

import re
from collections.abc import Callable, Mapping
from typing import Any

NO_BREAK = "\u00a0"
BEFORE = re.compile(r" (?=[;:!?»%])")
AFTER = re.compile(r"(?<=«) ")
COUNT = re.compile(r"(?<![\w./-])(\d{1,3}(?:er|e|ª|st|nd|rd|th)?) (?=[^\W\d])")
NUMBERED = re.compile(
    r"(?i)\b((?:step|annex|paragraph|resolution|concerted action|page|étape|annexe|paragraphe|"
    r"résolution|action concertée|paso|anexo|párrafo|resolución|acción concertada|página)s?|p\.)"
    r" (?=\d)"
)


def french(text: str) -> str:
    """Our own words with the spaces that French wants, unbroken; quotations are not for this.

    >>> french("« oui » ; non").count(NO_BREAK)
    3
    """
    return AFTER.sub(NO_BREAK, BEFORE.sub(NO_BREAK, text))


def bound(text: str) -> str:
    """A number together with what it counts or numbers, in any of the three languages.

    >>> bound("3 rapports (étape 6.4)").count(NO_BREAK), bound("on 25 October 2025").count(NO_BREAK)
    (2, 1)
    """
    return NUMBERED.sub(rf"\1{NO_BREAK}", COUNT.sub(rf"\1{NO_BREAK}", text))


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
