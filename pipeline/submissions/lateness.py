"""Lateness of a version of a document: it rests on the day the first version came."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from extractors.forms.kind import SUBMISSIONS
from pipeline.convention.meetings import Meeting
from pipeline.submissions.checks import FAMILIES
from pipeline.submissions.checks.late_submission import RULE as LATE_RULE
from pipeline.submissions.checks.late_submission import late_finding
from pipeline.submissions.checks.lateness_unknown import (
    NO_DAY,
    NO_DEADLINE,
    OTHER_UNKNOWN,
    REVISION,
    deadline_for,
    unknown_finding,
)
from pipeline.submissions.checks.lateness_unknown import RULE as UNKNOWN_RULE
from pipeline.submissions.checks.later_version import later_finding
from pipeline.submissions.dossier import names_revision
from pipeline.submissions.findings import Finding
from pipeline.submissions.result import ExaminationResult

FAMILY = "DUE"


class Timeliness(StrEnum):
    """Whether a submission came in time."""

    IN_TIME = "in time"
    LATE = "late"
    UNKNOWN = "cannot be told"


@dataclass(frozen=True, slots=True)
class Timed:
    """Whether one submission came in time, by what is read and known of it now."""

    sha256: str
    file: str
    timeliness: Timeliness


@dataclass(frozen=True, slots=True)
class JudgedAnew:
    """A submission that is judged otherwise than before."""

    sha256: str
    file: str
    before: Timeliness
    after: Timeliness


def timeliness_of(codes: Collection[str]) -> Timeliness:
    """What the codes of the findings on a submission say of its day of receipt.

    >>> timeliness_of({"SEC001", "DUE001", "DUE003"})
    <Timeliness.LATE: 'late'>
    """
    if LATE_RULE.code in codes:
        return Timeliness.LATE
    return Timeliness.UNKNOWN if UNKNOWN_RULE.code in codes else Timeliness.IN_TIME


def judged_otherwise(
    before: Mapping[str, Timed], after: Mapping[str, Timed]
) -> tuple[JudgedAnew, ...]:
    """The submissions whose timeliness differs, by name of the file. Both are by SHA-256."""
    found = (
        JudgedAnew(digest, now.file, before[digest].timeliness, now.timeliness)
        for digest, now in after.items()
        if digest in before and before[digest].timeliness is not now.timeliness
    )
    return tuple(sorted(found, key=lambda judged: (judged.file, judged.sha256)))


def judge_by_first_version(
    result: ExaminationResult,
    meeting: Meeting,
    received: date | None,
    first: date,
    *,
    unknown: bool,
) -> ExaminationResult:
    """What was read, with its lateness judged by the first version that is held.

    `received` is the day this version came, None: not known; `first` the earliest known day of all
    versions, its own included; `unknown`: of one of them nobody knows when it came. What is no
    submission, or could not be read, stays as it is.
    """
    kinds = {*result.summary.kinds}
    judged = _judged(kinds, meeting, received, first, unknown=unknown)
    return _with_lateness(result, judged)


def judge_alone(
    result: ExaminationResult, received: date | None, meeting: Meeting
) -> ExaminationResult:
    """What was read, with its lateness judged by its own day: no other version counts any more."""
    kinds = {*result.summary.kinds}
    if received is None:
        return _with_lateness(result, iter([unknown_finding(meeting, NO_DAY)]))
    if names_revision(result.summary.symbol or "") and late_finding(kinds, received, meeting):
        return _with_lateness(result, iter([unknown_finding(meeting, REVISION)]))
    judged = _judged(kinds, meeting, received, received, unknown=False)
    return _with_lateness(result, judged)


def _with_lateness(result: ExaminationResult, judged: Iterator[Finding]) -> ExaminationResult:
    summary = result.summary
    if summary.problem is not None or not SUBMISSIONS & {*summary.kinds}:
        return result
    place = FAMILIES.index(FAMILY)
    others = [finding for finding in summary.findings if not finding.code.startswith(FAMILY)]
    before = [finding for finding in others if FAMILIES.index(finding.code[:3]) < place]
    after = [finding for finding in others if FAMILIES.index(finding.code[:3]) > place]
    return replace(result, summary=replace(summary, findings=(*before, *judged, *after)))


def _judged(
    kinds: Collection[str], meeting: Meeting, received: date | None, first: date, *, unknown: bool
) -> Iterator[Finding]:
    late = late_finding(kinds, first, meeting)
    if late and unknown:
        yield unknown_finding(meeting, OTHER_UNKNOWN)
    elif late:
        yield late
    elif deadline_for(kinds, meeting, first) is None:
        yield unknown_finding(meeting, NO_DEADLINE)
    if received and received > first:
        yield later_finding(received, first)
