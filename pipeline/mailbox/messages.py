"""Messages in a folder of a mailbox: looked at, copied whole, marked. None is ever deleted.

The flag and move of the client library expunge the folder, and with it whatever colleagues have
marked as deleted; so the commands are given here one by one.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr
from imaplib import Internaldate2tuple
from time import mktime

from imap_tools import BaseMailBox
from imap_tools.imap_utf7 import utf7_encode

from extractors.readers.containers.eml import decoded
from extractors.readers.containers.header_blocks import parsed
from pipeline.submissions.correspondence import MessageHeaders

TAKEN = "ConcertedTaken"  # the keyword that colleagues see as a category
LARGEST = 150 * 1024 * 1024  # bytes of one message
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")


@dataclass(frozen=True, slots=True)
class FetchedMessage:
    """One message as the server holds it."""

    uid: int
    arrived: datetime  # when the server took it in (INTERNALDATE), UTC
    content: bytes  # whole; empty where it is too large


def new_messages(box: BaseMailBox, known: Container[int]) -> Iterator[FetchedMessage]:
    """Those of the chosen folder whose uid is not known, in the order they came."""
    for uid in sorted(map(int, box.uids())):
        if uid not in known:
            message = _fetched(box, uid)
            if message is not None:
                yield message


def can_move(box: BaseMailBox) -> bool:
    """Whether the server moves messages by itself (RFC 6851); it offers more after signing in."""
    return b"MOVE" in box.client.capability()[1][0].split()


def mark_taken(box: BaseMailBox, uid: int, move_to: str, *, movable: bool) -> str:
    """Put the keyword on a message and move it where that is asked; what could not be done."""
    status, _ = box.client.uid("STORE", str(uid), "+FLAGS.SILENT", f"({TAKEN})")
    if status != "OK" and not move_to:
        return "the server lets no keyword be set"
    if not move_to:
        return ""
    if not movable:
        return f"the server cannot move messages (RFC 6851): it stays, not in {move_to}"
    status, _ = box.client.uid("MOVE", str(uid), f'"{utf7_encode(move_to).decode()}"')
    return "" if status == "OK" else f"it could not be moved to {move_to}: is there such a folder?"


def headers_of(content: bytes) -> MessageHeaders:
    """Of a message, whatever is wrong with it."""
    message = parsed(content[: 1024 * 1024])
    ids = MESSAGE_ID.findall(decoded(message.get("Message-ID", "")))
    answered = f"{message.get('References', '')} {message.get('In-Reply-To', '')}"
    forwarded = " ".join(_ids_inside(message))
    name, address = parseaddr(decoded(message.get("From", "")))
    return MessageHeaders(
        ids[0] if ids else "",
        tuple(dict.fromkeys(MESSAGE_ID.findall(f"{answered} {forwarded}"))),
        address,
        name,
        decoded(message.get("Subject", "")),
    )


def _ids_inside(message: Message) -> Iterator[str]:
    """The ids of the messages that are forwarded whole inside one."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            for inner in part.get_payload():
                yield str(inner.get("Message-ID", ""))  # type: ignore[union-attr]  # messages


def moment_of(answer: bytes) -> datetime:
    """The INTERNALDATE in an answer of the server, UTC; the beginning of 1970 where it has none."""
    try:
        moment = Internaldate2tuple(answer)
        return datetime.fromtimestamp(mktime(moment) if moment else 0, UTC)
    except (ValueError, OverflowError):  # beyond the years that there are
        return datetime.fromtimestamp(0, UTC)


def line_of(box: BaseMailBox, uid: int | str, parts: str) -> bytes:
    """What the server says of a message in one line; b"" for one that went away."""
    _, lines = box.client.uid("FETCH", str(uid), parts)
    return b" ".join(line for line in lines if isinstance(line, bytes))


def content_of(box: BaseMailBox, uid: int | str, part: str = "") -> bytes | None:
    """A message or a part of it ("HEADER"), byte for byte; None for one that went away."""
    _, lines = box.client.uid("FETCH", str(uid), f"(BODY.PEEK[{part}])")
    return next((line[1] for line in lines if isinstance(line, tuple)), None)


def _fetched(box: BaseMailBox, uid: int) -> FetchedMessage | None:
    """None for one that went away meanwhile."""
    head = line_of(box, uid, "(INTERNALDATE RFC822.SIZE)")
    if not head:
        return None
    arrived, size = moment_of(head), SIZE.search(head)
    if size and int(size.group(1)) > LARGEST:
        return FetchedMessage(uid, arrived, b"")
    content = content_of(box, uid)
    return None if content is None else FetchedMessage(uid, arrived, content)
