"""What a colleague did after a page was made: told before anything goes over it unseen.

The page says how much it had seen; whether more has come since is looked at inside the transaction
that writes, where no other writer is, so that two clicks at one moment cannot both pass.
"""

from collections.abc import Sequence

from pipeline.actions.lifecycle import RecordedEvent
from pipeline.register import Action
from pipeline.services.session import Refused
from pipeline.submissions.review import ReviewDecision


class ChangedMeanwhile(Refused):
    """A colleague recorded something on an action after the page was made."""

    def __init__(self, name: str, event: RecordedEvent) -> None:
        super().__init__(f"{name}: {event.by} recorded “{event.kind.value}” meanwhile.", "version")
        self.name, self.event = name, event


class JudgedMeanwhile(Refused):
    """A colleague judged the same value or finding after the page was made."""

    def __init__(self, decision: ReviewDecision) -> None:
        super().__init__(
            f"{decision.by} judged “{decision.path}” meanwhile. Look at it again first.", "version"
        )
        self.decision = decision


def refuse_changed(action: Action, event: RecordedEvent, seen: int | None) -> None:
    """Raise ChangedMeanwhile where another event than this one was recorded since.

    The same event again, as by a double click, is no other. `seen` is how many events the page
    knew of; None: nobody says, and nothing is refused.
    """
    since = () if seen is None else action.events[seen:]
    this = (event.kind, event.day)
    others = [other for other in since if (other.kind, other.day) != this]
    if others:
        raise ChangedMeanwhile(action.label, others[-1])


def refuse_judged(
    decisions: Sequence[ReviewDecision], given: ReviewDecision, seen: int | None
) -> None:
    """Raise JudgedMeanwhile where somebody else spoke of the same value or finding.

    `seen` is how many decisions on the submission the page knew of, as in `refuse_changed`.
    """
    since = () if seen is None else decisions[seen:]
    others = [other for other in since if other.path == given.path and other.by != given.by]
    if others:
        raise JudgedMeanwhile(others[-1])
