"""`concerted proposals`: the proposals of a COP, one line each, from their first file on."""

from collections.abc import Iterator
from typing import Annotated

import typer

from pipeline.actions.lifecycle import words
from pipeline.actions.names import short_symbol
from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    tell,
    write_table,
)
from pipeline.cli.session import refusing
from pipeline.convention.receipt_day import in_figures
from pipeline.services.proposals import ProposalLine, proposals_of
from pipeline.views.json_values import as_json as to_json


def proposals(
    meeting: Annotated[str, typer.Argument(help="The COP, as COP15.")],
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Every proposal to a COP: received, complete, before the Council, before the COP."""
    with refusing():
        found = proposals_of(meeting)
    if table:
        write_table(table, "Proposals", found.lines, language)
        return
    if as_json:
        print_json(to_json(found))
        return
    if not found.lines:
        tell(f"No proposal to {found.meeting} is in the register, and no file that is one.")
    for line in found.lines:
        tell(f"{_shown_key(line):>8}  {_heading(line)}", 10)
        tell(f"          {_state(line)}", 0)
    if found.to_number:
        tell(f"Without a number: {found.to_number}. See `concerted assign-numbers {meeting}`.")


def show_waiting(line: ProposalLine, as_json: bool) -> None:
    """A proposal of which a file is held, and which nobody has entered."""
    if as_json:
        print_json(to_json(line))
        return
    tell(f"{_heading(line)}: a proposal to {line.meeting} that nobody has entered yet")
    tell(f"{_state(line)}")
    day = f"--day {line.received}" if line.received else "--day DAY"
    tell(
        f'Enter it: concerted record "{line.name}" proposed --meeting {line.meeting} {day} '
        f"--document {line.key[:12]}"
    )


def _shown_key(line: ProposalLine) -> str:
    return (line.number or line.key) if line.entered else line.key[:8]


def _heading(line: ProposalLine) -> str:
    symbol = short_symbol(line.symbol)
    return ", ".join(filter(None, [line.name, symbol if symbol != line.name else ""]))


def _state(line: ProposalLine) -> str:
    return "; ".join(_parts(line))


def _parts(line: ProposalLine) -> Iterator[str]:
    yield f"received {in_figures(line.received)}" if line.received else "day of receipt not known"
    if line.to_fix is not None:
        yield f"to be fixed: {line.to_fix}" if line.to_fix else "nothing to be fixed"
    if line.council:
        yield f"{words(line.council.kind)} ({line.council.meeting}, {line.council.day})"
    if line.cop:
        into = f" into {line.into}" if line.into else ""
        yield f"{words(line.cop.kind)}{into} ({line.cop.meeting}, {line.cop.day})"
    if not line.entered:
        yield "not entered yet"
