"""What a submission is to others: word by a person, kept with who and when, and taken back.

What follows from it (lateness, deadlines, counts, papers, letters) is worked out anew at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.actions.lifecycle import effective_events, words
from pipeline.convention.meetings import find_meeting
from pipeline.register import Register
from pipeline.services.session import Refused, opened_register, this_day, transaction
from pipeline.submissions.kept import Submission
from pipeline.submissions.versions.relations import ASIDE, TO_ANOTHER, Relation, RelationKind


@dataclass(frozen=True, slots=True)
class RelationOutcome:
    """What came of a word on what a submission is."""

    changed: bool  # False: it was on record already, or there was nothing to take back
    relation: Relation
    submission: Submission  # as it is now
    target: str  # name of the other file, id of the meeting; "" where there is none
    remarks: tuple[str, ...] = ()  # what a person should look at now, in sentences


def relation_kind(written: str) -> RelationKind:
    """The relation to another submission that a word names: "translation-of".

    Raises Refused.
    """
    plain = "_".join(written.replace("-", " ").replace("_", " ").casefold().split())
    known = {kind.value: kind for kind in RelationKind if kind in TO_ANOTHER}
    if plain not in known:
        names = ", ".join(name.replace("_", "-") for name in known)
        raise Refused(f"“{written}” is no relation known here. Give one of {names}.", "kind")
    return known[plain]


def relate(
    submission: str,
    kind: RelationKind,
    other: str,
    *,
    by: str,
    reason: str = "",
    day: date | None = None,
    undo: bool = False,
) -> RelationOutcome:
    """Say what a submission is to another one, or take that back.

    Both are named by SHA-256 (eight characters are enough) or file name. Raises
    UnknownSubmission and ReviewRejected.
    """
    with transaction() as register:
        target = register.submission(other)
        word = Relation(kind, target.sha256, by, day or this_day(), reason, not undo)
        past = register.submission(submission).relations
        changed = register.relations.add(submission, word)
        present = register.submission(submission)
    remarks = _replaced(past, word, target.file) if changed and not undo else ()
    return RelationOutcome(changed, word, present, target.file, remarks)


def _replaced(past: Iterable[Relation], word: Relation, target: str) -> tuple[str, ...]:
    """The word on the same pair that a new one stands in for: the last one counts."""
    return tuple(
        f"{before.by} had said on {before.day} “{before.kind.value.replace('_', ' ')} {target}”, "
        "which no longer counts."
        for before in past
        if before.target == word.target and before.kind in TO_ANOTHER
    )


def set_aside(
    submission: str,
    kind: RelationKind,
    *,
    by: str,
    reason: str,
    day: date | None = None,
    undo: bool = False,
) -> RelationOutcome:
    """Say that a submission is withdrawn, or not for us, or that it is so no more.

    It is kept and listed, and counts for nothing. Raises Refused and UnknownSubmission.
    """
    assert kind in ASIDE
    if not reason.strip():
        raise Refused("Say why: --reason. It stays on record.", "reason")
    with transaction() as register:
        word = Relation(kind, "", by, day or this_day(), reason, not undo)
        changed = register.relations.add(submission, word)
        present = register.submission(submission)
        remarks = () if undo else events_resting_on(register, present)
    return RelationOutcome(changed, word, present, "", remarks)


def move(
    submission: str, meeting: str, *, by: str, reason: str, day: date | None = None
) -> RelationOutcome:
    """Say that a submission is for another meeting than it was taken in for.

    It is read again: deadlines, lateness and the edition of the Appendices are those of that
    meeting. Raises Refused, UnknownMeeting and UnknownSubmission.
    """
    if not reason.strip():
        raise Refused("Say why: --reason. It stays on record.", "reason")
    with transaction() as register:
        named = find_meeting(meeting, register.meetings()).id
        word = Relation(RelationKind.OF_MEETING, named, by, day or this_day(), reason)
        changed = register.relations.move(submission, word)
        present = register.submission(submission)
    if changed:
        present = _read_again(present)
    return RelationOutcome(changed, word, present, named)


def move_back(submission: str, *, by: str, reason: str, day: date | None = None) -> RelationOutcome:
    """Move a submission back to the meeting it was moved away from. Raises as `move`."""
    with opened_register() as register:
        before = register.relations.meeting_before(submission)
    if before is None:
        raise Refused("It was never moved: there is nothing to undo.", "undo")
    return move(submission, before, by=by, reason=reason, day=day)


def relation_history(submission: str) -> tuple[Relation, ...]:
    """Everything people said of what it is, the newest first, what was taken back included.

    Raises UnknownSubmission.
    """
    with opened_register() as register:
        return tuple(reversed(register.relations.log(submission)))


def events_resting_on(register: Register, present: Submission) -> tuple[str, ...]:
    """A sentence for each event that rests on a file which counts no more."""
    return tuple(
        f"{action.number} still has “{words(event.kind)}” of {event.day} on record, which rests "
        f"on this file. Take it back if it no longer holds: concerted record {action.number} "
        f"retracted --corrects {event.ordinal}."
        for action in register.actions()
        for event in effective_events(action.events)
        if event.document == present.sha256
    )


def _read_again(present: Submission) -> Submission:
    from pipeline.services.maintenance import reread

    for _ in reread([present.sha256]):
        pass  # a file that is gone, or fails now, keeps the reading it has
    with opened_register() as register:
        return register.submission(present.sha256)
