"""Whether a file came in time cannot be told."""

from collections.abc import Iterator, Mapping

from pipeline.dossier import Dossier
from pipeline.findings import Finding, Rule, Severity
from pipeline.meetings import DeadlineKind

RULE = Rule(
    code="DUE002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1), 5(3) and 6(1)",
    message="Cannot tell whether it was received in time for {meeting}: {why}.",
    advice=(
        "Give the day on which the Secretariat received the first version; the day printed on"
        " the document is that of its issue."
    ),
)
NO_DAY = {
    "en": "the day of receipt is not known",
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


def check(dossier: Dossier) -> Iterator[Finding]:
    """Never answers from the printed date: published documents carry days after the deadline."""
    why = _why(dossier) if dossier.is_submission else None
    if why is not None:
        yield Finding(RULE, {"meeting": dossier.meeting.id, "why": why})


def _why(dossier: Dossier) -> Mapping[str, str] | None:
    """None when it can be told."""
    if dossier.received is None:
        return NO_DAY
    kind = DeadlineKind.PROPOSAL if dossier.is_proposal else DeadlineKind.COP_REPORT
    deadline = dossier.meeting.deadline(kind, dossier.received)
    if deadline is None:
        return NO_DEADLINE
    return REVISION if dossier.is_revision and dossier.received > deadline.day else None
