"""What a person says of a submission, kept beside what was read; and one version beside another."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.register import Register
from pipeline.services.meanwhile import refuse_judged
from pipeline.services.session import opened_register, this_day, transaction
from pipeline.submissions.kept import Submission
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.review.review_remarks import remarks_on
from pipeline.submissions.review.review_sections import FIELD as SECTIONS
from pipeline.submissions.versions.relations import RelationKind


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """What came of a confirmation, a correction or a waiver."""

    added: bool  # False: the same person said the same before, and nothing changed
    decision: ReviewDecision  # as kept; the last one kept where nothing was added
    submission: Submission  # as it is now
    remarks: tuple[str, ...] = ()  # what a person should know of it, in sentences


def moment_of_decision(sha256: str, decision: ReviewDecision) -> str | None:
    """When somebody said this of a submission, UTC; None where that is not on record."""
    with opened_register() as register:
        changes = register.changes(f"submission {sha256}")
    spoken = (decision.path, decision.by)
    return next((each.at for each in reversed(changes) if (each.path, each.by) == spoken), None)


def confirm(
    submission: str,
    path: str,
    *,
    by: str,
    reason: str = "",
    day: date | None = None,
    seen: int | None = None,
) -> ReviewOutcome:
    """Say that a value was read right.

    `submission` is a SHA-256 (eight characters are enough) or a file name, `path` the name of a
    value as in `check --json`: "title", "range_states/MN". `seen` is how many decisions the page
    knew of, None for no page. Raises UnknownSubmission, ReviewRejected, and JudgedMeanwhile where
    a colleague judged the same since, as `correct`, `waive` and `withdraw` do.
    """
    return _decide(submission, _decision(ReviewAction.CONFIRM, path, by, reason, day), seen)


def correct(
    submission: str,
    path: str,
    value: Any,
    *,
    by: str,
    reason: str,
    day: date | None = None,
    seen: int | None = None,
) -> ReviewOutcome:
    """Say what a value should be: JSON, None where there is none. What was read is kept beside.

    `path` "sections/Plan d'action" places a heading, `value` is the id of a section: the file is
    read again, and the heading counts in later files, too.
    """
    given = _decision(ReviewAction.CORRECT, path, by, reason, day, value)
    return _decide(submission, given, seen)


def waive(
    submission: str,
    code: str,
    *,
    by: str,
    reason: str,
    about: str = "",
    day: date | None = None,
    seen: int | None = None,
) -> ReviewOutcome:
    """Say that a finding needs nothing to be done; `about`: words of it, "" for all of the code."""
    given = _decision(ReviewAction.WAIVE, code, by, reason, day)
    return _decide(submission, given, seen, about)


def withdraw(
    submission: str,
    code: str,
    *,
    by: str,
    reason: str,
    about: str = "",
    day: date | None = None,
    seen: int | None = None,
) -> ReviewOutcome:
    """Say that a finding that was waived, on this version or an earlier one, is open again."""
    given = _decision(ReviewAction.WITHDRAW, code, by, reason, day)
    return _decide(submission, given, seen, about)


def compare_versions(
    wanted: str, known_on: date | None = None
) -> tuple[Submission, Submission | None]:
    """A submission and the version before it in its language; None where it is the first.

    `known_on`: by what was entered by the end of that day. Raises UnknownSubmission.
    """
    with opened_register(known_on) as register:
        submission = register.submission(wanted)
        return submission, _version_before(register, submission)


def _decision(
    action: ReviewAction, path: str, by: str, reason: str, day: date | None, value: Any = None
) -> ReviewDecision:
    """What somebody says today, or said on `day`; the register adds what stood there before."""
    return ReviewDecision(action, path, None, value, reason, by, day or this_day(), "")


def _decide(
    submission: str, given: ReviewDecision, seen: int | None, about: str = ""
) -> ReviewOutcome:
    with transaction() as register:
        before = register.submission(submission)
        refuse_judged(before.words, given, seen)
        added = register.say(submission, given, about)
        reviewed = register.submission(submission)
    decision = reviewed.words[-1] if added and len(reviewed.words) > len(before.words) else given
    remarks = remarks_on(before, reviewed, decision, added=added)
    if added and decision.verb is ReviewAction.CORRECT and decision.path.startswith(f"{SECTIONS}/"):
        reviewed = _read_again(reviewed)
    return ReviewOutcome(added, decision, reviewed, remarks)


def _read_again(submission: Submission) -> Submission:
    """Work out anew what follows from the place of a heading: activities, targets, findings."""
    from pipeline.services.maintenance import reread

    for _ in reread([submission.sha256]):
        pass  # a file that is gone, or fails now, keeps the reading it has
    with opened_register() as register:
        return register.submission(submission.sha256)


def _version_before(register: Register, submission: Submission) -> Submission | None:
    """What a person says it is a new version of, else the version with the next lower revision.

    In the same language; a version that was withdrawn, or is not for us, is none.
    """
    member = submission.member
    if named := member.targets(RelationKind.NEW_VERSION_OF):
        return register.submission(min(named))
    others = [register.submission(digest) for digest in submission.versions]
    alike = [
        other
        for other in others
        if other.corrected.language == submission.corrected.language
        and not other.aside
        and not other.member.targets(RelationKind.ANNEX_TO)
        and _revision(other) < _revision(submission)
    ]
    return max(alike, key=_revision, default=None)


def _revision(submission: Submission) -> tuple[str, str]:
    """Symbols sort as versions do: "…", "…/Add.1", "…/Rev.1"; equal symbols by day of receipt."""
    return submission.summary.symbol or "", str(submission.received or "")
