"""`concerted assign-numbers`: numbers for the proposals that a COP accepted."""

import sys
from typing import Annotated

import typer

from pipeline.actions.lifecycle import words
from pipeline.cli.console import AsJson, print_json, refuse, tell
from pipeline.cli.session import me, refusing
from pipeline.services import assign_numbers as service
from pipeline.views.json_values import as_json as to_json

Meeting = Annotated[str, typer.Argument(help="The COP, as COP15.")]
First = Annotated[
    list[str] | None,
    typer.Option("--first", help="A name; those given come first, in this order."),
]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--number", metavar="NAME=NUMBER", help="The number that one is to have."),
]
Confirm = Annotated[bool, typer.Option("--confirm", help="Give them without asking.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show them; ask nothing.")]
By = Annotated[str | None, typer.Option(help="Who says so; you if not given.")]


def assign_numbers(
    meeting: Meeting,
    first: First = None,
    number: Numbers = None,
    confirm: Confirm = False,
    dry_run: DryRun = False,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Propose numbers in the order of adoption; a person confirms, then they are given."""
    order, given = tuple(first or ()), dict(map(_pair, number or ()))
    with refusing():
        plan = service.preview_numbers(meeting, order=order, given=given)
    if as_json:
        print_json(to_json(plan))
    else:
        _tell(plan)
    if dry_run or not plan.lines or not (confirm or _agreed(plan, as_json)):
        return
    with refusing(write=True):
        plan = service.assign_numbers(
            meeting, by=by or me(), order=order, given=given, version=plan.version
        )
    if not as_json:
        tell(f"Given: {len(plan.lines)}. The names they had still lead to them.")


def _pair(written: str) -> tuple[str, str]:
    name, _, number = written.rpartition("=")
    if not name or not number:
        refuse(f"“{written}” is not a name and a number. Give it as NAME=15.3.")
    return name.strip(), number.strip()


def _agreed(plan: service.NumberPlan, as_json: bool) -> bool:
    """Whether the person at the keyboard says yes; nobody there is no."""
    if plan.conflicts or as_json:
        return False
    if not sys.stdin.isatty():
        tell("Nothing was given yet: add --confirm.")
        return False
    return typer.confirm("Give these numbers?")


def _tell(plan: service.NumberPlan) -> None:
    for settled, title in plan.settled:
        tell(f"{settled:>6}  {title} (has it)", 8)
    for line in plan.lines:
        had = f", until now {line.had}" if line.had else ""
        tell(f"{line.number:>6}  {line.label} (adopted on {line.adopted}{had})", 8)
    for conflict in plan.conflicts:
        tell(f"In the way: {conflict}")
    for label, status in plan.pending:
        tell(
            f"Without a decision of {plan.meeting}, so without a number: {label} ({words(status)})"
        )
    if not plan.lines:
        tell(f"No action accepted at {plan.meeting} is without a number; nothing to give.")
