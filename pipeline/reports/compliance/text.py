"""The compliance report as lines of words, the same for the screen, Word and Excel."""

from collections.abc import Iterator, Sequence

from pipeline.actions.consequence import Consequence
from pipeline.actions.report_status import ReportState, ReportStatus, Why
from pipeline.actions.unread_files import Unread, Waiting
from pipeline.i18n.hours import after_deadline
from pipeline.i18n.typography import list_separator
from pipeline.reports.compliance import ComplianceReport, ComplianceRow
from pipeline.reports.names import parties_in
from pipeline.reports.national_reports import who_says_what, words_table
from pipeline.reports.texts import Texts, wording
from pipeline.titles import title_in


def last_day(report: ComplianceReport, texts: Texts) -> str:
    """The last day, how it is known, and how far it is."""
    return texts.text(
        "last_day",
        day=report.deadline,
        basis=texts["basis"][report.basis],
        days=days(abs(left(report)), texts, past=left(report) < 0),
    )


def left(report: ComplianceReport) -> int:
    """Days left to the last day; negative after it."""
    return (report.deadline - report.today).days


def days_of(row: ComplianceRow, texts: Texts) -> str:
    """How far off the deadline of a row is, or how long it is past; "" where nothing is awaited."""
    left = row.days_left
    return "" if left is None else days(abs(left), texts, past=left < 0)


def days(number: int, texts: Texts, *, past: bool) -> str:
    return (
        texts.text("past", days=texts.several("past", number))
        if past
        else texts.several("left", number)
    )


def counts(report: ComplianceReport, texts: Texts) -> str:
    """All states in one line: "3 actions; received in time: 2; no report found: 1"."""
    parts = [
        texts.text("counted", count=count, state=texts["state"][state.value])
        for state, count in report.counts.items()
    ]
    if report.anybody:
        parts.append(_could_change(report.anybody, texts))
    apart: str = texts["apart"]
    return apart.join([texts.several("action", len(report.rows)), *parts])


def proposals(report: ComplianceReport, texts: Texts) -> str:
    """The proposals that are not among the actions; "" where there is none."""
    names = list_separator(texts.language).join(proposal.label for proposal in report.proposals)
    return texts.text("proposals", names=names) if names else ""


def received(cell: ReportStatus, texts: Texts) -> str:
    return texts.day(cell.received) if cell.received else ""


def remark(row: ComplianceRow, texts: Texts) -> str:
    """What the state rests on: the files to look at, or why none is due."""
    apart: str = texts["apart"]
    return apart.join(filter(None, _remarks(row, texts)))


def _remarks(row: ComplianceRow, texts: Texts) -> Iterator[str]:
    cell = row.cell
    if row.extensions and cell.state in (ReportState.AWAITED, ReportState.MISSING):
        yield texts.text("extension_came", documents=", ".join(row.extensions))
    if row.withdrawn:
        yield texts.text("withdrawn", documents=", ".join(row.withdrawn))
    if cell.received and cell.deadline:
        yield after_deadline(cell.received, cell.deadline, texts.language)
    if cell.why is not Why.NONE:
        yield texts["because"][cell.why.value]
    if cell.covered_until and cell.covered_until != cell.meeting:
        yield texts.text("covered", meeting=cell.covered_until)
    if cell.state is ReportState.IN_INTAKE:
        yield from (waiting(file, texts) for file in cell.waiting)
    elif cell.waiting:
        yield _could_change(cell.waiting, texts)


def _could_change(files: Sequence[Waiting], texts: Texts) -> str:
    """How many files are in the way of a sure answer; only what nobody could read is unread."""
    was_read = any(file.why in (Unread.NO_NUMBER, Unread.UNKNOWN_NUMBER) for file in files)
    return texts.several("to_examine" if was_read else "unread", len(files))


def waiting(file: Waiting, texts: Texts) -> str:
    return f"{file.file} ({texts['unread'][file.why.value]})"


def step(row: ComplianceRow, texts: Texts) -> str:
    """What follows under Step 6(4), in few words; "" for nothing."""
    follows: str = "" if row.follows is Consequence.NOTHING else texts["step"][row.follows.value]
    return follows


def follow_lines(report: ComplianceReport, texts: Texts) -> list[str]:
    """A sentence for every action of which Step 6(4) says what follows."""
    lines = []
    for row in report.rows:
        if row.follows is not Consequence.NOTHING:
            sentence = str(texts["step_long"][row.follows.value]).format(meeting=report.meeting.id)
            after_colon = sentence[:1].lower() + sentence[1:]
            lines.append(f"{row.number} {title(row, texts)}{texts['colon']} {after_colon}")
    return lines


def title(row: ComplianceRow, texts: Texts) -> str:
    """The title in the language of the paper, as far as its parts are known."""
    return title_in(texts.language, row.title)


def lead(row: ComplianceRow, texts: Texts) -> str:
    """Who leads it, governments by their States; "" where nobody is on record."""
    return texts.listed(parties_in(texts.language, row.lead))


def mark(cell: ReportStatus, texts: Texts) -> str:
    """One or two letters for the matrix."""
    letters: str = texts["mark"][cell.state.value]
    return letters


def key(texts: Texts) -> str:
    """What the letters of the matrix mean."""
    apart: str = texts["apart"]
    return apart.join(f"{texts['mark'][name]} {words}" for name, words in texts["state"].items())


def beside(report: ComplianceReport, texts: Texts) -> list[list[str]]:
    """The header and a row for each action with Range States: what each side reports.

    Without a header where no National Report was taken in.
    """
    ours = wording(texts.language, "national_reports")
    rows = [
        [row.number, title(row, texts), texts["state"][row.state.value], "\n".join(answers)]
        for row in report.rows
        if (answers := who_says_what(row.states, texts.language))
    ]
    head = [ours[name] for name in ("number", "action", "proponents", "range_states")]
    return [head, *rows] if rows else []


def words_beside(report: ComplianceReport, texts: Texts) -> list[list[str]]:
    """The header and a row for what each State writes; nothing where none wrote anything."""
    return words_table(report.rows, texts.language)
