"""Where a file without a section on its taxa says what it is about.

A report names its action ("Concerted Action for the Jaguar (*Panthera onca*)"), in the section on
the action, the title, a labelled cell, a sentence; the likeliest place first.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.document import Document, Paragraph
from extractors.forms.section import Section
from extractors.forms.title_block.header import Header
from extractors.roles.blocks import blocks
from extractors.roles.cues import fold_in_place

Passage = tuple[Paragraph, ...]
"""Paragraphs that are read together: a sentence over several lines, what stands under a heading."""

ON_TAXA = re.compile(
    r"^\W*(?:[\w.)]{1,4}\W+)?(?:(?:the|target|la|le|les|los|las|el|l) ?\W?)*"
    r"(?:species|taxon|taxa|especes?|taxons?|especies?|taxones)\b"
    r"(?!.{0,40}\b(?:status|statut|estado|autres?|other|otras?|conservation|conservacion|menace"
    r"|threat|amenaza)\w*)"
)
"""A heading that says which animals are meant: "Espèces rapportées"."""
HEADS_NAMES = re.compile(
    r"\W*(?:(?:scientific|latin) names?|noms? (?:scientifiques?|latins?)"
    r"|nombres? (?:cientificos?|latinos?)|(?:target )?(?:species|taxon|taxa)"
    r"|especes?(?: cibles?)?|taxons?|especies?(?: objetivo)?|taxones)\W*$"
)
"""The head of a column of names."""
LONGEST_HEADING = 90  # characters
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
) -> tuple[Passage, ...]:
    """The passages that may name the subject, the likeliest first."""
    front = document.paragraphs[: 2 * FRONT]
    whole = {**_wrapped(front), **_listed(front)}
    places = _places(document, header, sections)
    return tuple(dict.fromkeys(whole.get(place[0], place) for place in places if place))


def _places(document: Document, header: Header, sections: Sequence[Section]) -> Iterator[Passage]:
    for section in sections:
        if "concerted_action" in section.ids:
            yield from ((line,) for line in section.body)
    front = document.paragraphs[:FRONT]
    yield from _labelled(front, TAXA)
    yield from _under_headings(document.paragraphs[: 2 * FRONT])
    if header.title_paragraph:
        yield (header.title_paragraph,)
    yield from _labelled(front, LABEL)
    yield from _with_the_action(front)
    yield from ((line,) for line in front[:OPENING])


def _wrapped(front: Sequence[Paragraph]) -> Mapping[Paragraph, Passage]:
    """Of each line outside tables the sentence that it belongs to, over columns and tables."""
    lines = [line for line in front if line.location.table is None]
    joined = (tuple(line for _, line in block.parts) for block in blocks(lines))
    return {line: passage for passage in joined if len(passage) > 1 for line in passage}


def _listed(front: Sequence[Paragraph]) -> Mapping[Paragraph, Passage]:
    """Of each cell below a head such as "Scientific name" all that stand in its table."""
    tables: dict[int, list[Paragraph]] = {}
    for line in front:
        if line.location.table is not None and line.location.cell:
            tables.setdefault(line.location.table, []).append(line)
    return {
        cell: tuple(cells)
        for cells in tables.values()
        for cell in _below(cells, _columns_of_names(cells))
    }


def _columns_of_names(cells: Sequence[Paragraph]) -> set[int]:
    places = ((cell, cell.location.cell or (0, 0)) for cell in cells)
    return {
        column
        for cell, (row, column) in places
        if row == 1 and HEADS_NAMES.match(fold_in_place(cell.text))
    }


def _below(cells: Sequence[Paragraph], columns: set[int]) -> Iterator[Paragraph]:
    for cell in cells:
        row, column = cell.location.cell or (0, 0)
        if row > 1 and column in columns:
            yield cell


def _labelled(front: Sequence[Paragraph], label_of: re.Pattern[str]) -> Iterator[Passage]:
    """Cells beside a label such as "Species", and lines that begin with one and a colon."""
    for before, paragraph in pairwise(front):
        label, cell = before.location.cell, paragraph.location.cell
        beside = label and cell and label[0] == cell[0] and not _is_head(before)
        lead, _, rest = paragraph.text.partition(":")
        in_line = rest.strip() and label_of.match(fold_in_place(lead))
        if in_line or (beside and label_of.match(fold_in_place(before.text))):
            yield (paragraph,)


def _is_head(cell: Paragraph) -> bool:
    """Whether a bold cell of the first row heads a column."""
    return bool(cell.location.cell and cell.location.cell[0] == 1 and cell.bold)


def _under_headings(front: Sequence[Paragraph]) -> Iterator[Passage]:
    """What stands under each heading that speaks of species, in tables too."""
    found: list[Paragraph] | None = None
    for line in front:
        if _is_heading(line):
            if found:
                yield tuple(found)
            found = [] if ON_TAXA.search(fold_in_place(line.text)) else None
        elif found is not None:
            found.append(line)
    if found:
        yield tuple(found)


def _is_heading(line: Paragraph) -> bool:
    if line.location.table is not None or len(line.text) > LONGEST_HEADING:
        return False
    return line.bold or line.style_name.casefold().startswith(("heading", "titre", "título"))


def _with_the_action(front: Sequence[Paragraph]) -> Iterator[Passage]:
    """Lines that speak of the action, and the line that such a one goes on in."""
    for n, paragraph in enumerate(front):
        if ACTION.search(fold_in_place(paragraph.text)):
            yield (paragraph,)
            yield from ((line,) for line in front[n + 1 : n + 2])
