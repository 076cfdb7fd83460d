"""From the register to public rows. The only module of the site that sees a register.

Every text of a row comes from one of: the title of an action, the kinds, days, meetings and
documents of its public events, what these say of their period, and meetings. Nothing else of the
register is read here; a test holds every column of every table to that.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

from extractors.fields.states import find_states, state_name
from pipeline.due import WHAT, DueState, due_for
from pipeline.lifecycle import DECISIONS, TRANSITIONS, Particular, RecordedEvent, Status
from pipeline.meetings import Meeting
from pipeline.parties import is_party
from pipeline.periods import Period, periods
from pipeline.register import Action, Register
from pipeline.site.addresses import permanent
from pipeline.site.documents import Documents
from pipeline.site.plain import clean
from pipeline.site.public import REPORTING, public_events, public_status
from pipeline.site.rows import (
    LANGUAGES,
    ActionRow,
    ActivityRow,
    DocumentRow,
    DueRow,
    EventRow,
    MeetingRow,
    PeriodRow,
    ProponentRow,
    Site,
    Standing,
    StateRow,
)
from pipeline.site.taxa import Taxa

GOVERNMENT = ("government", "gouvernement", "gobierno")
KINDS = {what: kind.value for kind, what in WHAT.items()}  # our word for a due report -> its kind


def gather(register: Register, today: date, editions: Path | None = None) -> Site:
    """Everything public.

    `today` only decides which meeting the next reports are for, and which edition of the
    Appendices is in force.

    `editions` is the folder of imported editions of the Appendices.
    """
    lives = [(action, public_events(action.events)) for action in register.actions()]
    lives = [(action, public) for action, public in lives if public]
    updated = max((event.day for _, public in lives for event in public), default=None)
    meetings, taxa = register.meetings(), Taxa(today, editions)
    rows = tuple(
        _Life(register, action, public, meetings).row(today, updated or today, taxa)
        for action, public in lives
    )
    files = {
        (document.sha256, document.suffix)
        for row in rows
        for document in row.documents
        if document.sha256
    }
    governments = _governments_of(rows, updated or today)
    return Site(
        *(rows, _meetings(rows, meetings), updated, governments, taxa.edition),
        files=tuple(sorted(files)),
    )


class _Life:
    """The public life of one action, kept while its row is made."""

    def __init__(
        self,
        register: Register,
        action: Action,
        public: Sequence[RecordedEvent],
        meetings: Mapping[str, Meeting],
    ) -> None:
        self.action = action
        self.public = public
        self.meetings = meetings
        self.documents = Documents(register, action, public, meetings)

    def row(self, today: date, on: date, taxa: Taxa) -> ActionRow:
        past = periods(self.public)
        now = past[-1].particulars
        status = public_status(self.public)
        events, deciding = self._events()
        return ActionRow(
            number=self.action.number,
            permanent=permanent(self.action.number),
            title=clean(self.action.title),
            status=status,
            events=events,
            deciding=deciding,
            periods=tuple(map(_period, past)),
            taxa=tuple(taxa.row(one) for one in now.get("taxa", ())),
            states=_states(now.get("range_states", ()), on),
            activities=tuple(map(_activity, now.get("activities", ()))),
            documents=_each_once(
                chain(*(event.documents for event in events), self.documents.others())
            ),
            due=self._due(today) if status is Standing.ONGOING else (),
        )

    def _events(self) -> tuple[tuple[EventRow, ...], EventRow]:
        """All events, and the one that the status rests on."""
        rows: list[EventRow] = []
        status: Status | None = None
        deciding = 0
        for n, event in enumerate(self.public):
            found = TRANSITIONS[status, event.kind]
            if found.status is not status or event.kind in DECISIONS:
                deciding = n
            status = found.status
            rows.append(self._event(event, found.step))
        return tuple(rows), rows[deciding]

    def _event(self, event: RecordedEvent, step: str) -> EventRow:
        return EventRow(
            ordinal=event.ordinal,
            kind=event.kind.value,
            meeting=event.meeting,
            day=event.day,
            step=step,
            documents=self.documents.of(event),
            into=tuple(clean(one.text) for one in event.says("into")),
        )

    def _due(self, today: date) -> tuple[DueRow, ...]:
        reports = [event for event in self.public if event.kind in REPORTING]
        expected = due_for(self.public, self.meetings, today, self.action.reports_sent)
        return tuple(
            DueRow(
                meeting=due.meeting,
                kind=KINDS.get(due.what, "decision"),
                day=due.day,
                basis=due.basis,
                received=due.state is DueState.RECEIVED,
                days=tuple(one.day for one in reports if one.meeting == due.meeting),
            )
            for due in expected
            if due.meeting and due.day
        )


def _period(period: Period) -> PeriodRow:
    lead = next((clean(one.text) for one in period.particulars.get("lead", ())), "")
    said = period.particulars.get("proponents", ())
    names = {clean(one.text): _codes(one) for one in said}
    if lead:
        names = {lead: names.pop(lead, _codes(Particular("lead", lead))), **names}
    people = (ProponentRow(name, name == lead, codes) for name, codes in names.items() if name)
    return PeriodRow(period.meeting, period.first, tuple(people), clean(period.until))


def _codes(one: Particular) -> tuple[str, ...]:
    """ISO codes of the governments that a proponent is; empty for organizations and people."""
    if iso := one.more.get("iso"):
        return (str(iso),)
    return _governments(one.text.strip()[:500])


def _governments_of(rows: Iterable[ActionRow], on: date) -> tuple[StateRow, ...]:
    codes = {code for row in rows for one in row.proponents for code in one.codes}
    said = (Particular("lead", code, {"iso": code}) for code in sorted(codes))
    return tuple(state for state in _states(said, on) if state.iso)


@cache
def _governments(text: str) -> tuple[str, ...]:
    states = find_states(text)
    alone = len(states) == 1 and states[0].written == text
    if not (alone or text.casefold().startswith(GOVERNMENT)):
        return ()
    return tuple(dict.fromkeys(state.iso for state in states))


def _states(said: Iterable[Particular], on: date) -> tuple[StateRow, ...]:
    rows: dict[str, StateRow] = {}
    for one in said:
        iso, written = str(one.more.get("iso") or ""), clean(one.text)
        names = {language: _name(iso, language) or written for language in LANGUAGES}
        known = bool(_name(iso, "en"))
        row = StateRow(iso if known else "", names, is_party(iso, on) if known else None)
        rows.setdefault(iso or written, row)
    return tuple(rows.values())


@cache
def _name(iso: str, language: str) -> str:
    try:
        return state_name(iso, language) if iso else ""
    except KeyError:
        return ""


def _activity(one: Particular) -> ActivityRow:
    names = ("outcome", "timeframe", "responsibility", "funding")
    return ActivityRow(clean(one.text), *(clean(str(one.more.get(name) or "")) for name in names))


def _each_once(documents: Iterable[DocumentRow]) -> tuple[DocumentRow, ...]:
    return tuple({one.sha256 or one.name: one for one in documents}.values())


def _meetings(rows: Sequence[ActionRow], meetings: Mapping[str, Meeting]) -> tuple[MeetingRow, ...]:
    named = {event.meeting for row in rows for event in row.events}
    named |= {due.meeting for row in rows for due in row.due}
    named |= {period.meeting for row in rows for period in row.periods}
    known = [meetings[id_] for id_ in named if id_ in meetings]
    return tuple(
        MeetingRow(one.id, one.opens, one.closes, clean(one.place))
        for one in sorted(known, key=lambda one: (one.opens, one.id))
    )
