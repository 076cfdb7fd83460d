"""A file was received after the deadline that was in force on that day."""

from collections.abc import Iterator

from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity
from pipeline.meetings import Basis, Deadline, DeadlineKind

RULE = Rule(
    code="DUE001",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1), 5(3) and 6(1)",
    message="Received on {received}; the deadline for {meeting} was {deadline} ({counted}).",
    advice="A person decides whether it is still taken; nothing is turned away here.",
)
COUNTED = {
    Basis.PUBLISHED: {
        "en": "as published",
        "fr": "date publiée",
        "es": "fecha publicada",
    },
    Basis.COMPUTED: {
        "en": "computed, 150 days before the opening; no published day is known",
        "fr": "calculée, 150 jours avant l’ouverture ; aucune date publiée n’est connue",
        "es": "calculada, 150 días antes de la apertura; no se conoce ninguna fecha publicada",
    },
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Late against the version in force when it was received; revisions are never late."""
    if dossier.received is None or not dossier.is_submission or dossier.is_revision:
        return
    deadline = _deadline(dossier)
    if deadline is not None and dossier.received > deadline.day:
        facts: dict[str, Fact] = {
            "received": dossier.received,
            "meeting": dossier.meeting.id,
            "deadline": deadline.day,
            "counted": COUNTED[deadline.basis],
        }
        yield Finding(RULE, facts)


def _deadline(dossier: Dossier) -> Deadline | None:
    """A file that is report and extension at once is held to the later day of the two."""
    kinds = [DeadlineKind.PROPOSAL] if dossier.is_proposal else []
    if dossier.is_report:
        kinds.append(DeadlineKind.COP_REPORT)
    found = (dossier.meeting.deadline(kind, dossier.received) for kind in kinds)
    return max(filter(None, found), key=lambda deadline: deadline.day, default=None)
