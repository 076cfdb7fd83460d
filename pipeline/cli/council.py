"""`concerted council`: the papers for a meeting of the Scientific Council, and for the COP."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.compliance import Today, this_day
from pipeline.cli.console import FINDINGS, NOTHING_TO_LOOK_AT, Language, refuse, tell
from pipeline.cli.opened import day_of, the_register

if TYPE_CHECKING:
    from pipeline.reports.council import CouncilPaper

MeetingId = Annotated[str, typer.Option(help="A meeting of the Council, or a COP.")]
Out = Annotated[Path, typer.Option(help="The folder to write the papers into.")]
OfThePaper = Annotated[Language, typer.Option(help="Of the Council's paper.")]


def council(
    meeting: MeetingId,
    out: Out,
    today: Today = None,
    language: OfThePaper = Language.ENGLISH,
) -> None:
    """Write the papers of a meeting. Nothing is judged. Exit code 1: findings are open in them."""
    from pipeline.reports.cop_paper import cop_paper
    from pipeline.reports.council import council_paper
    from pipeline.reports.council_file import write_cop_paper, write_council

    day = day_of(today) or this_day()
    with the_register() as register:
        paper = council_paper(register, meeting, day)
        draft = cop_paper(register, paper.sent_to[-1], day)
    try:
        written = [*write_council(paper, out, language.value), *write_cop_paper(draft, out)]
    except OSError as error:
        refuse(
            f"The papers could not be written into {out}: {error}. None is half-written. "
            "Make room, or give another folder, and start it again."
        )
    _tell(paper)
    for path in written:
        tell(f"Paper: {path}")
    open_ = paper.unread or any(row.findings for row in paper.rows)
    raise typer.Exit(FINDINGS if open_ else NOTHING_TO_LOOK_AT)


def _tell(paper: "CouncilPaper") -> None:
    sent_to = ", ".join(paper.sent_to)
    if not paper.rows:
        tell(f"No proposal and no report for {sent_to} is in the register.")
    else:
        counts = f"proposals {len(paper.proposals)}, reports {len(paper.reports)}"
        tell(f"Sent to {sent_to}: {counts}.")
    for file in paper.unread:
        tell(f"Could not be read, and is not in the paper: {file}")
