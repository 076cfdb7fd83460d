"""A page, and a list cut into pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, NamedTuple, TypeVar

from pipeline.site.addresses import page

PER_PAGE = 100  # actions on one page of a list

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in every language."""

    folder: str  # within its language: "action/12.8/"; "" for the start
    template: str
    values: Mapping[str, object]
    rests_on: str = ""  # with our words, fixes its bytes; "": only the values do

    @property
    def mark(self) -> str:
        """Equal marks, equal pages in each language, as long as our words stay."""
        return f"{self.folder} {self.template} {self.rests_on or repr(self.values)}"


def listed(
    kind: str,
    key: str,
    template: str,
    rows: Sequence[object],
    values: Mapping[str, object],
    begin: Mapping[str, object] | None = None,
) -> Iterator[Page]:
    """A list cut into pages; `values` stand on each of them, `begin` only on the first."""
    for part in cut(rows, PER_PAGE):
        first = (begin or {}) if part.number == 1 else {}
        own = {**values, **first, **place(kind, key, part), "rows": part.rows}
        yield Page(page(kind, key, part.number), template, own)


class Cut(NamedTuple, Generic[T]):
    """One page of a long list."""

    number: int  # counted from 1
    pages: int
    total: int  # rows on all pages
    rows: tuple[T, ...]


def cut(rows: Sequence[T], most: int) -> Iterator[Cut[T]]:
    """The pages of a list; one, though empty, for no rows."""
    pages_ = max(ceil(len(rows) / most), 1)
    for number in range(1, pages_ + 1):
        here = tuple(rows[(number - 1) * most : number * most])
        yield Cut(number, pages_, len(rows), here)


def place(kind: str, key: str, part: Cut[T]) -> dict[str, object]:
    """What a page of a list says of its place among the others."""
    numbers = {"number": part.number, "pages": part.pages, "total": part.total}
    return {"kind": kind, "key": key, **numbers}
