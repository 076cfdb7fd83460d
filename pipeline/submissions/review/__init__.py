"""What people say of a submission, beside what was read, and where a newer reading disagrees."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from extractors.fields.bonn import read_day, written_moment
from pipeline.submissions.findings import Finding
from pipeline.submissions.review.review_paths import SINGLE, split_path, value_at
from pipeline.submissions.review.review_sections import FIELD as SECTIONS
from pipeline.submissions.review.review_sections import with_section
from pipeline.submissions.review.typed_values import follow
from pipeline.submissions.summary import KEYS, Reading, member_from


class ReviewAction(StrEnum):
    CONFIRM = "confirm"
    CORRECT = "correct"
    WAIVE = "waive"
    WITHDRAW = "withdraw"  # takes back waivers


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What a person said."""

    verb: ReviewAction
    path: str  # of the value; the code of the finding for WAIVE and WITHDRAW
    before: Any  # JSON: what the reading said then; for these two, the facts of each finding
    after: Any  # JSON: what the person says; None: that it is not there
    reason: str
    by: str
    day: date
    program: str  # version whose reading it was held against


@dataclass(frozen=True, slots=True)
class Conflict:
    """A newer reading says neither what was read then nor what the person said."""

    path: str
    then: Any
    now: Any
    said: Any
    by: str
    day: date


def with_words(summary: Reading, words: Iterable[ReviewDecision]) -> Reading:
    """The summary as people corrected it."""
    for word in words:
        if word.verb is ReviewAction.CORRECT:
            summary = with_value(summary, word.path, word.after)
    return summary


def with_value(summary: Reading, path: str, value: Any) -> Reading:
    """The summary with another value at a known path; None takes a member away.

    A part of a member that the reading no longer has is left out: it is a conflict.
    """
    field, _, rest = path.partition("/")
    if field in SINGLE:
        single: Any = {field: value}
        if field == "kind" and value not in summary.kinds:
            single["kinds"] = (value, *summary.kinds[1:])
        if field == "received":
            day = read_day(value) if value else None
            single = {"received": day and day.isoformat(), "received_at": written_moment(day)}
        return replace(summary, **single)
    if field == SECTIONS:
        return with_section(summary, path, value)
    key, part = split_path(field, rest)
    members: list[Any] = []
    found = False
    for member in getattr(summary, field):
        if getattr(member, KEYS[field]) != key:
            members.append(member)
            continue
        found = True
        if part:
            whole = follow(field, asdict(member), {part: value}, summary)
            members.append(member_from(field, whole))
        elif value is not None:
            members.append(member_from(field, value))
    if not found and not part and value is not None:
        members.append(member_from(field, value))
    changed: Any = {field: tuple(members)}
    return replace(summary, **changed)


def waived(
    findings: Sequence[Finding], facts: Sequence[Any], words: Iterable[ReviewDecision]
) -> frozenset[int]:
    """The places, from 0, of the findings that are waived; `facts` are those of each.

    `words` are in the order in which they were said: the last one on a finding counts.
    """
    counting: list[tuple[str, Any]] = []
    for word in words:
        named = [(word.path, fact) for fact in word.before or ()]
        if word.verb is ReviewAction.WAIVE:
            counting += named
        elif word.verb is ReviewAction.WITHDRAW:
            counting = [fact for fact in counting if fact not in named]
    return frozenset(
        n for n, finding in enumerate(findings) if (finding.code, facts[n]) in counting
    )


def conflicts(
    summary: Reading, facts: Sequence[Any], words: Sequence[ReviewDecision]
) -> tuple[Conflict, ...]:
    """Where the present reading says something else than both the earlier one and the person."""
    waivers = (ReviewAction.WAIVE, ReviewAction.WITHDRAW)
    last = {(word.verb in waivers, word.path): word for word in words}
    found = []
    for (waives, path), word in last.items():
        if waives:
            now: Any = _facts_under(path, summary, facts)
            differs = any(fact not in word.before for fact in now)
        else:
            now = value_at(summary, path)
            differs = now not in (word.before, word.after)
        if differs:
            found.append(Conflict(path, word.before, now, word.after, word.by, word.day))
    return tuple(found)


def _facts_under(code: str, summary: Reading, facts: Sequence[Any]) -> list[Any]:
    return [fact for n, fact in enumerate(facts) if summary.findings[n].code == code]
