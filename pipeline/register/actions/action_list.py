"""Every action on one line: its status and what is due."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.actions.action import GONE_ON, Action, ActionLine
from pipeline.actions.coverage import is_day_assumed
from pipeline.actions.lifecycle import lived, rests_on
from pipeline.actions.merged import came_into
from pipeline.actions.report_status import ReportEvidence
from pipeline.register.derived.parts import Parts
from pipeline.register.report_evidence import kept_on_each


def action_lines(
    actions: Sequence[Action],
    evidence: ReportEvidence,
    today: date,
    as_of: date | None,
    parts: Parts,
) -> tuple[ActionLine, ...]:
    """Every action that has begun by `as_of`, by number; what is due is seen from `today`.

    Proposals that have no number yet come last. `parts` are kept from before.
    """
    came_in = came_into(actions, as_of)
    on_each = kept_on_each(parts, actions, evidence)
    made_of = {
        action.key: (action, on_it, _numbers(came_in.get(action.number, ())), today)
        for action, on_it in zip(actions, on_each, strict=True)
    }
    found = parts.renewed(
        ("action lines", as_of), made_of, lambda keys: _lines(keys, made_of, as_of)
    )
    return tuple(line for line in found.values() if line)


def _numbers(actions: Sequence[Action]) -> tuple[str, ...]:
    return tuple(action.number for action in actions)


MadeOf = tuple[Action, ReportEvidence, tuple[str, ...], date]


def _lines(
    keys: Sequence[str], made_of: Mapping[str, MadeOf], as_of: date | None
) -> dict[str, ActionLine | None]:
    return {key: _line(*made_of[key], as_of) for key in keys}


def _line(
    known: Action,
    evidence: ReportEvidence,
    came_in: tuple[str, ...],
    today: date,
    as_of: date | None,
) -> ActionLine | None:
    """None for an action that has not begun by `as_of`."""
    action = known.called_on(as_of)
    counting = [event for event in action.life if as_of is None or event.day <= as_of]
    if not counting:
        return None
    *_, (_, last) = lived(counting)
    led = rests_on(counting)
    return ActionLine(
        number=action.number,
        title=action.title,
        status=last.status,
        since=led.day,
        meeting=led.meeting,
        due=next(iter(action.due(evidence, today)), None),
        covered_until=action.covered_until(evidence.meetings),
        day_assumed=is_day_assumed(led, evidence.meetings),
        proposal=action.is_proposal(as_of),
        label=action.label_on(as_of),
        event=led.kind.value,
        unresolved=action.unresolved,
        came_in=came_in,
        into=action.into if last.status in GONE_ON else "",
    )
