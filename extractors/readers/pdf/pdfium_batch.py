"""What pdfium answers about the objects of a page, each question put to all of them in one go.

A call takes a tenth of a microsecond or little more; the Python around it, where each object is
asked by itself, ten times as much.
"""

import struct
from collections.abc import Iterator, Sequence

from extractors.readers.pdf import pdfium as calls
from extractors.readers.pdf.page import Matrix
from extractors.readers.pdf.pdfium import addresses

INVISIBLE = 3  # text render mode of an OCR layer (ISO 32000-1, table 106)
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # what stands where pdfium gives no matrix
EDGES = struct.Struct("4f")
MATRIX = struct.Struct("6f")
# A record for each text object: its edges, its size, its colour in four parts, its matrix.
LOOKS = struct.Struct("f 4I 4f")  # of these, how it looks
RECORD = struct.Struct(f"4f {LOOKS.size}s 2f")
BLANK = struct.pack("4f f 4I 6f", *[0] * 9, *IDENTITY)

Edges = tuple[float, float, float, float]  # left, bottom, right, top
# Edges; looks as pdfium says them, see `LOOKS`; where its writing begins, x and y.
Record = tuple[float, float, float, float, bytes, float, float]
Answer = tuple[Record, int, int | None, int]  # and its render mode, its font, whether it has edges


def answers(texts: Sequence[int]) -> Iterator[Answer]:
    """What pdfium says of text objects, each given by its address, in their order."""
    room = bytearray(BLANK * len(texts))
    left, bottom, right, top, size, red, green, blue, alpha, matrix = addresses(room, RECORD)[:10]
    has_edges = list(map(calls.bounds_of, texts, left, bottom, right, top))
    has_fill = list(map(calls.fill_of, texts, red, green, blue, alpha))
    list(map(calls.size_of, texts, size))
    list(map(calls.matrix_of, texts, matrix))
    modes = list(map(calls.mode_of, texts))
    if not all(has_fill):
        modes = [mode if fill else INVISIBLE for mode, fill in zip(modes, has_fill, strict=True)]
    fonts = map(calls.font_of, texts)
    return zip(RECORD.iter_unpack(room), modes, fonts, has_edges, strict=True)


def bounded(things: Sequence[int]) -> Iterator[tuple[int, Edges]]:
    """Objects of any kind with their edges, but for those that have none."""
    room = bytearray(EDGES.size * len(things))
    has_edges = list(map(calls.bounds_of, things, *addresses(room, EDGES)))
    for thing, edges, known in zip(things, EDGES.iter_unpack(room), has_edges, strict=True):
        if known:
            yield thing, edges


def matrix_of(thing: int) -> Matrix:
    room = bytearray(MATRIX.pack(*IDENTITY))
    calls.matrix_of(thing, calls.start_of(room))
    return Matrix(*MATRIX.unpack(room))
