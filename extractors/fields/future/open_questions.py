"""Futures that are asked about, answered, or wanted by one and not by the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.fields.future.future_words import (
    ACTION,
    ANSWERED,
    DIVIDES,
    FUTURE,
    FUTURES,
    NOT_SO,
    NOT_YET_SAID,
    PAST,
    SO,
    futures_in,
    only_future,
)
from extractors.fields.states.countries import find_states
from extractors.text import normalise

SENTENCE = re.compile(r"(?<=[.!;?])\s+|\n")
WHOLE_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
EVENT = re.compile(
    r"\b(?<!glad )(?<!grateful )(?<!happy )(?<!pleased )(?:if|unless"
    r"|should (?:it|the|they|he|she|no)|otherwise|failing (?:that|which)|depending"
    r"|(?<!heureux )(?<!heureuse )(?<!reconnaissants )(?<!reconnaissante )si(?! (?:que|bien)\b)"
    r"|sinon|a defaut|selon|dans le cas contraire|en caso contrario|siempre que|de lo contrario"
    r"|segun)\b"
)
""" "If the grant comes … otherwise …"."""


def answers_to_questions(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is answered to the questions among `sentences`, with the answer."""
    for question, answer in pairwise(sentences):
        if question.rstrip().endswith("?"):
            agreed = _agreed(normalise(question), normalise(answer))
            if agreed:
                yield agreed, answer.strip()


def _agreed(question: str, answer: str) -> str | None:
    """What a question about the action and the answer behind it come to: "Go on? We say no"."""
    future, words = only_future(question), ANSWERED.match(answer)
    if not future or not words or not ACTION.search(question) or PAST.search(question):
        return None
    if NOT_YET_SAID.search(answer):
        return None
    if NOT_SO.search(words[0]):
        return "closure" if future == "continuation" else None
    return future if SO.search(words[0]) else None


def asked_in_an_event(text: str) -> dict[str, list[str]]:
    """The pieces of sentences that propose this in an event and that in another, with the futures.

    >>> list(asked_in_an_event("Renewal if Mali joins; closure if not. We thank Mali."))
    ['Renewal if Mali joins;', 'closure if not.']
    """
    return {
        piece: futures
        for sentence in WHOLE_SENTENCE.split(text)
        if EVENT.search(plain := normalise(sentence))
        and len(futures := futures_in(plain)) > 1
        and "continuation" in futures
        for piece in SENTENCE.split(sentence)
    }


def is_divided(sentence: str, folded: str) -> bool:
    """Whether States are named that each want something else: "Chad to end it, Mali to go on"."""
    if only_future(folded) or not FUTURE.search(folded):
        return False
    parts = [part for part in DIVIDES.split(sentence) if FUTURE.search(normalise(part))]
    return len({only_future(normalise(part)) for part in parts}) > 1 and all(
        find_states(part) for part in parts
    )


def weighed_in(folded: str) -> list[str]:
    """The futures between which nobody has decided: those named, or else all of them."""
    named = futures_in(folded)
    return named if len(named) > 1 else list(FUTURES) if named else []
