"""What pandoc leaves out of an .odt or .rtf: running headers and footers, and who changed what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from extractors.document import Document, Location, OpenChanges, Paragraph
from extractors.readers.file_types import ZIP_ERRORS, Format

LARGEST = 50_000_000  # bytes of one part, unpacked
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MARGINS = tuple(f"{STYLE}{kind}{page}" for kind in ("header", "footer")
                for page in ("", "-left", "-first"))  # fmt: skip
GROUP = re.compile(rb"\{\\(?:header|footer)[lrf]?(?![a-z])")
BRACE = re.compile(rb"\\[\\{}]|[{}]")
INSERTED = re.compile(rb"\\revised(?![a-z0-9])")
DELETED = re.compile(rb"\\deleted(?![a-z0-9])")


def with_what_was_left_out(
    document: Document, content: bytes, found: Format, margins: Sequence[str]
) -> Document:
    """`document` with what stands in `content`, from which it was made.

    `margins` are the running headers and footers of an RTF file.
    """
    if found is Format.ODT:
        styles, body = _part(content, "styles.xml"), _part(content, "content.xml")
        margins = tuple(dict.fromkeys(() if styles is None else _margins(styles)))
        changes = OpenChanges(_count(body, "insertion"), _count(body, "deletion"))
    elif found is Format.RTF:
        changes = OpenChanges(len(INSERTED.findall(content)), len(DELETED.findall(content)))
    else:
        return document
    paragraphs = (Paragraph(text, Location(number)) for number, text in enumerate(margins, 1))
    return replace(document, margins=tuple(paragraphs), changes=changes)


def _part(content: bytes, name: str) -> "etree._Element | None":
    """The root of a part; None where it is not there, damaged, or larger than any document."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with ZipFile(BytesIO(content)) as package, package.open(name) as part:
            read = part.read(LARGEST + 1)
        return None if len(read) > LARGEST else etree.fromstring(read, parser)
    except (*ZIP_ERRORS, etree.XMLSyntaxError):
        return None


def _margins(styles: "etree._Element") -> Iterator[str]:
    for margin in styles.iter(*MARGINS):
        for paragraph in margin.iter(f"{TEXT}p", f"{TEXT}h"):
            if text := " ".join("".join(map(str, paragraph.itertext())).split()):
                yield text


def _count(body: "etree._Element | None", kind: str) -> int:
    return 0 if body is None else sum(1 for _ in body.iter(f"{TEXT}{kind}"))


def margin_groups(content: bytes) -> bytes:
    """The headers and footers of an RTF file, as the body of one; empty where it has none."""
    groups = [
        content[start.end() : _end(content, start.end())] for start in GROUP.finditer(content)
    ]
    return b"{\\rtf1\\ansi\\ansicpg1252 " + b"\\par ".join(groups) + b"}" if groups else b""


def _end(content: bytes, start: int) -> int:
    """Where the group closes that is open at `start`; the end of the file where it does not."""
    depth = 1
    for brace in BRACE.finditer(content, start):
        depth += {b"{": 1, b"}": -1}.get(brace[0], 0)
        if not depth:
            return brace.start()
    return len(content)
