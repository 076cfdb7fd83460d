"""`concerted relate`, `move`, `withdraw`, `set-aside`: what a submission is to others.

Each is kept with who and when, and taken back by the same command with --undo.
"""

from typing import Annotated

import typer

from pipeline.cli.console import tell
from pipeline.cli.review import By, Day, Submission
from pipeline.cli.session import day_of, me, refusing
from pipeline.services import relations
from pipeline.services.session import Refused
from pipeline.submissions.versions.relations import TO_ANOTHER, RelationKind

Undo = Annotated[bool, typer.Option("--undo", help="Take it back.")]
Why = Annotated[str, typer.Option(help="Why.")]
SENTENCES = {
    RelationKind.TRANSLATION_OF: "is a translation of {target}, and counted with it",
    RelationKind.NEW_VERSION_OF: "is a new version of {target}",
    RelationKind.ANNEX_TO: "is an annex to {target}, and counted with it",
    RelationKind.SAME_TEXT_AS: "has the same text as {target}, and is counted with it",
    RelationKind.SEPARATE_FROM: "has nothing to do with {target}, whatever their titles say",
    RelationKind.OF_MEETING: "is for {target}; it was judged anew for that meeting",
    RelationKind.WITHDRAWN: "is withdrawn: it is kept, and counts for nothing",
    RelationKind.NOT_FOR_US: "is not for us: it is kept, and counts for nothing",
}
NAMES = ", ".join(kind.value.replace("_", "-") for kind in SENTENCES if kind in TO_ANOTHER)


def relate(
    submission: Submission,
    kind: Annotated[str, typer.Argument(help=f"{NAMES}.")],
    other: Annotated[str, typer.Argument(help="The other one, named in the same way.")],
    reason: Why = "",
    by: By = None,
    day: Day = None,
    undo: Undo = False,
) -> None:
    """Say what a submission is to another one: a translation, a new version, an annex …"""
    with refusing(write=True):
        outcome = relations.relate(
            submission,
            relations.relation_kind(kind),
            other,
            by=by or me(),
            reason=reason,
            day=day_of(day),
            undo=undo,
        )
    _tell(outcome)


def move(
    submission: Submission,
    meeting: Annotated[str | None, typer.Argument(help="The meeting it is for: COP16.")] = None,
    reason: Why = "",
    by: By = None,
    day: Day = None,
    undo: Undo = False,
) -> None:
    """Say that a submission is for another meeting; it is judged anew for that one."""
    with refusing(write=True):
        given = {"by": by or me(), "reason": reason, "day": day_of(day)}
        if undo:
            outcome = relations.move_back(submission, **given)  # type: ignore[arg-type]  # as named
        elif meeting:
            outcome = relations.move(submission, meeting, **given)  # type: ignore[arg-type]  # as named
        else:
            raise Refused("Name the meeting it is for, or give --undo.", "meeting")
    _tell(outcome)


def withdraw(
    submission: Submission, reason: Why = "", by: By = None, day: Day = None, undo: Undo = False
) -> None:
    """Say that a submission was withdrawn by its proponents. It is kept, and counts no more."""
    _aside(RelationKind.WITHDRAWN, submission, reason, by, day, undo)


def set_aside(
    submission: Submission, reason: Why = "", by: By = None, day: Day = None, undo: Undo = False
) -> None:
    """Say that a file is not for us. It is kept and listed, and counts for nothing."""
    _aside(RelationKind.NOT_FOR_US, submission, reason, by, day, undo)


def _aside(kind: RelationKind, submission: str, reason: str, by: By, day: Day, undo: bool) -> None:
    with refusing(write=True):
        outcome = relations.set_aside(
            submission, kind, by=by or me(), reason=reason, day=day_of(day), undo=undo
        )
    _tell(outcome)


def _tell(outcome: relations.RelationOutcome) -> None:
    file, kind = outcome.submission.file, outcome.relation.kind
    sentence = SENTENCES[kind].format(target=outcome.target)
    if not outcome.changed:
        known = "was on record already" if outcome.relation.holds else "was not on record"
        tell(f"{file}: that it {sentence} {known}; nothing changed.")
    elif outcome.relation.holds:
        tell(f"{file} {sentence}.")
    else:
        tell(f"{file}: that it {sentence} no longer holds.")
    for remark in outcome.remarks:
        tell(remark)
    if outcome.changed:
        tell(f"Findings left: {len(outcome.submission.open_findings)}.")
