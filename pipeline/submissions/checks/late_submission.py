"""A file was received after the deadline that was in force on that day."""

from collections.abc import Collection, Iterator
from datetime import date

from extractors.forms.kind import Kind
from pipeline.convention.meetings import Basis, DeadlineKind, Meeting
from pipeline.i18n import Fact, say_day, words
from pipeline.i18n.hours import late_by_language
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="DUE001",
    severity=Severity.MUST_FIX,
    basis="Resolution 12.28 (Rev.COP14), Annex 1, Steps 1(1), 5(3) and 6(1)",
    message="Received on {received}; the deadline for {meeting} was {deadline} ({counted}).",
    advice="The Secretariat decides whether to accept it; the program rejects nothing.",
)
PROPOSALS = frozenset({Kind.PROPOSAL, Kind.EXTENSION_PROPOSAL})
COUNTED = {
    Basis.PUBLISHED: {
        "en": "as published",
        "fr": "date publiée",
        "es": "fecha publicada",
    },
    Basis.COMPUTED: {
        "en": "computed as 150 days before the opening; no published date is known",
        "fr": "calculée, 150 jours avant l’ouverture ; aucune date publiée n’est connue",
        "es": "calculada, 150 días antes de la apertura; no se conoce ninguna fecha publicada",
    },
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """Late against the version in force when it was received; revisions are never late."""
    if dossier.received is None or not dossier.is_submission or dossier.is_revision:
        return
    kinds = {guess.kind.value for guess in dossier.kinds}
    if found := late_finding(kinds, dossier.received, dossier.meeting):
        yield found


def late_finding(kinds: Collection[str], received: date, meeting: Meeting) -> Finding | None:
    """That a submission of these kinds, received on this day, is late; None where it is not.

    A file that is report and extension at once is held to the later day of the two. Where the hour
    is known that it came, the finding says how long after the end of the last day that was.
    """
    wanted = [DeadlineKind.PROPOSAL] if PROPOSALS & {*kinds} else []
    if Kind.PROGRESS_REPORT in kinds:
        wanted.append(DeadlineKind.COP_REPORT)
    found = (meeting.deadline(kind, received) for kind in wanted)
    deadline = max(filter(None, found), key=lambda deadline: deadline.day, default=None)
    if deadline is None or received <= deadline.day:
        return None
    hour = late_by_language(received, deadline.day, lambda day, name: say_day(day, words(name)))
    facts: dict[str, Fact] = {
        "received": hour or received,
        "meeting": meeting.id,
        "deadline": deadline.day,
        "counted": COUNTED[deadline.basis],
    }
    return Finding(RULE, facts)
