"""`concerted register changes`: what changed between two days."""

from datetime import datetime
from typing import Annotated

import typer

from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    parse_moment,
    print_json,
    tell,
    write_table,
)
from pipeline.cli.session import KnownOn, day_of, refusing
from pipeline.services import comparison as service
from pipeline.services.session import this_day
from pipeline.views.comparison import answer_changes

First = Annotated[
    datetime,
    typer.Option("--from", parser=parse_moment, metavar="DAY", help="Changes after this day."),
]
Last = Annotated[
    datetime | None,
    typer.Option(
        "--to", parser=parse_moment, metavar="DAY", help="Up to the end of this day; today without."
    ),
]


def changes(
    first: First,
    last: Last = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
    table: AsTable = None,
    language: Annotated[
        Language, typer.Option(help="Of what is told and of the table.")
    ] = Language.ENGLISH,
) -> None:
    """What changed between two days: which actions began, ended or went on, and by which events."""
    until = day_of(last) or day_of(known_on) or this_day()
    with refusing():
        compared = service.compare_days(first.date(), until, day_of(known_on))
    if table:
        rows = service.comparison_table(compared, language.value)
        write_table(table, "Changes", rows, language)
    elif as_json:
        print_json(answer_changes(compared))
    else:
        for line in service.comparison_lines(compared, language.value):
            tell(line, len(line) - len(line.lstrip()) + 2)
