"""`concerted compliance`: which actions have reported to a meeting, and which have not."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    AsJson,
    Language,
    print_json,
    refuse,
    say,
)
from pipeline.cli.opened import day_of, the_register
from pipeline.reports.wording import Wording, wording

if TYPE_CHECKING:
    from pipeline.reports.compliance import ComplianceReport

MeetingId = Annotated[str, typer.Option(help="The meeting the reports are for, e.g. COP15.")]
Today = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="See it as on this day; today if not given."),
]


def compliance(
    meeting: MeetingId,
    today: Today = None,
    out: Annotated[
        Path | None, typer.Option(help="Also write it into this folder: page, Word and Excel.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the report.")] = Language.ENGLISH,
    as_json: AsJson = False,
) -> None:
    """Say which actions have reported to a meeting. Exit code 1: something is to be looked at."""
    from pipeline.reports.compliance import compliance_of

    with the_register() as register:
        report = compliance_of(register, meeting, day_of(today) or this_day())
    if out:
        from pipeline.reports.compliance_file import write_compliance

        try:
            written = write_compliance(report, out, language.value)
        except OSError as error:
            refuse(
                f"The report could not be written into {out}: {error}. Nothing else is lost. "
                "Make room, or give another folder, and start it again."
            )
        for path in written:
            say(f"Report: {path}")
    if as_json:
        from pipeline.reports.compliance_answer import answer_compliance

        print_json(asdict(answer_compliance(report)))
    else:
        _show(report, wording(language.value, "compliance"))
    raise typer.Exit(FINDINGS if report.to_look_at else NOTHING_TO_LOOK_AT)


def this_day() -> date:
    """Today, where the computer is."""
    return datetime.now().astimezone().date()


def _show(report: "ComplianceReport", own: Wording) -> None:
    from pipeline.reports import compliance_text as text

    console = Console()
    console.print(Text(own.text("title", meeting=report.meeting.id), style="bold"))
    console.print(Text(f"{own.text('seen', today=report.today)} {text.last_day(report, own)}"))
    if not report.rows:
        console.print(Text(own["nothing"]))
        return
    console.print(_table(report, own))
    for line in text.follow_lines(report, own):
        console.print(Text(line))
    if report.anybody:
        console.print(Text(own.text("anybody", meeting=report.meeting.id)))
    for one in report.anybody:
        console.print(Text(f"  {text.waiting(one, own)}"))
    console.print(Text(f"{text.counts(report, own)}."))


def _table(report: "ComplianceReport", own: Wording) -> Table:
    from pipeline.reports import compliance_text as text

    table = Table(box=None, pad_edge=False)
    table.add_column(own["number"], no_wrap=True)
    table.add_column(own["action"], overflow="fold", min_width=18)
    table.add_column(own["report"], overflow="fold", min_width=22)
    table.add_column(own["days_left"], justify="right", max_width=8)
    for row in report.rows:
        said = ". ".join(filter(None, [text.received(row.cell, own), text.remark(row, own)]))
        state = own["state"][row.state.value] + (f"{own['colon']} {said}" if said else "")
        days = "" if row.days_left is None else str(row.days_left)
        table.add_row(row.number, Text(row.title), Text(state), days)
    return table
