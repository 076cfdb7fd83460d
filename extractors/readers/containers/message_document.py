"""A message whose own words are the submission, read as a document."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from extractors.document import Document, Location, Paragraph
from extractors.errors import BrokenFile, UnknownFormat
from extractors.readers.containers.eml import MessageWords, words_of_eml
from extractors.readers.containers.quoted_mail import own_words
from extractors.readers.containers.quoted_page import own_page
from extractors.readers.containers.shared_links import shared_links
from extractors.readers.file_types import OLE_ERRORS, Format
from extractors.readers.html_blocks import ReadBlocks, html_blocks

FEWEST_WORDS = 150  # a note beside an attachment is shorter, a report longer
FEWEST_UNDER_A_TITLE = 60  # words of a body that begins as a document does
TITLE = re.compile(
    r"^\W*(?:\w+ )?(?:report|proposal|rapport|bilan|proposition|informe|propuesta)\b.{0,90}?"
    r"\b(?:concerted action|action concert[ée]e|acci[óo]n concertada)\b.*[^.:;,!?\s]\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line by itself that names what stands under it."""
LONGEST_TITLE = 160  # characters
FULL_LINE = 55  # characters; plain mail is broken at 72 or so, whatever stands in it
MARKED = re.compile(r"\s*(?:[-–—•*>]|\(?[0-9ivx]{1,4}[.)]|[A-Z]\.)\s")


def is_written_out(body: str) -> bool:
    """Whether a message says so much that it can be the submission itself."""
    count = len(body.split())
    titled = any(len(line[0]) <= LONGEST_TITLE for line in TITLE.finditer(body))
    return count >= FEWEST_WORDS or (count >= FEWEST_UNDER_A_TITLE and titled)


def read_message(path: Path, content: bytes, found: Format = Format.EML) -> Document:
    """The subject and the words of a message as paragraphs and tables.

    Raises UnknownFormat where they are few, BrokenFile for a damaged one.
    """
    try:
        words = words_of(content, found)
    except OLE_ERRORS as error:
        raise BrokenFile(path, repr(error)) from error
    blocks, unseen = (
        html_blocks(f"<h1>{escape(words.subject)}</h1>{own_page(words.page)}")
        if words.page
        else ReadBlocks(_plain(words.subject, own_words(words.plain)))
    )
    document = Document(
        path.name,
        sha256(content).hexdigest(),
        blocks,
        format=found.value,
        linked=shared_links(words.plain, words.page),
        sender=words.sender,
        sent=words.sent,
        unseen=unseen,
    )
    if not is_written_out(document.text):
        raise UnknownFormat(path, "a message with few words of its own")
    return document


def words_of(content: bytes, found: Format) -> MessageWords:
    """What a message says itself. Raises one of `OLE_ERRORS` for a damaged one of Outlook."""
    if found is Format.EML:
        return words_of_eml(content)
    from extractors.readers.containers.msg import words_of_msg  # only Outlook mail needs them
    from extractors.readers.containers.tnef import words_of_tnef

    return words_of_tnef(content) if found is Format.TNEF else words_of_msg(content)


def _plain(subject: str, text: str) -> tuple[Paragraph, ...]:
    lines = [*filter(None, [subject]), *_joined(text)]
    return tuple(Paragraph(line, Location(number)) for number, line in enumerate(lines, 1))


def _joined(text: str) -> Iterator[str]:
    """The paragraphs of plain text: a line goes on with the next one where it is full."""
    paragraph, is_full = "", False
    for line in [*map(str.strip, text.splitlines()), ""]:
        if paragraph and (not line or MARKED.match(line) or not is_full):
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {line}".strip()
        is_full = len(line) >= FULL_LINE
    if paragraph:
        yield paragraph
