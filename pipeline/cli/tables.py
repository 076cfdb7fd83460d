"""Outcomes on a screen of 80 columns: a table of the files, then the findings of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.cli.file_names import column_width, folded
from pipeline.cli.harmless_console import HarmlessConsole
from pipeline.convention.receipt_day import in_figures
from pipeline.i18n import label
from pipeline.reports.list_files import in_words
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.messages import (
    RenderedEvidence,
    RenderedFinding,
    problem,
    rendered,
)
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.review import Conflict
from pipeline.submissions.review.review_remarks import shown
from pipeline.submissions.summary import Reading
from pipeline.views.submissions import HeadingAnswer, SubmissionAnswer

COLOURS = {Severity.MUST_FIX: "red", Severity.CHECK: "yellow", Severity.NOTE: "cyan"}
LONGEST_QUOTE = 160  # characters shown of the words a finding rests on
KIND = 12  # characters of a column of kinds, which may take two lines
BESIDE = 43  # characters: checksum, meeting, day and count, beside names and kinds
CARRIED = {"waive": "waived", "correct": "corrected", "withdraw": "open again"}
MOST_QUOTES = 2  # shown for one finding; the JSON has them all


def print_outcomes(outcomes: Sequence[ExaminationResult], language: str) -> None:
    """Write to standard output what came of each file."""
    console = HarmlessConsole(highlight=False)
    summaries = [outcome.summary for outcome in outcomes]
    for summary in summaries:
        _print_file(console, summary, language)
    if len(summaries) > 1:
        console.print(_table(summaries, language, console.width))


def _print_file(console: HarmlessConsole, summary: Reading, language: str) -> None:
    console.print(Text(summary.file, style="bold"), soft_wrap=True)
    if summary.problem is not None:
        state = summary.problem_state or ""
        sentence = problem(summary.file, state, summary.problem, language)
        console.print(Padding(Text(sentence, style="red"), (0, 0, 1, 2)))
        return
    console.print(Padding(Text(_what_it_is(summary, language)), (0, 0, 0, 2)))
    if not summary.findings:
        console.print(Padding(Text(label("Nothing to look at.", language)), (0, 0, 0, 2)))
    for finding in rendered(summary.findings, language):
        console.print(Padding(_finding(finding, language), (0, 0, 0, 2)))
    console.print()


def _what_it_is(summary: Reading, language: str) -> str:
    """One line: kind, language, symbol, targets, number of the action."""
    kinds = _kinds(summary, language)
    targets = [taxon.scientific_name for taxon in summary.taxa if taxon.role == "target"]
    action = f"Concerted Action {summary.concerted_action}" if summary.concerted_action else ""
    facts = [kinds, summary.language or "", summary.symbol or "", action, ", ".join(targets[:4])]
    return " · ".join(filter(None, facts))


def _kinds(summary: Reading, language: str) -> str:
    """What it is, in the words of the report of an intake."""
    return " + ".join(in_words("kind", kind, language) for kind in summary.kinds)


def _finding(finding: RenderedFinding, language: str) -> Text:
    severity = Severity(finding.severity)
    text = Text()
    text.append(label(severity.value, language).replace("_", " "), style=COLOURS[severity])
    text.append(f" {finding.code} ", style="dim")
    text.append(finding.message)
    for evidence in finding.evidence[:MOST_QUOTES]:
        text.append(f"\n  {_where(evidence, language)}: “{_short(evidence.quote)}”", style="dim")
    if len(finding.evidence) > MOST_QUOTES:
        text.append("\n  …", style="dim")
    return text


def _where(evidence: RenderedEvidence, language: str) -> str:
    if evidence.page is not None:
        return f"{label('page', language)} {evidence.page}"
    return f"{label('paragraph', language)} {evidence.paragraph}"


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def _table(summaries: Sequence[Reading], language: str, screen: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(label("File", language), no_wrap=True)
    table.add_column(label("Kind", language))
    names = [label(severity.value, language).replace("_", " ") for severity in Severity]
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    width = column_width(screen, KIND + sum(len(name) + 2 for name in names))
    for summary in summaries:
        counts = Counter(finding.severity for finding in summary.findings)
        kind = label("could not be read", language)
        if summary.problem is None:
            kind = _kinds(summary, language)
        file = Text(folded(summary.file, width))
        table.add_row(file, kind, *(str(counts[level] or "") for level in Severity))
    return table


def print_headings(headings: Sequence[HeadingAnswer]) -> None:
    """A table of the headings that people placed."""
    table = Table()
    for title in ("Heading", "Section", "Placed in", "By", "Day"):
        table.add_column(title)
    for heading in headings:
        table.add_row(
            *map(Text, (heading.heading, heading.section, heading.file, heading.by, heading.day))
        )
    if headings:
        HarmlessConsole(highlight=False).print(table)


def print_lines(lines: Sequence[SubmissionListEntry]) -> None:
    """Write a list of submissions to standard output."""
    console = HarmlessConsole(highlight=False)
    width = column_width(console.width, KIND + BESIDE)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("SHA-256", "File", "Meeting", "Received"):
        table.add_column(heading, no_wrap=True)
    table.add_column("Kind")
    table.add_column("Findings", justify="right", no_wrap=True)
    for line in lines:
        problem_state = (line.problem_state or "").replace("_", " ")
        what = in_words("kind", line.kind, "en") if line.kind else problem_state
        kind = " ".join(filter(None, [what, _standing(line)]))
        day = in_figures(line.received) if line.received else "not known"
        count = str(line.findings)
        name = Text(folded(line.file, width))
        table.add_row(line.sha256[:8], name, line.meeting, day, kind, count)
    if lines:
        console.print(table)


def _standing(line: SubmissionListEntry) -> str:
    """What a file is where it is no submission by itself: "(translation of 1a2b3c4d)"."""
    if line.counts:
        return ""
    of = f" of {line.goes_with[:8]}" if line.goes_with else ""
    return f"({line.standing.value}{of})"


def print_submission(answer: SubmissionAnswer, language: str) -> None:
    """Write everything held on one submission to standard output."""
    console = HarmlessConsole(highlight=False)
    corrected = replace(answer.corrected, findings=answer.findings)
    _print_file(console, corrected, language)
    for line in _held_on(answer, language):
        console.print(Text(line))


def _held_on(answer: SubmissionAnswer, language: str) -> Iterator[str]:
    yield f"SHA-256: {answer.sha256}"
    for receipt in answer.receipts:
        day = in_figures(receipt.received) if receipt.received else "not known"
        yield f"Sent to {receipt.meeting}; received: {day}"
    for relation in answer.relations:
        of = f" {relation.target[:12]}" if relation.target else ""
        why = f": {relation.reason}" if relation.reason else ""
        what = relation.kind.value.replace("_", " ")
        yield f"{relation.by} on {relation.day}: {what}{of}{why}"
    for related in answer.related:
        yield f"{related.kind.value.replace('_', ' ')} this: {related.sha256[:12]}"
    if answer.erasure:
        yield (
            f"{answer.erasure.asked_by} asked on {answer.erasure.asked} that it be erased: "
            f"{answer.erasure.reason}. It waits for a second person."
        )
    for finding in rendered(answer.waived, language):
        yield f"Waived: {finding.code} {finding.message}"
    said_here = {word.path for word in answer.words}
    for carried in answer.carried:
        decision = carried.decision
        asked = "" if decision.path in said_here else " Does it still hold?"
        yield (
            f"Said of the earlier version {carried.file} by {decision.by} on {decision.day}: "
            f"{CARRIED.get(decision.verb, decision.verb)} {decision.path}: "
            f"{decision.reason}.{asked}"
        )
    for word in answer.words:
        yield f"{word.by} on {word.day}: {word.verb} {word.path} {word.reason}".rstrip()
    for conflict in answer.conflicts:
        yield _conflict(conflict)
    for other in answer.twins:
        yield f"The same text: {other[:8]}"
    for other in answer.versions:
        if other not in answer.twins:
            yield f"Another version: {other[:8]}"
    for change in answer.changes:
        yield f"Since the version before, {change.section}: {change.state}"
        for passage in change.passages[:MOST_QUOTES]:
            yield f"  - {_short(passage.before)}" if passage.before else "  -"
            yield f"  + {_short(passage.after)}" if passage.after else "  +"


def _conflict(conflict: Conflict) -> str:
    """What a newer reading says, beside what a person said of the older one."""
    if conflict.said == "waived":
        return (
            f"{conflict.path} was waived by {conflict.by} on {conflict.day} when it said "
            "otherwise, and counts again. Waive it once more if that still holds."
        )
    read_now, corrected = shown(conflict.now), shown(conflict.said)
    return f"Conflict at {conflict.path}: read {read_now}, said {corrected}"
