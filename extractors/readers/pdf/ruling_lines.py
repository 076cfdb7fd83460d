"""The straight lines drawn on a PDF page: rules, and the sides of frames and surfaces."""

import struct
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.readers.pdf import pdfium as calls
from extractors.readers.pdf.page import Matrix, RulingLine, rule_of
from extractors.readers.pdf.pdfium_batch import bounded, matrix_of

RULE_WIDTH = 3.0  # points; a wider bar is a surface
MOST_SEGMENTS = 400  # of one path; a longer one is a curve, not a rule
POINT = struct.Struct("2f")
MODES = struct.Struct("2i")  # how it is filled, and whether it is drawn

Place = tuple[float, float]


def rules_of(paths: Sequence[int], shown: Matrix) -> Iterator[RulingLine]:
    """The rules that paths draw, each path given by its address."""
    for path, edges in bounded(paths):
        box = shown.box(*edges)
        if min(box.x1 - box.x0, box.bottom - box.top) < RULE_WIDTH:
            yield rule_of(box)
        elif calls.count_segments(path) <= MOST_SEGMENTS:
            drawn = _is_drawn(path)
            for side in _sides(path, shown.after(matrix_of(path))):
                yield rule_of(side, drawn)


def _is_drawn(path: int) -> bool:
    room = bytearray(MODES.size)
    start = calls.start_of(room)
    calls.draw_mode_of(path, start, start + 4)
    return bool(MODES.unpack(room)[1])


def _sides(path: int, shown: Matrix) -> Iterator[BBox]:
    """The sides of a path that run along the page, each a narrow box."""
    room = bytearray(POINT.size)
    to_x = calls.start_of(room)
    here = start = (0.0, 0.0)
    for index in range(calls.count_segments(path)):
        segment = calls.segment_at(path, index)
        calls.segment_point(segment, to_x, to_x + 4)
        there = shown.point(*POINT.unpack(room))
        kind = calls.segment_kind(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(here, there)
        here = there
        if calls.segment_closes(segment):
            yield from _straight(there, start)


def _straight(place: Place, other: Place) -> Iterator[BBox]:
    (ax, ay), (bx, by) = place, other
    if max(abs(ax - bx), abs(ay - by)) > RULE_WIDTH > 4 * min(abs(ax - bx), abs(ay - by)):
        yield BBox(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
