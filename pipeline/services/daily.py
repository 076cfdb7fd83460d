"""The daily run: everything that the meetings in the register ask for on a day."""

from datetime import date

from pipeline.reports.run_result import Papers
from pipeline.schedule.daily import Do, TaskResult, do_day

HEAD = ("Task", "Meeting", "Due since", "Result")


def run_day(today: date, do: Do) -> tuple[Papers, str]:
    """Do everything that is due, each thing once; what fails is tried again by the next run.

    Gives what was done, and what failed; "" where nothing did. `do` does one task. Waits for
    another run of this home. Raises RegisterError.
    """
    results = do_day(today, do)
    failed = [result for result in results if result.failed]
    files = tuple(path for result in results for path in result.files)
    line = f"{today}: {len(results)} due, {len(failed)} failed"
    return Papers(line, (HEAD, *map(_row, results)), files), _failures(failed)


def _row(result: TaskResult) -> tuple[str, ...]:
    task = result.task
    line = f"failed: {result.line}" if result.failed else result.line
    return task.work.value, task.meeting, task.day.isoformat(), line


def _failures(failed: list[TaskResult]) -> str:
    if not failed:
        return ""
    each = (
        f"{result.task.work.value} for {result.task.meeting}: {result.line}" for result in failed
    )
    return f"{'; '.join(each)}. It is tried again by the next run; the rest is done."
