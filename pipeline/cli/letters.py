"""`concerted letters`: drafts of what a day asks to be written. Nothing is sent."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.compliance import MeetingId, Today
from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    Language,
    parse_day,
    say,
    tell,
)
from pipeline.cli.session import KnownOn, day_of, refusing, seen_on
from pipeline.services.papers import letter_drafts, write_letter_drafts

Out = Annotated[Path, typer.Option(help="The folder to write the drafts into.")]
Addresses = Annotated[
    Path | None,
    typer.Option(
        help="CSV with the columns name,address; `addresses.csv` in CONCERTED_HOME if not given.",
        exists=True,
        dir_okay=False,
    ),
]
AnswerBy = Annotated[
    date | None,
    typer.Option(
        help="Day until which a submission is to be completed. Not given: the deadline, "
        "and at least 14 days from now.",
        parser=parse_day,
        metavar="DAY",
    ),
]
OfLetters = Annotated[
    Language | None,
    typer.Option(
        help="Of every letter and of the mailing list. Not given: each letter has that of its "
        "addressee, else of its submission."
    ),
]


def letters(
    meeting: MeetingId,
    out: Out,
    today: Today = None,
    addresses: Addresses = None,
    answer_by: AnswerBy = None,
    language: OfLetters = None,
    known_on: KnownOn = None,
) -> None:
    """Draft letters as Word and mail drafts. Exit code 1: some have no address, or must wait."""
    day, tongue = seen_on(today, known_on), (language or Language.ENGLISH).value
    with refusing():
        drafts = letter_drafts(
            meeting,
            day,
            addresses=addresses,
            answer_by=answer_by,
            language=language or "",
            known_on=day_of(known_on),
        )
        if not drafts:
            say(f"No letter is asked for on {day}.")
            return
        written = write_letter_drafts(drafts, day, out, tongue)
    mailing = next(path for path in written if path.suffix == ".xlsx")
    for draft in drafts:
        for remark in draft.remarks:
            tell(f"{draft.about}: {remark.say(tongue)}")
    count = sum(draft.kind is not None for draft in drafts)
    tell(f"Drafts of letters: {count}. Nothing was sent. Mailing list: {mailing}")
    open_ = any(draft.remarks for draft in drafts)
    raise typer.Exit(FINDINGS if open_ else NOTHING_TO_LOOK_AT)
