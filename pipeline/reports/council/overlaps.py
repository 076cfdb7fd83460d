"""Other actions and submissions on the same or a related target taxon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.actions.lifecycle import IN_FORCE, PENDING
from pipeline.register import Action, Submission
from pipeline.submissions.summary import Reading
from taxonomy.matching.relatedness import Relatedness, RelatedTaxon, kin


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another action or submission on the same or a related target taxon."""

    with_: str  # "12.8 Great Bustard"; "" for a submission that names no action
    kin: tuple[RelatedTaxon, ...]  # the closest one for each target taxon that has one
    states: tuple[str, ...]  # Range States of both, English names
    kinds: tuple[str, ...] = ()  # of the other submission; empty for an action
    theirs: tuple[str, ...] = ()  # its target taxa

    @property
    def taxa(self) -> tuple[str, ...]:
        """The target taxa of the submission that are the other's too."""
        return self.of(Relatedness.SAME)

    def of(self, kinship: Relatedness) -> tuple[str, ...]:
        """The pairs so related: one name where both use it, else "target / theirs"."""
        return tuple(
            pair.target if pair.target == pair.theirs else f"{pair.target} / {pair.theirs}"
            for pair in self.kin
            if pair.kinship is kinship
        )


def overlaps_of(
    submission: Submission, others: Sequence[Submission], actions: Sequence[Action], today: date
) -> list[Overlap]:
    """Actions in force or proposed, and other submissions, on the same or related target taxa."""
    targets, states = targets_of(submission.corrected), states_of(submission.corrected)
    found = [_with_action(action, today) for action in _other_actions(submission, actions, today)]
    found += map(_with_submission, _other_submissions(submission, others))
    overlaps = [
        replace(
            overlap,
            kin=tuple(kin(targets, overlap.theirs)),
            states=tuple(state for state in states if state in overlap.states),
        )
        for overlap in found
    ]
    return [overlap for overlap in overlaps if overlap.kin]


def _other_actions(
    submission: Submission, actions: Sequence[Action], today: date
) -> Iterator[Action]:
    """Those in force or proposed, but the one that the submission itself is about."""
    for action in actions:
        known = {event.document for event in action.events}
        known |= {document.document for document in action.documents}
        about = action.number == submission.corrected.concerted_action or known & _kindred(
            submission
        )
        if not about and action.status(today) in (*IN_FORCE, *PENDING):
            yield action


def _other_submissions(
    submission: Submission, others: Sequence[Submission]
) -> Iterator[Submission]:
    """Those of other documents, on other actions."""
    number = submission.corrected.concerted_action
    for other in others:
        same_action = number and other.corrected.concerted_action == number
        if other.sha256 not in _kindred(submission) and not same_action:
            yield other


def _kindred(submission: Submission) -> set[str]:
    return {*submission.versions, *submission.twins, submission.sha256}


def _with_action(action: Action, today: date) -> Overlap:
    """With what an action names, whatever of it the submission shares."""
    particulars = action.particulars(today)
    taxa, states = (
        tuple(detail.text for detail in particulars.get(field, ()))
        for field in ("taxa", "range_states")
    )
    return Overlap(action.heading, (), states, theirs=taxa)


def _with_submission(other: Submission) -> Overlap:
    reading = other.corrected
    kinds = reading.kinds or tuple(filter(None, [reading.kind]))
    number = reading.concerted_action or ""
    return Overlap(number, (), states_of(reading), kinds, targets_of(reading))


def targets_of(summary: Reading) -> tuple[str, ...]:
    """The scientific names of the target taxa, each once."""
    names = (taxon.scientific_name for taxon in summary.taxa if taxon.role == "target")
    return tuple(dict.fromkeys(names))


def states_of(summary: Reading) -> tuple[str, ...]:
    """The English names of the Range States, each once."""
    return tuple(dict.fromkeys(state.name for state in summary.range_states))
