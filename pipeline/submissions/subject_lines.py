"""Where a file without a section on its taxa says what it is about.

A report names its action ("Concerted Action for the Jaguar (*Panthera onca*)"), in the section on
the action, the title, a labelled cell, a sentence; the likeliest place first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.document import Document, Paragraph
from extractors.forms.header import Header
from extractors.forms.section import Section
from extractors.roles.cues import fold_in_place

FRONT = 60  # paragraphs in which a file says what it is about
OPENING = 30  # paragraphs in which the first name of all is its subject
ACTION = re.compile(
    r"\b(?:concerted actions?|actions? concertees?|acci?on(?:es)? concertadas?|ca|ac)\b"
)
LABEL = re.compile(
    r"\W*(?:target )?(?:species|taxon|taxa|especes?|taxons?|especies?|taxones|action|accion|title"
    r"|titre|titulo|subject|objet|asunto)(?: (?:concerned|concernees?|cibles?|objetivo))?\W*$"
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
    if header.title_paragraph:
        yield header.title_paragraph
    front = document.paragraphs[:FRONT]
    yield from _labelled(front)
    yield from _with_the_action(front)
    yield from front[:OPENING]


def _labelled(front: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Cells beside a label such as "Species"."""
    for before, paragraph in pairwise(front):
        label, cell = before.location.cell, paragraph.location.cell
        same_row = label and cell and label[0] == cell[0]
        if same_row and LABEL.match(fold_in_place(before.text)):
            yield paragraph


def _with_the_action(front: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Lines that speak of the action, and the line that such a one goes on in."""
    for n, paragraph in enumerate(front):
        if ACTION.search(fold_in_place(paragraph.text)):
            yield paragraph
            yield from front[n + 1 : n + 2]
