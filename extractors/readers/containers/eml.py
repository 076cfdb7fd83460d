"""Take an internet message (.eml) apart. Outlook's own format: `msg`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from mimetypes import guess_extension

from extractors.fields.bonn import DayInBonn, moment_of
from extractors.readers.containers.header_blocks import parsed
from extractors.readers.containers.signed import signed_content
from extractors.readers.file_types import BOM
from extractors.readers.html_text import clean_lines, html_lines

NOT_SUBMITTED = {  # what mail programs add by themselves
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "text/calendar", "text/rfc822-headers",
}  # fmt: skip


MORE = 2  # times the words of the plain text: that only says that there is HTML
SIGNED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
MESSAGE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\n")


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """A day of receipt read from a message; it stands only once a person confirms it."""

    day: date  # in Bonn, with its moment where the message tells it
    source: str  # the words of the message that it comes from


@dataclass(frozen=True, slots=True)
class Letter:
    """What one message says and brings along."""

    subject: str
    sender: str
    body: str
    received: SuggestedDay | None  # None for a draft, or a copy from the folder of sent mail
    attachments: tuple[tuple[str, bytes], ...]  # name as sent, content
    left_out: tuple[str, ...]  # pictures in signatures and the like, by name


@dataclass(frozen=True, slots=True)
class MessageWords:
    """What a message says itself."""

    subject: str
    plain: str  # "" for none
    page: str  # HTML; "" for none
    sender: str = ""
    sent: date | None = None  # as the sender's own calendar has it

    @property
    def text(self) -> str:
        """The words, of whichever of the two says more."""
        return body_of(clean_lines(self.plain), [self.page])


def read_eml(content: bytes) -> Letter:
    """The parts of a message; those of a message forwarded inside it count as its own.

    Raises RecursionError for one nested deeper than any mail program writes.
    """
    message = parsed(content.removeprefix(BOM).lstrip())
    leaves = list(_leaves(message))
    bodies = [part for part in leaves if _is_body(part)]
    pages = [_text(part) for part in bodies if part.get_content_type() == "text/html"]
    attachments: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    for part in (part for part in leaves if not _is_body(part)):
        if part.get_content_type() in NOT_SUBMITTED or is_shown(_header(part, "Content-ID"), pages):
            left_out.append(_name(part, len(left_out) + 1))
        else:
            attachments.append((_name(part, len(attachments) + 1), _content(part)))
    return Letter(
        decoded(message.get("Subject", "")),
        decoded(message.get("From", "")),
        _body(bodies, pages),
        received_day(message),
        tuple(attachments),
        tuple(left_out),
    )


def signed_letter(kind: str, content: bytes) -> Letter | None:
    """The message that Outlook keeps with its signature as an attachment; None for another file."""
    message = signed_message(kind, content)
    return read_eml(message) if message else None


def signed_message(kind: str, content: bytes) -> bytes | None:
    """The same as it was sent; `kind` is what the attachment says that it is."""
    if kind == "multipart/signed":
        return content
    return signed_content(content) if kind in SIGNED else None


def read_words(content: bytes) -> tuple[str, str, str]:
    """The subject, and what the message says in plain text and in HTML; "" for none."""
    message = _wordiest(parsed(content.removeprefix(BOM).lstrip()))
    bodies = [part for part in _own_leaves(message) if _is_body(part)]
    pages = [_text(part) for part in bodies if part.get_content_type() == "text/html"]
    plain = [_text(part) for part in bodies if part.get_content_type() != "text/html"]
    return decoded(message.get("Subject", "")), "\n\n".join(plain), "\n".join(pages)


def _wordiest(message: Message) -> Message:
    """The message, or the one that it forwards, whichever says more itself."""
    inner = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    forwarded = [
        forward for part in inner for forward in part.get_payload() if isinstance(forward, Message)
    ]
    return max((message, *forwarded), key=lambda each: len(_words_of(each)))


def _words_of(message: Message) -> str:
    bodies = [part for part in _own_leaves(message) if _is_body(part)]
    pages = [_text(part) for part in bodies if part.get_content_type() == "text/html"]
    return _body(bodies, pages)


def _own_leaves(message: Message) -> Iterator[Message]:
    """The parts of a message without those of a message forwarded inside it."""
    forwarded = {
        id(leaf)
        for part in message.walk()
        if part.get_content_type() == "message/rfc822"
        for leaf in _leaves(part)
    }
    return (leaf for leaf in _leaves(message) if id(leaf) not in forwarded)


def words_of_eml(content: bytes) -> MessageWords:
    """What an internet message says, or the one that it forwards."""
    headers = parsed(content.removeprefix(BOM).lstrip())
    sender = decoded(headers.get("From", ""))
    return MessageWords(*read_words(content), sender, _day_sent(headers))


def _day_sent(headers: Message) -> date | None:
    """The day of its Date header, as the sender's own calendar has it; None where it has none."""
    written = headers.get("Date")
    try:
        return parsedate_to_datetime(str(written)).date() if written else None
    except (ValueError, TypeError, IndexError, OverflowError):  # not a date, after all
        return None


def messages_of(content: bytes) -> list[bytes]:
    """The messages of a mailbox file (RFC 4155): each begins with a line "From …", a date last."""
    found = list(MESSAGE.finditer(content))
    starts = [match.end() for match in found]
    ends = [*(match.start() for match in found[1:]), len(content)] if found else []
    return [content[start:end] for start, end in zip(starts, ends, strict=True)]


def together(letters: Sequence[Letter]) -> Letter:
    """Several messages as one: subjects and words of all, no day of receipt but a common one."""
    return Letter(
        "; ".join(dict.fromkeys(letter.subject for letter in letters if letter.subject)),
        "; ".join(dict.fromkeys(letter.sender for letter in letters if letter.sender)),
        "\n".join(letter.body for letter in letters if letter.body),
        _in_common([letter.received for letter in letters]),
        (),
        (),
    )


def _in_common(received: Sequence[SuggestedDay | None]) -> SuggestedDay | None:
    """The day of several messages; without its hour where they came at different ones."""
    first = received[0] if received else None
    if first is None or {each.day if each else None for each in received} != {first.day}:
        return None
    if len({moment_of(each.day) for each in received if each}) == 1:
        return first
    return SuggestedDay(date(first.day.year, first.day.month, first.day.day), first.source)


def received_day(headers: Message) -> SuggestedDay | None:
    """The day in the topmost Received header that has one: the last server to take it over.

    The Date header is what the sender's clock said, and never used.
    """
    for header in headers.get_all("Received", []):
        words = " ".join(str(header).split())
        try:
            day = DayInBonn.at(parsedate_to_datetime(words.rpartition(";")[2]))
        except (ValueError, TypeError, IndexError, OverflowError):  # not a date, after all
            continue
        return SuggestedDay(day, f"Received: {words}")
    return None


def decoded(header: object) -> str:
    """A header in letters: "=?utf-8?q?Ot=C3=A9?=" becomes "Oté". As it stands where it is wrong."""
    words = " ".join(str(header).split())
    try:
        return str(make_header(decode_header(words)))
    except (MessageError, LookupError, ValueError):
        return words


def is_shown(content_id: str | None, pages: list[str]) -> bool:
    """Whether the text of a message shows this picture itself, as signatures do their logos."""
    name = (content_id or "").strip(" <>\r\n\t")
    return bool(name) and any(f"cid:{name}" in page for page in pages)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a message that hold no others; a signed one is opened, it needs no key."""
    for part in message.walk():
        inner = signed_content(_content(part)) if part.get_content_type() in SIGNED else None
        if inner is not None:
            yield from _leaves(parsed(inner))
        elif not part.is_multipart():
            yield part


def _body(parts: list[Message], pages: list[str]) -> str:
    plain = [part for part in parts if part.get_content_type() != "text/html"]
    return body_of([line for part in plain for line in clean_lines(_text(part))], pages)


def body_of(lines: Sequence[str], pages: Sequence[str]) -> str:
    """The words of a message: plain text where it says as much as the HTML, else that."""
    plain = "\n".join(lines)
    shown = "\n".join(line for page in pages for line in html_lines(page))
    return shown if len(shown.split()) > MORE * len(plain.split()) else plain


def _header(part: Message, name: str) -> str:
    """A header as text: with letters that are none in ASCII the parser gives another type."""
    return str(part.get(name, ""))


def _file_name(part: Message) -> str | None:
    """As sent; where its encoding is a name that means none, as it stands there."""
    try:
        return part.get_filename()
    except (LookupError, ValueError):
        written = part.get_param("filename", None, "content-disposition") or part.get_param("name")
        return str(written[2] if isinstance(written, tuple) else written)


def _is_body(part: Message) -> bool:
    """Whether these are words of the message itself (a broken multipart is words, too)."""
    if part.get_content_disposition() == "attachment" or _file_name(part) is not None:
        return False
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text or part.get_content_maintype() == "multipart"


def _name(part: Message, number: int) -> str:
    name = decoded(_file_name(part) or "")
    return name or f"attachment {number}{guess_extension(part.get_content_type()) or ''}"


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (LookupError, ValueError):  # it says that it is encoded in a way it is not
        written = part.get_payload()
        content = written.encode("utf-8", "surrogateescape") if isinstance(written, str) else b""
    return content if isinstance(content, bytes) else b""


def _text(part: Message) -> str:
    try:
        return _content(part).decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a character set nobody knows, or one for other things
        return _content(part).decode("latin-1")
