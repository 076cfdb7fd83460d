"""Letters put into the folder of drafts, each once, and found again where they were sent from."""

import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage

from imap_tools import BaseMailBox, MailMessageFlags

from pipeline.mailbox.messages import content_of, headers_of, line_of, moment_of
from pipeline.submissions.correspondence import MailDraft

KEY = "X-Concerted-Letter"  # the header by which a letter is known again
FLAGS = (MailMessageFlags.DRAFT, MailMessageFlags.SEEN)


def put_draft(box: BaseMailBox, folder: str, mail: EmailMessage) -> bool:
    """Put a draft there; False if it is there already. The folder is made where it is not."""
    if not box.folder.exists(folder):
        box.folder.create(folder)
    box.folder.set(folder, readonly=True)
    if _with(box, "Message-ID", str(mail["Message-ID"])):
        return False
    box.append(mail.as_bytes(), folder, flag_set=FLAGS)
    return True


def sent_moments(
    box: BaseMailBox, folder: str, drafts: tuple[MailDraft, ...]
) -> Iterator[tuple[MailDraft, datetime]]:
    """Those drafts that stand in the folder of sent mail, with the moment the server gives.

    A mail program may give a letter another id, and drop headers it does not know: then the
    message it answers, its addressee and its subject have to be the same.
    """
    if not box.folder.exists(folder):
        return
    box.folder.set(folder, readonly=True)
    for draft in drafts:
        uids = _sent_uids(box, draft)
        if uids:
            yield draft, moment_of(line_of(box, uids[0], "(INTERNALDATE)"))


def _sent_uids(box: BaseMailBox, draft: MailDraft) -> list[str]:
    by_id = _with(box, "Message-ID", draft.message_id) or _with(box, KEY, draft.message_id)
    if by_id or not draft.in_reply_to:
        return by_id
    answers = _with(box, "In-Reply-To", draft.in_reply_to)
    addressed = {uid for part in draft.to.split(",") for uid in _with(box, "To", part.strip())}
    return [uid for uid in answers if uid in addressed and _subject(box, uid) == draft.subject]


def _with(box: BaseMailBox, header: str, value: str) -> list[str]:
    """The uids of the messages of the chosen folder whose header has this value."""
    plain = re.sub(r'["\\\r\n]', "", value)
    if not plain.isascii() or not plain:
        return []
    return box.uids(f'HEADER {header} "{plain}"')


def _subject(box: BaseMailBox, uid: str) -> str:
    return headers_of(content_of(box, uid, "HEADER") or b"").subject
