"""Papers that are no submission, by the noun that heads their title: comments, minutes, a budget.

A title has one head, and what stands behind it is what the paper is on: "Comments on the proposal"
are comments, however much is said of the proposal below.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extractors.document import Document, Paragraph
from extractors.forms.title_block.document_nouns import PROPOSAL
from extractors.forms.title_block.front_matter import is_running_text
from extractors.forms.title_block.title import goes_on
from extractors.text import normalise

_DATA: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _any(name: str) -> str:
    return "|".join(_DATA[name].strip("\n").split("\n"))


_SAID_OF = (
    r"\W+(?:(?!and|et|y)\w+\W+){0,6}?(?:on|of|to|for|by|sur|sobre|d|de|du|des|del|dela|relati\w+"
    r"|au|aux|al|a|from)\W+(?:[\w’'-]+\W+){0,5}?"
)
HEAD = re.compile(
    rf"\W*(?:(?:the|la|le|les|el|los|las|l|annex|annexe|anexo)\W+)?(?:{_any('papers')})"
)
APPRAISAL = re.compile(
    rf"\W*(?:(?:the|la|le|les|el|los|las|l)\W+)?(?:{_any('appraisals')})\b"
    rf"{_SAID_OF}(?:{_any('looked_at')}|{_any('lookers')})\b"
)
VERDICT = re.compile(
    rf"^\W*(?:(?:the|le|la|el|l)\W+)?(?:{_any('lookers')}|council|committee|comite|conseil|consejo)"
    rf"\b(?:\W+[\w’'-]+){{0,2}}?\W+(?:{_any('verdicts')})\b"
)
ADVICE = re.compile(rf"(?:^|:)\W*(?:{_any('advice')})")
OWN_PART = re.compile(rf"\b(?:{_any('own_parts')})\b")
_ON = (
    r"(?:on|about|to|of|regarding|concerning|against|sur|concernant|aux?|a|de|des|du|d|sobre|del|al"
    r"|respecto de|acerca de)"
)
_GAP = r"[\s'’«“\"-]+"  # between words of one phrase; a comma begins another
ON_THE_PROPOSAL = re.compile(
    rf"(?P<head>[^:;|]*?\w){_GAP}{_ON}{_GAP}"
    rf"(?:(?:the|la|l|this|cette|esta){_GAP}(?:\w+{_GAP}){{0,2}}?(?:proposal|proposition|propuesta)"
    rf"|(?:(?:the|les|las){_GAP})?(?:\w+{_GAP})?(?:proposals|propositions|propuestas))\b"
)
""" "Views of the Meeting on the proposal": a definite proposal is that of somebody else."""
PARTS = re.compile(r"\s*(?::|\||\s[–—-])\s+")
SENTENCE = re.compile(r"(?<=[a-z)\d]{2}[.!?])\s+")
LABEL = re.compile(r"\W*(?:subject|re|objet|asunto|title|titre|titulo)\W*$")
LINES = 8  # at the top of a paper, in which its title stands
TITLE_LINES = 2  # over which a title may run on
MOST_VERDICTS = 1  # of a body, in the paper of somebody else


@dataclass(frozen=True, slots=True)
class Genre:
    """A line that names another kind of paper."""

    paragraph: Paragraph
    at: tuple[int, int]  # number of the paragraph, place in the line
    sure: bool = True  # False: what it is was not recognised, only that it is on a proposal


def find_genre(front: Sequence[Paragraph]) -> Genre | None:
    """The first line of a title block that is headed by the noun of another paper.

    The title block ends at the first sentence of running text; None where no line is such.
    """
    block = list(_title_block(front))
    for n, line in enumerate(block):
        joined = _read_on(block[n : n + TITLE_LINES])
        for start in _starts(joined, len(normalise(line.text))):
            at = (line.location.paragraph, start)
            if HEAD.match(joined, start) or APPRAISAL.match(joined, start):
                return Genre(line, at)
            if _is_on_a_proposal(joined, start):
                return Genre(line, at, sure=False)
    return None


def speaks_from_outside(document: Document) -> bool:
    """Whether somebody passes judgement throughout: "The Council welcomes …", "No comment"."""
    found = 0
    for paragraph in document.paragraphs:
        for sentence in SENTENCE.split(normalise(paragraph.text)):
            found += bool(VERDICT.match(sentence) or ADVICE.search(sentence))
    return found > MOST_VERDICTS


def _is_on_a_proposal(joined: str, start: int) -> bool:
    """Whether a proposal is what the noun before it is on, and that noun no part of a proposal."""
    found = ON_THE_PROPOSAL.match(joined, start)
    if not found or joined.endswith("."):
        return False
    return not OWN_PART.search(found["head"]) and not PROPOSAL.search(found["head"])


def _read_on(lines: Sequence[Paragraph]) -> str:
    """A line, folded, with those behind it in which it goes on."""
    joined = lines[0].text.strip()
    for before, line in pairwise(lines):
        if not goes_on(before.text, line.text.strip()):
            break
        joined = f"{joined} {line.text.strip()}"
    return normalise(joined)


def _title_block(front: Sequence[Paragraph]) -> Iterator[Paragraph]:
    lines = [line for line in front if line.text.strip()]
    for line in lines[:LINES]:
        if is_running_text(line.text.strip()):
            return
        yield line


def _starts(joined: str, width: int) -> Iterator[int]:
    """Where a title, or a part of it behind a colon or dash, begins in the line itself."""
    yield 0
    for mark in PARTS.finditer(joined, 0, width):
        yield mark.end()
