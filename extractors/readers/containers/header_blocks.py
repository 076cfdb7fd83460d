"""Messages whose headers were cut: by an empty line in the middle, or a line that is no header.

A parser takes what comes after for the words of the message, and attachments with them.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import MissingHeaderBodySeparatorDefect
from email.message import Message

HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
OF_A_PART = re.compile(
    rb"^(?:Content-[A-Za-z-]+|MIME-Version)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
PARTS = re.compile(rb"^Content-Type[ \t]*:[ \t]*multipart/", re.IGNORECASE | re.MULTILINE)
INNER = re.compile(rb"Content-Type[ \t]*:[ \t]*(?:message/|text/rfc822)", re.IGNORECASE)
BOUNDARY = re.compile(rb"boundary[ \t]*=[ \t]*(?:\"([^\"\r\n]+)\"|([^\s\";]+))", re.IGNORECASE)
BEGINNING = 4000  # letters of a file that is sent, in which headers cannot stand
FAR = 60  # lines in which headers that were cut go on: more than a mail server writes


def parsed(content: bytes) -> Message:
    """A message; where its headers were cut, as if they were not."""
    message = message_from_bytes(content)
    if any(_is_cut(part) for part in message.walk()):
        return message_from_bytes(b"".join(_closed_up(content.splitlines(keepends=True))))
    return message


def _is_cut(part: Message) -> bool:
    """Whether headers stand where the words should begin."""
    if any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in part.defects):
        return True
    words = part.get_payload()
    if not isinstance(words, str):
        return False
    beginning = words[:BEGINNING].encode("utf-8", "replace")
    finds = OF_A_PART.match if part.get_content_maintype() == "text" else OF_A_PART.search
    return bool(finds(beginning)) or _declares_parts(words.encode("utf-8", "replace"))


def _declares_parts(words: bytes) -> bool:
    """Whether they name a boundary of parts that stands in them, too."""
    return PARTS.search(words) is not None and any(
        re.search(rb"^" + re.escape(mark) + rb"\s*$", words, re.MULTILINE) for mark in _marks(words)
    )


def _marks(content: bytes) -> set[bytes]:
    """The lines before which a part ends, of all boundaries that are named."""
    return {b"--" + (quoted or plain) for quoted, plain in BOUNDARY.findall(content)}


def _closed_up(lines: Sequence[bytes]) -> Iterator[bytes]:
    """The lines without those that cut a block of headers which goes on after them."""
    marks = _marks(b"".join(lines))
    in_headers, holds_message = True, False
    for at, line in enumerate(lines):
        if line.rstrip() in marks:
            in_headers, holds_message = True, False
        elif in_headers and not _is_header(line):
            if not holds_message and _go_on(lines[at + 1 : at + FAR], marks):
                continue
            in_headers, holds_message = holds_message, False
        elif in_headers:
            holds_message = holds_message or INNER.match(line) is not None
        yield line


def _is_header(line: bytes) -> bool:
    """One, or what continues one."""
    return HEADER.match(line) is not None or (line[:1] in (b" ", b"\t") and bool(line.strip()))


def _go_on(lines: Sequence[bytes], marks: set[bytes]) -> bool:
    """Whether headers of a part come before the next part does."""
    for line in lines:
        if line.rstrip() in marks:
            return False
        if OF_A_PART.match(line):
            return True
    return False
