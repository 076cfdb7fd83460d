"""Where a file without a section on its taxa says what it is about.

A report names its action ("Concerted Action for the Jaguar (*Panthera onca*)"), in the section on
the action, the title, a labelled cell, a sentence; the likeliest place first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.document import Document, Paragraph
from extractors.forms.section import Section
from extractors.forms.title_block.header import Header
from extractors.roles.cues import fold_in_place

FRONT = 60  # paragraphs in which a file says what it is about
OPENING = 30  # paragraphs in which the first name of all is its subject
ACTION = re.compile(
    r"\b(?:concerted actions?|actions? concertees?|acci?on(?:es)? concertadas?|ca|ac)\b"
)
TAXA = re.compile(
    r"\W*(?:target )?(?:species|taxon|taxa|especes?|taxons?|especies?|taxones)"
    r"(?:\(s\))?(?: (?:concerned|covered|concernees?|cibles?|visee?s?|objetivo|objeto))?\W*$"
)
LABEL = re.compile(
    r"\W*(?:action|accion|title|titre|titulo|subject|objet|asunto)"
    r"(?: (?:concerned|concernees?|objetivo))?\W*$"
)


def subject_lines(
    document: Document, header: Header, sections: Sequence[Section]
) -> tuple[Paragraph, ...]:
    """The paragraphs that may name the subject, the likeliest first."""
    return tuple(dict.fromkeys(_places(document, header, sections)))


def _places(document: Document, header: Header, sections: Sequence[Section]) -> Iterator[Paragraph]:
    for section in sections:
        if "concerted_action" in section.ids:
            yield from section.body
    front = document.paragraphs[:FRONT]
    yield from _labelled(front, TAXA)
    if header.title_paragraph:
        yield header.title_paragraph
    yield from _labelled(front, LABEL)
    yield from _with_the_action(front)
    yield from front[:OPENING]


def _labelled(front: Sequence[Paragraph], label_of: re.Pattern[str]) -> Iterator[Paragraph]:
    """Cells beside a label such as "Species", and lines that begin with one and a colon."""
    for before, paragraph in pairwise(front):
        label, cell = before.location.cell, paragraph.location.cell
        beside = label and cell and label[0] == cell[0]
        lead, _, rest = paragraph.text.partition(":")
        in_line = rest.strip() and label_of.match(fold_in_place(lead))
        if in_line or (beside and label_of.match(fold_in_place(before.text))):
            yield paragraph


def _with_the_action(front: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Lines that speak of the action, and the line that such a one goes on in."""
    for n, paragraph in enumerate(front):
        if ACTION.search(fold_in_place(paragraph.text)):
            yield paragraph
            yield from front[n + 1 : n + 2]
