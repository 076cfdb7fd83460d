"""`concerted confirm`, `correct`, `waive`: what a person says of a submission.

It is kept beside what was read, and survives reading the file again.
"""

import json
from datetime import datetime
from typing import Annotated, Any

import typer

from pipeline.cli.console import parse_moment
from pipeline.cli.session import day_of, me, refusing
from pipeline.services import review
from pipeline.submissions import kept
from pipeline.submissions.review import ReviewAction
from pipeline.submissions.review.review_remarks import shown

Submission = Annotated[str, typer.Argument(help="SHA-256 (its beginning will do) or file name.")]
PathOf = Annotated[
    str,
    typer.Argument(
        metavar="VALUE_NAME",
        help="title, kind, range_states/MN, taxa/Otis tarda/scientific_name, proponents/1/type, "
        "sections/Plan d'action …",
    ),
]
By = Annotated[str | None, typer.Option(help="Who says so; you if not given.")]
Day = Annotated[
    datetime | None,
    typer.Option(parser=parse_moment, metavar="DAY", help="When; today if not given."),
]


def confirm(
    submission: Submission,
    path: PathOf,
    reason: Annotated[str, typer.Option(help="How you know.")] = "",
    by: By = None,
    day: Day = None,
) -> None:
    """Say that a value was read right."""
    with refusing(write=True):
        outcome = review.confirm(submission, path, by=by or me(), reason=reason, day=day_of(day))
    _tell(outcome)


def correct(
    submission: Submission,
    path: PathOf,
    value: Annotated[str, typer.Argument(help="The right value; null where there is none.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    by: By = None,
    day: Day = None,
) -> None:
    """Say what a value should be. What was read is kept beside it.

    For sections/HEADING the value is the section that the heading stands for, or null for none:
    the file is read again, and the heading counts in later files (`submissions headings`).
    """
    right = _json_or_text(value)
    with refusing(write=True):
        outcome = review.correct(
            submission, path, right, by=by or me(), reason=reason, day=day_of(day)
        )
    _tell(outcome)


def waive(
    submission: Submission,
    code: Annotated[str, typer.Argument(help="Code of the finding: SEC001.")],
    reason: Annotated[str, typer.Option(help="Why nothing has to be done.")],
    about: Annotated[str, typer.Option(help="Words of the finding, where there are several.")] = "",
    by: By = None,
    day: Day = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take a waiver back: the finding is open again.")
    ] = False,
) -> None:
    """Say that a finding needs nothing to be done; a waiver holds for later versions, too."""
    do = review.withdraw if withdraw else review.waive
    with refusing(write=True):
        outcome = do(submission, code, by=by or me(), reason=reason, about=about, day=day_of(day))
    _tell(outcome)


def _tell(outcome: review.ReviewOutcome) -> None:
    submission, decision = outcome.submission, outcome.decision
    if not outcome.added:
        typer.echo(f"{submission.file}: {' '.join(outcome.remarks)}")
        return
    after = shown(decision.after)
    read = (
        "nothing was read there"
        if decision.before is None
        else f"read as {shown(decision.before)}, which is kept"
    )
    sentences = {
        ReviewAction.CONFIRM: f"{decision.path} is confirmed: {after}.",
        ReviewAction.CORRECT: f"{decision.path} is {after}; {read}.",
        ReviewAction.WAIVE: f"{decision.path} is waived{_how_many(submission, decision.path)}: "
        f"{decision.reason}",
        ReviewAction.WITHDRAW: f"{decision.path} is open again: {decision.reason}",
    }
    typer.echo(f"{submission.file}: {sentences[decision.verb]}")
    for remark in outcome.remarks:
        typer.echo(remark)
    typer.echo(f"Findings left: {len(submission.open_findings)}.")


def _how_many(submission: kept.Submission, code: str) -> str:
    """How many findings a waiver lets go that names a code alone; "" where it is one."""
    count = sum(submission.findings[n].rule.code == code for n in submission.waived)
    return f", all {count} of them (--about names one)" if count > 1 else ""


def _json_or_text(value: str) -> Any:
    if value == "null" or value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
