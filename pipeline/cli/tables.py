"""Outcomes on a screen of 80 columns: a table of the files, then the findings of each."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.findings import Severity
from pipeline.languages import label
from pipeline.outcome import Outcome
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
    """One line: kind, language, symbol, targets."""
    kinds = " + ".join(label(kind, language) for kind in summary.kinds)
    targets = [taxon.scientific_name for taxon in summary.taxa if taxon.role == "target"]
    facts = [kinds, summary.language or "", summary.symbol or "", ", ".join(targets[:4])]
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
            kind = " + ".join(label(kind, language) for kind in summary.kinds)
        table.add_row(summary.file, kind, *(str(counts[one] or "") for one in Severity))
    return table
