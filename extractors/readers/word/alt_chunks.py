"""Text of a Word file that is not Word's own: diagrams (SmartArt), charts, files taken in whole."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from extractors.document import Location, Paragraph
from extractors.errors import ExtractionError
from extractors.readers.conversion import CONVERTED, as_docx
from extractors.readers.file_types import Format, tell_format
from extractors.readers.html_blocks import ReadBlocks, html_blocks
from extractors.readers.html_text import archived_page, clean_lines
from extractors.readers.word import namespaces as names
from extractors.readers.word.body import Story
from extractors.readers.word.namespaces import DRAWING, R, W
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Element, Package, open_package
from extractors.readers.word.styles import Styles

NOTHING = ReadBlocks()
DEEPEST = 4  # files taken in by files that were taken in


def foreign_blocks(package: Package, element: Element, depth: int = 0) -> ReadBlocks:
    """What `element` stands for: a diagram, a chart, a shape's text, or a w:altChunk.

    Blocks are numbered by themselves. `depth` counts the files around this one.
    """
    if element.tag == names.SHAPE_TEXT:
        return _paragraphs(_shape_lines(element))
    part = package.target(element.get(f"{R}dm" if element.tag == names.DIAGRAM else f"{R}id", ""))
    if part is None:
        return NOTHING
    if element.tag in (names.DIAGRAM, names.CHART):
        root = package.xml(part)
        return NOTHING if root is None else _paragraphs(_shape_lines(root))
    return file_blocks(part, package.bytes(part) or b"", depth) if depth < DEEPEST else NOTHING


def _paragraphs(lines: Iterable[str]) -> ReadBlocks:
    return ReadBlocks(tuple(Paragraph(line, Location(n)) for n, line in enumerate(lines, 1)))


def _shape_lines(root: Element) -> list[str]:
    paragraphs = root.iter(f"{DRAWING}p")
    texts = ("".join(t.text or "" for t in p.iter(f"{DRAWING}t")) for p in paragraphs)
    return [text.strip() for text in texts if text.strip()]


def file_blocks(name: str, content: bytes, depth: int = 0) -> ReadBlocks:
    """What stands in a file taken in whole (w:altChunk); nothing where nobody can read it.

    `name` is that of its part; its suffix tells plain text and web pages.
    """
    found = tell_format(content)
    if found is Format.DOCX:
        return _word_blocks(content, depth)
    if name.endswith((".mht", ".mhtml")) or found is Format.MHTML:
        page = archived_page(content)
        return html_blocks(page) if page else NOTHING
    if name.endswith((".htm", ".html", ".xhtml")) or found is Format.HTML:
        return html_blocks(content)
    if found in CONVERTED:
        return _converted_blocks(content, found, depth)
    return _paragraphs(clean_lines(_decoded(content)) if name.endswith(".txt") else [])


def _decoded(content: bytes) -> str:
    """Plain text, in UTF-16 where it says so, else in UTF-8, else as Windows wrote it."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _converted_blocks(content: bytes, found: Format, depth: int) -> ReadBlocks:
    try:
        with as_docx(content, found) as made:
            return _word_blocks(made.read_bytes(), depth)
    except ExtractionError:  # no converter, or broken; it is told as a file that nobody read
        return NOTHING


def _word_blocks(content: bytes, depth: int) -> ReadBlocks:
    """What stands in a Word file inside another, with the files that it takes in itself."""
    try:
        inner = open_package(Path("altChunk"), content)
        root = inner.xml(inner.main)
    except ExtractionError:  # what is taken in may be broken; the document around it still counts
        return NOTHING
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        return NOTHING
    styles = Styles(inner)
    story = Story(
        styles,
        Numbering(inner, styles),
        lambda element: foreign_blocks(inner, element, depth + 1),
    )
    return ReadBlocks(story.read(body), tuple(story.unseen))
