"""Take a winmail.dat apart: what Outlook makes of attachments for those without Outlook.

The format is Microsoft's TNEF ([MS-OXTNEF]): attributes one after the other, those of an
attachment beginning with `RENDERING`. The one library for it has been still since 2021.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.readers.containers.eml import Letter, MessageWords
from extractors.readers.html_text import clean_lines

SIGNATURE = b"\x78\x9f\x3e\x22"
HEAD = 9  # bytes before the value of an attribute
SUBJECT, BODY = 0x18004, 0x2800C
OF_MESSAGE, HTML, PLAIN = 0x69003, 0x1013, 0x1000  # the properties of the message itself
RENDERING, TITLE, DATA, PROPERTIES = 0x69002, 0x18010, 0x6800F, 0x69005
LONG_NAME, CONTENT = 0x3707, 0x3701  # properties: the name as sent; files and messages within
NAMED = 0x8000  # properties from here on have a name of their own
SEVERAL = 0x1000  # flag of a type: a list of values
AN_OBJECT = 0x0D
OF_LENGTH = {AN_OBJECT, 0x1E, 0x1F, 0x102}  # types whose values say how long they are
OBJECT_HEAD = 16  # bytes before what an object holds: the interface it was saved with
EIGHT, SIXTEEN = {0x05, 0x06, 0x07, 0x14, 0x40}, {0x48}  # types by the bytes of a value, else 4


@dataclass(slots=True)
class _Attachment:
    name: str = ""
    content: bytes = b""


def read_tnef(content: bytes) -> Letter:
    """The parts of a winmail.dat; a message within is a winmail.dat of its own.

    Raises struct.error or ValueError for a damaged one.
    """
    subject = body = ""
    attachments: list[_Attachment] = []
    for attribute, value in _attributes(content):
        if attribute == SUBJECT:
            subject = _text(value)
        elif attribute == BODY:
            body = _text(value)
        elif attribute == RENDERING:
            attachments.append(_Attachment())
        elif attachments:
            _add(attachments[-1], attribute, value)
    for number, attachment in enumerate(attachments, 1):
        attachment.name = attachment.name or f"attachment {number}"
    return Letter(
        subject,
        "",
        "\n".join(clean_lines(body)),
        None,
        tuple(
            (attachment.name, attachment.content)
            for attachment in attachments
            if attachment.content
        ),
        tuple(attachment.name for attachment in attachments if not attachment.content),
    )


def words_of_tnef(content: bytes) -> MessageWords:
    """What stands in a winmail.dat itself; mostly it stands in the message that brought it."""
    subject = plain = page = ""
    for attribute, value in _attributes(content):
        if attribute == SUBJECT:
            subject = _text(value)
        elif attribute == BODY:
            plain = _text(value)
        elif attribute == OF_MESSAGE:
            found = {number: written for number, _, written in _properties(value)}
            page = _text(found.get(HTML, b""))
            plain = plain or found.get(PLAIN, b"").decode("utf-16-le", "replace").rstrip("\0")
    return MessageWords(subject, plain, page)


def _add(attachment: _Attachment, attribute: int, value: bytes) -> None:
    if attribute == TITLE and not attachment.name:
        attachment.name = _text(value)
    elif attribute == DATA:
        attachment.content = value
    elif attribute == PROPERTIES:
        for number, kind, written in _properties(value):
            if number == LONG_NAME:
                attachment.name = written.decode("utf-16-le", "replace").rstrip("\0")
            elif number == CONTENT and not attachment.content:
                attachment.content = written[OBJECT_HEAD:] if kind == AN_OBJECT else written


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(number, value) of every attribute: level, number, length, value, checksum."""
    at = len(SIGNATURE) + 2
    while at + HEAD <= len(content):  # a byte or two may follow the last
        _, number, size = struct.unpack_from("<BII", content, at)
        value = content[at + HEAD : at + HEAD + size]
        if len(value) < size:
            raise ValueError(f"attribute {number:#x} is cut short")
        yield number, value
        at += HEAD + size + 2


def _properties(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(number, type, bytes) of every value of a list of properties; text as UTF-16."""
    (count,) = struct.unpack_from("<I", content)
    at = 4
    for _ in range(count):
        kind, number = struct.unpack_from("<HH", content, at)
        at += 4
        if number >= NAMED:
            at = _after_name(content, at)
        of_length = kind & ~SEVERAL in OF_LENGTH
        values = 1
        if kind & SEVERAL or of_length:
            (values,) = struct.unpack_from("<I", content, at)
            at += 4
        for _ in range(values):
            size = 16 if kind & ~SEVERAL in SIXTEEN else 8 if kind & ~SEVERAL in EIGHT else 4
            if of_length:
                (size,) = struct.unpack_from("<I", content, at)
                at += 4
            value = content[at : at + size]
            at += size + -size % 4
            yield number, kind, _text(value).encode("utf-16-le") if kind == 0x1E else value


def _after_name(content: bytes, at: int) -> int:
    """Behind the name of a property: a set, then a number or words."""
    kind, size = struct.unpack_from("<II", content, at + 16)
    return at + 24 + (size + -size % 4 if kind else 0)


def _text(value: bytes) -> str:
    """Text in the code page of western Windows, ended by a zero."""
    return value.rstrip(b"\0").decode("cp1252", "replace")
