"""The parts of a Word file: a zip, or one flat XML, of XML parts that point at each other.

Read with zipfile and lxml, not through python-docx: that library refuses about one real file
in fifteen for the sake of parts nobody needs here (a thumbnail, a missing content type, the
strict namespaces, macros), and unpacks every picture without a limit.
"""

import posixpath
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from copy import copy
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from lxml import etree

from extractors.errors import BrokenFile, EncryptedFile, ReadingTooLarge
from extractors.readers.file_types import ZIP_ERRORS, is_zip
from extractors.readers.word.namespaces import PKG

Element = etree._Element  # lxml names its element type only with an underscore

MAX_PART = 100_000_000  # bytes of one unpacked part; the text of a long book needs 50 million
ENCRYPTED = 0x1  # bit of a zip entry's flags

TRANSITIONAL = "http://schemas.openxmlformats.org/"
NOT_ALLOWED = re.compile(  # in XML; programs let control characters of a database through
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));",
    re.IGNORECASE,
)
STRICT = {  # ISO/IEC 29500 strict namespace -> the transitional one that everybody writes
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "officeDocument/relationships": "officeDocument/2006/relationships",
    "officeDocument/math": "officeDocument/2006/math",
    "drawingml/main": "drawingml/2006/main",
    "drawingml/diagram": "drawingml/2006/diagram",
    "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
}


class Relationship(NamedTuple):
    """An arrow from one part to another."""

    id: str
    kind: str  # the last word of its type: "styles", "footnotes", "header"
    target: str  # the name of a part, as in `Package.names`


class Package:
    """The parts of one file by name ("word/document.xml"), whatever case the zip spells it in.

    `load` gives the bytes of a part that exists, and raises BrokenFile where they are lost.
    """

    def __init__(self, names: list[str], load: Callable[[str], bytes]) -> None:
        self.names = {_normal(name): name for name in names}
        self._load = load

    def bytes(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is no such part."""
        stored = self.names.get(_normal(name))
        return None if stored is None else self._load(stored)

    def xml(self, name: str) -> Element | None:
        """The root of an XML part; None when it is not there, is damaged or is not XML."""
        try:
            content = self.bytes(name)
            return None if content is None else parse_xml(content)
        except (BrokenFile, etree.XMLSyntaxError, ValueError):  # ValueError: an unknown encoding
            return None

    def relationships(self, part: str) -> Iterator[Relationship]:
        """The arrows that leave `part`; those of the package itself for ""."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for arrow in root if root is not None else ():
            target = arrow.get("Target")
            if target is not None and arrow.get("TargetMode") != "External":
                kind = arrow.get("Type", "").rsplit("/", 1)[-1]
                yield Relationship(arrow.get("Id", ""), kind, _normal(_join(folder, target)))

    def related(self, kind: str) -> list[Element]:
        """The roots of the parts of one kind that the main part points at.

        Without an arrow the part under the usual name counts: arrows get lost more often.
        """
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        targets = [arrow.target for arrow in self.arrows if arrow.kind == kind] or [usual]
        return [root for root in map(self.xml, targets) if root is not None]

    def target(self, arrow_id: str) -> str | None:
        """The part that an arrow of the main part points at."""
        return self._targets.get(arrow_id)

    @cached_property
    def arrows(self) -> tuple[Relationship, ...]:
        """The arrows that leave the main part."""
        return tuple(self.relationships(self.main))

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the body."""
        for arrow in self.relationships(""):
            if arrow.kind == "officeDocument" and arrow.target in self.names:
                return arrow.target
        usual = "word/document.xml"
        bodies = (name for name in self.names if name.endswith("document.xml"))
        return usual if usual in self.names else next(bodies, usual)

    @cached_property
    def _targets(self) -> dict[str, str]:
        return {arrow.id: arrow.target for arrow in self.arrows}


def open_package(path: Path, content: bytes) -> Package:
    """The parts in `content`; `path` is only named in errors.

    Raises BrokenFile, and from `Package.bytes` EncryptedFile and ReadingTooLarge as well.
    """
    if not is_zip(content):
        return _flat_package(path, content)
    try:
        archive = ZipFile(BytesIO(content))
    except ZIP_ERRORS as error:
        raise BrokenFile(path, str(error)) from error
    entries = {entry.filename: entry for entry in archive.infolist()}
    return Package(list(entries), lambda name: _unpack(path, archive, entries[name]))


def parse_xml(content: bytes) -> Element:
    """The root of `content`, strict namespaces made transitional, nothing fetched from elsewhere.

    Parts are UTF-8 or UTF-16 by the standard, whatever they declare. Entities that a part
    defines itself are filled in, within the limits of libxml2; others are an error.
    """
    content, encoding = _in_utf8(content)
    if b"http://purl.oclc.org/ooxml/" in content:
        for strict, transitional in STRICT.items():
            old, new = f"http://purl.oclc.org/ooxml/{strict}", TRANSITIONAL + transitional
            content = content.replace(old.encode(), new.encode())
    parser = etree.XMLParser(encoding=encoding, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        allowed = NOT_ALLOWED.sub(b"", content)
        if allowed == content:
            raise
        return etree.fromstring(allowed, parser)


def _in_utf8(content: bytes) -> tuple[bytes, str | None]:
    """`content` in UTF-8 from its first mark on; as it is, and None, where it is neither."""
    try:
        if content[:1] in {b"\xff", b"\xfe"}:
            content = content.decode("utf-16").encode()
        else:
            content.decode("utf-8")
    except UnicodeError:
        return content, None
    return content.removeprefix(b"\xef\xbb\xbf").lstrip(), "utf-8"


def _unpack(path: Path, archive: ZipFile, entry: ZipInfo) -> bytes:
    if entry.flag_bits & ENCRYPTED:
        raise EncryptedFile(path, f"{entry.filename} is encrypted")
    try:
        with archive.open(_trusting(entry)) as part:
            content = part.read(MAX_PART + 1)
    except ZIP_ERRORS as error:
        raise BrokenFile(path, f"{entry.filename}: {error}") from error
    if len(content) > MAX_PART:
        raise ReadingTooLarge(path, f"{entry.filename} unpacks to more than {MAX_PART} bytes")
    return content


def _trusting(entry: ZipInfo) -> ZipInfo:
    """`entry` without its sum and its size: some programs get them wrong.

    The XML says by itself whether it is whole.
    """
    trusted = copy(entry)
    del trusted.CRC
    trusted.file_size = MAX_PART + 1
    return trusted


def _flat_package(path: Path, content: bytes) -> Package:
    """The parts of a "flat OPC" file: the whole package in one XML."""
    try:
        root = parse_xml(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFile(path, str(error)) from error
    parts = {part.get(f"{PKG}name", ""): part for part in root.iter(f"{PKG}part")}
    return Package(list(parts), lambda name: _flat_part(parts[name]))


def _flat_part(part: Element) -> bytes:
    xml = part.find(f"{PKG}xmlData")
    if xml is not None:
        return etree.tostring(xml[0]) if len(xml) else b""
    try:
        return b64decode(part.findtext(f"{PKG}binaryData") or "")
    except ValueError:
        return b""  # a picture, most likely; nothing here reads it


def _join(folder: str, target: str) -> str:
    """Where `target` leads from `folder`; a target that begins with a slash starts at the root."""
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/")))


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
