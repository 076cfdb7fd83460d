"""Take an internet message (.eml) apart. Outlook's own format: `extractors.mail_outlook`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from mimetypes import guess_extension
from zoneinfo import ZoneInfo

from extractors.formats import BOM
from extractors.html_text import clean_lines, html_lines

BONN = ZoneInfo("Europe/Berlin")  # where the Secretariat sits: its deadlines end at midnight there
NOT_SUBMITTED = {  # what mail programs add by themselves
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "message/delivery-status", "text/calendar", "text/rfc822-headers",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """A day of receipt read from a message; it stands only once a person confirms it."""

    day: date  # in Bonn
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


def read_eml(content: bytes) -> Letter:
    """The parts of a message; those of a message forwarded inside it count as its own.

    Raises RecursionError for one nested deeper than any mail program writes.
    """
    message = message_from_bytes(content.removeprefix(BOM).lstrip())
    leaves = [part for part in message.walk() if not part.is_multipart()]
    bodies = [part for part in leaves if _is_body(part)]
    pages = [_text(part) for part in bodies if part.get_content_type() == "text/html"]
    attachments: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    for part in (part for part in leaves if not _is_body(part)):
        if part.get_content_type() in NOT_SUBMITTED or is_shown(part["Content-ID"], pages):
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


def received_day(headers: Message) -> SuggestedDay | None:
    """The day in the topmost Received header that has one: the last server to take it over.

    The Date header is what the sender's clock said, and never used.
    """
    for header in headers.get_all("Received", []):
        words = " ".join(str(header).split())
        try:
            moment = parsedate_to_datetime(words.rpartition(";")[2])
        except (ValueError, TypeError, IndexError, OverflowError):  # not a date, after all
            continue
        return SuggestedDay(day_in_bonn(moment), f"Received: {words}")
    return None


def day_in_bonn(moment: datetime) -> date:
    """The day it was in Bonn; a moment without a time zone is taken for UTC (RFC 5322, 3.3)."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(BONN).date()


def decoded(header: object) -> str:
    """A header in letters: "=?utf-8?q?Ot=C3=A9?=" becomes "Oté". As it stands where it is wrong."""
    words = " ".join(str(header).split())
    try:
        return str(make_header(decode_header(words)))
    except (HeaderParseError, LookupError, ValueError):
        return words


def is_shown(content_id: str | None, pages: list[str]) -> bool:
    """Whether the text of a message shows this picture itself, as signatures do their logos."""
    name = (content_id or "").strip(" <>\r\n\t")
    return bool(name) and any(f"cid:{name}" in page for page in pages)


def _body(parts: list[Message], pages: list[str]) -> str:
    """The words of the message: plain text where there is some, HTML otherwise."""
    plain = [part for part in parts if part.get_content_type() != "text/html"]
    lines = [line for part in plain for line in clean_lines(_text(part))]
    return "\n".join(lines or [line for page in pages for line in html_lines(page)])


def _is_body(part: Message) -> bool:
    """Whether these are words of the message itself (a broken multipart is words, too)."""
    if part.get_content_disposition() == "attachment" or part.get_filename() is not None:
        return False
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return is_text or part.get_content_maintype() == "multipart"


def _name(part: Message, number: int) -> str:
    name = decoded(part.get_filename() or "")
    return name or f"attachment {number}{guess_extension(part.get_content_type()) or ''}"


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: Message) -> str:
    try:
        return _content(part).decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:  # a character set nobody knows
        return _content(part).decode("latin-1")
