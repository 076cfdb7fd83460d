"""`concerted national-reports`: what Parties answer, and which action it is about."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    refuse,
    say,
    write_table,
)
from pipeline.cli.review import By
from pipeline.cli.session import me, refusing
from pipeline.services import national_reports as reports_
from pipeline.views.national_reports import action_beside, report_answer, report_lines

app = typer.Typer(no_args_is_help=True, add_completion=False)
ANSWERED = {
    "of_action": "says of this action (by its {by})",
    "in_general": "answers the question, and does not name this action",
    "nothing": "sent a National Report that says nothing on Concerted Actions",
    "no_question": "sent a National Report in which no question on Concerted Actions was found",
    "no_report": "no National Report is in the register",
    "invited": "is no Party: it is invited, and nothing is asked of it",
    "cannot_tell": "whether it is a Party cannot be told, and it sent no National Report",
}


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="CSV, PDF, Word or JSON.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what is read; keep nothing.")
    ] = False,
    by: By = None,
) -> None:
    """Take in National Reports: the CSV of all answers, PDF or Word of a Party, or JSON."""
    with refusing():
        try:
            found = reports_.read_reports(files)
        except reports_.UnreadableReport as error:
            refuse(str(error), UNREADABLE)
        kept = found if dry_run else reports_.keep_reports(found, by=by or me())
    for each in kept:
        _tell(each)
    if dry_run:
        say("Nothing was kept: this was a dry run.")
    if any(each.without_question for each in kept):
        say(
            "No question on Concerted Actions was found in some. Name it with "
            "`concerted national-reports question “its wording”`."
        )
        raise typer.Exit(FINDINGS)


@app.command("list")
def list_(
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """The National Reports in the register, in the order in which they came."""
    with refusing():
        reports = reports_.kept_reports()
    lines = report_lines(reports)
    if table:
        write_table(table, "National Reports", lines, language)
    if as_json:
        print_json(lines)
        return
    for each in reports:
        shown = "public" if each.public else "not public"
        typer.echo(
            f"{each.id}  {each.report.iso or '??'}  {_line(each.report)}  {each.file}  {shown}"
        )


Report = Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it, or the State.")]
Why = Annotated[str, typer.Option(help="Why, or where the Party agreed.")]


@app.command()
def publish(report: Report, reason: Why = "", by: By = None) -> None:
    """Say that a National Report is public: what it says is shown on the public pages then."""
    _make_public(report, reason, by, public=True)


@app.command()
def withhold(report: Report, reason: Why = "", by: By = None) -> None:
    """Say that a National Report is not public, or no more: nothing of it is shown then."""
    _make_public(report, reason, by, public=False)


def _make_public(wanted: str, reason: str, by: str | None, *, public: bool) -> None:
    with refusing(write=True):
        report, changed = reports_.make_public(wanted, by=by or me(), reason=reason, public=public)
    state = "public" if public else "not public"
    words = f"is {state}" if changed else f"was {state} already; nothing changed"
    say(f"The National Report {report.id} of {report.report.respondent or 'a State'} {words}.")
    if changed:
        back = "withhold" if public else "publish"
        say(f"To undo that: concerted national-reports {back} {report.id}")


@app.command()
def show(
    state: Annotated[str, typer.Argument(help="A State by its name or code: KE.")],
    every: Annotated[
        bool, typer.Option("--every", help="Questions without an answer too.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Every question and answer of the newest report of a State."""
    with refusing():
        found = reports_.kept_reports(state)
        if not found:
            refuse(f"No National Report of {state} is in the register.", FINDINGS)
    last, report = found[-1], found[-1].report
    if as_json:
        print_json(report_answer(last))
        return
    typer.echo(f"{_line(report)}  {last.file}")
    for answer in report.answers:
        if answer.is_given or every:
            typer.echo(f"{answer.number}  {answer.question}")
            _tell_words([answer])


@app.command()
def question(
    wording: Annotated[str, typer.Argument(help="The question as the form words it.")],
    is_not: Annotated[bool, typer.Option("--not", help="It is not on Concerted Actions.")] = False,
    by: By = None,
) -> None:
    """Say which question of a form is on Concerted Actions; it is kept for every report."""
    with refusing():
        new = reports_.name_question(wording, by=by or me(), on_actions=not is_not)
    say("Kept." if new else "That was known already; nothing changed.")


@app.command()
def beside(
    number: Annotated[str, typer.Argument(help="An action: 14.1.")],
    language: Annotated[Language, typer.Option(help="Of the table.")] = Language.ENGLISH,
    table: AsTable = None,
    as_json: AsJson = False,
) -> None:
    """What the proponents of an action report, and what each of its Range States says of it."""
    with refusing():
        both = reports_.beside(number)
        if table:
            head, *rows = reports_.state_table(both, language.value)
            write_table(table, both.action.number, [dict(zip(head, r, strict=True)) for r in rows])
    if as_json:
        print_json(action_beside(both))
        return
    for report in both.proponents:
        _tell_proponents(report)
    for state in both.states:
        typer.echo(f"{state.iso}  {ANSWERED[state.answered.value].format(by=state.by)}")
        _tell_words(state.words)


def _tell_proponents(report: "reports_.ProponentsReport") -> None:
    document, reading = report.document, report.reading
    future = reading.proposed_future if reading else None
    to = f", to {', '.join(document.meetings)}" if document.meetings else ""
    typer.echo(
        f"Proponents: {document.symbol or document.file or document.document}{to}, "
        f"proposed future: {future or 'not stated'}"
    )
    for section in reading.sections if reading else ():
        typer.echo(f"    {section.heading}")
        for line in section.text.splitlines():
            typer.echo(f"        “{line}”")


def _tell(each: "reports_.ReadReports") -> None:
    known = "" if each.is_new else " (known already, nothing changed)"
    typer.echo(f"{each.file}: {len(each.reports)} report(s){known}")
    for report in each.reports:
        typer.echo(f"  {report.iso or 'State not told'}  {_line(report)}")


def _line(report: "reports_.NationalReport") -> str:
    given = sum(answer.is_given for answer in report.answers)
    period = f", period {report.period}" if report.period else ""
    return f"{report.respondent or 'no name'}{period}: {given} of {len(report.answers)} answered"


def _tell_words(answers: "Iterable[reports_.Answer]") -> None:
    for answer in answers:
        mark = "  [list the form came with]" if answer.prefilled else ""
        for line in answer.text.splitlines():
            typer.echo(f"    “{line}”{mark}")
        for line, column, cell in answer.matrix:
            typer.echo(f"    {line} / {column}: “{cell}”")
        for name in (*answer.links, *answer.files):
            typer.echo(f"    attached: {name}")
