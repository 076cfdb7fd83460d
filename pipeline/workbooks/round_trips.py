"""The declarations of the tables that go to Excel and come back: `round_trips.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extractors.text import plain
from pipeline.xml_text import clean

DECLARED = Path(__file__).parent / "round_trips.toml"
TABLES = ("days", "addresses", "meetings", "decisions", "activities", "migration")
LONGEST = 32_767  # characters in a cell, a limit of Excel

Words = Mapping[str, str]  # by language
Cells = Mapping[str, str]  # by the id of the column; days and moments as ISO, "" for nothing
Key = tuple[str, ...]


class Column(NamedTuple):
    """A column of a round trip."""

    id: str
    role: str  # key, shown, filled, reason
    type: str  # text, day, receipt (a day, perhaps with an hour), number, choice
    names: Words
    note: Words
    headings: frozenset[str]  # every heading it is known by, folded
    choices: Mapping[str, Words]  # by code; empty where anything may be written
    required: bool  # may be filled but not emptied
    offers: str  # a list of the register that is offered: "cops"; anything else may be written

    @property
    def locked(self) -> bool:
        return self.role in ("key", "shown")


class RoundTrip(NamedTuple):
    """A table that goes to Excel and comes back."""

    name: str
    title: Words
    about: Words
    columns: tuple[Column, ...]
    adds: bool  # whether a row that the register does not know is a new one
    of_meeting: bool  # made for one meeting

    @property
    def keys(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.role == "key")

    def key_of(self, cells: Cells) -> Key:
        """What a row is known by: folded, for a person may type it anew."""
        return tuple(tidy(cells.get(column.id, "")).casefold() for column in self.keys)


def tidy(text: str) -> str:
    """A text as a cell gives it back: one line, without signs that no workbook can hold."""
    return " ".join(clean(text).split())[:LONGEST].rstrip()


@cache
def round_trip(name: str) -> RoundTrip:
    """The declaration of a table. KeyError for one that is not declared."""
    raw = _declared()
    given = raw[name]
    columns = tuple(_column(column, raw["choices"]) for column in given["columns"])
    return RoundTrip(
        name,
        given["title"],
        given["about"],
        columns,
        given.get("adds", False),
        given.get("of_meeting", False),
    )


def explanations_titles() -> Words:
    """What the sheet of explanations is called."""
    return dict(_declared()["explanations"])


@cache
def _declared() -> Mapping[str, Any]:
    return tomllib.loads(DECLARED.read_text("utf-8"))


def _column(given: Mapping[str, Any], choices: Mapping[str, Any]) -> Column:
    headings = {given["id"], *given["names"].values(), *given.get("also", ())}
    return Column(
        given["id"],
        given["role"],
        given.get("type", "text"),
        given["names"],
        given["note"],
        frozenset(map(plain, headings)),
        choices[given["choices"]] if "choices" in given else {},
        given.get("required", False),
        given.get("offers", ""),
    )
