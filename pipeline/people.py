"""What people say of a submission, beside what was read, and where a newer reading disagrees.

A path names a value as in `concerted check --json`: "title", "range_states/MN",
"taxa/Otis tarda/scientific_name". Members of a list are known by what they are, not by their
place, so a path means the same after reading again.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pipeline.summary import FileSummary, FindingSummary
from pipeline.summary_members import KEYS, MEMBERS, member_from

SINGLE = (  # the single values that a person may correct
    "kind",
    "language",
    "symbol",
    "meeting",
    "document_date",
    "agenda_item",
    "original_language",
    "title",
    "received",
    "concerted_action",
    "proposed_future",
)
MAIN = {  # the part that a plain text stands for
    "proponents": "type",
    "taxa": "scientific_name",
    "range_states": "name",
    "activities": "outcome",
}
BLANK: dict[str, dict[str, Any]] = {
    "proponents": {"type": "organization", "iso": None},
    "taxa": {
        "rank": None,
        "appendices": [],
        "listings": [],
        "method": "none",
        "score": 0.0,
        "role": "target",
        "section": "target_taxa",
        "page": None,
        "edition": "",
    },
    "range_states": {"is_party": None, "page": None},
    "activities": dict.fromkeys(("outcome", "timeframe", "responsibility", "funding"), ""),
}


class Verb(StrEnum):
    CONFIRM = "confirm"
    CORRECT = "correct"
    WAIVE = "waive"


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said."""

    verb: Verb
    path: str  # of the value; the code of the finding for WAIVE
    before: Any  # JSON: what the reading said then; for WAIVE, the facts of each finding
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


class NoSuchValue(LookupError):
    """A path that names nothing that can be said something about."""


def known_path(summary: FileSummary, written: str) -> str:
    """The path with the member's own name for its number. Raises NoSuchValue.

    A member that is not there may be named: a correction adds it.
    """
    field, _, rest = written.strip().partition("/")
    if field in SINGLE and not rest:
        return field
    if field not in MEMBERS:
        known = ", ".join([*SINGLE, *MEMBERS])
        raise NoSuchValue(f"“{written}” names no value. Give one of {known}.")
    key, part = _split(field, rest)
    if not key:
        raise NoSuchValue(
            f"Say which of the {field} is meant: {field}/{_examples(summary, field)}."
        )
    members = getattr(summary, field)
    if key.isdigit():
        if not 1 <= int(key) <= len(members):
            raise NoSuchValue(f"{summary.file} has {len(members)} {field}; there is no {key}.")
        key = getattr(members[int(key) - 1], KEYS[field])
    return "/".join(filter(None, [field, key, part]))


def value_at(summary: FileSummary, path: str) -> Any:
    """The JSON value at a known path; None where nothing is there."""
    field, _, rest = path.partition("/")
    if field in SINGLE:
        return getattr(summary, field)
    key, part = _split(field, rest)
    for member in getattr(summary, field):
        if getattr(member, KEYS[field]) == key:
            whole = json.loads(json.dumps(asdict(member)))
            return whole[part] if part else whole
    return None


def with_words(summary: FileSummary, words: Iterable[Word]) -> FileSummary:
    """The summary as people corrected it."""
    for word in words:
        if word.verb is Verb.CORRECT:
            summary = with_value(summary, word.path, word.after)
    return summary


def with_value(summary: FileSummary, path: str, value: Any) -> FileSummary:
    """The summary with another value at a known path; None takes a member away.

    A part of a member that the reading no longer has is left out: it is a conflict.
    """
    field, _, rest = path.partition("/")
    if field in SINGLE:
        single: Any = {field: value}
        if field == "kind" and value not in summary.kinds:
            single["kinds"] = (value, *summary.kinds[1:])
        return replace(summary, **single)
    key, part = _split(field, rest)
    members: list[Any] = []
    found = False
    for member in getattr(summary, field):
        if getattr(member, KEYS[field]) != key:
            members.append(member)
            continue
        found = True
        if part:
            members.append(member_from(field, asdict(member) | {part: value}))
        elif value is not None:
            members.append(member_from(field, value))
    if not found and not part and value is not None:
        members.append(member_from(field, value))
    changed: Any = {field: tuple(members)}
    return replace(summary, **changed)


def full_value(field: str, key: str, given: Any) -> Any:
    """A whole member of a list from what a person gives: an object, or the one text that matters.

    Raises NoSuchValue for what makes no member.
    """
    if given is None:
        return None
    whole = given if isinstance(given, dict) else {MAIN[field]: given}
    try:
        made = member_from(field, BLANK[field] | {KEYS[field]: key} | whole)
    except TypeError as error:
        names = ", ".join(one.name for one in fields(MEMBERS[field]))
        raise NoSuchValue(f"That makes none of the {field}: give {names}.") from error
    return json.loads(json.dumps(asdict(made)))  # type: ignore[call-overload]  # one of MEMBERS


def waived(
    findings: Sequence[FindingSummary], facts: Sequence[Any], words: Iterable[Word]
) -> frozenset[int]:
    """The places, from 0, of the findings that somebody waived; `facts` are those of each."""
    said = [(word.path, one) for word in words if word.verb is Verb.WAIVE for one in word.before]
    return frozenset(n for n, finding in enumerate(findings) if (finding.code, facts[n]) in said)


def conflicts(
    summary: FileSummary, facts: Sequence[Any], words: Sequence[Word]
) -> tuple[Conflict, ...]:
    """Where the present reading says something else than both the earlier one and the person."""
    last = {(word.verb is Verb.WAIVE, word.path): word for word in words}
    found = []
    for (waives, path), word in last.items():
        if waives:
            now: Any = _facts_under(path, summary, facts)
            differs = any(one not in word.before for one in now)
        else:
            now = value_at(summary, path)
            differs = now not in (word.before, word.after)
        if differs:
            found.append(Conflict(path, word.before, now, word.after, word.by, word.day))
    return tuple(found)


def _facts_under(code: str, summary: FileSummary, facts: Sequence[Any]) -> list[Any]:
    return [one for n, one in enumerate(facts) if summary.findings[n].code == code]


def _split(field: str, rest: str) -> tuple[str, str]:
    """Key and part; the key may hold a slash, the part is a name of the member's."""
    key, _, part = rest.rpartition("/")
    names = {one.name for one in fields(MEMBERS[field])}
    return (key, part) if key and part in names else (rest, "")


def _examples(summary: FileSummary, field: str) -> str:
    keys = [str(getattr(member, KEYS[field])) for member in getattr(summary, field)[:3]]
    return f" or {field}/".join(keys) or "NAME"
