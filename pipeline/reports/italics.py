"""Scientific names in a paper, which are set in italics: those of genera, species and below."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml.ns import qn
from docx.text.run import Run

from taxonomy.names.reference_names import is_known_species
from taxonomy.names.synonyms import load_common_names, load_synonyms

NAME = re.compile(r"\b[A-Z][a-z]+ [A-Za-z][a-z]{2,}(?: [a-z]{3,}(?=[),;:/]|$| /))?")


def add_words(paragraph: Any, text: str) -> None:
    """Write a text into a paragraph of Word, each scientific name a run in italics."""
    for part, is_name in parts(text):
        run = paragraph.add_run(part)
        if is_name:
            run.italic = True


def set_in_italics(line: Any) -> None:
    """Part the runs of a paragraph that is already written, so that its names are in italics."""
    for run in [*line.iter(qn("w:r"))]:
        pieces = [piece for piece in run if piece.tag != qn("w:rPr")]
        if [piece.tag for piece in pieces] != [qn("w:t")] or not pieces[0].text:
            continue
        named = [*parts(pieces[0].text)]
        for text, is_name in named if len(named) > 1 else ():
            copied = deepcopy(run)
            written = Run(copied, line)
            written.text = text
            if is_name:
                written.italic = True
            run.addprevious(copied)
        if len(named) > 1:
            run.getparent().remove(run)


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


def _is_name(written: str) -> bool:
    """Whatever its capitals: "Giraffa Camelopardalis" stands in many a title."""
    words = written.capitalize()
    return words in _listed() or is_known_species(words)


@cache
def _listed() -> frozenset[str]:
    listed = {name.listed for name in load_common_names()}
    return frozenset(listed | {synonym.name for synonym in load_synonyms()})
