"""Numbers for the proposals that a COP accepted, in the order of their adoption.

The program proposes, a person confirms: what was seen is what is given, or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

from pipeline.actions.action import Action
from pipeline.actions.lifecycle import PENDING, Event, RecordedEvent, Status, effective_events
from pipeline.actions.names import NameKind, last_of, order_of
from pipeline.actions.number import ActionNumber, parse_number
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.register import Register
from pipeline.services.session import Refused, opened_register, this_day, transaction

CONFLICTS = {
    "other_cop": "“{number}” is no number of {meeting}.",
    "twice": "{number} is wanted for {label} and for {other}.",
    "taken": "{number} is the number of {other}, so {label} cannot have it.",
    "cited": (
        "The adopted text of {label} calls it {other}, and {number} is its turn: say which holds, "
        'with --number "{label}={other}" or ={number}.'
    ),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a number cannot be given."""

    kind: str  # a key of CONFLICTS
    number: str
    label: str  # of the action that was to have it
    other: str  # the action, or the number, that stands in the way
    meeting: str

    def __str__(self) -> str:
        return CONFLICTS[self.kind].format(**asdict(self))


@dataclass(frozen=True, slots=True)
class NumberLine:
    """An action that is to have a number."""

    key: str  # what it goes by in the register, "P15.1"
    label: str  # what people call it: its working name and symbol, or the number it has
    title: str
    adopted: date
    number: str  # that is proposed
    had: str | None = None  # the number it has now, which is corrected; None: it has none
    conflict: Conflict | None = None  # why it cannot be given; None where it can


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """What would be given at one COP, and what stands in the way."""

    meeting: str
    lines: tuple[NumberLine, ...]  # in the order of adoption, or that a person chose
    settled: tuple[tuple[str, str], ...]  # number and title of those that have theirs
    pending: tuple[tuple[str, Status], ...]  # proposals to it without a decision: no number
    version: str  # of the register it was made from; another one is refused

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Why nothing is given; empty where everything can be."""
        return tuple(line.conflict for line in self.lines if line.conflict)


class StalePlan(Refused):
    """The register is no longer what the person saw when they confirmed."""

    def __init__(self) -> None:
        super().__init__(
            "Something was recorded since this list was made, so nothing was given. "
            "Look at the list as it is now, and confirm again.",
            "version",
        )


def preview_numbers(
    meeting: str, *, order: Sequence[str] = (), given: Mapping[str, str] | None = None
) -> NumberPlan:
    """The numbers that would be given; changes nothing.

    `order` names those to come first, the others follow by the day and moment of adoption;
    `given` has the number that a person wants, by name. Raises Refused, UnknownMeeting,
    UnknownAction and AmbiguousName.
    """
    with opened_register() as register:
        return _plan(register, meeting, order, given or {})


def assign_numbers(
    meeting: str,
    *,
    by: str,
    order: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
    version: str | None = None,
    day: date | None = None,
) -> NumberPlan:
    """Give every number of the preview, or none; a second time changes nothing.

    `version` is that of the preview a person saw. Raises StalePlan where the register is another
    one by now, Refused where something stands in the way, and what `preview_numbers` raises.
    """
    with transaction() as register:
        plan = _plan(register, meeting, order, given or {})
        if not plan.lines:
            return plan
        if version is not None and version != plan.version:
            raise StalePlan
        if plan.conflicts:
            raise Refused(" ".join(map(str, plan.conflicts)), "given")
        reason = f"in the order of adoption at {plan.meeting}"
        for line in plan.lines:
            register.names.give_number(line.key, line.number, day or this_day(), by, reason)
    return plan


def _plan(
    register: Register, meeting: str, order: Sequence[str], given: Mapping[str, str]
) -> NumberPlan:
    at = _cop(register, meeting)
    actions = register.actions()
    adopted = {a.key: found for a in actions if (found := _accepted_at(a, at.id))}
    wanted = {_among(register, name, adopted, at).key: text for name, text in given.items()}
    first = [_among(register, name, adopted, at).key for name in order]
    asked = [a for a in actions if a.key in adopted and (not a.is_numbered or a.key in wanted)]
    asked.sort(key=lambda a: (_place(a.key, first), *_moment(a, adopted[a.key])))
    lines = _numbered(asked, adopted, actions, wanted, at)
    return NumberPlan(
        meeting=at.id,
        lines=tuple(_checked(register, line, lines, actions, wanted, at) for line in lines),
        settled=tuple(
            (a.number, a.title)
            for a in actions
            if a.key in adopted and a.is_numbered and a.key not in wanted
        ),
        pending=tuple(_pending(actions, at)),
        version=_version(actions, at),
    )


def _cop(register: Register, meeting: str) -> Meeting:
    at = find_meeting(meeting, register.meetings())
    if not at.is_cop:
        raise Refused(f"{at.id} gives no numbers: a COP does. Give one, as COP15.", "meeting")
    return at


def _accepted_at(action: Action, meeting: str) -> RecordedEvent | None:
    """The event by which a COP accepted it; None where this one did not."""
    found = (
        event
        for event in effective_events(action.events)
        if event.kind is Event.ACCEPTED and event.meeting == meeting
    )
    return next(found, None)


def _among(register: Register, name: str, adopted: Mapping[str, object], at: Meeting) -> Action:
    action = register.action(name)
    if action.key not in adopted:
        raise Refused(f"{action.heading} was not accepted at {at.id}: it gets no number.", "given")
    return action


def _place(key: str, first: Sequence[str]) -> int:
    return first.index(key) if key in first else len(first)


def _moment(action: Action, accepted: RecordedEvent) -> tuple[object, ...]:
    """The day of adoption, then the moment it was entered, then the document's place."""
    symbol = last_of(action.names, NameKind.SYMBOL)
    figures = [int(part) for part in symbol.replace("/", ".").split(".") if part.isdigit()]
    return accepted.day, _entered(action, accepted), figures, order_of(action.key)


def _entered(action: Action, event: RecordedEvent) -> str:
    """When it was entered first: a correction keeps the place of what it corrects."""
    by_ordinal = {happened.ordinal: happened for happened in action.events}
    while event.corrects is not None:
        event = by_ordinal[event.corrects]
    return event.recorded


def _numbered(
    asked: Sequence[Action],
    adopted: Mapping[str, RecordedEvent],
    actions: Sequence[Action],
    wanted: Mapping[str, str],
    at: Meeting,
) -> list[NumberLine]:
    """Each with the number that is wanted, else the next that no action ever had."""
    bearers: dict[str, set[str]] = {number: {key} for key, number in wanted.items()}
    for name, key in ((name, a.key) for a in actions for name in a.names):
        bearers.setdefault(name.text, set()).add(key)
    cop, order = int(at.id.removeprefix("COP")), 0
    lines = []
    for action in asked:
        number = wanted.get(action.key)
        while number is None:
            order += 1
            free = str(ActionNumber(cop, order))
            number = free if bearers.get(free, set()) <= {action.key} else None
        had = action.number if action.is_numbered else None
        day = adopted[action.key].day
        label = action.heading if had else action.label
        lines.append(NumberLine(action.key, label, action.title, day, number, had))
    return [line for line in lines if line.number != line.had]


def _checked(
    register: Register,
    line: NumberLine,
    lines: Sequence[NumberLine],
    actions: Sequence[Action],
    wanted: Mapping[str, str],
    at: Meeting,
) -> NumberLine:
    number = parse_number(line.number)
    twice = [o.label for o in lines if o.number == line.number and o.key != line.key]
    bearer = _bearer(line, lines, actions)
    cited = None if line.key in wanted else _cited(register, line, actions, at)
    found = {
        "other_cop": number is None or number.designated or f"COP{number.cop}" != at.id,
        "twice": twice[0] if twice else "",
        "taken": bearer.heading if bearer else "",
        "cited": cited or "",
    }
    for kind, other in found.items():
        if other:
            conflict = Conflict(kind, line.number, line.label, str(other), at.id)
            return replace(line, conflict=conflict)
    return line


def _bearer(
    line: NumberLine, lines: Sequence[NumberLine], actions: Sequence[Action]
) -> Action | None:
    """The action that has the number now, and keeps it."""
    changing = {other.key for other in lines}
    return next((a for a in actions if a.number == line.number and a.key not in changing), None)


def _cited(
    register: Register, line: NumberLine, actions: Sequence[Action], at: Meeting
) -> str | None:
    """Another number of this COP that the adopted text names; None where it names none."""
    action = next(a for a in actions if a.key == line.key)
    for document in action.documents:
        if "adopted text" not in document.role:
            continue
        named = [document.symbol or ""]
        if document.file:
            named += [register.submission(document.document).corrected.concerted_action or ""]
        for found in filter(None, map(parse_number, named)):
            if f"COP{found.cop}" == at.id and str(found) != line.number:
                return str(found)
    return None


def _pending(actions: Sequence[Action], at: Meeting) -> Iterator[tuple[str, Status]]:
    """Proposals to this COP without a decision, which get no number."""
    for action in actions:
        status = action.status()
        if status in PENDING and any(
            event.kind is Event.PROPOSED and event.meeting == at.id for event in action.events
        ):
            yield action.label, status


def _version(actions: Sequence[Action], at: Meeting) -> str:
    """What changes whenever something is recorded that bears on the list."""
    lives = [
        (a.key, a.number, a.title, len(a.events))
        for a in actions
        if any(event.meeting == at.id for event in a.events)
    ]
    return sha256(repr(lives).encode("utf-8", "backslashreplace")).hexdigest()[:16]
