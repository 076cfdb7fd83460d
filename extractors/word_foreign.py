"""Text of a Word file that is not Word's own: diagrams (SmartArt), charts, files taken in whole."""

from pathlib import Path

from extractors import word_names as names
from extractors.errors import ExtractionError
from extractors.html_text import clean_lines, html_lines
from extractors.word_body import Story
from extractors.word_names import DRAWING, R, W
from extractors.word_numbering import Numbering
from extractors.word_package import Element, Package, open_package
from extractors.word_styles import Styles


def foreign_lines(package: Package, element: Element) -> list[str]:
    """The lines that `element` stands for: a diagram, a chart, a shape's text, or a w:altChunk."""
    if element.tag == names.SHAPE_TEXT:
        return _shape_lines(element)
    part = package.target(element.get(f"{R}dm" if element.tag == names.DIAGRAM else f"{R}id", ""))
    if part is None:
        return []
    if element.tag in (names.DIAGRAM, names.CHART):
        root = package.xml(part)
        return [] if root is None else _shape_lines(root)
    return _file_lines(part, package.bytes(part) or b"")


def _shape_lines(root: Element) -> list[str]:
    paragraphs = root.iter(f"{DRAWING}p")
    texts = ("".join(t.text or "" for t in p.iter(f"{DRAWING}t")) for p in paragraphs)
    return [text.strip() for text in texts if text.strip()]


def _file_lines(name: str, content: bytes) -> list[str]:
    """The text of a file taken in whole (w:altChunk); none where nobody can read it."""
    if content.startswith(b"PK"):
        return _word_lines(content)
    if name.endswith((".htm", ".html", ".xhtml")) or b"<html" in content[:1000].lower():
        return html_lines(content)
    return clean_lines(content.decode("utf-8-sig", "replace")) if name.endswith(".txt") else []


def _word_lines(content: bytes) -> list[str]:
    """The text of a Word file inside another; files that it takes in itself are left out."""
    try:
        inner = open_package(Path("altChunk"), content)
        root = inner.xml(inner.main)
    except ExtractionError:  # what is taken in may be broken; the document around it still counts
        return []
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        return []
    styles = Styles(inner)
    story = Story(styles, Numbering(inner, styles))
    return [paragraph.text for paragraph in story.paragraphs(body)]
