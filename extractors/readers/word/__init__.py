"""Read a Word file: .docx, .docm, .dotx, strict or not, zipped or flat."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from lxml import etree

from extractors.document import Document, Location, OpenChanges, Paragraph
from extractors.errors import BrokenFile, EmptyFile, ExtractionError, IllegibleScan, OnlyAttachments
from extractors.readers.html_blocks import ReadBlocks
from extractors.readers.word import namespaces as names
from extractors.readers.word.alt_chunks import foreign_blocks
from extractors.readers.word.body import NoteMark, Story
from extractors.readers.word.grounds import PAPER
from extractors.readers.word.namespaces import DRAWING, R, W
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Element, Package, open_package, parse_xml
from extractors.readers.word.styles import Styles

PICTURES = (f"{DRAWING}blip", "{urn:schemas-microsoft-com:vml}imagedata")
OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
WHOLE_FILES = ("word.document", "acroexch.", "acrobat.", "package")  # not formulas and drawings


def read_word(path: Path) -> Document:
    """The parts of a Word file, as they read once every tracked change is accepted.

    Raises EmptyFile when no word is left, IllegibleScan when there are only pictures,
    OnlyAttachments when there are other files, BrokenFile, EncryptedFile, ReadingTooLarge.
    """
    content = path.read_bytes()
    package = open_package(path, content)
    root = _main_part(path, package)
    try:
        document = _read(path.name, sha256(content).hexdigest(), package, root)
    except RecursionError as error:
        raise BrokenFile(path, "nested deeper than any document") from error
    if not _has_words(document):
        raise _wordless(document, root)(path)
    return document


def _wordless(document: Document, root: Element) -> type[ExtractionError]:
    if document.attached:
        return OnlyAttachments
    return IllegibleScan if _has_pictures(root) else EmptyFile


def _main_part(path: Path, package: Package) -> Element:
    content = package.bytes(package.main)
    if content is None:
        raise BrokenFile(path, f"no part {package.main}")
    try:
        return parse_xml(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenFile(path, f"{package.main}: {error}") from error


def _read(name: str, digest: str, package: Package, root: Element) -> Document:
    styles = Styles(package)
    numbering = Numbering(package, styles)
    paper = PAPER if root.find(f"{W}background") is None else None
    unread: list[Element] = []

    def foreign(element: Element) -> ReadBlocks:
        found = foreign_blocks(package, element)
        if not found.blocks and element.tag == names.CHUNK:
            unread.append(element)
        return found

    story = Story(styles, numbering, foreign, paper)
    body = root.find(f"{W}body")
    blocks = story.read(root if body is None else body)
    notes = {part: package.related(part) for part in ("footnotes", "endnotes")}
    return Document(
        name,
        digest,
        blocks,
        notes=tuple(_notes(notes, story.marks, styles, numbering)),
        margins=tuple(_margins(package, root, styles, numbering)),
        comments=tuple(_comments(package, styles, numbering)),
        changes=_changes([root, *notes["footnotes"], *notes["endnotes"]]),
        attached=tuple(_attached(package, root, unread)),
        unseen=tuple(story.unseen),
    )


def _notes(
    roots: dict[str, list[Element]], marks: list[NoteMark], styles: Styles, numbering: Numbering
) -> Iterator[Paragraph]:
    """The notes in the order of their marks, each located where its mark stands."""
    notes = {
        (part, note.get(f"{W}id", "")): note
        for part, found in roots.items()
        for root in found
        for note in root
    }
    waiting = list(marks)
    for mark in waiting:
        note = notes.pop((mark.part, mark.id), None)
        story = Story(styles, numbering)
        for paragraph in () if note is None else story.paragraphs(note):
            yield replace(paragraph, location=Location(mark.paragraph))
        waiting += (inner._replace(paragraph=mark.paragraph) for inner in story.marks)


def _margins(
    package: Package, root: Element, styles: Styles, numbering: Numbering
) -> Iterator[Paragraph]:
    """What stands in headers and footers, each text once."""
    seen: set[str] = set()
    for mark in root.iter(f"{W}headerReference", f"{W}footerReference"):
        part = package.target(mark.get(f"{R}id", ""))
        margin = None if part is None else package.xml(part)
        for paragraph in () if margin is None else Story(styles, numbering).paragraphs(margin):
            if paragraph.text not in seen:
                seen.add(paragraph.text)
                yield replace(paragraph, location=Location(len(seen)))


def _comments(package: Package, styles: Styles, numbering: Numbering) -> Iterator[str]:
    for root in package.related("comments"):
        for comment in root.iterfind(f"{W}comment"):
            lines = Story(styles, numbering).paragraphs(comment)
            yield "\n".join(paragraph.text for paragraph in lines)


def _attached(package: Package, root: Element, unread: list[Element]) -> Iterator[str]:
    """The names of the parts that nobody reads: documents put in as objects, or taken in whole.

    `unread` are the w:altChunk of which nothing was read: Word shows them as part of the text.
    """
    for thing in root.iter(OBJECT):
        part = package.target(thing.get(f"{R}id", ""))
        if part and thing.get("ProgID", "").casefold().startswith(WHOLE_FILES):
            yield posixpath.basename(part)
    for chunk in unread:
        part = package.target(chunk.get(f"{R}id", ""))
        yield posixpath.basename(part) if part else "?"


def _changes(roots: list[Element]) -> OpenChanges:
    return OpenChanges(
        sum(_count(root, f"{W}ins", f"{W}moveTo", f"{W}cellIns") for root in roots),
        sum(_count(root, f"{W}del", f"{W}moveFrom", f"{W}cellDel") for root in roots),
    )


def _count(root: Element, *kinds: str) -> int:
    """How many changes; a mark of a paragraph counts where nothing else changed in it."""
    return sum(1 for change in root.iter(*kinds) if not _is_echo(change))


def _is_echo(change: Element) -> bool:
    """Whether a change of a paragraph's mark only goes along with one of its text."""
    mark = change.getparent()
    properties = None if mark is None else mark.getparent()
    if properties is None or properties.tag != names.PARAGRAPH_PROPERTIES:
        return False
    paragraph = properties.getparent()
    return paragraph is not None and paragraph.find(str(change.tag)) is not None


def _has_words(document: Document) -> bool:
    spoken = (*document.paragraphs, *document.notes)
    return any(character.isalnum() for paragraph in spoken for character in paragraph.text)


def _has_pictures(root: Element) -> bool:
    return next(root.iter(*PICTURES), None) is not None
