"""What on a PDF page may hide letters, and which of them: told by colours and order of drawing."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_uint
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import RGB, BBox
from extractors.readers.pdf.page import Surface, TextRun

ALIKE = 30  # 0-255 of each channel; colours that differ by less may be drawn as one

Placed = tuple[Any, BBox]  # an object, and its place as shown


def surfaces_of(
    filled: Iterable[Placed], pasted: Iterable[Placed], orders: dict[int, int]
) -> Iterator[Surface]:
    """Filled shapes, and pictures and the like; `orders` as `orders_among` gives them."""
    for thing, box in filled:
        yield Surface(box, _color(thing), orders[id(thing)])
    for thing, box in pasted:
        yield Surface(box, None, orders[id(thing)])


def orders_among(things: Iterable[Any], begins: dict[int, int], end: int) -> dict[int, int]:
    """By the `id` of each object the order of the first run that it or a later one draws.

    `begins` has the texts among them; `end` is what stands for no later one.
    """
    orders, order = {}, end
    for thing in reversed(list(things)):
        order = orders[id(thing)] = begins.get(id(thing), order)
    return orders


def _color(shape: Any) -> RGB | None:
    if pdfium.FPDFPageObj_HasTransparency(shape):
        return None
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha):
        return None
    return RGB(red.value, green.value, blue.value)


def may_be_hidden(runs: Iterable[TextRun], surfaces: Iterable[Surface]) -> set[int]:
    """The orders of the runs that lie under a surface, or on one that may be of their colour."""
    written = sorted(runs, key=_height)
    colors = {run.style.color for run in written}
    first = min((run.order for run in written), default=0)
    hidden: set[int] = set()
    for surface in surfaces:
        alike = {color for color in colors if _is_alike(color, surface.color)}
        if alike or surface.order > first:
            hidden.update(
                run.order
                for run in _touched(written, surface.box)
                if run.order < surface.order or run.style.color in alike
            )
    return hidden


def _touched(runs: Sequence[TextRun], box: BBox) -> Iterator[TextRun]:
    """Those of `runs`, by height, whose middle is in the box."""
    start = bisect_left(runs, 2 * box.top, key=_height)
    end = bisect_right(runs, 2 * box.bottom, lo=start, key=_height)
    return (run for run in runs[start:end] if 2 * box.x0 <= run.box.x0 + run.box.x1 <= 2 * box.x1)


def _height(run: TextRun) -> float:
    """Twice that of its middle."""
    return run.box.top + run.box.bottom


def _is_alike(color: RGB | None, other: RGB | None) -> bool:
    """Whether two colours may be drawn as one; so may any that is not known."""
    if color is None or other is None:
        return True
    return all(abs(part - like) < ALIKE for part, like in zip(color, other, strict=True))
