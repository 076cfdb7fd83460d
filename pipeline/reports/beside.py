"""One action: what its proponents report, and beside it what each Range State says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.national_reports.side_by_side import StateAnswer, state_answers
from pipeline.register import Action, LinkedDocument, Register
from pipeline.submissions.summary import Reading


@dataclass(frozen=True, slots=True)
class ProponentsReport:
    """A report of the proponents."""

    document: LinkedDocument
    reading: Reading | None  # as people corrected it; None: no file is held


@dataclass(frozen=True, slots=True)
class BothSides:
    """What is reported on an action from both sides."""

    action: Action
    proponents: tuple[ProponentsReport, ...]
    states: tuple[StateAnswer, ...]  # its Range States, by code
    taken_in: bool  # whether any National Report is in the register


def both_sides(register: Register, number: str, on: date) -> BothSides:
    """Both sides of an action as of a day. Raises UnknownAction."""
    action, kept = register.action(number), register.national_reports
    reports = kept.all()
    states = state_answers(action, reports, kept.questions(), on)
    return BothSides(action, tuple(_proponents(register, action)), states, bool(reports))


def _proponents(register: Register, action: Action) -> Iterator[ProponentsReport]:
    for document in action.documents:
        is_report = "progress_report" in document.kinds or document.role == "report"
        if is_report and not document.aside:
            yield ProponentsReport(document, _reading(register, document))


def _reading(register: Register, document: LinkedDocument) -> Reading | None:
    return register.submission(document.document).corrected if document.file else None
