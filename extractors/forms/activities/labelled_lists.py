"""Activities given as a list: "1. Activity: … Outcome: … Timeframe: …", in lines or run on."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractors.document import Paragraph
from extractors.fields.values import ActivityRow, activity_row
from extractors.forms.activities.column_headers import (
    column_of,
    is_column_header,
    is_longer_than_headers,
)
from extractors.forms.activities.own_labels import DASHED, LABEL, with_known_labels
from extractors.forms.numbering import read_mark
from extractors.text import KEPT

CAPITAL = re.compile(
    r"(?<!\S)(?=(?P<label>(?P<words>[A-ZÀ-Ý][^\W\d_]*(?:[\s/-]+[^\W\d_]+){0,3})\s?:))"
)
"""Where "Time frame:" could begin: "Counts Time frame:" is looked at as well."""
BULLET = re.compile(r"\s*[-–—•·*▪●○◦‣⁃➢✓]\s*(?=\w)")
COUNTED = re.compile(r"\s*(?:n[°º.]\s*)?\(?(?<![\d.])\d{1,2}(?:\.\d{1,2})*\)?$")  # no year
HEADED = re.compile(r"(?P<words>[^\W\d_][^:.;\d]{1,40}?)\s*\d+(?:\.\d+)*\s*[.:)–—-]+\s+(?=\w)")
FEWEST = 2  # labels beside the activity that make a row
FEWEST_ALONE = 3  # different labels on lines of their own that make a list
ROW_FIELDS = frozenset(
    ("activity", "outcome", "timeframe", "responsibility", "funding", "progress")
)


@dataclass(slots=True)
class Piece:
    """Text under one label."""

    name: str | None  # the field it belongs to; None before the first label of a paragraph
    text: str
    paragraph: int
    point: bool = False  # of a list with bullets


@dataclass(slots=True)
class _Row:
    paragraph: int
    values: dict[str, str] = field(default_factory=dict)
    last: str = "activity"
    listed: bool = False  # the text under the last label is a list

    def takes(self, piece: Piece) -> bool:
        """Whether `piece` belongs to this row; if so it is added.

        Text without a label goes on below one that stands alone, and so do the points of a list.
        """
        if piece.name:
            self.values.setdefault(piece.name, piece.text)
            self.last = piece.name
            return True
        value = self.values.get(self.last, "")
        if value and not (piece.point and self.listed):
            return False
        self.values[self.last] = f"{value} {piece.text}".strip()
        self.listed = piece.point
        return True

    def is_row(self) -> bool:
        others = self.values.keys() - {"activity"}
        return bool(self.values.get("activity")) and (
            len(others) >= FEWEST or bool(self.values.get("progress"))
        )


def labelled_rows(body: Iterable[Paragraph]) -> list[ActivityRow]:
    """The activities of a list whose labels say what is what; empty for prose.

    A row begins with the label of an activity or, where none has it, with the text right before
    a label. Labels are the column headers of the table, in three languages, with a colon or on
    lines of their own.
    """
    pieces = list(_pieces(with_known_labels(list(body))))
    named = any(piece.name == "activity" for piece in pieces)
    rows = [row for row in (_named(pieces) if named else _unnamed(pieces)) if row.is_row()]
    labels = {name for row in rows for name in row.values}
    return [activity_row(row.values, row.paragraph, labels) for row in rows]


@lru_cache(maxsize=KEPT)
def lone_label_of(text: str) -> str | None:
    """The field that a line names and says no more of: "Outcome", "Activity 2:", "Who."."""
    bare = _bare(text)
    if is_longer_than_headers(bare):  # only one letter may go with a number behind: "n. 2"
        return None
    words = COUNTED.sub("", bare.rstrip(" .:–—-"))
    name = column_of(words) if is_column_header(words) else None
    return name if name in ROW_FIELDS else None


@lru_cache(maxsize=KEPT)
def label_of(text: str) -> str | None:
    """The field that a line begins to tell of, as "Outcome: …" or "Outcome – …" does; None without.

    Only just the name of a column counts here: "Summary of activities" is a heading.
    """
    bare = _bare(text)
    match = LABEL.match(bare) or DASHED.match(bare)
    words = COUNTED.sub("", match["words"]) if match else ""
    return column_of(words) if is_column_header(words) else None


def _pieces(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """The pieces of all `paragraphs`; what stands below a label of its own is its text, whole."""
    paragraphs = list(_parted(paragraphs))
    alone = [lone_label_of(p.text) for p in paragraphs]
    listed = len({*alone} - {None}) >= FEWEST_ALONE
    below = False
    for paragraph, name in zip(paragraphs, alone, strict=True):
        number = paragraph.location.paragraph
        if listed and name:
            yield Piece(name, "", number)
        elif below and not label_of(paragraph.text):
            point = BULLET.match(paragraph.text)
            text = paragraph.text[point.end() :] if point else paragraph.text
            yield Piece(None, " ".join(text.split()), number, bool(point))
        else:
            yield from pieces_of(paragraph)
        below = bool(listed and name)


def _parted(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, cut before labels that a reader joined to the line above.

    Each comes several times, written just the same.
    """
    joint = _joints(p.text.strip() for p in paragraphs)
    for paragraph in paragraphs:
        for text in joint.split(paragraph.text) if joint else [paragraph.text]:
            yield replace(paragraph, text=text, spans=()) if joint else paragraph


def _joints(lines: Iterable[str]) -> re.Pattern[str] | None:
    """The space before a label that comes several times in `lines`; None where none does."""
    colons, alone = Counter[str](), Counter[str]()
    for line in map(_bare, lines):
        colons.update(m["label"] for m in CAPITAL.finditer(line) if is_column_header(m["words"]))
        if lone_label_of(line):
            alone[line] += 1
    whole = [label for label, times in colons.items() if times > 1 and not _is_end(label, colons)]
    labels = [rf"{re.escape(label)}(?=\s|$)" for label in whole]
    labels += [rf"{re.escape(label)}\s*$" for label, times in alone.items() if times > 1]
    return re.compile(rf"(?<=\w\w[\w)»”])\s+(?={'|'.join(labels)})") if labels else None


def _is_end(label: str, colons: Mapping[str, int]) -> bool:
    """Whether a label always is the end of another one: "OUTPUT:" of "EXPECTED OUTPUT:"."""
    return any(
        other.endswith(f" {label}") and times == colons[label] for other, times in colons.items()
    )


def pieces_of(paragraph: Paragraph) -> Iterator[Piece]:
    """`paragraph` cut at its labels, numbers and bullets in front left out."""
    text, number = _bare(paragraph.text), paragraph.location.paragraph
    labels = [(m, name) for m in LABEL.finditer(text) if (name := _field(_label(m["words"])))]
    starts = [m.end("words") - len(_label(m["words"])) for m, _ in labels]
    run_on = len(labels) > 1 or (bool(labels) and starts[0] > 0)
    before = text[: starts[0]] if labels else text
    if before.strip():
        point = bool(BULLET.match(paragraph.text))
        yield Piece(None, _value(before, run_on=run_on), number, point)
    ends = [*starts[1:], len(text)]
    for (match, name), end in zip(labels, ends, strict=False):  # without labels there is one end
        yield Piece(name, _value(text[match.end() : end], run_on=run_on), number)


def _label(words: str) -> str:
    """The last of the words before a colon where they are the whole name: "…, time frame:"."""
    last = words.rpartition(", ")[2]
    return last if is_column_header(last) else words


def _field(words: str) -> str | None:
    """The field of a label: "Activity 2" counts, and words before a comma do not."""
    name = column_of(COUNTED.sub("", _bare(words)))
    return name if name in ROW_FIELDS else None


def _bare(text: str) -> str:
    mark, bullet = read_mark(text), BULLET.match(text)
    return text[mark.end if mark else bullet.end() if bullet else 0 :].strip()


def _value(text: str, *, run_on: bool) -> str:
    """Without what parts it from the next: a full stop only where several run on."""
    value = " ".join(text.split()).rstrip("(;,|–— " + "." * run_on)
    return value.rstrip(")") if "(" not in value else value


def _named(pieces: Sequence[Piece]) -> Iterator[_Row]:
    row: _Row | None = None
    for piece in pieces:
        if piece.name == "activity":
            if row:
                yield row
            row = _Row(piece.paragraph, {"activity": piece.text})
        elif row:
            row.takes(piece)
    if row:
        yield row


def _unnamed(pieces: Sequence[Piece]) -> Iterator[_Row]:
    row: _Row | None = None
    before: Piece | None = None
    for piece in pieces:
        if piece.name is None:
            before = None if row and row.takes(piece) else piece
            continue
        if before and not before.text.endswith(":"):
            if row:
                yield row
            row = _Row(before.paragraph, {"activity": _unheaded(before.text)})
        before = None
        if row:
            row.takes(piece)
    if row:
        yield row


def _unheaded(text: str) -> str:
    """ "Activity 2. Count the cranes" without its beginning."""
    match = HEADED.match(text)
    return text[match.end() :] if match and _field(match["words"]) == "activity" else text
