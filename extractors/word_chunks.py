"""Files that a Word file takes in as they are (w:altChunk): another Word file, HTML, plain text."""

from pathlib import Path

from extractors.document import Paragraph
from extractors.errors import ExtractionError
from extractors.html_text import clean_lines, html_lines
from extractors.word_body import Story
from extractors.word_names import W
from extractors.word_numbering import Numbering
from extractors.word_package import Package, open_package
from extractors.word_styles import Styles


def chunk_lines(package: Package, arrow_id: str) -> list[str]:
    """The text of the file at `arrow_id`, a paragraph a line; none where nobody can read it."""
    part = package.target(arrow_id)
    content = None if part is None else package.bytes(part)
    if part is None or content is None:
        return []
    if content.startswith(b"PK"):
        return _word_lines(content)
    if part.endswith((".htm", ".html", ".xhtml")) or b"<html" in content[:1000].lower():
        return html_lines(content)
    if part.endswith(".txt"):
        return clean_lines(content.decode("utf-8-sig", "replace"))
    return []


def _word_lines(content: bytes) -> list[str]:
    try:
        inner = open_package(Path("altChunk"), content)
        root = inner.xml(inner.main)
    except ExtractionError:  # what is taken in may be broken; the letter around it still counts
        return []
    body = None if root is None else root.find(f"{W}body")
    styles = Styles(inner)
    blocks = () if body is None else Story(styles, Numbering(inner, styles)).read(body)
    lines = []
    for block in blocks:
        inside = (
            [block]
            if isinstance(block, Paragraph)
            else [p for c in block.cells for p in c.paragraphs]
        )
        lines += [paragraph.text for paragraph in inside]
    return lines
