"""A Word file as it reads with every change accepted, and without comments and properties."""

import zipfile
from pathlib import Path

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INSERTED = tuple(f"{WORD}{name}" for name in ("ins", "moveTo"))
GONE = tuple(
    f"{WORD}{name}"
    for name in (
        *("del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"),
        *("trPrChange", "tcPrChange", "numberingChange"),
        *("commentRangeStart", "commentRangeEnd", "commentReference"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
IN_ROW, ROW = f"{WORD}trPr", f"{WORD}tr"
TEXTS = ("document", "header", "footer", "footnotes", "endnotes")  # begin the names of parts
PROPERTIES = "docProps/"
LARGEST = 100_000_000  # bytes of a part; a part beyond that is no text


def with_changes_accepted(source: Path, target: Path) -> None:
    """Write the .docx at `source` to `target` as it reads when all changes are accepted.

    Raises zipfile.BadZipFile and etree.XMLSyntaxError for what is no Word file.
    """
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, _part(old, part))


def _part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.file_size > LARGEST:
        raise zipfile.BadZipFile(part.filename)
    content = package.read(part)
    folder, _, name = part.filename.rpartition("/")
    if folder == "word" and name.startswith(TEXTS) and name.endswith(".xml"):
        return _accepted(content)
    if part.filename.startswith(PROPERTIES) and name.endswith(".xml"):
        return _emptied(content)
    return content


def _accepted(content: bytes) -> bytes:
    root = _parsed(content)
    for mark in [*root.iter(*GONE)]:
        _remove(_row_of(mark))
    for mark in [*root.iter(*INSERTED)]:
        parent = mark.getparent()
        if parent is None:
            continue
        for child in [*mark]:
            mark.addprevious(child)
        parent.remove(mark)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _row_of(mark: etree._Element) -> etree._Element:
    """The mark; for the deletion of a whole row, the row."""
    parent = mark.getparent()
    if parent is None or parent.tag != IN_ROW or mark.tag != f"{WORD}del":
        return mark
    row = parent.getparent()
    return mark if row is None else row


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _emptied(content: bytes) -> bytes:
    root = _parsed(content)
    for child in [*root]:
        root.remove(child)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
