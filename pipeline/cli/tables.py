"""Outcomes on a screen of 80 columns: a table of the files, then the findings of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.findings import Severity
from pipeline.languages import label
from pipeline.outcome import Outcome
from pipeline.submission_answers import SubmissionAnswer, SubmissionLine
from pipeline.summarise import in_language
from pipeline.summary import EvidenceSummary, FileSummary, FindingSummary

COLOURS = {Severity.MUST_FIX: "red", Severity.CHECK: "yellow", Severity.NOTE: "cyan"}
LONGEST_QUOTE = 160  # characters shown of the words a finding rests on
MOST_QUOTES = 2  # shown for one finding; the JSON has them all


def print_outcomes(outcomes: Sequence[Outcome], language: str) -> None:
    """Write to standard output what came of each file."""
    console = Console(highlight=False)
    summaries = [in_language(outcome, language) for outcome in outcomes]
    for summary in summaries:
        _print_file(console, summary, language)
    if len(summaries) > 1:
        console.print(_table(summaries, language))


def _print_file(console: Console, summary: FileSummary, language: str) -> None:
    console.print(Text(summary.file, style="bold"), soft_wrap=True)
    if summary.problem is not None:
        console.print(Padding(Text(summary.problem, style="red"), (0, 0, 1, 2)))
        return
    console.print(Padding(Text(_what_it_is(summary, language)), (0, 0, 0, 2)))
    if not summary.findings:
        console.print(Padding(Text(label("Nothing to look at.", language)), (0, 0, 0, 2)))
    for finding in summary.findings:
        console.print(Padding(_finding(finding, language), (0, 0, 0, 2)))
    console.print()


def _what_it_is(summary: FileSummary, language: str) -> str:
    """One line: kind, language, symbol, targets, number of the action."""
    kinds = " + ".join(label(kind, language).replace("_", " ") for kind in summary.kinds)
    targets = [taxon.scientific_name for taxon in summary.taxa if taxon.role == "target"]
    action = f"Concerted Action {summary.concerted_action}" if summary.concerted_action else ""
    facts = [kinds, summary.language or "", summary.symbol or "", action, ", ".join(targets[:4])]
    return " · ".join(filter(None, facts))


def _finding(finding: FindingSummary, language: str) -> Text:
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


def _where(evidence: EvidenceSummary, language: str) -> str:
    if evidence.page is not None:
        return f"{label('page', language)} {evidence.page}"
    return f"{label('paragraph', language)} {evidence.paragraph}"


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1].rstrip()}…"


def _table(summaries: Sequence[FileSummary], language: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(label("File", language), overflow="fold")
    table.add_column(label("Kind", language))
    for severity in Severity:
        name = label(severity.value, language).replace("_", " ")
        table.add_column(name, justify="right", no_wrap=True)
    for summary in summaries:
        counts = Counter(finding.severity for finding in summary.findings)
        kind = label("could not be read", language)
        if summary.problem is None:
            kind = " + ".join(label(kind, language).replace("_", " ") for kind in summary.kinds)
        table.add_row(summary.file, kind, *(str(counts[one] or "") for one in Severity))
    return table


def print_lines(lines: Sequence[SubmissionLine]) -> None:
    """Write a list of submissions to standard output."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("SHA-256", "File", "Meeting", "Received", "Kind"):
        table.add_column(heading, overflow="fold")
    table.add_column("Findings", justify="right")
    for line in lines:
        kind = line.kind or line.problem_state or ""
        day = line.received or "not known"
        count = str(line.findings)
        table.add_row(line.sha256[:8], line.file, line.meeting, day, kind.replace("_", " "), count)
    if lines:
        Console(highlight=False).print(table)


def print_submission(answer: SubmissionAnswer, language: str) -> None:
    """Write everything held on one submission to standard output."""
    console = Console(highlight=False)
    corrected = replace(answer.corrected, findings=answer.findings)
    _print_file(console, corrected, language)
    for line in _held_on(answer):
        console.print(Text(line))


def _held_on(answer: SubmissionAnswer) -> Iterator[str]:
    yield f"SHA-256: {answer.sha256}"
    for receipt in answer.receipts:
        yield f"Sent to {receipt.meeting}; received: {receipt.received or 'not known'}"
    for finding in answer.waived:
        yield f"Waived: {finding.code} {finding.message}"
    for word in answer.words:
        yield f"{word.by} on {word.day}: {word.verb} {word.path} {word.reason}".rstrip()
    for conflict in answer.conflicts:
        yield f"Conflict at {conflict.path}: read {conflict.now!r}, said {conflict.said!r}"
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
