"""The report of a run as lines of words, the same for the screen, the page, Word and Excel."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.bonn import BONN, in_figures
from pipeline.i18n import sentence
from pipeline.intake.result import IntakeReport
from pipeline.reports.texts import Texts
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import IntakeResult
from pipeline.submissions.messages import RenderedFinding, problem, rendered
from pipeline.submissions.summary import Reading

SAYS_NO_MORE = {"New.", "Already held: nothing changed."}  # than the state says already


def in_words(report: IntakeReport, language: str) -> IntakeReport:
    """The same run with its problems and notes in another language."""
    rows = (
        replace(
            row,
            result=replace(row.result, summary=_in_language(row.summary, language)),
            note="" if row.note in SAYS_NO_MORE else sentence(row.note, language),
        )
        if language != "en"
        else row
        for row in report.rows
    )
    return replace(report, rows=tuple(rows))


def line(report: IntakeReport, texts: Texts) -> str:
    """The run in one line."""
    counts = [texts.several(state.value, count) for state, count in report.counts.items()]
    for name, extra in (
        ("unfinished", report.unfinished),
        ("passed_over", report.passed_over),
        ("not_come", report.not_come),
    ):
        if extra:
            counts.append(texts.several(name, len(extra)))
    if not counts:
        nothing: str = texts["none"]
        return nothing
    files = texts.several("file", len(report.rows))
    return texts.text("line", files=files, counts=", ".join(counts))


def when(report: IntakeReport, texts: Texts) -> str:
    """When the run began, by the clocks of Bonn, with their zone."""
    local = report.run.astimezone(BONN)
    return texts.text("when", day=local.date(), clock=f"{local:%H:%M} {local.tzname()}")


def appendices(report: IntakeReport, texts: Texts) -> str:
    """Which editions names were held against, and what those lack; "" where none was."""
    if not report.editions:
        return ""
    caveats = [sentence(caveat, texts.language) for caveat in report.caveats]
    return " ".join([texts.text("edition", editions=", ".join(report.editions)), *caveats])


def kind(row: IntakeResult, texts: Texts) -> str:
    """In words, both where it is two at once; "" for a file that could not be read."""
    kinds = row.summary.kinds or tuple(filter(None, [row.summary.kind]))
    both: str = texts["both"]
    return both.join(texts["kinds"].get(kind_, kind_) for kind_ in kinds).capitalize()


def day(row: IntakeResult, texts: Texts) -> str:
    """The day of receipt; a suggested one is never passed off as known."""
    if row.received:
        return in_figures(row.received)
    if row.suggested:
        return texts.text("suggested", day=row.suggested_in_figures)
    unknown: str = texts["not_known"]
    return unknown


def remark(row: IntakeResult, texts: Texts) -> str:
    """What brought it, and the note where it says more than the state."""
    note = "" if row.note in SAYS_NO_MORE else row.note
    bundle = row.summary.came_in
    brought = texts.text("came_in", bundle=bundle) if bundle else ""
    return " ".join(filter(None, [brought, note]))


def counted(severity: Severity, number: int, texts: Texts) -> str:
    """The severity over a count: "Note", "Notes"."""
    single, many = texts["counts"][severity.value]
    return str(single if number == 1 else many)


def findings(row: IntakeResult, texts: Texts) -> tuple[RenderedFinding, ...]:
    """What someone should look at, in words; what has to be fixed first."""
    return rendered(row.findings, texts.language)


def _in_language(summary: Reading, language: str) -> Reading:
    if summary.problem is None:
        return summary
    state = summary.problem_state or ""
    return replace(summary, problem=problem(summary.file, state, summary.problem, language))


def where(finding: RenderedFinding, texts: Texts) -> Sequence[tuple[str, str]]:
    """The places a finding rests on, in words, each with what stands there."""
    return [
        (
            texts.text("page_of", page=evidence.page)
            if evidence.page
            else texts.text("paragraph_of", paragraph=evidence.paragraph),
            shortened(evidence.quote),
        )
        for evidence in finding.evidence
    ]


def shortened(text: str, most: int = 240) -> str:
    """At most about `most` characters, cut between words."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0] + " …"
