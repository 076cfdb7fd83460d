"""`concerted compliance`: which actions have reported to a meeting, and which have not."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import (
    FINDINGS,
    NOTHING_TO_LOOK_AT,
    AsJson,
    AsTable,
    Language,
    parse_moment,
    print_json,
    say,
    write_table,
)
from pipeline.cli.harmless_console import HarmlessConsole
from pipeline.cli.session import KnownOn, day_of, refusing, seen_on
from pipeline.reports.texts import Texts, wording

if TYPE_CHECKING:
    from pipeline.reports.compliance import ComplianceReport

MeetingId = Annotated[str, typer.Option(help="The meeting the reports are for, e.g. COP15.")]
Today = Annotated[
    datetime | None,
    typer.Option(
        parser=parse_moment, metavar="DAY", help="See it as on this day; today if not given."
    ),
]


def compliance(
    meeting: MeetingId,
    today: Today = None,
    known_on: KnownOn = None,
    out: Annotated[
        Path | None, typer.Option(help="Also write it into this folder: page, Word and Excel.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the report.")] = Language.ENGLISH,
    table: AsTable = None,
    as_json: AsJson = False,
) -> None:
    """Say which actions have reported to a meeting. Exit code 1: something is to be looked at."""
    from pipeline.services.papers import compliance_report, write_compliance_report

    with refusing():
        report = compliance_report(meeting, seen_on(today, known_on), day_of(known_on))
        written = write_compliance_report(report, out, language.value) if out else ()
    for path in written:
        say(f"Report: {path}")
    if table or as_json:
        from pipeline.views.compliance import answer_compliance

        answer = answer_compliance(report)
        write_table(table, "Reports", answer.actions, language) if table else print_json(answer)
    else:
        _show(report, wording(language.value, "compliance"))
    raise typer.Exit(FINDINGS if report.to_look_at else NOTHING_TO_LOOK_AT)


def _show(report: "ComplianceReport", words: Texts) -> None:
    from pipeline.reports.compliance import text as text

    console = HarmlessConsole()
    console.print(Text(words.text("title", meeting=report.meeting.id), style="bold"))
    console.print(Text(f"{words.text('seen', today=report.today)} {text.last_day(report, words)}"))
    if report.proposals:
        console.print(Text(text.proposals(report, words)))
    if not report.rows:
        console.print(Text(words["nothing"]))
        return
    console.print(_table(report, words))
    for line in text.follow_lines(report, words):
        console.print(Text(line))
    if report.anybody:
        console.print(Text(words.text("anybody", meeting=report.meeting.id)))
    for file in report.anybody:
        console.print(Text(f"  {text.waiting(file, words)}"))
    console.print(Text(f"{text.counts(report, words)}."))


def _table(report: "ComplianceReport", words: Texts) -> Table:
    from pipeline.reports.compliance import text as text

    table = Table(box=None, pad_edge=False)
    table.add_column(words["number"], no_wrap=True)
    table.add_column(words["action"], overflow="fold", min_width=18)
    table.add_column(words["report"], overflow="fold", min_width=22)
    table.add_column(words["days_left"], max_width=12)
    for row in report.rows:
        remark = ". ".join(filter(None, [text.received(row.cell, words), text.remark(row, words)]))
        state = words["state"][row.state.value] + (f"{words['colon']} {remark}" if remark else "")
        table.add_row(row.number, Text(row.title), Text(state), text.days_of(row, words))
    return table
