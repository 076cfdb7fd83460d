"""A page, and a list cut into pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, NamedTuple, TypeVar

from pipeline.site.urls import page

PER_PAGE = 100  # actions on one page of a list

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """A page in every language."""

    folder: str  # within its language: "action/12.8/"; "" for the start
    template: str
    values: Mapping[str, object]


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
        shown = {**values, **first, **place(kind, key, part), "rows": part.rows}
        yield Page(page(kind, key, part.number), template, shown)


class PageSlice(NamedTuple, Generic[T]):
    """One page of a long list."""

    number: int  # counted from 1
    pages: int
    total: int  # rows on all pages
    rows: tuple[T, ...]


def cut(rows: Sequence[T], most: int) -> Iterator[PageSlice[T]]:
    """The pages of a list; one, though empty, for no rows."""
    pages_ = max(ceil(len(rows) / most), 1)
    for number in range(1, pages_ + 1):
        here = tuple(rows[(number - 1) * most : number * most])
        yield PageSlice(number, pages_, len(rows), here)


def place(kind: str, key: str, part: PageSlice[T]) -> dict[str, object]:
    """What a page of a list says of its place among the others."""
    numbers = {"number": part.number, "pages": part.pages, "total": part.total}
    return {"kind": kind, "key": key, **numbers}


def around(number: int, pages: int) -> list[int]:
    """The pages to offer from page `number`; 0 stands for a gap.

    >>> around(5, 20)
    [1, 0, 4, 5, 6, 0, 20]
    """
    shown = sorted({1, pages, *range(max(number - 1, 1), min(number + 1, pages) + 1)})
    found: list[int] = []
    for here in shown:
        if found and here - found[-1] > 1:
            found.append(here - 1 if here - found[-1] == 2 else 0)
        found.append(here)
    return found
