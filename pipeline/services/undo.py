"""Take back what somebody entered. Nothing is deleted: the undoing is an entry of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.actions.lifecycle import Event, RecordedEvent, effective_events
from pipeline.actions.names import NameKind
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, find_meeting
from pipeline.register import Register, UnknownAction, UnknownSubmission
from pipeline.register.history.change_log import Change as Change  # what a line is, here
from pipeline.services import relations, review
from pipeline.services.session import Refused, opened_register, this_day, transaction
from pipeline.submissions.lateness import JudgedAnew, judged_otherwise
from pipeline.submissions.versions.relations import TO_ANOTHER, RelationKind

EVENT = re.compile(r"event (\d+): ")
READ_AGAIN = "read again"  # the reason of what a newer reading says otherwise
WAIVERS = ("waived", "open")  # what a finding is after a waiver, and after its withdrawal


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and what follows from it."""

    line: Change  # of the history, as it was entered
    judged: tuple[JudgedAnew, ...]  # submissions that are late, or in time, since


def history_of(wanted: str, known_on: date | None = None) -> tuple[Change, ...]:
    """Everything entered on an action, a submission or a meeting, oldest first.

    `known_on`: by the end of that day. Raises Refused for what is none of the three.
    """
    with opened_register(known_on) as register:
        return register.changes(_subject(register, wanted))


def last_entry(wanted: str) -> Change | None:
    """The newest line that a person entered; None where there is none. Raises Refused."""
    return next((line for line in reversed(history_of(wanted)) if not _by_program(line)), None)


def undo(number: int, *, by: str, reason: str) -> Undone:
    """Take back line `number` of the history; what it said is given back.

    Raises Refused where something later rests on it, ImpossibleEvent and RegisterError.
    """
    with opened_register() as register:
        line = register.change(number)
        if line is None:
            raise Refused(f"The history has no line {number}. `concerted history` shows them.")
        _refuse_changed_since(line, register.changes(line.subject))
        timed = register.timeliness()
    kind, _, key = line.subject.partition(" ")
    match kind:
        case "action":
            _undo_of_action(line, key, by, reason)
        case "meeting":
            _undo_of_meeting(line, key, by, reason)
        case "submission":
            _undo_of_submission(line, key, by, reason)
        case "national" if line.path.startswith("public "):
            _undo_publication(line, key, by, reason)
        case _:
            raise Refused(f"Line {number} is about {kind}: see `concerted submissions headings`.")
    with opened_register() as register:
        return Undone(line, judged_otherwise(timed, register.timeliness()))


def _subject(register: Register, wanted: str) -> str:
    try:
        return f"action {register.action(wanted).key}"
    except UnknownAction:
        pass
    if any(id_.casefold() == wanted.casefold() for id_ in register.meetings()):
        return f"meeting {find_meeting(wanted, register.meetings()).id}"
    for report in register.national_reports.kept():
        if wanted.casefold().removeprefix("report ") in (report.id, report.sha256):
            return f"national report {report.sha256}"
    try:
        return f"submission {register.find_document(wanted).sha256}"
    except UnknownSubmission as error:
        raise Refused(
            f"“{wanted}” is no action, meeting or submission in the register. Give a number like "
            "12.8, a meeting like COP15, or the name of a file."
        ) from error


def _refuse_changed_since(line: Change, changes: Sequence[Change]) -> None:
    """Events have an order of their own; of all else only the last value can be taken back."""
    later = [change.number for change in changes if change.number > line.number]
    same = [change for change in changes if change.number in later and change.path == line.path]
    if same and not EVENT.match(line.path):
        raise Refused(
            f"{line.path} was changed again since: undo line {same[-1].number} first.", "line"
        )


def _undo_of_action(line: Change, number: str, by: str, reason: str) -> None:
    found = EVENT.match(line.path)
    with transaction() as register:
        if line.path == "number":
            register.names.give_number(number, str(line.before), this_day(), by, reason)
            return
        if found is None:
            since = _title_since(register, number)
            register.describe(number, by, since=since, **{line.path: line.before})
            return
        events = register.history(number)
        event = events[int(found[1]) - 1]
        register.record(replace(_contrary(event, events), by=by, note=reason))


def _title_since(register: Register, number: str) -> date | None:
    """The day from which the title counts that is taken back; None: it is not known."""
    titles = [n for n in register.action(number).names if n.kind is NameKind.TITLE]
    return titles[-1].since if titles else None


def _contrary(event: RecordedEvent, events: Sequence[RecordedEvent]) -> RecordedEvent:
    """The event that takes `event` back. Raises Refused where it no longer counts."""
    earlier = events[event.corrects - 1] if event.corrects else None
    if event.kind is Event.RETRACTED and earlier:
        return replace(earlier, corrects=None)
    if event.ordinal not in {counting.ordinal for counting in effective_events(events)}:
        raise Refused(
            f"Event {event.ordinal} of {event.action} no longer counts: undo what was entered "
            f"later. `concerted history {event.action}` shows it.",
            "line",
        )
    if earlier:
        return replace(earlier, corrects=event.ordinal)
    return replace(event, kind=Event.RETRACTED, corrects=event.ordinal, particulars=())


def _undo_publication(line: Change, key: str, by: str, reason: str) -> None:
    """`key`: "report" and the SHA-256 of the file."""
    sha256, ordinal = key.removeprefix("report "), int(line.path.removeprefix("public "))
    with transaction() as register:
        for report in register.national_reports.kept():
            if (report.sha256, report.ordinal) == (sha256, ordinal):
                register.national_reports.make_public(report, by, reason, public=bool(line.before))


def _undo_of_meeting(line: Change, id_: str, by: str, reason: str) -> None:
    if line.before is None:
        raise Refused(f"{line.path} of {id_} was not known before: give what is right instead.")
    with transaction() as register:
        if line.path == "meeting":
            days = (date.fromisoformat(line.before[name]) for name in ("opens", "closes"))
            register.move_meeting(id_, (next(days), next(days)), None, reason, by)
            return
        kind = DeadlineKind(line.path)
        day = date.fromisoformat(str(line.before).partition(" ")[0])
        meeting = find_meeting(id_, register.meetings())
        known = [old for old in meeting.deadlines if (old.kind, old.day) == (kind, day)]
        source = "; ".join([*(old.source for old in known[-1:]), reason])
        published = known[-1].published if known else None
        computed = f"({Basis.COMPUTED})" in str(line.before)
        basis = Basis.COMPUTED if computed else Basis.PUBLISHED
        deadline = Deadline(kind, day, basis, source, published)
        register.set_deadline(id_, deadline, by)


def _undo_of_submission(line: Change, sha256: str, by: str, reason: str) -> None:
    if line.path == "meeting":
        relations.move_back(sha256, by=by, reason=reason)
    elif line.path == "relation":
        _undo_relation(line, sha256, by, reason)
    elif line.after in WAIVERS:
        do = review.withdraw if line.after == "waived" else review.waive
        do(sha256, line.path, by=by, reason=reason)
    elif _by_program(line):
        raise Refused(
            f"Line {line.number} was entered by the program: correct {line.path} instead."
        )
    else:
        review.correct(sha256, line.path, _value_before(line), by=by, reason=reason)


def _by_program(line: Change) -> bool:
    """Whether it was entered by reading a file, not by a person."""
    return line.reason == READ_AGAIN or line.path.startswith("receipt ")


def _value_before(line: Change) -> object:
    """What counted before a correction: the one before it, else what was read."""
    with opened_register() as register:
        earlier = [
            change
            for change in register.changes(line.subject)
            if change.path == line.path and change.number < line.number
        ]
    return earlier[-1].after if earlier else line.before


def _undo_relation(line: Change, sha256: str, by: str, reason: str) -> None:
    before = line.before is not None  # that it was taken back, or another word on the same pair
    kind, target = line.before if before else line.after
    relation = RelationKind(kind)
    if relation in TO_ANOTHER:
        relations.relate(sha256, relation, target, by=by, reason=reason, undo=not before)
    else:
        relations.set_aside(sha256, relation, by=by, reason=reason, undo=not before)
