"""`concerted confirm`, `correct`, `waive`: what a person says of a submission.

It is kept beside what was read, and survives reading the file again.
"""

import json
from datetime import datetime
from typing import Annotated, Any

import typer

from pipeline.cli.opened import me, the_register
from pipeline.people import Verb, Word

Submission = Annotated[str, typer.Argument(help="SHA-256 (its beginning will do) or file name.")]
PathOf = Annotated[
    str,
    typer.Argument(
        metavar="VALUE_NAME",
        help="title, kind, range_states/MN, taxa/Otis tarda/scientific_name, proponents/1/type …",
    ),
]
By = Annotated[str | None, typer.Option(help="Who says so; you if not given.")]
Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When; today if not given.")
]


def confirm(
    submission: Submission,
    path: PathOf,
    reason: Annotated[str, typer.Option(help="How you know.")] = "",
    by: By = None,
    day: Day = None,
) -> None:
    """Say that a value was read right."""
    _say(submission, Verb.CONFIRM, path, None, reason, by, day)


def correct(
    submission: Submission,
    path: PathOf,
    value: Annotated[str, typer.Argument(help="The right value; null where there is none.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    by: By = None,
    day: Day = None,
) -> None:
    """Say what a value should be. What was read is kept beside it."""
    _say(submission, Verb.CORRECT, path, _json_or_text(value), reason, by, day)


def waive(
    submission: Submission,
    code: Annotated[str, typer.Argument(help="Code of the finding: SEC001.")],
    reason: Annotated[str, typer.Option(help="Why nothing has to be done.")],
    about: Annotated[str, typer.Option(help="Words of the finding, where there are several.")] = "",
    by: By = None,
    day: Day = None,
) -> None:
    """Say that a finding needs nothing to be done."""
    _say(submission, Verb.WAIVE, code, None, reason, by, day, about)


def _say(
    submission: str,
    verb: Verb,
    path: str,
    value: Any,
    reason: str,
    by: str | None,
    day: datetime | None,
    about: str = "",
) -> None:
    when = (day or datetime.now().astimezone()).date()
    with the_register(write=True) as register:
        added = register.say(
            submission, Word(verb, path, None, value, reason, by or me(), when, ""), about
        )
        held = register.submission(submission)
    if not added:
        typer.echo(f"{held.file}: that was said before; nothing changed.")
        return
    last = held.words[-1]
    before, after = (json.dumps(one, ensure_ascii=False) for one in (last.before, last.after))
    told = {
        Verb.CONFIRM: f"{last.path} is confirmed: {after}.",
        Verb.CORRECT: f"{last.path} is {after}; read as {before}, which is kept.",
        Verb.WAIVE: f"{last.path} is waived: {last.reason}",
    }
    typer.echo(f"{held.file}: {told[verb]}")
    if last.path == "received":
        typer.echo("Read it again (`concerted reread`) to have lateness judged by this day.")
    typer.echo(f"Findings left: {len(held.open_findings)}.")


def _json_or_text(value: str) -> Any:
    if value == "null" or value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
