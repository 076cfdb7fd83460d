"""`concerted letters`: drafts of what a day asks to be written. Nothing is sent."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.compliance import MeetingId, Today, this_day
from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    Language,
    parse_day,
    refuse,
    say,
    tell,
)
from pipeline.cli.opened import day_of, the_register

if TYPE_CHECKING:
    from pipeline.letters.drafts import Draft

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
OfTheList = Annotated[
    Language, typer.Option(help="Of the mailing list; each letter has that of its submission.")
]


def letters(
    meeting: MeetingId,
    out: Out,
    today: Today = None,
    addresses: Addresses = None,
    answer_by: AnswerBy = None,
    language: OfTheList = Language.ENGLISH,
) -> None:
    """Draft letters as Word and mail drafts. Exit code 1: some have no address, or must wait."""
    day = day_of(today) or this_day()
    drafts = _drafts(meeting, day, addresses, answer_by)
    if not drafts:
        say(f"No letter is asked for on {day}.")
        return
    mailing = _write(drafts, day, out, language.value)
    for one in drafts:
        for remark in one.remarks:
            tell(f"{one.about}: {remark.say(language.value)}")
    count = sum(one.kind is not None for one in drafts)
    tell(f"Drafts of letters: {count}. Nothing was sent. Mailing list: {mailing}")
    open_ = any(one.remarks for one in drafts)
    raise typer.Exit(FINDINGS if open_ else NOTHING_TO_LOOK_AT)


def _drafts(
    meeting: str, day: date, addresses: Path | None, answer_by: date | None
) -> tuple["Draft", ...]:
    from pipeline.letters.addresses import AddressesUnreadable, known_addresses
    from pipeline.letters.drafts import drafts_for

    try:
        known = known_addresses(addresses)
    except AddressesUnreadable as error:
        refuse(str(error))
    with the_register() as register:
        return drafts_for(register, meeting, day, known, answer_by)


def _write(drafts: Sequence["Draft"], day: date, out: Path, language: str) -> Path:
    """Give back where the mailing list is."""
    from pipeline.letters.template_files import BrokenTemplate
    from pipeline.letters.write import write_letters

    try:
        written = write_letters(drafts, drafts[0].meeting, day, out, language)
    except BrokenTemplate as error:
        refuse(str(error))
    except OSError as error:
        refuse(
            f"The letters could not be written into {out}: {error}. None was written. "
            "Make room, or give another folder, and start it again."
        )
    return next(path for path in written if path.suffix == ".xlsx")
