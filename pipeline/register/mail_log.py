"""Messages that were copied from mailboxes, and letters that were put there as drafts."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from pipeline.register.connection import reading_, writing
from pipeline.register.schema import mail, mail_draft, mail_place, submission, value
from pipeline.register.serialization import dumps, storable
from pipeline.submissions.correspondence import MailDraft, MailMessage, MessageHeaders

Place = tuple[str, str, int]  # mailbox, folder, UIDVALIDITY


class MailLog:
    """Each verb that writes is one transaction, and changes nothing the second time."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def known(self, place: Place) -> Mapping[int, str]:
        """The SHA-256 of each message of a folder by its uid; "" for one too large to copy."""
        mailbox, folder, validity = place
        here = (
            (mail_place.c.mailbox == mailbox)
            & (mail_place.c.folder == folder)
            & (mail_place.c.validity == validity)
        )
        with reading_(self._db) as db:
            rows = db.execute(select(mail_place.c.uid, mail_place.c.sha256).where(here))
            return {row.uid: row.sha256 for row in rows}

    def note_place(self, place: Place, uid: int, sha256: str) -> None:
        """Keep where a message lies."""
        mailbox, folder, validity = place
        key = {"mailbox": mailbox, "folder": folder, "validity": validity, "uid": uid}
        with writing(self._db) as db:
            here = [mail_place.c[name] == value for name, value in key.items()]
            if not db.scalar(select(mail_place.c.uid).where(*here)):
                db.execute(insert(mail_place).values(**key, sha256=sha256))

    def note_message(self, sha256: str, headers: MessageHeaders, arrived: datetime) -> bool:
        """Keep what a message says of itself; False if it is known."""
        with writing(self._db) as db:
            if db.scalar(select(mail.c.sha256).where(mail.c.sha256 == sha256)):
                return False
            db.execute(
                insert(mail).values(
                    sha256=sha256,
                    message_id=storable(headers.message_id),
                    thread=dumps([*map(storable, headers.thread)]),
                    sender=storable(headers.sender),
                    sender_name=storable(headers.sender_name),
                    subject=storable(headers.subject),
                    arrived=arrived.astimezone(UTC).isoformat(timespec="seconds"),
                )
            )
            return True

    def message(self, sha256: str) -> MessageHeaders | None:
        """What the message with these bytes says of itself; None for one not from a mailbox."""
        with reading_(self._db) as db:
            row = db.execute(select(mail).where(mail.c.sha256 == sha256)).first()
        return None if row is None else _headers(row)

    def messages(self) -> tuple[MailMessage, ...]:
        """Every message that was copied from a mailbox, in the order they came."""
        with reading_(self._db) as db:
            rows = db.execute(select(mail).order_by(mail.c.arrived, mail.c.sha256)).all()
        return tuple(MailMessage(row.sha256, _headers(row), row.arrived) for row in rows)

    def kept(self) -> tuple[str, ...]:
        """The SHA-256 of each message that was taken in, from a mailbox or as a file."""
        named = func.lower(submission.c.file)
        chosen = select(submission.c.sha256).where(named.like("%.eml") | named.like("%.msg"))
        with reading_(self._db) as db:
            return tuple(db.scalars(chosen.order_by(submission.c.sha256)))

    def brought(self) -> Mapping[str, tuple[str, ...]]:
        """The SHA-256 of each file that came in a message, by that of the message."""
        found: dict[str, dict[str, None]] = {}
        with reading_(self._db) as db:
            files = select(value.c.sha256, value.c.json).where(value.c.field == "came_in_sha256")
            for row in db.execute(files.order_by(value.c.sha256)):
                found.setdefault(json.loads(row.json), {})[row.sha256] = None
        return {container: tuple(files) for container, files in found.items()}

    def drafts(self, mailbox: str | None = None) -> tuple[MailDraft, ...]:
        """The letters put into a mailbox, None: any, oldest first."""
        chosen = select(mail_draft).order_by(mail_draft.c.drafted, mail_draft.c.message_id)
        if mailbox is not None:
            chosen = chosen.where(mail_draft.c.mailbox == mailbox)
        with reading_(self._db) as db:
            rows = db.execute(chosen).all()
        return tuple(
            MailDraft(**row._asdict() | {"keys": tuple(json.loads(row.keys))}) for row in rows
        )

    def note_draft(self, draft: MailDraft) -> None:
        """Keep that a letter was put there."""
        values = {"keys": dumps(draft.keys), "to": storable(draft.to)}
        texts = {"about": storable(draft.about), "subject": storable(draft.subject)}
        with writing(self._db) as db:
            key = mail_draft.c.message_id == draft.message_id
            if db.scalar(select(mail_draft.c.message_id).where(key)):
                return
            db.execute(
                insert(mail_draft).values(
                    message_id=draft.message_id,
                    mailbox=draft.mailbox,
                    in_reply_to=draft.in_reply_to,
                    drafted=draft.drafted,
                    **values,
                    **texts,
                )
            )

    def note_sent(self, message_id: str, moment: datetime) -> bool:
        """Keep when a letter was sent; False if that is known: the first time counts."""
        sent = moment.astimezone(UTC).isoformat(timespec="seconds")
        with writing(self._db) as db:
            open_ = (mail_draft.c.message_id == message_id) & mail_draft.c.sent.is_(None)
            return bool(db.execute(update(mail_draft).where(open_).values(sent=sent)).rowcount)


def _headers(row: Row[Any]) -> MessageHeaders:
    thread = tuple(json.loads(row.thread))
    return MessageHeaders(row.message_id, thread, row.sender, row.sender_name, row.subject)
