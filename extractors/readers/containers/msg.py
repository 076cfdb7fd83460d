"""Take an Outlook message (.msg) apart. The only place that knows python-oxmsg."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from email import message_from_string
from io import BytesIO

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain.constants import (
    PID_ATTACH_CONTENT_ID,
    PID_ATTACH_FILENAME,
    PID_ATTACH_MIME_TAG,
    PID_BODY,
    PID_CLIENT_SUBMIT_TIME,
    PID_HTML,
    PID_MESSAGE_DELIVERY_TIME,
    PID_SUBJECT,
    PID_TRANSPORT_MESSAGE_HEADERS,
)
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from extractors.fields.bonn import DayInBonn
from extractors.readers.containers.eml import (
    NOT_SUBMITTED,
    Letter,
    MessageWords,
    SuggestedDay,
    body_of,
    is_shown,
    received_day,
    signed_letter,
    signed_message,
    words_of_eml,
)
from extractors.readers.html_text import clean_lines

FORWARDED = "__substg1.0_3701000D"  # the storage of a message attached to a message
WITHIN = 24  # bytes before the properties of such a message


def read_msg(content: bytes) -> Letter:
    """The parts of an Outlook message. Raises one of `formats.OLE_ERRORS` for a damaged one."""
    message = Message(root := _root(content))
    page = _page(message.properties)
    body = body_of(clean_lines(message.body or ""), [page])
    attachments, left_out = list[tuple[str, bytes]](), list[str]()
    for number, attachment in enumerate(_attachments(root), 1):
        name, kind = _name(attachment, number), _kind(attachment)
        content_id = attachment.properties.str_prop_value(PID_ATTACH_CONTENT_ID)
        if inner := signed_letter(kind, attachment.file_bytes or b""):
            attachments += inner.attachments
            left_out += inner.left_out
            body = body or inner.body
        elif attachment.file_bytes is None or kind in NOT_SUBMITTED or is_shown(content_id, [page]):
            left_out.append(name)
        else:
            attachments.append((name, attachment.file_bytes))
    return Letter(
        message.subject,
        message.sender or "",
        body,
        _received(message),
        tuple(attachments),
        tuple(left_out),
    )


def words_of_msg(content: bytes) -> MessageWords:
    """What an Outlook message says, or the one that it forwards, whichever says more itself."""
    message = Message(root := _root(content))
    outer = _words(message.properties)
    inner = [_words(Properties(storage, WITHIN)) for storage in _forwarded(root)]
    inner += _signed(root)
    best = max((outer, *inner), key=lambda words: len(words.text.split()))
    sent = message.properties.date_prop_value(PID_CLIENT_SUBMIT_TIME)
    return replace(best, sender=message.sender or "", sent=_day(sent))


def _words(properties: Properties) -> MessageWords:
    return MessageWords(
        properties.str_prop_value(PID_SUBJECT) or "",
        properties.str_prop_value(PID_BODY) or "",
        _page(properties),
    )


def _root(content: bytes) -> Storage:
    with OleFileIO(BytesIO(content)) as ole:
        return Storage.from_ole(ole)


def _page(properties: Properties) -> str:
    """The HTML of a message, in letters whatever bytes are wrong in it; "" without any."""
    page = properties.binary_prop_value(PID_HTML)
    if page is None:
        return properties.str_prop_value(PID_HTML) or ""
    return page.decode(properties.body_encoding, "replace")


def _kind(attachment: Attachment) -> str:
    """What an attachment says that it is, "text/calendar"; "" where it does not."""
    return (attachment.properties.str_prop_value(PID_ATTACH_MIME_TAG) or "").casefold()


def _signed(message: Storage) -> Iterator[MessageWords]:
    """The words of signed messages that are kept as they came, in an attachment."""
    for attachment in _attachments(message):
        if inner := signed_message(_kind(attachment), attachment.file_bytes or b""):
            yield words_of_eml(inner)


def _forwarded(message: Storage) -> Iterator[Storage]:
    for storage in message.iter_attachment_storages():
        for inner in storage.storages:
            if inner.name == FORWARDED:
                yield inner
                yield from _forwarded(inner)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _attachments(message: Storage) -> Iterator[Attachment]:
    """The attachments of a message, and of the messages forwarded inside it."""
    for storage in message.iter_attachment_storages():
        forwarded = [inner for inner in storage.storages if inner.name == FORWARDED]
        for inner in forwarded:
            yield from _attachments(inner)
        if not forwarded:
            yield Attachment(storage)


def _name(attachment: Attachment, number: int) -> str:
    short = attachment.properties.str_prop_value(PID_ATTACH_FILENAME)
    return attachment.file_name or short or f"attachment {number}"


def _received(message: Message) -> SuggestedDay | None:
    """The day in its Received headers; without them that on which Outlook delivered it."""
    written = message.properties.str_prop_value(PID_TRANSPORT_MESSAGE_HEADERS) or ""
    day = received_day(message_from_string(written))
    delivered = message.properties.date_prop_value(PID_MESSAGE_DELIVERY_TIME)
    if day is not None or delivered is None:
        return day
    source = f"Outlook, message delivery time: {delivered.isoformat(sep=' ')}"
    try:
        return SuggestedDay(DayInBonn.at(delivered), source)
    except OverflowError:  # after the last day of the calendar
        return None
