"""The compliance report as a table in words: one line an action, one cell a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.actions.report_status import ReportStatus
from pipeline.actions.unread_files import Waiting
from pipeline.reports.compliance import ComplianceReport, ComplianceRow, text
from pipeline.reports.texts import Texts, wording


@dataclass(frozen=True, slots=True)
class ComplianceCell:
    """The report of an action to one meeting."""

    status: ReportStatus
    mark: str  # one or two letters
    state: str  # in words


@dataclass(frozen=True, slots=True)
class ComplianceLine:
    """One action."""

    row: ComplianceRow
    lead: str
    cells: tuple[ComplianceCell, ...]  # by meeting, the oldest first
    days: str  # to the last day, or since; "" where nothing is awaited
    remark: str  # what the state rests on; "" for nothing
    step: str  # what follows under Step 6(4); "" for nothing

    @property
    def state(self) -> str:
        """For the meeting of the report, in words."""
        return self.cells[-1].state


@dataclass(frozen=True, slots=True)
class ComplianceMatrix:
    """All actions, with the sentences that stand above and below them."""

    report: ComplianceReport
    last_day: str
    counts: str
    lines: tuple[ComplianceLine, ...]
    key: str  # what the marks mean
    anybody: tuple[tuple[Waiting, str], ...]  # files that may be any action's report, and why
    proposals: str  # those that are among no actions; "" for none
    states: tuple[tuple[str, str], ...]  # those that some action is in, each with its words


def compliance_matrix(
    report: ComplianceReport, language: str, rows: Iterable[ComplianceRow] | None = None
) -> ComplianceMatrix:
    """The table of a report, with the lines of all its rows where none are chosen.

    Raises KeyError for another language than the three.
    """
    texts = wording(language, "compliance")
    return ComplianceMatrix(
        report=report,
        last_day=text.last_day(report, texts),
        counts=text.counts(report, texts),
        lines=tuple(_line(row, texts) for row in (report.rows if rows is None else rows)),
        key=text.key(texts),
        anybody=tuple((file, text.waiting(file, texts)) for file in report.anybody),
        proposals=text.proposals(report, texts),
        states=tuple((state.value, texts["state"][state.value]) for state in report.counts),
    )


def _line(row: ComplianceRow, texts: Texts) -> ComplianceLine:
    return ComplianceLine(
        row=row,
        lead=text.lead(row, texts) or texts["no_lead"],
        cells=tuple(
            ComplianceCell(cell, text.mark(cell, texts), texts["state"][cell.state.value])
            for cell in row.matrix
        ),
        days=text.days_of(row, texts),
        remark=text.remark(row, texts),
        step=text.step(row, texts),
    )
