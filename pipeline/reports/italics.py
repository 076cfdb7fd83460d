"""Scientific names in a paper, which are set in italics: those of genera, species and below."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from taxonomy.names.reference_names import is_known_species
from taxonomy.names.synonyms import load_common_names, load_synonyms

NAME = re.compile(r"\b[A-Z][a-z]+ [a-z]{3,}(?: [a-z]{3,}(?=[),;:/]|$| /))?")


def add_words(paragraph: Any, text: str) -> None:
    """Write a text into a paragraph of Word, each scientific name a run in italics."""
    for part, is_name in parts(text):
        run = paragraph.add_run(part)
        if is_name:
            run.italic = True


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """A text in pieces, and whether each is a scientific name; together they are the text.

    >>> [*parts("La girafe (Giraffa camelopardalis)")]
    [('La girafe (', False), ('Giraffa camelopardalis', True), (')', False)]
    """
    place = 0
    for found in NAME.finditer(text):
        if name := _name_in(found[0]):
            yield text[place : found.start()], False
            yield name, True
            place = found.start() + len(name)
    if place < len(text) or not text:
        yield text[place:], False


def _name_in(words: str) -> str:
    """The longest name that the words begin with; "" where they are none."""
    species = " ".join(words.split()[:2])
    return next((name for name in (words, species) if _is_name(name)), "")


def _is_name(words: str) -> bool:
    return words in _listed() or is_known_species(words)


@cache
def _listed() -> frozenset[str]:
    listed = {name.listed for name in load_common_names()}
    return frozenset(listed | {synonym.name for synonym in load_synonyms()})
