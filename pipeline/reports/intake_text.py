"""The report of a run as lines of words, the same for the screen, the page, Word and Excel."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.findings import Severity
from pipeline.languages import sentence
from pipeline.outcome import Outcome
from pipeline.reports.intake import IntakeReport, IntakeRow
from pipeline.reports.wording import Wording
from pipeline.summarise import in_language
from pipeline.summary import FindingSummary

SAYS_NO_MORE = {"New.", "Already held: nothing changed."}  # than the state says already


def in_words(report: IntakeReport, language: str) -> IntakeReport:
    """The same run with its findings, problems and notes in another language."""
    rows = (
        replace(
            row,
            summary=in_language(Outcome(row.summary, row.found, row.detail), language),
            note="" if row.note in SAYS_NO_MORE else sentence(row.note, language),
        )
        if language != "en"
        else row
        for row in report.rows
    )
    return replace(report, rows=tuple(rows))


def line(report: IntakeReport, own: Wording) -> str:
    """The run in one line."""
    counts = [f"{count} {own['states'][state.value]}" for state, count in report.counts.items()]
    for name, extra in (("passed_over", report.passed_over), ("not_come", report.not_come)):
        if extra:
            counts.append(str(own["counted"][name]).format(count=len(extra)))
    files = own.several("file", len(report.rows))
    return own.text("line", files=files, counts=", ".join(counts or [own["none"]]))


def when(report: IntakeReport, own: Wording) -> str:
    return own.text("when", day=report.run.date(), clock=f"{report.run:%H:%M}")


def appendices(report: IntakeReport, own: Wording) -> str:
    """Which editions names were held against, and what those lack; "" where none was."""
    if not report.editions:
        return ""
    caveats = [sentence(one, own.language) for one in report.caveats]
    return " ".join([own.text("edition", editions=", ".join(report.editions)), *caveats])


def kind(row: IntakeRow, own: Wording) -> str:
    """In words, both where it is two at once; "" for a file that could not be read."""
    kinds = row.summary.kinds or tuple(filter(None, [row.summary.kind]))
    both: str = own["both"]
    return both.join(own["kinds"].get(one, one) for one in kinds).capitalize()


def day(row: IntakeRow, own: Wording) -> str:
    """The day of receipt; a suggested one is never passed off as known."""
    if row.received:
        return row.received.isoformat()
    if row.suggested:
        return own.text("suggested", day=row.suggested)
    unknown: str = own["not_known"]
    return unknown


def remark(row: IntakeRow, own: Wording) -> str:
    """What brought it, and the note where it says more than the state."""
    said = "" if row.note in SAYS_NO_MORE else row.note
    bundle = row.summary.came_in
    brought = own.text("came_in", bundle=bundle) if bundle else ""
    return " ".join(filter(None, [brought, said]))


def counted(severity: Severity, number: int, own: Wording) -> str:
    """The severity over a count: "Note", "Notes"."""
    one, many = own["counts"][severity.value]
    return str(one if number == 1 else many)


def where(finding: FindingSummary, own: Wording) -> Sequence[tuple[str, str]]:
    """The places a finding rests on, in words, each with what stands there."""
    return [
        (
            own.text("page_of", page=one.page)
            if one.page
            else own.text("paragraph_of", paragraph=one.paragraph),
            shortened(one.quote),
        )
        for one in finding.evidence
    ]


def shortened(text: str, most: int = 240) -> str:
    """At most about `most` characters, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0] + " …"
