"""Take an Outlook message (.msg) apart. The only place that knows python-oxmsg."""

from collections.abc import Iterator
from email import message_from_string
from io import BytesIO

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.attachment import Attachment
from oxmsg.domain.constants import (
    PID_ATTACH_CONTENT_ID,
    PID_ATTACH_FILENAME,
    PID_MESSAGE_DELIVERY_TIME,
    PID_TRANSPORT_MESSAGE_HEADERS,
)
from oxmsg.storage import Storage

from extractors.fields.bonn import DayInBonn
from extractors.readers.containers.eml import (
    Letter,
    SuggestedDay,
    is_shown,
    received_day,
)
from extractors.readers.html_text import clean_lines, html_lines

FORWARDED = "__substg1.0_3701000D"  # the storage of a message attached to a message


def read_msg(content: bytes) -> Letter:
    """The parts of an Outlook message. Raises one of `formats.OLE_ERRORS` for a damaged one."""
    with OleFileIO(BytesIO(content)) as ole:
        root = Storage.from_ole(ole)
    message = Message(root)
    page = message.html_body or ""
    attachments, left_out = [], []
    for number, attachment in enumerate(_attachments(root), 1):
        name = _name(attachment, number)
        content_id = attachment.properties.str_prop_value(PID_ATTACH_CONTENT_ID)
        if attachment.file_bytes is None or is_shown(content_id, [page]):
            left_out.append(name)
        else:
            attachments.append((name, attachment.file_bytes))
    return Letter(
        message.subject,
        message.sender or "",
        "\n".join(clean_lines(message.body or "") or html_lines(page)),
        _received(message),
        tuple(attachments),
        tuple(left_out),
    )


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
