"""What is reported on an action from both sides, of that what is public.

A National Report is looked at here only where a person says that it is public: one that is not
leaves no trace, not even that it came. While none is public, nothing of this kind is shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.actions.action import Action
from pipeline.actions.event_kinds import Event
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.national_reports.side_by_side import newest_by_state, state_answer
from pipeline.register import Register
from pipeline.site.content.rows import (
    ActionRow,
    AnswerRow,
    DocumentRow,
    NationalRow,
    OfferedFile,
    ReportedRow,
    StateRow,
)
from pipeline.site.content.text import clean


@dataclass(frozen=True, slots=True)
class PublicReports:
    """The National Reports that are public, by State, and what people say of questions."""

    newest: Mapping[str, tuple[str, NationalReport]]
    questions: Mapping[str, bool]

    def of(self, action: Action, states: tuple[StateRow, ...], on: date) -> tuple[NationalRow, ...]:
        """What each Range State says of an action; empty while no report is public.

        `action` with its public events alone; whether a State is a Party is seen on day `on`.
        """
        if not self.newest:
            return ()
        return tuple(self._row(action, state, on) for state in states if state.iso)

    def _row(self, action: Action, state: StateRow, on: date) -> NationalRow:
        found = self.newest.get(state.iso)
        answer = state_answer(state.iso, action, found, self.questions, on)
        words = tuple(map(_answer, answer.words))
        period = clean(answer.period)
        return NationalRow(state.iso, state.names, answer.answered.value, words, answer.by, period)


def public_reports(register: Register) -> PublicReports:
    """Those that a person says are public; the newest of them counts for its State."""
    kept = register.national_reports
    return PublicReports(newest_by_state(kept.public()), kept.questions())


def reported(
    register: Register, action: Action, row: ActionRow, offered: Mapping[str, OfferedFile]
) -> Iterator[ReportedRow]:
    """The reports of the proponents that are on record, with the words of those on offer.

    `row` is the action without them, `offered` the files by address.
    """
    kept = {document.document for document in action.documents}

    def words(documents: Iterable[DocumentRow]) -> Iterator[tuple[str, str]]:
        for document in documents:
            file = offered.get(document.file)
            if file and file.kept in kept:
                for part in register.submission(file.kept).corrected.sections:
                    yield clean(part.heading), clean(part.text)

    named = set[DocumentRow]()
    for event in row.events:
        if event.kind == Event.REPORTED:
            named |= {*event.documents}
            day = None if event.day_assumed else event.day
            yield ReportedRow(event.meeting, day, event.documents, (*words(event.documents),))
    for document in row.documents:
        if document.role == Event.REPORTED and document not in named:
            yield ReportedRow("", None, (document,), (*words((document,)),))


def _answer(answer: Answer) -> AnswerRow:
    """Its words as the Party wrote them; names of files that are not here are left out."""
    cells = [": ".join(filter(None, cell)) for cell in answer.matrix]
    lines = [answer.original or answer.text, *cells, *answer.links]
    translated = answer.text if answer.original and answer.original != answer.text else ""
    text = "\n".join(filter(None, lines))
    return AnswerRow(answer.number, clean(answer.question), clean(text), clean(translated))
