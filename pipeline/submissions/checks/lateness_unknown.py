"""Whether a file came in time cannot be told."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from pipeline.convention.meetings import Deadline, DeadlineKind, Meeting
from pipeline.submissions.checks.late_submission import PROPOSALS
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DUE002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1), 5(3) and 6(1)",
    message="It cannot be determined whether it was received in time for {meeting}: {why}.",
    advice=(
        "Give the date on which the Secretariat received the first version; the date printed"
        " on the document is its date of issue."
    ),
)
NO_DAY = {
    "en": "the date of receipt is not known",
    "fr": "la date de réception n’est pas connue",
    "es": "no se conoce la fecha de recepción",
}
NO_DEADLINE = {
    "en": "no deadline is known for this meeting",
    "fr": "aucune date limite n’est connue pour cette réunion",
    "es": "no se conoce ninguna fecha límite para esta reunión",
}
REVISION = {
    "en": "this is a revision, and only the first version can be late",
    "fr": "il s’agit d’une révision, et seule la première version peut être en retard",
    "es": "se trata de una revisión, y solo la primera versión puede llegar tarde",
}


OTHER_UNKNOWN = {
    "en": "the date of receipt of another version is not known",
    "fr": "la date de réception d’une autre version n’est pas connue",
    "es": "no se conoce la fecha de recepción de otra versión",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Never answers from the printed date: published documents carry days after the deadline."""
    why = _why(dossier) if dossier.is_submission else None
    if why is not None:
        yield unknown_finding(dossier.meeting, why)


def unknown_finding(meeting: Meeting, why: Mapping[str, str]) -> Finding:
    """That it cannot be told whether a submission came in time, with the reason by language."""
    return Finding(RULE, {"meeting": meeting.id, "why": why})


def deadline_for(kinds: Collection[str], meeting: Meeting, received: date) -> Deadline | None:
    """The deadline of a submission of these kinds, as in force on this day; None: none is known."""
    kind = DeadlineKind.PROPOSAL if PROPOSALS & {*kinds} else DeadlineKind.COP_REPORT
    return meeting.deadline(kind, received)


def _why(dossier: Dossier) -> Mapping[str, str] | None:
    """None when it can be told."""
    if dossier.received is None:
        return NO_DAY
    kinds = {guess.kind.value for guess in dossier.kinds}
    deadline = deadline_for(kinds, dossier.meeting, dossier.received)
    if deadline is None:
        return NO_DEADLINE
    return REVISION if dossier.is_revision and dossier.received > deadline.day else None
