"""Which submissions a message is about: those it brought, and those of its conversation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.submissions.correspondence import MailDraft, MailMessage

ANSWER = re.compile(
    r"^\s*(?:(?:re|fwd?|tr|rv|aw|wg|antw|rif|enc)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
SHORTEST_SUBJECT = 8  # letters; a shorter one stands above anything


class Tie(StrEnum):
    """How a message and a submission belong together."""

    BROUGHT = "brought"  # the submission was attached to it
    THREAD = "thread"  # it answers or forwards a message that brought it, or is answered by one
    SUBJECT = "subject"  # it is called an answer to such a message, and names none: look at it


@dataclass(frozen=True, slots=True)
class TiedMessage:
    """A message with what it is about."""

    message: MailMessage
    submissions: tuple[tuple[str, Tie], ...]  # SHA-256; () where it leads to none
    letters: tuple[str, ...]  # files or actions of our letters in the same conversation


def tied(
    messages: Sequence[MailMessage],
    brought: Mapping[str, Sequence[str]],
    letters: Sequence[MailDraft],
) -> tuple[TiedMessage, ...]:
    """Each message with its submissions; `brought`: those that a message brought, by SHA-256."""
    known = _known(messages, brought, letters)
    return tuple(_tied(message, brought.get(message.sha256, ()), known) for message in messages)


@dataclass(slots=True)
class _Known:
    """What is known of conversations and subjects; the values are sets in their order."""

    conversation: Mapping[str, str]  # of each message and id
    submissions: dict[str, dict[str, None]] = field(default_factory=dict)  # by conversation
    letters: dict[str, dict[str, None]] = field(default_factory=dict)  # by conversation
    subjects: dict[str, dict[str, None]] = field(default_factory=dict)  # submissions by subject


def _known(
    messages: Sequence[MailMessage],
    brought: Mapping[str, Sequence[str]],
    letters: Sequence[MailDraft],
) -> _Known:
    known = _Known(
        _conversations(
            [
                *((m.sha256, m.headers.message_id, *m.headers.thread) for m in messages),
                *((letter.message_id, letter.in_reply_to) for letter in letters),
            ]
        )
    )
    for message in messages:
        for sha256 in brought.get(message.sha256, ()):
            conversation = known.conversation[message.sha256]
            known.submissions.setdefault(conversation, {})[sha256] = None
            known.subjects.setdefault(_plain(message.headers.subject), {})[sha256] = None
    for letter in letters:
        conversation = known.conversation[letter.message_id]
        known.letters.setdefault(conversation, {})[letter.about] = None
    return known


def _tied(message: MailMessage, brought: Sequence[str], known: _Known) -> TiedMessage:
    """With each submission once, by the surest tie; a subject counts where nothing else does."""
    conversation = known.conversation[message.sha256]
    found = dict.fromkeys(brought, Tie.BROUGHT)
    for sha256 in known.submissions.get(conversation, ()):
        found.setdefault(sha256, Tie.THREAD)
    if not found:
        found = dict.fromkeys(_by_subject(message.headers.subject, known.subjects), Tie.SUBJECT)
    letters = known.letters.get(conversation, ())
    return TiedMessage(message, tuple(found.items()), tuple(letters))


def _conversations(groups: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """The name of the conversation of each id: ids that stand in one group belong together."""
    above: dict[str, str] = {}

    def top(id_: str) -> str:
        while above.setdefault(id_, id_) != id_:
            id_ = above[id_]
        return id_

    for group in groups:
        first, *others = filter(None, group)
        for other in others:
            above[top(other)] = top(first)
        top(first)
    return {id_: top(id_) for id_ in [*above]}


def _by_subject(subject: str, known: Mapping[str, Iterable[str]]) -> Iterable[str]:
    plain = _plain(subject)
    is_answer = bool(ANSWER.match(subject)) and len(plain) >= SHORTEST_SUBJECT
    return known.get(plain, ()) if is_answer else ()


def _plain(subject: str) -> str:
    """A subject without what mail programs put before it.

    >>> _plain("RE: Fwd: Saiga  proposal")
    'saiga proposal'
    """
    return " ".join(ANSWER.sub("", subject).casefold().split())
