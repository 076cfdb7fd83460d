"""Everything on one State: what it is to each action, what it owes, and what it was written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from extractors.fields.states.countries import find_states, state_name
from pipeline.actions.action import Action
from pipeline.actions.due import WHAT, Due, DueState
from pipeline.actions.lifecycle import EventDetail, Status
from pipeline.actions.report_status import ReportEvidence
from pipeline.convention.governments import governments_in
from pipeline.convention.parties import is_party
from pipeline.i18n import LANGUAGES
from pipeline.national_reports.side_by_side import StateAnswer, newest_by_state, state_answer
from pipeline.register import Done, Register
from pipeline.register.derived.memory import parts_of
from pipeline.register.report_evidence import kept_on_each

KINDS = {what: kind.value for kind, what in WHAT.items()}  # our word for a due report -> its kind


@dataclass(frozen=True, slots=True)
class StateAction:
    """An action that concerns a State."""

    number: str  # "P15.1": a proposal without a number
    heading: str  # what people call it
    status: Status
    proposal: bool  # no COP has accepted it
    words: str = ""  # the activity it is responsible for, or the file that says it was consulted


@dataclass(frozen=True, slots=True)
class StateDue:
    """A report that its government owes, as lead or proponent."""

    key: str  # the number that the action began with, which never changes
    number: str
    heading: str
    kind: str  # cop_report, council_report, scientific_document
    meeting: str
    day: date | None  # the last day; None: not known
    state: DueState
    step: str


@dataclass(frozen=True, slots=True)
class StateLetter:
    """A letter that was drafted on one of its actions, or on a document of it."""

    kind: str  # acknowledgement, completeness, reminder
    meeting: str
    heading: str  # the action, or the name of the file
    day: date  # it was drafted


@dataclass(frozen=True, slots=True)
class StateNational:
    """What the National Report of a State says of an action of which it is a Range State."""

    number: str
    heading: str
    answer: StateAnswer


@dataclass(frozen=True, slots=True)
class StateReport:
    """One State, as the register stands on a day; each list by number, proposals last."""

    iso: str
    names: Mapping[str, str]  # by language
    party: bool | None  # on that day; None: it cannot be told
    today: date
    range_state: tuple[StateAction, ...]
    proponent: tuple[StateAction, ...]
    lead: tuple[StateAction, ...]
    responsible: tuple[StateAction, ...]
    consulted: tuple[StateAction, ...]
    due: tuple[StateDue, ...]  # the nearest day first
    letters: tuple[StateLetter, ...]  # the newest first
    national: tuple[StateNational, ...] = ()  # while no State has sent one, nothing is told

    @property
    def roles(self) -> Mapping[str, tuple[StateAction, ...]]:
        """The actions by what the State is to them."""
        names = ("range_state", "proponent", "lead", "responsible", "consulted")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class StateCount:
    """A State on a line of the list: how many actions and proposals concern it."""

    iso: str
    names: Mapping[str, str]
    party: bool | None
    range_state: int
    proponent: int  # the lead is one
    due: int  # reports its government owes


class _Concerned(NamedTuple):
    """An action that has begun, with the States that it concerns."""

    action: Action
    range_states: frozenset[str]
    proponents: frozenset[str]
    lead: frozenset[str]
    responsible: tuple[tuple[frozenset[str], str], ...]  # of each activity, and its words
    due: tuple[StateDue, ...]  # what its lead and proponents owe

    @property
    def governments(self) -> frozenset[str]:
        """Those that report on it: as its lead or as proponents."""
        return self.lead | self.proponents


def state_report(register: Register, iso: str, today: date) -> StateReport:
    """Everything on the State with an ISO code."""
    known = _concerned(register, today)
    actions = [each.action for each in known]
    due = [due for each in known if iso in each.governments for due in each.due]
    its = [each.action for each in known if iso in each.governments]
    return StateReport(
        iso=iso,
        names=state_names(iso),
        party=is_party(iso, today),
        today=today,
        range_state=_those(each.action for each in known if iso in each.range_states),
        proponent=_those(each.action for each in known if iso in each.proponents),
        lead=_those(each.action for each in known if iso in each.lead),
        responsible=tuple(_responsible(known, iso)),
        consulted=tuple(_consulted(register, actions, iso)),
        due=tuple(sorted(due, key=_nearest)),
        letters=tuple(_letters(register, its)),
        national=tuple(_national(register, known, iso, today)),
    )


def state_counts(register: Register, today: date) -> tuple[StateCount, ...]:
    """Every State that an action or proposal concerns, by code."""
    range_states, governments, owed = Counter[str](), Counter[str](), Counter[str]()
    for each in _concerned(register, today):
        range_states.update(each.range_states)
        governments.update(each.governments)
        owed.update(dict.fromkeys(each.governments, len(each.due)))
    return tuple(
        StateCount(
            iso,
            state_names(iso),
            is_party(iso, today),
            range_states[iso],
            governments[iso],
            owed[iso],
        )
        for iso in sorted({*range_states, *governments})
    )


def _concerned(register: Register, today: date) -> list[_Concerned]:
    """Every action that has begun by a day, by number."""
    parts, actions = parts_of(register), register.actions()
    on_each = kept_on_each(parts, actions, register.report_evidence())
    made_of = {
        action.key: (action, evidence, today)
        for action, evidence in zip(actions, on_each, strict=True)
    }
    found = parts.renewed(
        "States", made_of, lambda keys: {key: _concerns(*made_of[key]) for key in keys}
    )
    return [each for each in found.values() if each]


def _concerns(action: Action, evidence: ReportEvidence, today: date) -> _Concerned | None:
    if not action.status(today):
        return None
    details = action.particulars(today)
    responsible = (
        (states_in(str(detail.more.get("responsibility") or "")), detail.text)
        for detail in details.get("activities", ())
    )
    range_states = (str(detail.more.get("iso") or "") for detail in details.get("range_states", ()))
    return _Concerned(
        action,
        frozenset(filter(None, range_states)),
        _codes(details.get("proponents", ())),
        _codes(details.get("lead", ())),
        tuple((states, words) for states, words in responsible if states),
        tuple(filter(None, (_due(action, due) for due in action.due(evidence, today)))),
    )


@cache
def state_names(iso: str) -> Mapping[str, str]:
    """What the State is called in each language."""
    return {language: state_name(iso, language) for language in LANGUAGES}


def _those(actions: Iterable[Action]) -> tuple[StateAction, ...]:
    return tuple(map(_line, actions))


def _line(action: Action, words: str = "") -> StateAction:
    status = action.status()
    assert status is not None, action.number  # it has begun
    return StateAction(action.number, action.heading, status, action.is_proposal(), words)


def _codes(details: Iterable[EventDetail]) -> frozenset[str]:
    return frozenset(code for detail in details for code in _of(detail))


def _of(detail: EventDetail) -> tuple[str, ...]:
    """The governments that a lead or proponent is."""
    if iso := detail.more.get("iso"):
        return (str(iso),)
    return governments_in(detail.text)


def _responsible(known: Iterable[_Concerned], iso: str) -> Iterator[StateAction]:
    """With the activity whose table names the State as responsible."""
    for each in known:
        for states, words in each.responsible:
            if iso in states:
                yield _line(each.action, words)


@cache
def states_in(text: str) -> frozenset[str]:
    """ISO codes of the States that some words name."""
    return frozenset(state.iso for state in find_states(text))


def _consulted(register: Register, actions: Iterable[Action], iso: str) -> Iterator[StateAction]:
    """With the file that says the State was consulted, each action once."""
    naming = {digest: register.submission(digest) for digest in register.names.files_naming(iso)}
    saying = {
        digest: file.file
        for digest, file in naming.items()
        if any(s.iso == iso and s.role == "consulted" for s in file.corrected.states_named)
    }
    for action in actions:
        files = (saying.get(document.document) for document in action.documents)
        if file := next(filter(None, files), None):
            yield _line(action, file)


def _national(
    register: Register, known: Iterable[_Concerned], iso: str, on: date
) -> Iterator[StateNational]:
    """Of each action whose Range State it is, once any National Report was taken in."""
    reports = register.national_reports.all()
    if not reports:
        return
    named, found = register.national_reports.questions(), newest_by_state(reports).get(iso)
    for action in (each.action for each in known if iso in each.range_states):
        if not action.is_proposal(on):
            answer = state_answer(iso, action, found, named, on)
            yield StateNational(action.number, action.heading, answer)


def _due(action: Action, due: Due) -> StateDue | None:
    """None for a decision, which the COP owes, and for what came."""
    if due.what not in KINDS or due.state is DueState.RECEIVED or due.meeting is None:
        return None
    named = (action.key, action.number, action.heading)
    return StateDue(*(*named, KINDS[due.what], due.meeting, due.day, due.state, due.step))


def _nearest(due: StateDue) -> tuple[date, str]:
    return due.day or date.max, due.number


def _letters(register: Register, its: Iterable[Action]) -> list[StateLetter]:
    """What is remembered of drafts: each key names the action or the file, and the meeting."""
    about = {action.key: action.heading for action in its}
    about |= {d.document: d.file for action in its for d in action.documents if d.file}
    found = []
    for key, day in register.done_log.days(Done.LETTERS).items():
        kind, meeting, *rest = key.split(" ")
        subject = next((word for word in rest if word in about), None)
        if subject:
            found.append(StateLetter(kind, meeting, about[subject], day))
    return sorted({*found}, key=lambda letter: (letter.day, letter.heading), reverse=True)
