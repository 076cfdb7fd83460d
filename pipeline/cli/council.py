"""`concerted council`: the papers for a meeting of the Scientific Council, and for the COP."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.compliance import Today
from pipeline.cli.console import FINDINGS, NOTHING_TO_LOOK_AT, Language, tell
from pipeline.cli.session import KnownOn, day_of, refusing, seen_on

if TYPE_CHECKING:
    from pipeline.reports.council import CouncilPaper

MeetingId = Annotated[str, typer.Option(help="A meeting of the Council, or a COP.")]
Out = Annotated[Path, typer.Option(help="The folder to write the papers into.")]
OfThePaper = Annotated[Language, typer.Option(help="Of the Council's paper.")]


def council(
    meeting: MeetingId,
    out: Out,
    today: Today = None,
    known_on: KnownOn = None,
    language: OfThePaper = Language.ENGLISH,
) -> None:
    """Write the papers of a meeting. Nothing is judged. Exit code 1: findings are open in them."""
    from pipeline.services.papers import council_drafts, write_council_drafts

    with refusing():
        paper, draft = council_drafts(meeting, seen_on(today, known_on), day_of(known_on))
        written = write_council_drafts(paper, draft, out, language.value)
    _tell(paper)
    for path in written:
        tell(f"Paper: {path}")
    open_ = paper.unread or any(row.findings for row in paper.rows)
    raise typer.Exit(FINDINGS if open_ else NOTHING_TO_LOOK_AT)


def _tell(paper: "CouncilPaper") -> None:
    sent_to = ", ".join(paper.sent_to)
    if not paper.rows:
        tell(f"The register contains no proposal or report for {sent_to}.")
    else:
        counts = f"proposals {len(paper.proposals)}, reports {len(paper.reports)}"
        tell(f"Sent to {sent_to}: {counts}.")
    for file in paper.unread:
        tell(f"Could not be read, and is not in the paper: {file}")
