"""The words of the target section that belong to one target: its line, its row, its sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Paragraph
from extractors.roles.blocks import Block, blocks
from pipeline.submissions.proposal import Taxon
from pipeline.submissions.provenance import Sourced

Line = tuple[int, int]  # table and row, or -1 and the number of a paragraph


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry, with the head of the column where it is a cell."""

    text: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written of one target, and what is written of all of them together."""

    taxon: Sourced[Taxon]
    parts: tuple[Part, ...]
    shared: tuple[Part, ...]  # stretches of the section that name no target


def target_entries(
    body: Sequence[Paragraph], targets: Sequence[Sourced[Taxon]]
) -> tuple[Entry, ...]:
    """One per target, in order. A stretch that names two is cut between them."""
    stretches = list(blocks(body))
    lines = {target.value.match.scientific_name: _lines(target) for target in targets}
    named = {line for found in lines.values() for line in found}
    shared = tuple(
        Part(block.text) for block in stretches if not block.cell and not _lines_of(block) & named
    )
    found: list[Entry] = []
    for target in targets:
        there = lines[target.value.match.scientific_name]
        parts = [
            part
            for block in stretches
            if _lines_of(block) & there
            for part in _cut(block, target, targets)
        ]
        found.append(Entry(target, tuple(parts), shared))
    return tuple(found)


def _lines(taxon: Sourced[Taxon]) -> set[Line]:
    places = (evidence.location for evidence in taxon.evidence)
    return {(at.table or 0, at.cell[0]) if at.cell else (-1, at.paragraph) for at in places}


def _lines_of(block: Block) -> set[Line]:
    places = (paragraph.location for _, paragraph in block.parts)
    return {(at.table or 0, at.cell[0]) if at.cell else (-1, at.paragraph) for at in places}


def _head(block: Block) -> str:
    return block.labels[0] if block.labels else ""


def _cut(block: Block, target: Sourced[Taxon], targets: Sequence[Sourced[Taxon]]) -> Iterator[Part]:
    """The stretch from the line or clause of a target to that of the next."""
    names = [name for other in targets for name in _writings(other) if name in block.text]
    begins = sorted({_begin(block.text, block.text.index(name)) for name in names})
    mine = [name for name in _writings(target) if name in block.text]
    if block.cell and not mine:
        yield Part(block.text, _head(block))
        return
    for start in sorted({_begin(block.text, block.text.index(name)) for name in mine}):
        stop = next((at for at in begins if at > start), len(block.text))
        yield Part(block.text[start:stop], _head(block))


def _writings(target: Sourced[Taxon]) -> tuple[str, ...]:
    return (target.value.match.written, target.value.match.scientific_name)


def _begin(text: str, at: int) -> int:
    """Where the line or clause begins that holds the character at `at`."""
    marks = (
        text.rfind(mark, 0, at) + len(mark) for mark in ("\n", ". ", "; ") if mark in text[:at]
    )
    return max(marks, default=0)
