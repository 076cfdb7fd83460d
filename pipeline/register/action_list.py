"""Every action on one line: its status and what is due."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Connection

from pipeline.actions.action import GONE_ON, ActionLine
from pipeline.actions.coverage import is_day_assumed
from pipeline.actions.lifecycle import lived, rests_on
from pipeline.actions.merged import came_into
from pipeline.register.actions import read_actions
from pipeline.register.meetings import read_meetings
from pipeline.register.report_evidence import read_evidence
from pipeline.submissions.kept import SubmissionListEntry


def action_lines(
    db: Connection,
    lines: Sequence[SubmissionListEntry],
    today: date,
    as_of: date | None,
) -> Iterator[ActionLine]:
    """Every action that has begun by `as_of`, by number; what is due is seen from `today`.

    Proposals that have no number yet come last. `lines` are all submissions.
    """
    meetings = read_meetings(db)
    actions = read_actions(db, with_details=False)
    evidence = read_evidence(db, meetings, actions, lines)
    came_in = came_into(actions, as_of)
    for action in (known.called_on(as_of) for known in actions):
        counting = [event for event in action.life if as_of is None or event.day <= as_of]
        if not counting:
            continue
        *_, (_, last) = lived(counting)
        led = rests_on(counting)
        yield ActionLine(
            number=action.number,
            title=action.title,
            status=last.status,
            since=led.day,
            meeting=led.meeting,
            due=next(iter(action.due(evidence, today)), None),
            covered_until=action.covered_until(meetings),
            day_assumed=is_day_assumed(led, meetings),
            proposal=action.is_proposal(as_of),
            label=action.label_on(as_of),
            event=led.kind.value,
            unresolved=action.unresolved,
            came_in=tuple(other.number for other in came_in.get(action.number, ())),
            into=action.into if last.status in GONE_ON else "",
        )
