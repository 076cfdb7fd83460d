"""Text of a Word file that is not Word's own: diagrams (SmartArt), charts, files taken in whole."""

from collections.abc import Iterable
from pathlib import Path

from extractors.document import Location, Paragraph, Table
from extractors.errors import ExtractionError
from extractors.readers.file_types import Format, tell_format
from extractors.readers.html_blocks import html_blocks
from extractors.readers.html_text import archived_page, clean_lines
from extractors.readers.word import namespaces as names
from extractors.readers.word.body import Story
from extractors.readers.word.namespaces import DRAWING, R, W
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Element, Package, open_package
from extractors.readers.word.styles import Styles


def foreign_blocks(package: Package, element: Element) -> list[Paragraph | Table]:
    """What `element` stands for: a diagram, a chart, a shape's text, or a w:altChunk.

    Blocks are numbered by themselves.
    """
    if element.tag == names.SHAPE_TEXT:
        return _paragraphs(_shape_lines(element))
    part = package.target(element.get(f"{R}dm" if element.tag == names.DIAGRAM else f"{R}id", ""))
    if part is None:
        return []
    if element.tag in (names.DIAGRAM, names.CHART):
        root = package.xml(part)
        return [] if root is None else _paragraphs(_shape_lines(root))
    return _file_blocks(part, package.bytes(part) or b"")


def _paragraphs(lines: Iterable[str]) -> list[Paragraph | Table]:
    return [Paragraph(line, Location(number)) for number, line in enumerate(lines, 1)]


def _shape_lines(root: Element) -> list[str]:
    paragraphs = root.iter(f"{DRAWING}p")
    texts = ("".join(t.text or "" for t in p.iter(f"{DRAWING}t")) for p in paragraphs)
    return [text.strip() for text in texts if text.strip()]


def _file_blocks(name: str, content: bytes) -> list[Paragraph | Table]:
    """What stands in a file taken in whole (w:altChunk); none where nobody can read it."""
    if content.startswith(b"PK"):
        return _word_blocks(content)
    if name.endswith((".mht", ".mhtml")) or tell_format(content) is Format.MHTML:
        page = archived_page(content)
        return list(html_blocks(page)) if page else []
    if name.endswith((".htm", ".html", ".xhtml")) or b"<html" in content[:1000].lower():
        return list(html_blocks(content))
    lines = clean_lines(content.decode("utf-8-sig", "replace")) if name.endswith(".txt") else []
    return _paragraphs(lines)


def _word_blocks(content: bytes) -> list[Paragraph | Table]:
    """What stands in a Word file inside another; files that it takes in itself are left out."""
    try:
        inner = open_package(Path("altChunk"), content)
        root = inner.xml(inner.main)
    except ExtractionError:  # what is taken in may be broken; the document around it still counts
        return []
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        return []
    styles = Styles(inner)
    return list(Story(styles, Numbering(inner, styles)).read(body))
