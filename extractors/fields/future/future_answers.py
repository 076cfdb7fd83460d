"""The value of a form's field that asks what becomes of an action."""

import re

from extractors.fields.future.future_words import FUTURES, only_future
from extractors.text import normalise

_ANY = "|".join(FUTURES.values())
LABELLED_ANSWER = re.compile(
    r"\b(?:future|futuro|avenir|porvenir|devenir)\b(?P<answered>(?:\W+\w+){0,6}?\W+"
    rf"(?<!\band )(?<!\bet )(?<!\by )(?<!\bof )(?<!\bde )(?:{_ANY}))\W*$"
)
"""A label that ends without a colon, and the value of its field."""
LONGEST_FIELD = 100  # characters, with its label


def is_bare_answer(text: str) -> bool:
    """Whether a line is one future and nothing else: "Completion", as a field of a form is."""
    return bool(re.fullmatch(rf"\W*(?:{_ANY})\W*", normalise(text)))


def answer_behind_label(text: str) -> str | None:
    """The future that a field of a form holds whose label stands before it on the line.

    >>> answer_behind_label("Proposed future of the action Completion")
    'completion'
    """
    label = LABELLED_ANSWER.search(normalise(text))
    return only_future(label["answered"]) if label and len(text) <= LONGEST_FIELD else None
