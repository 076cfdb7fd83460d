"""Who sentences of a cover note or title block say that hand a paper in."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Paragraph
from extractors.fields.proponents.proponent_roles import (
    Part,
    opens_by_handing_in,
    part_of,
    proponent_roles,
    subject_of,
    who_hands_in,
    who_proposes,
)
from extractors.fields.values import Proponent
from extractors.forms.title_block.bylines import SECRETARIAT
from extractors.forms.title_block.letterhead import Authors, parsed
from extractors.text import normalise, same_length

DOCUMENT = (
    r"(?:proposals?|reports?|text|paper|document|propositions?|rapports?|comptes? rendus?|bilan"
    r"|texte"
    r"|propuestas?|informes?|texto|documento)"
)
ON_A_PAPER = re.compile(
    rf"\b{DOCUMENT}\b|\b(?:concerted action|action concertee|accion concertada|conference"
    r"|conferencia|cop ?\d+|action|accion|extension|prolongation|prorroga|parties|partes)\b"
)
WRITTEN_BY = re.compile(
    r"^(?:it|this \w+|il|elle|(?:le |la )?(?:ce|cette|present|presente) \w+|(?:el |la )?(?:este"
    r"|esta|presente) \w+)"
    r"\s(?:is|was|has been|est|a ete|fue|ha sido)\s(?:\w+\s)?"
    r"(?:submitted|prepared|compiled|written|put together|drawn up|made|soumise?"
    r"|etablie?|redigee?|preparee?|presentee?"
    r"|presentad[oa]"
    r"|preparad[oa]|elaborad[oa])\s(?:by|par|por)\s"
)
SENTENCE = re.compile(r"(?:(?<=[^\W\d]{2}[.!?])|(?<=[xe] I\.))\s+(?=\W?[A-ZÀ-Ý])")
"""A dot behind one letter ends none, but for "Appendix I." and "Annexe I."."""


OFFICE = re.compile(r"\bsecretari(?:at|a|ado)\b(?! d.etat| de estado)")
LONGEST_SENTENCE = 90  # words of a sentence of a cover note
OPENING = 60  # characters of a sentence that say by whom it is
SHORTEST = 14  # words of a line that tells nothing else: "Presenta la Argentina."
SALUTATION = re.compile(
    r"^\W*(?:dear|madame|monsieur|mesdames|messieurs|estimad\w+|senora?|excelen\w+|chere?s?)\b[^,:.]*[,:]\s*"
)


def told_to_hand_in(front: Sequence[Paragraph], language: str | None) -> Authors:
    """Of whom sentences on a paper or a meeting say that they hand it in."""
    return [
        (author, paragraph)
        for text, paragraph in sentences_of(front)
        if _may_tell(text)
        for author in (*who_hands_in(text, language), *_beside_them(text, paragraph, language))
    ]


def _beside_them(text: str, paragraph: Paragraph, language: str | None) -> list[Proponent]:
    """Whom the subject of the sentence names besides: "Peru and Panthera have submitted …"."""
    return [author for author, _ in parsed(subject_of(text, language), paragraph, language)]


def written_by(front: Sequence[Paragraph], language: str | None) -> Authors:
    """Who stands behind "this report was put together by"."""
    return [
        author
        for text, paragraph in sentences_of(front)
        if (by := WRITTEN_BY.match(normalise(text)))
        and not SECRETARIAT.search(normalise(text)[:60])
        for author in parsed(text[by.end() :], paragraph, language)
    ]


def told_to_have_written(front: Sequence[Paragraph], language: str | None) -> Authors:
    """Of whom they say that they wrote it, for papers of which nobody is said to hand them in."""
    return [
        (author, paragraph)
        for text, paragraph in sentences_of(front)
        if _may_tell(text)
        for author in who_proposes(text, language)
    ]


def _may_tell(text: str) -> bool:
    """Whether a sentence speaks of a paper or meeting, or says in a few words who hands in."""
    words = len(text.split())
    if opens_by_handing_in(text):
        return True
    return words <= SHORTEST or (
        words <= LONGEST_SENTENCE and bool(ON_A_PAPER.search(normalise(text)))
    )


def weighed_by_line(found: Authors) -> Authors:
    """`found` less those of whom their own line says that they do something else."""
    parts = [part_of(author, proponent_roles(line.text)) for author, line in found]
    aside = {Part.OTHER, Part.NOT}
    if not {Part.MEANT, Part.PROPOSES}.isdisjoint(parts):
        aside.add(Part.WROTE)
    passed_on = Part.MEANT in parts  # a secretariat that sends it on for others hands in nothing
    return [
        author
        for author, part in zip(found, parts, strict=True)
        if part not in aside and not (passed_on and OFFICE.search(normalise(author[0].name)))
    ]


def sentences_of(front: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    """The sentences of running text, those over several paragraphs joined."""
    joined, start = "", None
    for paragraph in front:
        text = " ".join(paragraph.text.split())
        greeting = SALUTATION.match(same_length(text))
        text = text[greeting.end() :] if greeting else text
        if joined and start and (text[:1].islower() or joined.endswith(",")):
            joined = f"{joined} {text}"
            continue
        if joined and start:
            yield from ((sentence, start) for sentence in SENTENCE.split(joined))
        joined, start = text, paragraph
    if joined and start:
        yield from ((sentence, start) for sentence in SENTENCE.split(joined))
