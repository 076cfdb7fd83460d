"""Mailboxes of this home: add one, copy what came, put letters there, see what was sent."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from extractors.readers.containers import safe_name
from pipeline.atomic_write import replace_file
from pipeline.config import home, register_url
from pipeline.convention.meetings import find_meeting
from pipeline.letters.draft import Draft
from pipeline.letters.write import mail_of
from pipeline.mailbox.account import (
    ClientCredentials,
    MailboxAccount,
    MailboxUnusable,
    Secret,
    Security,
    account_named,
    keep_accounts,
    mailbox_accounts,
)
from pipeline.mailbox.connection import BaseMailBox, choose, signed_in
from pipeline.mailbox.drafts import KEY, put_draft, sent_moments
from pipeline.mailbox.messages import (
    FetchedMessage,
    can_move,
    headers_of,
    mark_taken,
    new_messages,
)
from pipeline.register import Register, open_register
from pipeline.services.inbox import inbox
from pipeline.services.paper_files import papers_folder, refusing_full_disk
from pipeline.services.session import Refused, opened_register, this_day
from pipeline.submissions.correspondence import MailDraft, MessageHeaders

__all__ = [
    "ClientCredentials", "FetchOutcome", "MailboxAccount", "Secret", "Security", "add_mailbox",
    "draft_into", "fetch_mail", "letters_in_mailboxes", "mail_failures", "mailboxes", "note_sent",
    "remove_mailbox",
]  # fmt: skip
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")


@dataclass(slots=True)
class FetchOutcome:
    """What came of one look into a mailbox."""

    mailbox: str
    meeting: str
    files: list[Path] = field(default_factory=list)  # new messages, as they lie in the inbox
    remarks: list[str] = field(default_factory=list)  # what a person should know
    failure: str = ""  # why it was not looked through whole; "" if it was


def add_mailbox(account: MailboxAccount) -> bool:
    """Add a mailbox, or change one of this name; False if it is there just so.

    Signs in and looks for its folders first, so that a wrong setting is told at once. Raises
    Refused, MailboxUnusable and UnknownMeeting.
    """
    if not NAME.fullmatch(account.name):
        raise Refused(
            f"“{account.name}” cannot name a mailbox. Use letters, digits, dot and hyphen.", "name"
        )
    with opened_register() as register:
        meeting = find_meeting(account.meeting, register.meetings()).id
    new = account.checked().model_copy(update={"meeting": meeting})
    with signed_in(new) as box:
        for folder in filter(None, (new.folder, new.move_to)):
            choose(box, folder)
    known = dict(mailbox_accounts())
    changed = known.get(new.name) != new
    keep_accounts(known | {new.name: new})
    return changed


def remove_mailbox(name: str) -> None:
    """Look into it no more; what came from it stays. Raises MailboxUnusable."""
    account_named(name)
    keep_accounts({key: known for key, known in mailbox_accounts().items() if key != name})


def mailboxes() -> tuple[MailboxAccount, ...]:
    """Those of this home, by name. Raises MailboxUnusable."""
    return tuple(known for _, known in sorted(mailbox_accounts().items()))


def fetch_mail(name: str | None = None) -> tuple[FetchOutcome, ...]:
    """Copy what is new in each mailbox, or one, into the inbox of its meeting.

    A message is written whole into the inbox before it is marked, so that one cut off in between
    is found again; the same bytes are never copied twice. What fails stops only its own mailbox.
    Raises MailboxUnusable for a name that is not known, and RegisterError.
    """
    chosen = [account_named(name)] if name else mailboxes()
    return tuple(_fetch(account) for account in chosen)


def mail_failures() -> str:
    """Look into every mailbox, and for letters that were sent; what failed, "" where nothing did.

    Raises RegisterError.
    """
    failures = list[str]()
    try:
        failures += [f"{o.mailbox}: {o.failure}" for o in fetch_mail() if o.failure]
        note_sent()
    except MailboxUnusable as error:
        failures.append(str(error))
    return "; ".join(failures)


def draft_into(name: str, drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Put letters into the folder of drafts of a mailbox, each once; the subjects of new ones.

    One that answers a message says so, and stands in its conversation. A copy is kept among the
    papers of its meeting. Nothing is sent. Raises MailboxUnusable, BrokenTemplate, Refused and
    RegisterError.
    """
    account, placed = account_named(name), []
    with open_register(home(), register_url()) as register, signed_in(account) as box:
        for letter in drafts:
            if letter.kind is None:
                continue
            mail, draft = _as_mail(register, account, letter)
            if put_draft(box, account.drafts, mail):
                placed.append(draft.subject)
                _keep_copy(account, letter, mail)
            register.mail_log.note_draft(draft)
    return tuple(placed)


def _keep_copy(account: MailboxAccount, letter: Draft, mail: EmailMessage) -> None:
    """Among the papers of its meeting, where the search looks for letters. Raises Refused."""
    folder = papers_folder(letter.meeting) / f"letters-{this_day()}-{account.name}"
    with refusing_full_disk("copy of the letter", folder):
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / f"{letter.name}.eml", lambda part: part.write_bytes(mail.as_bytes()))


def note_sent(name: str | None = None) -> tuple[MailDraft, ...]:
    """The letters newly seen in the folder of sent mail; each is recorded with its moment.

    Raises MailboxUnusable and RegisterError.
    """
    found = list[MailDraft]()
    with open_register(home(), register_url()) as register:
        for account in [account_named(name)] if name else mailboxes():
            waiting = tuple(d for d in register.mail_log.drafts(account.name) if not d.sent)
            if not waiting:
                continue
            with signed_in(account) as box:
                for draft, moment in sent_moments(box, account.sent, waiting):
                    if register.mail_log.note_sent(draft.message_id, moment):
                        found.append(draft)
    return tuple(found)


def letters_in_mailboxes() -> tuple[MailDraft, ...]:
    """Every letter put into a mailbox, with when it was sent. Raises RegisterError."""
    with opened_register() as register:
        return register.mail_log.drafts()


def _fetch(account: MailboxAccount) -> FetchOutcome:
    outcome = FetchOutcome(account.name, account.meeting)
    try:
        with open_register(home(), register_url()) as register, signed_in(account) as box:
            _copy_new(register, account, box, outcome)
    except Exception as error:  # whatever it is, the other mailboxes are looked into
        outcome.failure = str(error) or type(error).__name__
    return outcome


def _copy_new(
    register: Register, account: MailboxAccount, box: BaseMailBox, outcome: FetchOutcome
) -> None:
    """A message is marked only when it is written, and known only when it is marked."""
    validity = choose(box, account.folder, to_write=True)
    place = (account.name, account.folder, validity)
    movable = bool(account.move_to) and can_move(box)
    for message in new_messages(box, register.mail_log.known(place)):
        digest = _keep(register, account, message, outcome)
        unmarked = mark_taken(box, message.uid, account.move_to, movable=movable)
        register.mail_log.note_place(place, message.uid, digest)
        if unmarked and unmarked not in outcome.remarks:
            outcome.remarks.append(unmarked)


def _keep(
    register: Register, account: MailboxAccount, message: FetchedMessage, outcome: FetchOutcome
) -> str:
    """Write a message into the inbox where the register does not hold it; its SHA-256."""
    if not message.content:
        outcome.remarks.append(
            f"A message of {message.arrived:%d %B %Y} is larger than 150 MB and was left in the "
            "mailbox. Save its attachments and take them in by hand."
        )
        return ""
    digest = sha256(message.content).hexdigest()
    headers = headers_of(message.content)
    register.mail_log.note_message(digest, headers, message.arrived)
    path = inbox(account.meeting) / _file_name(message.arrived, headers.subject, digest)
    if not register.holds(digest) and not path.exists():
        replace_file(path, lambda part: part.write_bytes(message.content))
        stamp = message.arrived.timestamp()  # it is whole: nobody waits for it to settle
        os.utime(path, (stamp, stamp))
        outcome.files.append(path)
    return digest


def _file_name(arrived: datetime, subject: str, digest: str) -> str:
    """The day, the subject and the beginning of the hash: what a colleague finds it by."""
    plain = re.sub(r"[^\w .,()-]+", " ", subject)[:60].strip() or "message"
    return safe_name(f"{arrived:%Y-%m-%d} {' '.join(plain.split())} {digest[:12]}.eml")


def _as_mail(
    register: Register, account: MailboxAccount, letter: Draft
) -> tuple[EmailMessage, MailDraft]:
    mail, _ = mail_of(letter)
    mail["From"] = account.user
    message_id = _message_id(account, letter)
    mail["Message-ID"] = message_id
    mail[KEY] = message_id
    answered = _answered(register, letter.submission)
    if answered:
        mail["In-Reply-To"] = answered.message_id
        mail["References"] = " ".join((*answered.thread, answered.message_id))
    draft = MailDraft(
        message_id,
        account.name,
        letter.keys,
        letter.about,
        letter.address,
        str(mail["Subject"]),
        answered.message_id if answered else "",
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return mail, draft


def _message_id(account: MailboxAccount, letter: Draft) -> str:
    """The same for the same letter: that is how it is known to be there."""
    mark = sha256("\n".join((account.name, letter.language, *letter.keys)).encode()).hexdigest()
    host = re.sub(r"[^A-Za-z0-9.-]", "", account.user.rpartition("@")[2]) or "concerted"
    return f"<concerted.{mark[:32]}@{host}>"


def _answered(register: Register, submission: str) -> MessageHeaders | None:
    """The message that brought a submission; None where it did not come by a mailbox."""
    if not submission:
        return None
    brought = register.submission(submission).summary.came_in_sha256 or submission
    found = register.mail_log.message(brought)
    return found if found and found.message_id else None
