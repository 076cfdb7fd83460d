"""The straight lines drawn on a PDF page: rules, and the sides of frames and surfaces."""

from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.readers.pdf.page import Matrix, RulingLine, rule_of
from extractors.readers.pdf.pdfium import bounded, matrix_of

RULE_WIDTH = 3.0  # points; a wider bar is a surface
MOST_SEGMENTS = 400  # of one path; a longer one is a curve, not a rule

Place = tuple[float, float]


def rules_of(
    paths: Sequence[Any], shown: Matrix, surfaces: list[tuple[Any, BBox]]
) -> Iterator[RulingLine]:
    """The rules that paths draw; `surfaces` gets the paths that are filled, with their places."""
    for path, edges in bounded(paths):
        box = shown.box(*edges)
        if min(box.x1 - box.x0, box.bottom - box.top) < RULE_WIDTH:
            yield rule_of(box)
        elif pdfium.FPDFPath_CountSegments(path) <= MOST_SEGMENTS:
            filled, drawn = _how_drawn(path)
            if filled:
                surfaces.append((path, box))
            for side in _sides(path, shown.after(matrix_of(path))):
                yield rule_of(side, drawn)


def _how_drawn(path: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its outline is drawn."""
    filled, drawn = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, filled, drawn)
    return bool(filled.value), bool(drawn.value)


def _sides(path: Any, shown: Matrix) -> Iterator[BBox]:
    """The sides of a path that run along the page, each a narrow box."""
    x, y = c_float(), c_float()
    here = start = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        there = shown.point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(here, there)
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(there, start)


def _straight(place: Place, other: Place) -> Iterator[BBox]:
    (ax, ay), (bx, by) = place, other
    if max(abs(ax - bx), abs(ay - by)) > RULE_WIDTH > 4 * min(abs(ax - bx), abs(ay - by)):
        yield BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
