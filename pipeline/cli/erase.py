"""`concerted erase`: forget a file for data protection. Two persons, and a reason that stays."""

from typing import Annotated

import typer

from pipeline.cli.console import refuse, say, tell
from pipeline.cli.review import Day
from pipeline.cli.session import day_of, refusing
from pipeline.services import erase as service
from pipeline.submissions.erasure import Erasure, ErasureStep

NEEDS_NAME = "Say who you are: --by NAME. Two persons are needed, so no name is taken for granted."


def erase(
    submission: Annotated[
        str | None, typer.Argument(help="SHA-256 (its beginning will do) or file name.")
    ] = None,
    by: Annotated[str, typer.Option(help="Who asks, or confirms.")] = "",
    reason: Annotated[str, typer.Option(help="Why; it stays on record.")] = "",
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Erase now what somebody else asked for.")
    ] = False,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="Let the request go; nothing is erased.")
    ] = False,
    allow: Annotated[
        bool, typer.Option("--allow", help="Let an erased file be taken in again.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Requests that wait, and what was erased.")
    ] = False,
    day: Day = None,
) -> None:
    """Erase a file and all that was read from it: one person asks, another confirms."""
    if list_:
        with refusing():
            _list(service.list_erasures())
        return
    if submission is None:
        refuse("Name the file to erase, or give --list.")
    if not by.strip():
        refuse(NEEDS_NAME)
    with refusing(write=True):
        if confirm:
            _confirmed(service.confirm_erasure(submission, by=by, day=day_of(day)))
        elif take_back:
            service.take_back_erasure(submission, by=by, reason=reason, day=day_of(day))
            tell("The request is taken back. Nothing was erased.")
        elif allow:
            outcome = service.allow_again(submission, by=by, reason=reason, day=day_of(day))
            tell(f"{outcome.erasure.sha256[:12]} may be taken in again. It was erased; that stays.")
        else:
            _asked(service.ask_erasure(submission, by=by, reason=reason, day=day_of(day)))


def _asked(outcome: service.ErasureOutcome) -> None:
    erasure = outcome.erasure
    if not outcome.changed:
        tell(f"{erasure.asked_by} asked for this on {erasure.asked} already. Nothing changed.")
    tell(f"Nothing is erased yet. Somebody other than {erasure.asked_by} confirms it:")
    tell(f"concerted erase {erasure.sha256[:12]} --confirm --by NAME", 2)
    for remark in outcome.remarks:
        tell(remark)
    tell("Backups made before the erasing still hold the file: see docs/operations.md.")


def _confirmed(outcome: service.ErasureOutcome) -> None:
    _forget_at_the_desk(outcome)
    tell(f"{outcome.erasure.sha256[:12]} was {outcome.erasure.sentence}")
    for path in outcome.traces.deleted:
        say(f"Deleted, as it held or quoted it: {path}")
    for path in outcome.traces.left:
        tell(f"Look at {path}: it holds or names the file, and was not made by this program.")
    if not outcome.forgotten:
        tell(
            "Somebody else has the database open, so its file still holds what was deleted. Run "
            "the same command again when the desk and the service are stopped."
        )
    for remark in outcome.remarks:
        tell(remark)


def _forget_at_the_desk(outcome: service.ErasureOutcome) -> None:
    """Comments, runs and notes of the desk speak of the file, too."""
    from pipeline.desk.setup import has_tables, make_tables

    if has_tables():
        make_tables()
        from pipeline.desk.forget import forget  # after the tables

        forget(outcome.sha256s, outcome.names)


def _list(known: tuple[Erasure, ...]) -> None:
    for erasure in known:
        if erasure.step is ErasureStep.ASKED:
            tell(
                f"{erasure.sha256[:12]} waits for a second person: {erasure.asked_by} asked on "
                f"{erasure.asked}: {erasure.reason}"
            )
        else:
            again = "; may be taken in again" if erasure.step is ErasureStep.ALLOWED else ""
            tell(f"{erasure.sha256[:12]} was {erasure.sentence}{again}")
    if not known:
        say("Nothing was erased, and nobody has asked for it.")
