"""Mail around submissions: what ties a message to others, and letters that were drafted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageHeaders:
    """What ties a message to others, and to who sent it; "" for what it does not say."""

    message_id: str
    thread: tuple[str, ...]  # ids of the messages it answers, oldest first, or holds
    sender: str  # address
    sender_name: str
    subject: str


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A letter that was put into a folder of drafts."""

    message_id: str
    mailbox: str
    keys: tuple[str, ...]  # what the letter is remembered by
    about: str  # the file or the action
    to: str
    subject: str
    in_reply_to: str  # message-id; "" where it answers none
    drafted: str  # UTC time
    sent: str | None = None  # UTC time; None: not seen in the folder of sent mail


@dataclass(frozen=True, slots=True)
class MailMessage:
    """A message that was copied from a mailbox."""

    sha256: str
    headers: MessageHeaders
    arrived: str  # UTC time that the server gives


@dataclass(frozen=True, slots=True)
class AboutSubmission:
    """A submission that a message is about."""

    sha256: str
    file: str
    tie: str  # brought, thread or subject


@dataclass(frozen=True, slots=True)
class Message:
    """A message with what it is about; nothing of its words."""

    sha256: str
    arrived: str  # in Bonn: "2025-10-20 23:12", or its day; "" where it does not tell
    sender: str
    sender_name: str
    subject: str
    submissions: tuple[AboutSubmission, ...]  # () where it leads to none
    letters: tuple[str, ...]  # files or actions of our letters that it goes with


@dataclass(frozen=True, slots=True)
class AddressSuggestion:
    """An address that a message teaches; it counts once a person has confirmed it."""

    address: str
    sender_name: str
    names: tuple[str, ...]  # the proponents of what it brought: one of them may be meant
    language: str  # of the submission; "" where it cannot be told
    since: str  # ISO; the day on which the first of its messages came; "": not known
    file: str  # the submission that it brought
