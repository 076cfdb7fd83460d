"""Rows from items whose pieces follow one another in one order, with no label: what is what is told
by the pieces at the same place of all items."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.values import ActivityRow, activity_row
from extractors.forms.activities.column_contents import TELLS, tells_of_sums
from extractors.forms.activities.column_headers import is_column_header
from extractors.forms.activities.columns import Column, ColumnFields, assign_columns

FEWEST = 3  # items that make a list
LIKE_MOST = 0.6  # share (0-1) of items with as many pieces as most
TOLD = ("funding", "timeframe", "responsibility")  # the surest first
FEWEST_PIECES = 3  # of an item: the activity, and two that tell something
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Item:
    """An activity in pieces, its own name first."""

    paragraph: int  # number of its first paragraph
    pieces: tuple[str, ...]


def rows_of(items: Sequence[Item], fewest_told: int) -> list[ActivityRow]:
    """A row for each item; empty where their pieces do not tell what they hold.

    `fewest_told`: how many of money, time and people must be told by the pieces. An item with more
    or fewer pieces than most is read by what each piece tells; where that fails, nothing is read.
    """
    if len(items) < FEWEST:
        return []
    size, times = _usual_size(items)
    if times < LIKE_MOST * len(items):
        items = [_joined(item) for item in items]
        size, times = _usual_size(items)
    if size < FEWEST_PIECES or times < LIKE_MOST * len(items):
        return []
    items = [_joined(item) if len(item.pieces) > size else item for item in items]
    labels = _labels([item.pieces for item in items if len(item.pieces) == size])
    items = [_without(item, labels) if len(item.pieces) == size else item for item in items]
    alike = [item.pieces for item in items if len(item.pieces) == size]
    columns = [
        Column(label, cells) for label, cells in zip(labels, zip(*alike, strict=True), strict=True)
    ]
    fields = assign_columns(columns)
    if len(fields.by_contents & set(TOLD)) < fewest_told or fields.places.get("activity") != [0]:
        return []
    if sum(map(len, fields.places.values())) < size:
        return []
    found = [_values(item.pieces, fields, size) for item in items]
    if not all(found) or any(_are_several(v.get(field, "")) for v in found for field in TOLD):
        return []
    return [
        activity_row(values, item.paragraph, fields.places)
        for item, values in zip(items, found, strict=True)
    ]


def told_by(piece: str) -> str | None:
    """The field of money, time or people that a piece tells of, the surest first."""
    if tells_of_sums(piece):
        return "funding"
    return next((field for field in ("timeframe", "responsibility") if TELLS[field](piece)), None)


def _usual_size(items: Sequence[Item]) -> tuple[int, int]:
    """How many pieces most items have, and how many items have so many."""
    sizes = Counter(len(item.pieces) for item in items)
    return max(sizes.items(), key=lambda pair: (pair[1], pair[0]))


def _labels(alike: Sequence[Sequence[str]]) -> list[str]:
    """The word that names a field, where all pieces at one place begin with it; "" elsewhere."""
    first = [{piece.split(maxsplit=1)[0] for piece in cells} for cells in zip(*alike, strict=True)]
    words = [words.pop() if len(words) == 1 else "" for words in first]
    return [word if is_column_header(word.strip(":")) else "" for word in words]


def _without(item: Item, labels: Sequence[str]) -> Item:
    pieces = zip(item.pieces, labels, strict=True)
    return Item(item.paragraph, tuple(piece.removeprefix(label).strip() for piece, label in pieces))


def _are_several(text: str) -> bool:
    """Whether what should be one value tells of money and of time, or the like, behind a sign."""
    fields = {told_by(piece) for piece in re.split(r"\s*[;|]\s*", text)} - {None}
    return len(fields) > 1


def _joined(item: Item) -> Item:
    """An item whose pieces that follow each other and tell of the same are one."""
    return Item(item.paragraph, tuple(_joined_pieces(item.pieces)))


def _joined_pieces(pieces: Sequence[str]) -> Iterator[str]:
    name, *rest = pieces
    yield name
    alike: list[str] = []
    for piece in rest:
        if alike and (field := told_by(piece)) and field == told_by(alike[-1]):
            alike.append(piece)
            continue
        if alike:
            yield BETWEEN.join(alike)
        alike = [piece]
    if alike:
        yield BETWEEN.join(alike)


def _values(pieces: Sequence[str], fields: ColumnFields, size: int) -> dict[str, str]:
    if len(pieces) == size:
        return {field: pieces[places[0]] for field, places in fields.places.items()}
    values = {"activity": pieces[0]}
    last = ""
    for piece in pieces[1:]:
        field = told_by(piece) or ("outcome" if "outcome" in fields.places else "")
        if field == "outcome" and last == "funding" and field in values:
            field = last  # "half of it pledged"
        if field not in fields.places or (field in values and field != last):
            return {}
        values[field] = f"{values[field]}{BETWEEN}{piece}" if field in values else piece
        last = field
    order = sorted(fields.places, key=lambda field: fields.places[field])
    return values if list(values) == [field for field in order if field in values] else {}
