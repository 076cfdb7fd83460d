"""Telling what a file is costs little, whatever it unpacks to."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from extractors.readers.file_types import Format, tell_format

UNPACKED = 100_000_000  # bytes, packed to a thousandth


def test_a_type_that_unpacks_to_a_hundred_megabytes_is_not_unpacked() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive, archive.open("mimetype", "w") as entry:
        for _ in range(UNPACKED // 1_000_000):
            entry.write(b" " * 1_000_000)
    tracemalloc.start()
    assert tell_format(packed.getvalue()) is Format.UNKNOWN
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < UNPACKED / 20
