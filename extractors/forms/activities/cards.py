"""Activities on cards: a small table each, labels on the left and what they say on the right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Document, Paragraph, Table
from extractors.fields.values import ActivityRow, activity_row
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.forms.activities.columns import PLANNED, Column, ColumnFields, assign_columns
from extractors.forms.activities.grids import GridRow, grid_of, paragraphs_of, text_of
from extractors.forms.activities.table_heads import is_header, named_fields
from extractors.text import alnum_key

LONGEST_LABEL = 45  # characters
LONGEST_TITLE = 200  # characters of a paragraph above a card
FEWEST_LABELS = 3  # on one card; known names where there is only one card
FEWEST_KNOWN = 3  # labels of several cards whose name or values say what they hold
COUNTED = re.compile(r"^[^\W\d_]+\s*(?:n[o°º.]*\s*)?\d+(?:\.\d+)*\s*[:–—-]\s*(?=\S)")
"""The number of a card before its title: "Fiche 1 : …"."""
NUMBER_BEHIND = re.compile(r"\s*(?:n[o°º.]*\s*)?\d+(?:\.\d+)*\s*[:.)]*\s*$")


@dataclass(slots=True)
class Card:
    """One card: its title, if any, and its values by label."""

    title: str
    paragraph: int | None  # number of its first paragraph
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)  # key of a label -> as written

    def takes(self, label: str, value: str) -> None:
        key = label_key(label)
        self.labels[key] = NUMBER_BEHIND.sub("", label)
        self.values[key] = value


def label_key(label: str) -> str:
    """Equal for labels that mean the same: "Activity 2:" and "Activity 1"."""
    return alnum_key(NUMBER_BEHIND.sub("", label))


def card_rows(document: Document) -> list[ActivityRow]:
    """The activities of all cards in the document, in order; empty where there are none.

    Cards have their labels in common. The activity is the value of its label, else the title of
    the card: a cell over its whole width, or the line right above it.
    """
    cards = [card for card in _cards(document) if len(card.values) >= FEWEST_LABELS]
    common = _in_common(cards)
    cards = [card for card in cards if len(common & card.values.keys()) >= FEWEST_LABELS]
    if not cards:
        return []
    cards = _without_heading(cards)
    labels = list(dict.fromkeys(key for card in cards for key in card.values if key in common))
    written = {key: label for card in cards for key, label in card.labels.items()}
    behind = [Column(written[key], tuple(c.values.get(key, "") for c in cards)) for key in labels]
    fields = assign_columns([_titles(cards, behind), *behind])
    if not _are_activities(fields):
        return []
    return list(_rows(cards, ["", *labels], fields))


def _without_heading(cards: Sequence[Card]) -> list[Card]:
    """The cards without titles where only the first has one: it is the heading of them all."""
    first, *others = cards
    if not others or any(card.title for card in others):
        return list(cards)
    return [replace(first, title=""), *others]


NONE = Column("", ())


def _titles(cards: Sequence[Card], behind: Sequence[Column]) -> Column:
    """The titles of cards as a column: of activities, where no label on them says so."""
    if not any(card.title for card in cards):
        return NONE
    labelled = "activity" in assign_columns([NONE, *behind]).known
    return Column("" if labelled else "Activity", tuple(card.title for card in cards))


def _are_activities(fields: ColumnFields) -> bool:
    planned = fields.known - {"activity", "progress"}
    return "activity" in fields.places and len(planned) >= FEWEST_KNOWN


def _in_common(cards: Sequence[Card]) -> set[str]:
    """Labels of several cards; of a single one those that are known names."""
    times = Counter(key for card in cards for key in card.values)
    written = {key: label for card in cards for key, label in card.labels.items()}
    return {key for key, n in times.items() if n > 1 or is_column_header(written[key])}


def _rows(
    cards: Iterable[Card], labels: Sequence[str], fields: ColumnFields
) -> Iterator[ActivityRow]:
    for card in cards:
        texts = [card.title, *(card.values.get(key, "") for key in labels[1:])]
        values = {
            name: " ".join(filter(None, (texts[n] for n in places)))
            for name, places in fields.places.items()
        }
        values["activity"] = values["activity"] or card.title
        if values["activity"]:
            yield activity_row(values, card.paragraph, fields.places)


def _cards(document: Document) -> Iterator[Card]:
    above: Paragraph | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            for table in block.with_inner():
                yield from _of_table(table, above if table is block else None)
            above = None
        elif block.text.strip():
            above = block


def _of_table(table: Table, above: Paragraph | None) -> Iterator[Card]:
    """The cards of a table of labels and values; a title, or a label again, begins a new one."""
    grid = grid_of(table)
    title = " ".join(above.text.split()) if above and len(above.text) <= LONGEST_TITLE else ""
    number = above.location.paragraph if above and title else None
    card = Card(COUNTED.sub("", title), number)
    if not is_of_labels(grid):
        yield from _wide(grid, card)
        return
    for cells in (pair for row in grid for pair in _pairs(row)):
        label, value = text_of(cells[0]), text_of(cells[1])
        if cells[0] is cells[1]:
            if card.values:
                yield card
            card = Card(COUNTED.sub("", label), _first(cells))
        elif label_key(label) in card.values:
            yield card
            card = Card("", _first(cells))
            card.takes(label, value)
        elif label and len(label) <= LONGEST_LABEL:
            card.takes(label, value)
            card.paragraph = card.paragraph if card.paragraph is not None else _first(cells)
    if card.values:
        yield card


def _wide(grid: Sequence[GridRow], above: Card) -> list[Card]:
    """The cards of a table of titles, each over one row of values; else none.

    The head stands once on top or below each title; a title may stand `above` the table.
    """
    cards: list[Card] = []
    labels: list[str] = []
    title = above
    for row in grid:
        texts = [text_of(cell) for cell in row]
        if len(set(map(id, row))) == 1:
            title = Card(COUNTED.sub("", texts[0]), _first(row))
        elif is_header(texts) and "activity" not in named_fields(texts):
            labels = texts
        elif labels and title.title and not title.values:
            for label, value in zip(labels, texts, strict=True):
                title.takes(label, value)
            cards.append(title)
        else:
            return []
    return cards


def is_of_labels(grid: Sequence[GridRow]) -> bool:
    """Whether labels and values alternate in the rows of a table: two columns, or twice two.

    Of two columns any may be; of four, several labels must be known, and no value be one.
    """
    if not grid or len(grid[0]) not in (2, 4):
        return False
    if len(grid[0]) == 2:
        return True
    pairs = [pair for row in grid for pair in _pairs(row) if pair[0] is not pair[1]]
    labels = [text_of(cell) for cell, _ in pairs]
    known = sum(map(_is_label, labels))
    right = any(_is_label(text_of(row[2])) for row in grid)  # else it is a table on its side
    return (
        right
        and len(pairs) > len(grid)
        and known >= max(FEWEST_KNOWN, len(labels) / 2)
        and not any(is_column_header(text_of(value)) for _, value in pairs)
    )


def _is_label(text: str) -> bool:
    return column_of(text) in PLANNED


def _pairs(row: GridRow) -> Iterator[GridRow]:
    """A label and its value, or a cell over the whole width twice."""
    different = list({id(cell): cell for cell in row}.values())
    if len(different) == 1:
        yield (row[0], row[0])
    elif len(different) == 2:
        yield different
    else:
        yield from (row[n : n + 2] for n in range(0, len(row), 2))


def _first(cells: GridRow) -> int | None:
    return min(paragraphs_of(cells), default=None)
