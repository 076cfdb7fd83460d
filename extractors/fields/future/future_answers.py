"""The value of a form's field that asks what becomes of an action."""

import re

from extractors.fields.future.future_words import ANSWER, DENIED, FUTURES, OF_OTHERS, only_future
from extractors.text import normalise

_ANY = "|".join(FUTURES.values())
LABELLED_ANSWER = re.compile(
    r"\b(?:future|futuro|avenir|porvenir|devenir)\b(?P<answered>(?:\W+\w+){0,6}?\W+"
    rf"(?<!\band )(?<!\bet )(?<!\by )(?<!\bof )(?<!\bde )(?:{_ANY}))\W*$"
)
"""A label that ends without a colon, and the value of its field."""
SENTENCE = re.compile(r"(?<=[.!;?])\s+|\n")
LONGEST_FIELD = 100  # characters, with its label


def is_bare_answer(text: str) -> bool:
    """Whether a line is one future and nothing else: "Completion", as a field of a form is."""
    return bool(re.fullmatch(rf"\W*(?:{_ANY})\W*", normalise(text)))


def is_dated_answer(text: str) -> bool:
    """Whether a heading is one future and the years it is for: "Continuation 2026–2029"."""
    return bool(re.fullmatch(rf"\W*(?:\d\W+)?(?:{_ANY})(?:\W+20\d\d){{1,2}}\W*", normalise(text)))


def answer_behind_label(text: str) -> str | None:
    """The future that a field of a form holds whose label stands before it on the line.

    >>> answer_behind_label("Proposed future of the action Completion")
    'completion'
    """
    label = LABELLED_ANSWER.search(normalise(text))
    return only_future(label["answered"]) if label and len(text) <= LONGEST_FIELD else None


def direct_answer(text: str) -> tuple[str, str] | None:
    """The future with which a text begins that answers a label: "Carry over to 2029, with …".

    >>> direct_answer("Three more years: the corridors do not close by themselves.")
    ('continuation', 'Three more years: the corridors do not close by themselves.')
    """
    sentence = SENTENCE.split(text.strip())[0]
    folded = DENIED.sub(" ", normalise(sentence))
    found = ANSWER.match(folded)
    if not found or OF_OTHERS.match(folded, found.end()):
        return None
    future = only_future(re.split(r"[;:]", folded[found.start("future") :])[0])
    return (future, sentence) if future else None
