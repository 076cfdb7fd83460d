"""The stable JSON of `concerted national-reports`: add fields, never rename or remove."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.national_reports.report import Answer
from pipeline.national_reports.side_by_side import StateAnswer
from pipeline.register import KeptReport
from pipeline.reports.beside import BothSides, ProponentsReport


@dataclass(frozen=True, slots=True)
class StateReported:
    """What a Range State says of an action in its National Report."""

    iso: str
    is_party: bool | None  # null: cannot be told
    answered: str  # of_action, in_general, nothing, no_question, no_report, invited, cannot_tell
    words: tuple[str, ...]  # of its answers, as it wrote them
    by: str  # number, title or taxon: how they were tied to the action; "" where they were not
    file: str  # "" where no report came
    period: str = ""  # that the report is on, as it words it
    answers: tuple[Answer, ...] = ()  # those that the words are of, whole


@dataclass(frozen=True, slots=True)
class SectionReported:
    """A section of a report of the proponents."""

    section: str  # id of the form's section; "" for none of the form's
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class ProponentsReported:
    """A report of the proponents on an action."""

    document: str  # SHA-256 of a kept file, else a symbol
    file: str | None  # null: no file is held
    symbol: str | None
    meetings: tuple[str, ...]  # that it was sent to
    proposed_future: str | None  # continuation, completion or closure; null: not stated, not held
    sections: tuple[SectionReported, ...]  # as read; empty where no file is held


@dataclass(frozen=True, slots=True)
class ActionBeside:
    """What the proponents of an action report, and beside it what each Range State says."""

    number: str
    title: str
    proponents: tuple[ProponentsReported, ...]
    range_states: tuple[StateReported, ...]


@dataclass(frozen=True, slots=True)
class NationalReportLine:
    """A National Report on a line of the list."""

    iso: str | None  # null: the file does not tell
    respondent: str
    title: str
    period: str
    file: str
    questions: int
    answered: int
    id: str = ""  # for `publish` and `withhold`
    is_public: bool = False  # a person says that it is


@dataclass(frozen=True, slots=True)
class NationalReportAnswer(NationalReportLine):
    """A National Report with every question."""

    answers: tuple[Answer, ...] = ()


def state_reported(state: StateAnswer) -> StateReported:
    words = tuple(filter(None, (answer.original or answer.text for answer in state.words)))
    named = (state.iso, state.party, state.answered.value)
    return StateReported(*named, words, state.by, state.file, state.period, state.words)


def action_beside(both: BothSides) -> ActionBeside:
    return ActionBeside(
        both.action.number,
        both.action.title,
        tuple(map(_proponents, both.proponents)),
        tuple(map(state_reported, both.states)),
    )


def _proponents(report: ProponentsReport) -> ProponentsReported:
    document, reading = report.document, report.reading
    sections = reading.sections if reading else ()
    return ProponentsReported(
        document.document,
        document.file,
        document.symbol,
        document.meetings,
        reading.proposed_future if reading else None,
        tuple(SectionReported(section.id, section.heading, section.text) for section in sections),
    )


def report_lines(reports: Iterable[KeptReport]) -> list[NationalReportLine]:
    """Reports as lines of a list."""
    return [NationalReportLine(**_line(each)) for each in reports]


def report_answer(kept: KeptReport) -> NationalReportAnswer:
    return NationalReportAnswer(**_line(kept), answers=kept.report.answers)


def _line(kept: KeptReport) -> dict[str, Any]:
    report = kept.report
    return {
        "iso": report.iso,
        "respondent": report.respondent,
        "title": report.title,
        "period": report.period,
        "file": kept.file,
        "questions": len(report.answers),
        "answered": sum(answer.is_given for answer in report.answers),
        "id": kept.id,
        "is_public": kept.public,
    }
