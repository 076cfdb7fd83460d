"""The proposals of a COP, one line each: received, complete, before the Council, before the COP.

A proposal is there from its first file on. Until a person has entered it in the register, its
line is that of the file, under the name that its title suggests.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pipeline.actions.action import Action
from pipeline.actions.event_kinds import Matter
from pipeline.actions.lifecycle import (
    PENDING,
    TRANSITIONS,
    Event,
    RecordedEvent,
    Status,
    effective_events,
    possible,
)
from pipeline.actions.names import NameKind, last_of, looked_for, plain_name
from pipeline.convention.meetings import find_meeting
from pipeline.register import Register, Submission
from pipeline.register.derived.memory import parts_of
from pipeline.services.record_event import EventOutcome, record_event
from pipeline.services.session import Refused, opened_register
from pipeline.submissions.findings import Severity
from pipeline.submissions.working_name import working_name

ADVICE = frozenset(  # of the Council: after it the COP has still to decide
    kind
    for (before, kind), after in TRANSITIONS.items()
    if before is Status.PROPOSED and after.status in PENDING and after.status is not before
)
DECISION = frozenset(  # it is pending no more: decided, withdrawn, or merged with another
    kind
    for (before, kind), after in TRANSITIONS.items()
    if before is Status.PROPOSED and after.status not in PENDING
)


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One proposal."""

    key: str  # of the action, "P15.1"; the SHA-256 of the file while nobody has entered it
    entered: bool  # it is in the register as a proposal
    number: str  # that the COP gave it; "" for none yet
    name: str  # its working name
    symbol: str  # "" where it has none
    file: str | None  # SHA-256 of the newest version; None: no file is held
    received: date | None  # the first version; None: not known
    to_fix: int | None  # findings that must be fixed; None: no file is held, or it cannot be read
    status: Status | None  # None while it is not entered
    council: RecordedEvent | None  # what the Council said last
    cop: RecordedEvent | None  # what the COP decided, or what ended it before
    into: str  # what it was merged into; "" for none
    possible: tuple[tuple[Event, str], ...]  # what may be recorded now, each with its Step
    version: int  # events on record: a page that saw fewer is stale
    meeting: str = ""  # the COP it is made to


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The proposals of one COP."""

    meeting: str
    lines: tuple[ProposalLine, ...]  # by symbol and name

    @property
    def to_number(self) -> int:
        """How many the COP accepted that have no number yet."""
        accepted = (line.cop and line.cop.kind is Event.ACCEPTED for line in self.lines)
        return sum(
            bool(yes) and not line.number for yes, line in zip(accepted, self.lines, strict=True)
        )


def proposals_of(meeting: str) -> ProposalList:
    """Every proposal to a COP. Raises UnknownMeeting, and Refused for a meeting that is no COP."""
    with opened_register() as register:
        at = find_meeting(meeting, register.meetings())
        if not at.is_cop:
            raise Refused(f"Proposals are made to a COP, and {at.id} is none.", "meeting")
        actions = [a for a in register.actions() if _proposed_to(a, at.id)]
        lines = [
            *(_of_action(register, action, at.id) for action in actions),
            *_unentered(register, at.id),
        ]
        return ProposalList(at.id, tuple(sorted(lines, key=_order)))


def find_waiting(name: str) -> ProposalLine | None:
    """The proposal that goes by a name or symbol and is not entered yet; None for none.

    The only one that has the words in its name is meant, too.
    """
    kind, plain = looked_for(name)
    with opened_register() as register:
        meetings = {entry.meeting for entry in register.submissions()}
        lines = [line for at in sorted(meetings) for line in _unentered(register, at)]
    called = [line for line in lines if _is_called(line, kind, plain)]
    alike = [line for line in lines if kind is NameKind.TITLE and plain in _plain(line)]
    return next(iter(called or (alike if len(alike) == 1 else [])), None)


def enter_proposal(
    sha256: str, name: str, *, meeting: str, by: str, day: date | None = None
) -> EventOutcome:
    """Enter a file as a proposal under a working name, as received on `day`.

    The day of receipt of the file counts where none is given. Raises Refused where neither is
    known, and what `record_event` raises.
    """
    with opened_register() as register:
        received = register.submission(sha256).received
    counted = day or received
    if counted is None:
        raise Refused("The day of receipt is not known: give one.", "day")
    return record_event(name, Event.PROPOSED, meeting=meeting, day=counted, by=by, document=sha256)


def record_line(
    key: str, kind: Event, *, meeting: str, day: date, by: str, seen: int, into: str = ""
) -> EventOutcome:
    """Record what became of a proposal, as one looks at the list; again, it changes nothing.

    `seen` is how many events the page knew of. Raises what `record_event` raises.
    """
    from pipeline.actions.event_details import EventInput

    details = EventInput(into=into)
    return record_event(key, kind, meeting=meeting, day=day, by=by, details=details, seen=seen)


def _proposed_to(action: Action, meeting: str) -> bool:
    return any(
        Matter.PROPOSAL in (event.kind.traits.asks, event.kind.traits.decides)
        and event.meeting == meeting
        for event in effective_events(action.events)
    )


def _of_action(register: Register, action: Action, meeting: str) -> ProposalLine:
    life = _until_decided(effective_events(action.events))
    files = [document.document for document in action.documents if document.file]
    proposals = [d for d in files if {"proposal"} & {*_kinds(action, d)}]
    newest = _newest([register.submission(digest) for digest in proposals])
    status = action.status()
    return ProposalLine(
        key=action.key,
        entered=True,
        number=action.number if action.is_numbered else "",
        name=action.title,
        symbol=last_of(action.names, NameKind.SYMBOL),
        file=newest.sha256 if newest else None,
        received=_received(action, newest),
        to_fix=_to_fix(newest),
        status=status,
        council=_last(life, ADVICE),
        cop=_last(life, DECISION),
        into=action.into,
        possible=tuple(possible(status)),
        version=len(action.events),
        meeting=meeting,
    )


def _kinds(action: Action, digest: str) -> tuple[str, ...]:
    return next(d.kinds for d in action.documents if d.document == digest)


def _received(action: Action, newest: Submission | None) -> date | None:
    """The day on file; where no file is held, the day on which it was recorded as proposed."""
    if newest is not None:
        return newest.received
    return next(
        (event.day for event in effective_events(action.events) if event.kind is Event.PROPOSED),
        None,
    )


def _of_file(submission: Submission) -> ProposalLine:
    reading = submission.corrected
    return ProposalLine(
        key=submission.sha256,
        entered=False,
        number="",
        name=working_name(reading, submission.file),
        symbol=reading.symbol or "",
        file=submission.sha256,
        received=submission.received,
        to_fix=_to_fix(submission),
        status=None,
        council=None,
        cop=None,
        into="",
        possible=(),
        version=0,
        meeting=submission.meeting,
    )


class _Sent(NamedTuple):
    """A proposal as it was sent, and all that is of one family with it."""

    line: ProposalLine
    family: frozenset[str]


def _unentered(register: Register, meeting: str) -> list[ProposalLine]:
    """The proposals sent to a meeting that nobody has entered: one for each, the newest version."""
    linked = {d.document for action in register.actions() for d in action.documents}
    stamps = register.submission_stamps()
    sent = parts_of(register).renewed(
        ("proposals", meeting),
        {
            entry.sha256: stamps.get(entry.sha256)
            for entry in register.submissions()
            if entry.meeting == meeting and entry.kind == "proposal" and entry.counts
        },
        lambda digests: {digest: _sent(register.submission(digest)) for digest in digests},
    )
    families: dict[frozenset[str], list[ProposalLine]] = {}
    for line, family in sent.values():
        if not family & linked:
            families.setdefault(family, []).append(line)
    return [max(lines, key=_received_last) for lines in families.values()]


def _sent(submission: Submission) -> _Sent:
    family = frozenset({submission.sha256, *submission.versions, *submission.twins})
    return _Sent(_of_file(submission), family)


def _received_last(line: ProposalLine) -> tuple[date, str]:
    return line.received or date.min, line.key


def _newest(versions: Sequence[Submission]) -> Submission | None:
    """The one received last."""
    return max(versions, key=lambda s: (s.received or date.min, s.sha256), default=None)


def _to_fix(submission: Submission | None) -> int | None:
    if submission is None or submission.summary.problem:
        return None
    return sum(f.rule.severity is Severity.MUST_FIX for f in submission.open_findings)


def _until_decided(life: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """The life of the proposal alone: what comes after the decision is that of the action."""
    ends = [n for n, event in enumerate(life, 1) if event.kind in DECISION]
    return [*life[: ends[0]]] if ends else [*life]


def _last(life: Iterable[RecordedEvent], kinds: Collection[Event]) -> RecordedEvent | None:
    return next((event for event in reversed([*life]) if event.kind in kinds), None)


def _order(line: ProposalLine) -> tuple[object, ...]:
    figures = [int(part) for part in line.symbol.replace("/", ".").split(".") if part.isdigit()]
    return not line.symbol, figures, line.name.casefold()


def _is_called(line: ProposalLine, kind: NameKind, plain: str) -> bool:
    written = line.symbol if kind is NameKind.SYMBOL else line.name
    return bool(written) and plain_name(kind, written) == plain


def _plain(line: ProposalLine) -> str:
    return plain_name(NameKind.TITLE, line.name)
