"""Whether a PDF has layers (optional content), any of which may be switched off."""

import re
import zlib

LAYERS = b"/OCProperties"  # of the catalogue (ISO 32000-1, 8.11.4)
PACKED = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n")  # objects in a stream, the catalogue too
END = b"endstream"
LARGEST = 10_000_000  # bytes, unpacked; streams of objects hold no pictures


def has_layers(content: bytes) -> bool:
    """Told from its bytes: pdfium shows and hides layers, and tells of none."""
    return LAYERS in content or any(
        LAYERS in _unpacked(content[packed.end() : content.find(END, packed.end())])
        for packed in PACKED.finditer(content)
    )


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream, LARGEST)
    except zlib.error:
        return b""
