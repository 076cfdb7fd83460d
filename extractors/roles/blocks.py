"""Paragraphs as a reader takes them in: wrapped lines joined, labels and table heads over cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Paragraph

ENDED = re.compile(r"[.!?:;)\]»”\"]\s*$")
ITEM = re.compile(r"\s*(?:[•●▪◦*–—-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s)")
UNFINISHED = re.compile(
    r"\b(?:the|of|and|or|in|la|le|les|el|los|las|de|du|des|del|et|ou|y|en|al?|aux?)\s*$|,\s*$"
)
BROKEN = re.compile(r"\s*[^\W\d_]{3,}(?: [^\W\d_]{3,})?\s*")
"""A word or two of a name, alone in a line of a cell."""
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WRAPPED = 45  # characters of a line that was broken because the page ended, not the thought
FEWEST_COLUMNS = 3  # with text, of a table in which a row of one cell heads those beneath
LABEL = 90  # characters of a line that only introduces what follows


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch to be read at once, with the labels it stands under."""

    text: str
    parts: tuple[tuple[int, Paragraph], ...]  # where each paragraph begins in `text`
    labels: tuple[str, ...] = ()  # what introduces it: head of its column, a line with a colon
    row: tuple[str, ...] = ()  # the other cells of its row, each behind the head of its column
    cell: bool = False
    item: bool = False  # one of a list

    def place(self, start: int) -> tuple[Paragraph, int]:
        """The paragraph that holds the character at `start`, and where that is in it."""
        offset, paragraph = max((p for p in self.parts if p[0] <= start), key=lambda p: p[0])
        return paragraph, start - offset


def blocks(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """The stretches of a section in reading order; every paragraph is in one of them."""
    label, outer, listed = "", "", False
    for group in _groups(paragraphs):
        if group[0].location.cell is not None:
            yield from _cells(group)
            continue
        text, parts = _joined(group)
        item = _is_item(group[0])
        ended = listed and not item
        labels = tuple(filter(None, (label, outer)))
        yield Block(text, parts, () if ended else labels, item=item)
        if not item:
            goes_on = not listed and _is_listed(text, label)
            outer = _kept_over(group[0], label, outer) if goes_on else ""
            label = text if _introduces(text) else label if goes_on else ""
        listed = item and bool(label)


def _kept_over(line: Paragraph, label: str, outer: str) -> str:
    """The line with a colon that goes on over a list without signs: any short line may be a label.

    "Not included:", "Tetrax tetrax", "Otis tarda": the second is no label of the third.
    """
    if line.bold or line.text.rstrip().endswith(":"):
        return ""
    return label if label.rstrip().endswith(":") else outer


def _introduces(text: str) -> bool:
    """A line whose last sentence ends with a colon, or a short one without full stop and comma."""
    plain = text.strip()
    if plain.endswith(":"):
        *_, last = SENTENCE.split(plain)
        return len(last) <= 3 * LABEL
    return len(plain) <= LABEL and not re.search(r"[.;,()]", plain) and plain[:1].isupper()


def _is_listed(text: str, label: str) -> bool:
    """Whether a line still belongs to the label over it: short lines do, a paragraph does not."""
    return bool(label) and len(text) <= 2 * LABEL and not re.search(r"[.]\s+[A-ZÀ-Þ]", text)


def _groups(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Cells of one table together; a line and the line it goes on in; else one by one."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and not _goes_on(group[-1], paragraph):
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if before.location.cell or after.location.cell:
        same = before.location.table == after.location.table
        return bool(before.location.cell and after.location.cell) and same
    if _is_item(after) or not after.text.strip():
        return False
    if UNFINISHED.search(before.text):
        return True
    if len(before.text) < WRAPPED or (before.bold and not after.bold):
        return False
    return not ENDED.search(before.text) or after.text.lstrip()[:1].islower()


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph.numbering or ITEM.match(paragraph.text))


def _joined(group: Sequence[Paragraph]) -> tuple[str, tuple[tuple[int, Paragraph], ...]]:
    text, parts = "", list[tuple[int, Paragraph]]()
    for paragraph in group:
        text += "\n" if parts else ""
        parts.append((len(text), paragraph))
        text += paragraph.text
    return text, tuple(parts)


def _cells(group: Sequence[Paragraph]) -> Iterator[Block]:
    """One block per cell. The first row is the head where it is short and others follow."""
    cells: dict[tuple[int, int], list[Paragraph]] = {}
    for paragraph in group:
        assert paragraph.location.cell is not None  # for the type checker: so they were grouped
        cells.setdefault(paragraph.location.cell, []).append(paragraph)
    heads = _heads(cells)
    first = min(row for row, _ in cells)
    grouping = _grouping_rows(cells)
    for (row, column), paragraphs in cells.items():
        head = [heads[column]] if column in heads and row != first else []
        above = [text for at, text in grouping.items() if at < row]
        labels = (*head, *(above[-1:] if row not in grouping else []))
        others = tuple(
            f"{heads.get(other, '')}: {' '.join(p.text for p in found)}"
            for (r, other), found in cells.items()
            if r == row and other != column and labels
        )
        for part in _groups_in_cell(paragraphs):
            text, parts = _joined(part)
            yield Block(text, parts, labels, others, cell=True)


def _grouping_rows(cells: dict[tuple[int, int], list[Paragraph]]) -> dict[int, str]:
    """Rows of one cell with text, which head those beneath: "Not part of the action"."""
    filled: dict[int, list[str]] = {}
    for (row, _), paragraphs in cells.items():
        text = " ".join(p.text for p in paragraphs).strip()
        filled.setdefault(row, []).extend([text] if text else [])
    if max(map(len, filled.values())) < FEWEST_COLUMNS:
        return {}
    return {row: texts[0] for row, texts in sorted(filled.items()) if len(texts) == 1}


def _groups_in_cell(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """In a cell every paragraph stands by itself: wrapped lines are joined by the reader.

    A name that was broken by hand goes on in small letters: "Necrosyrtes", "monachus".
    """
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and not (BROKEN.fullmatch(group[-1].text) and paragraph.text[:1].islower()):
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


def _heads(cells: dict[tuple[int, int], list[Paragraph]]) -> dict[int, str]:
    rows = sorted({row for row, _ in cells})
    columns = {column for _, column in cells}
    if len(rows) < 2 or len(columns) < 2:
        return {}
    first = {c: " ".join(p.text for p in ps) for (r, c), ps in cells.items() if r == rows[0]}
    return first if len(first) > 1 and all(len(text) <= LABEL for text in first.values()) else {}
