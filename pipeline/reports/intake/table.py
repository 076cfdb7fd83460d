"""What came of an intake as one table, for pages that show nothing else."""

from pipeline.intake.result import IntakeReport
from pipeline.reports.run_result import Papers
from pipeline.submissions.findings import Severity
from pipeline.submissions.kept import IntakeResult

HEAD = ("File", "Kind", "State", "To fix", "To check", "Notes", "Remark")


def papers_of(report: IntakeReport) -> Papers:
    """Every file with its state; then those that did not come, and what was passed over."""
    counts = ", ".join(f"{count} {state.value}" for state, count in report.counts.items())
    rows = [
        *map(_row, report.rows),
        *(
            (name, "", "not found", "", "", "", "Named in the manifest.")
            for name in report.not_come
        ),
        *(
            (path.name, "", "not taken in yet", "", "", "", "The run was stopped before its turn.")
            for path in report.unfinished
        ),
        *(
            (path.name, "", "left out", "", "", "", "Not a submission.")
            for path in report.passed_over
        ),
    ]
    line = f"{files_of(len(report.rows))}: {counts or 'none'}"
    missing = f"; {len(report.not_come)} not found" if report.not_come else ""
    return Papers(line + missing, (HEAD, *rows), ())


def files_of(count: int) -> str:
    """`1 file`, `2 files`."""
    return "1 file" if count == 1 else f"{count} files"


def _row(row: IntakeResult) -> tuple[str, ...]:
    kinds = ", ".join(row.summary.kinds or filter(None, [row.summary.kind])).replace("_", " ")
    counts = [str(row.count(severity) or "") for severity in Severity]
    return (row.file, kinds, row.state.value, *counts, row.summary.problem or row.note)
