"""The charts of the compliance report: bars as plain numbers, which the page draws as SVG."""

from collections import Counter
from dataclasses import dataclass

from pipeline.actions.report_status import ReportState
from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance.text import days
from pipeline.reports.texts import Texts

COLOURS = {  # apart for those who see no red or green: the words stand beside each bar too
    ReportState.ON_TIME: "#2f6f4f",
    ReportState.LATE: "#8a6d1d",
    ReportState.DAY_UNKNOWN: "#5b7f95",
    ReportState.IN_INTAKE: "#7a4fa3",
    ReportState.AWAITED: "#1b5a7d",
    ReportState.MISSING: "#9b2c1f",
    ReportState.NOT_ON_RECORD: "#a05a1c",
    ReportState.NOT_DUE: "#8b949c",
    ReportState.ENDED: "#5b6670",
}
LENGTH = 360  # of the longest bar, in the units of the drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    length: int
    wording: str  # beside the bar
    colour: str


def state_bars(report: ComplianceReport, texts: Texts) -> list[Bar]:
    """How many actions are in each state."""
    most = max(report.counts.values(), default=1)
    return [
        Bar(texts["state"][state.value], LENGTH * count // most, str(count), COLOURS[state])
        for state, count in report.counts.items()
    ]


def day_bars(report: ComplianceReport, texts: Texts) -> list[Bar]:
    """The days left, or past, of the actions whose report is not known to have come, by state."""
    counted = Counter(
        (row.state, row.days_left) for row in report.rows if row.days_left is not None
    )
    most = max((abs(number) for _, number in counted), default=1) or 1
    bars = []
    for (state, number), count in counted.items():
        label = f"{texts['state'][state.value]} ({count})"
        wording = days(abs(number), texts, past=number < 0)
        bars.append(Bar(label, LENGTH * abs(number) // most, wording, COLOURS[state]))
    return bars
