"""Who sentences of a cover note or title block say that hand a paper in."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Paragraph
from extractors.fields.proponents.proponent_roles import (
    Part,
    part_of,
    proponent_roles,
    who_hands_in,
)
from extractors.forms.title_block.letterhead import Authors
from extractors.text import normalise

DOCUMENT = (
    r"(?:proposals?|reports?|text|paper|document|propositions?|rapports?|comptes? rendus?|bilan"
    r"|texte"
    r"|propuestas?|informes?|texto|documento)"
)
ON_A_PAPER = re.compile(
    rf"\b{DOCUMENT}\b|\b(?:concerted action|action concertee|accion concertada|conference"
    r"|conferencia|cop ?\d+|extension|prolongation|prorroga|parties|partes)\b"
)
SENTENCE = re.compile(r"(?:(?<=[^\W\d]{2}[.!?])|(?<=[xe] I\.))\s+(?=\W?[A-ZÀ-Ý])")
"""A dot behind one letter ends none, but for "Appendix I." and "Annexe I."."""


LONGEST_SENTENCE = 90  # words of a sentence of a cover note


def told_to_hand_in(front: Sequence[Paragraph], language: str | None) -> Authors:
    """Of whom sentences on a paper or a meeting say that they hand it in."""
    return [
        (author, paragraph)
        for text, paragraph in sentences_of(front)
        if ON_A_PAPER.search(normalise(text)) and len(text.split()) <= LONGEST_SENTENCE
        for author in who_hands_in(text, language)
    ]


def weighed_by_line(found: Authors) -> Authors:
    """`found` less those of whom their own line says that they do something else."""
    kept: Authors = []
    for author, paragraph in found:
        roles = proponent_roles(paragraph.text)
        if part_of(author, roles) not in (Part.OTHER, Part.NOT):
            kept.append((author, paragraph))
    return kept


def sentences_of(front: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """The sentences of running text, those over several paragraphs joined."""
    joined, start = "", None
    for paragraph in front:
        text = " ".join(paragraph.text.split())
        if joined and start and (text[:1].islower() or joined.endswith(",")):
            joined = f"{joined} {text}"
            continue
        if joined and start:
            yield from ((sentence, start) for sentence in SENTENCE.split(joined))
        joined, start = text, paragraph
    if joined and start:
        yield from ((sentence, start) for sentence in SENTENCE.split(joined))
