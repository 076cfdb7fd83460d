"""From the register to public rows. The only module of the site that sees a register.

Every text of a row comes from one of: the title of an action, the kinds, days, meetings and
documents of its public events, what these say of their period, and meetings. Nothing else of the
register is read here; a test holds every column of every table to that. What is reported from
both sides is in `national`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from extractors.fields.states.countries import state_name
from pipeline.actions.coverage import is_day_assumed
from pipeline.actions.due import WHAT, DueState
from pipeline.actions.event_kinds import Publicity
from pipeline.actions.lifecycle import EventDetail, RecordedEvent, lived, rests_on
from pipeline.actions.merged import came_into
from pipeline.actions.names import NameKind
from pipeline.actions.periods import Period, periods
from pipeline.actions.report_status import ReportEvidence
from pipeline.convention.governments import governments_in
from pipeline.convention.meetings import Basis, DeadlineKind, Meeting
from pipeline.convention.parties import is_party
from pipeline.register import Action, Register
from pipeline.site.content.changes import changes
from pipeline.site.content.documents import Documents
from pipeline.site.content.national import PublicReports, public_reports, reported
from pipeline.site.content.rows import (
    LANGUAGES,
    ActionRow,
    ActivityRow,
    DocumentRow,
    DueRow,
    EventRow,
    MeetingRow,
    PeriodRow,
    ProponentRow,
    PublicStatus,
    Site,
    StateRow,
)
from pipeline.site.content.served_files import ServedFiles
from pipeline.site.content.taxa import Taxa
from pipeline.site.content.text import clean
from pipeline.site.content.visibility import public_events, public_status
from pipeline.site.settings import UNSET, SiteSettings
from pipeline.site.urls import permanent

KINDS = {what: kind.value for kind, what in WHAT.items()}  # our word for a due report -> its kind


def gather(
    register: Register,
    today: date,
    editions: Path | None = None,
    settings: SiteSettings = UNSET,
) -> Site:
    """Everything public.

    `today` only decides which meeting the next reports are for, and which edition of the
    Appendices is in force.

    `editions` is the folder of imported editions of the Appendices.
    """
    actions = register.actions()
    lives = [(action, public_events(action.events)) for action in actions]
    lives = [(action, public) for action, public in lives if public]
    updated = max((event.day for _, public in lives for event in public), default=None)
    evidence, taxa = register.report_evidence(public=True), Taxa(today, editions)
    meetings = evidence.meetings
    files, national = ServedFiles(register, settings), public_reports(register)
    rows = tuple(
        _with_both_sides(
            _Life(files, action, public, evidence).row(today, updated or today, taxa),
            replace(action, events=public),
            (register, files, national),
            updated or today,
        )
        for action, public in lives
    )
    rows = _with_what_came_in(rows, [replace(action, events=public) for action, public in lives])
    governments = _governments_of(rows, updated or today)
    return Site(
        *(rows, _meetings(rows, meetings), updated, governments, taxa.edition),
        files=files.all(),
        changes=changes(actions, meetings),
        licence=clean(settings.licence),
    )


def _with_what_came_in(
    rows: Sequence[ActionRow], actions: Sequence[Action]
) -> tuple[ActionRow, ...]:
    """Each with the public actions that were merged into it or went on in it."""
    titles = {row.number: row.title for row in rows}
    came_in = came_into(actions)
    return tuple(
        replace(
            row,
            came_in=tuple((o.number, titles[o.number]) for o in came_in.get(row.number, ())),
        )
        for row in rows
    )


def _with_both_sides(
    row: ActionRow, seen: Action, known: tuple[Register, ServedFiles, PublicReports], on: date
) -> ActionRow:
    """With what Range States say in public; then what its proponents report stands beside it."""
    register, files, reports = known
    national = reports.of(seen, row.states, on)
    if not national:
        return row
    offered = {file.address: file for file in files.all()}
    by_proponents = tuple(reported(register, seen, row, offered))
    return replace(row, reports=by_proponents, national=national)


class _Life:
    """The public life of one action, kept while its row is made."""

    def __init__(
        self,
        files: ServedFiles,
        action: Action,
        public: Sequence[RecordedEvent],
        evidence: ReportEvidence,
    ) -> None:
        self.action = action
        self.public = public
        self.evidence = evidence
        self.documents = Documents(files, action, public, evidence.meetings)

    def row(self, today: date, on: date, taxa: Taxa) -> ActionRow:
        past = periods(self.public)
        now = past[-1].particulars
        status = public_status(self.public)
        events, deciding = self._events()
        return ActionRow(
            number=self.action.number,
            permanent=permanent(self.action.key),
            title=clean(self.action.title),
            status=status,
            events=events,
            deciding=deciding,
            periods=tuple(map(_period, past)),
            taxa=tuple(taxa.row(detail) for detail in now.get("taxa", ())),
            states=_states(now.get("range_states", ()), on),
            activities=tuple(map(_activity, now.get("activities", ()))),
            documents=_each_once(
                chain(*(event.documents for event in events), self.documents.others())
            ),
            due=self._due(today) if status is PublicStatus.ONGOING else (),
            key=self.action.key,
            aliases=self._aliases(),
        )

    def _aliases(self) -> tuple[str, ...]:
        """The numbers it had, and what it went by before it had one; none that it has now."""
        had = [name.text for name in self.action.names if name.kind is NameKind.NUMBER]
        return tuple(n for n in dict.fromkeys([self.action.key, *had]) if n != self.action.number)

    def _events(self) -> tuple[tuple[EventRow, ...], EventRow]:
        """All events, and the one that the status rests on."""
        rows = tuple(self._event(event, found.step) for event, found in lived(self.public))
        return rows, rows[self.public.index(rests_on(self.public))]

    def _event(self, event: RecordedEvent, step: str) -> EventRow:
        return EventRow(
            ordinal=event.ordinal,
            kind=event.kind.value,
            meeting=event.meeting,
            day=event.day,
            step=step,
            documents=self.documents.of(event),
            into=self._into(event),
            day_assumed=is_day_assumed(event, self.evidence.meetings),
            by_deadline=self._by_deadline(event),
        )

    def _by_deadline(self, event: RecordedEvent) -> bool | None:
        """Whether a report came by the published deadline in force when it came."""
        meeting = self.evidence.meetings.get(event.meeting)
        if not event.kind.traits.is_public_report or meeting is None:
            return None
        kind = DeadlineKind.COP_REPORT if meeting.is_cop else DeadlineKind.COUNCIL_REPORT
        deadline = meeting.deadline(kind, event.day)
        if deadline is None or deadline.basis is not Basis.PUBLISHED:
            return None
        if is_day_assumed(event, self.evidence.meetings):
            return None
        return event.day <= deadline.day

    def _into(self, event: RecordedEvent) -> tuple[str, ...]:
        """What it goes on in, an action by the number it has now."""
        words = tuple(clean(detail.text) for detail in event.says("into"))
        return (clean(self.action.into),) if words and self.action.into else words

    def _due(self, today: date) -> tuple[DueRow, ...]:
        reports = [event for event in self.public if event.kind.traits.is_public_report]
        seen = replace(self.action, events=self._seen())
        expected = seen.due(self.evidence, today)
        return tuple(
            DueRow(
                meeting=due.meeting,
                kind=KINDS.get(due.what, "decision"),
                day=due.day,
                basis=due.basis,
                received=due.state is DueState.RECEIVED,
                known_until=due.covered_until if due.state is DueState.NOT_ON_RECORD else None,
                days=tuple(report.day for report in reports if report.meeting == due.meeting),
            )
            for due in expected
            if due.meeting and due.day
        )

    def _seen(self) -> tuple[RecordedEvent, ...]:
        """The public life, and what people know of how far it reaches."""
        known = (
            event for event in self.action.events if event.kind.traits.public is Publicity.INTERNAL
        )
        return (*self.public, *known)


def _period(period: Period) -> PeriodRow:
    lead = next((_proponent(detail) for detail in period.particulars.get("lead", ())), "")
    details = (*period.particulars.get("lead", ()), *period.particulars.get("proponents", ()))
    names = {_proponent(detail): _codes(detail) for detail in reversed(details)}
    names = {name: names[name] for name in dict.fromkeys(map(_proponent, details))}
    people = (ProponentRow(name, name == lead, codes) for name, codes in names.items() if name)
    return PeriodRow(period.meeting, period.first, tuple(people), clean(period.until))


def _proponent(detail: EventDetail) -> str:
    """A government by its State, however a document spells it; anybody else as written."""
    codes = _codes(detail)
    return (_name(codes[0], "en") if len(codes) == 1 else "") or clean(detail.text)


def _codes(detail: EventDetail) -> tuple[str, ...]:
    """ISO codes of the governments that a proponent is; empty for organizations and people."""
    if iso := detail.more.get("iso"):
        return (str(iso),)
    return governments_in(detail.text)


def _governments_of(rows: Iterable[ActionRow], on: date) -> tuple[StateRow, ...]:
    codes = {code for row in rows for proponent in row.proponents for code in proponent.codes}
    details = (EventDetail("lead", code, {"iso": code}) for code in sorted(codes))
    return tuple(state for state in _states(details, on) if state.iso)


def _states(details: Iterable[EventDetail], on: date) -> tuple[StateRow, ...]:
    rows: dict[str, StateRow] = {}
    for detail in details:
        iso, written = str(detail.more.get("iso") or ""), clean(detail.text)
        rows.setdefault(iso or written, _state(iso, written, on))
    return tuple(rows.values())


@lru_cache(maxsize=1000)  # the States of a thousand actions are the same few hundred
def _state(iso: str, written: str, on: date) -> StateRow:
    names = {language: _name(iso, language) or written for language in LANGUAGES}
    known = bool(_name(iso, "en"))
    return StateRow(iso if known else "", names, is_party(iso, on) if known else None)


@cache
def _name(iso: str, language: str) -> str:
    try:
        return state_name(iso, language) if iso else ""
    except KeyError:
        return ""


def _activity(detail: EventDetail) -> ActivityRow:
    names = ("outcome", "timeframe", "responsibility", "funding")
    return ActivityRow(
        clean(detail.text), *(clean(str(detail.more.get(name) or "")) for name in names)
    )


def _each_once(documents: Iterable[DocumentRow]) -> tuple[DocumentRow, ...]:
    return tuple({document.sha256 or document.name: document for document in documents}.values())


def _meetings(rows: Sequence[ActionRow], meetings: Mapping[str, Meeting]) -> tuple[MeetingRow, ...]:
    named = {event.meeting for row in rows for event in row.events}
    named |= {due.meeting for row in rows for due in row.due}
    named |= {period.meeting for row in rows for period in row.periods}
    known = [meetings[id_] for id_ in named if id_ in meetings]
    return tuple(
        MeetingRow(meeting.id, meeting.opens, meeting.closes, clean(meeting.place))
        for meeting in sorted(known, key=lambda meeting: (meeting.opens, meeting.id))
    )
