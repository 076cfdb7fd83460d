"""What is told of a State, the same on the terminal, at the desk, in Excel and in a calendar."""

from collections.abc import Sequence
from datetime import date

from pipeline.reports.state import StateCount as StateCount
from pipeline.reports.state import StateReport as StateReport
from pipeline.reports.state import state_counts
from pipeline.reports.state import state_names as state_names
from pipeline.reports.state import state_report as report_of
from pipeline.services.session import opened_register, this_day
from pipeline.services.wishes import meant_state


def list_states(today: date | None = None) -> tuple[StateCount, ...]:
    """Every State that an action or proposal concerns. Raises RegisterError."""
    with opened_register() as register:
        return state_counts(register, today or this_day())


def state_report(name: str, today: date | None = None) -> StateReport:
    """Everything on one State, by its name in any language or its code.

    Raises Refused, with what is near, for a word that names none, and RegisterError.
    """
    iso = meant_state(name)
    with opened_register() as register:
        return report_of(register, iso, today or this_day())


def state_lines(report: StateReport, language: str) -> tuple[str, ...]:
    """The report in a language, a line each."""
    from pipeline.reports.state_text import lines_of

    return tuple(lines_of(report, language))


def count_lines(counts: Sequence[StateCount], language: str) -> tuple[str, ...]:
    """The list of all States in a language, a line each; a sentence for none."""
    from pipeline.reports.state_text import counts_in

    return tuple(counts_in(counts, language))


def state_workbook(report: StateReport, language: str) -> bytes:
    """The report as an Excel workbook."""
    from pipeline.reports.state_files import workbook_of  # openpyxl takes a third of a second

    return workbook_of(report, language)


def state_calendar(report: StateReport, language: str) -> bytes:
    """The deadlines of the report as a calendar file."""
    from pipeline.reports.state_files import calendar_of

    return calendar_of(report, language)
