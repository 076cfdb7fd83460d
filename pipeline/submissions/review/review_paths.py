"""Paths that name a value of a submission: "title", "range_states/MN".

A path names a value as in `concerted check --json`. Members of a list are known by what they are,
not by their place, so a path means the same after reading again.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from pipeline.submissions.review.review_sections import FIELD as SECTIONS
from pipeline.submissions.review.review_sections import section_at, section_path
from pipeline.submissions.review.typed_values import state_code
from pipeline.submissions.summary import KEYS, MEMBERS, Reading

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
CHOICES = {  # of those, the ones that are one of a few words
    "kind": (
        "proposal",
        "extension_proposal",
        "progress_report",
        "adopted_action",
        "listing_proposal",
        "other",
    ),
    "language": ("en", "fr", "es"),
    "proposed_future": ("continuation", "completion", "closure"),
}
MAIN = {  # the part that a plain text stands for
    "proponents": "type",
    "taxa": "scientific_name",
    "range_states": "name",
    "activities": "outcome",
    "states_named": "role",
}


class NoSuchValue(LookupError):
    """A path that names nothing that can be said something about."""


def known_path(summary: Reading, written: str) -> str:
    """The path with the member's own name for its number. Raises NoSuchValue.

    A member that is not there may be named: a correction adds it. Raises NoSuchHeading, too, for
    a heading that is not in the file.
    """
    field, _, rest = written.strip().partition("/")
    if field in SINGLE and not rest:
        return field
    if field == SECTIONS and rest:
        return section_path(summary, rest)
    if field not in MEMBERS:
        known = ", ".join([*SINGLE, SECTIONS, *MEMBERS])
        raise NoSuchValue(f"“{written}” names no value. Give one of {known}.")
    key, part = split_path(field, rest)
    if not key:
        raise NoSuchValue(
            f"Say which of the {field} is meant: {field}/{_examples(summary, field)}."
        )
    members = getattr(summary, field)
    if key.isdigit():
        if not 1 <= int(key) <= len(members):
            raise NoSuchValue(f"{summary.file} has {len(members)} {field}; there is no {key}.")
        key = getattr(members[int(key) - 1], KEYS[field])
    there = any(getattr(member, KEYS[field]) == key for member in members)
    if field == "range_states" and not there:
        key, there = _state_key(key, members)
    if part and not there:
        _check_addable(field, key, part)
        part = ""
    return "/".join(filter(None, [field, key, part]))


def _state_key(key: str, members: Sequence[Any]) -> tuple[str, bool]:
    """The code of a State by its name, and whether it was read. Raises NoSuchValue."""
    code = state_code(key)
    if code is None:
        raise NoSuchValue(
            f"“{key}” is no State. Give its name (range_states/France) or its two-letter code "
            "(range_states/FR)."
        )
    return code, any(member.iso == code for member in members)


def _check_addable(field: str, key: str, part: str) -> None:
    """Raise NoSuchValue where a part of a member is meant that is not there."""
    if part not in (KEYS[field], MAIN[field]):
        raise NoSuchValue(
            f"“{key}” is not among the {field}, so it has no {part}. Add it first: "
            f"concerted correct FILE “{field}/{key}” with its {MAIN[field]}."
        )


def value_at(summary: Reading, path: str) -> Any:
    """The JSON value at a known path; None where nothing is there."""
    field, _, rest = path.partition("/")
    if field == "received":
        return summary.received_at or summary.received
    if field in SINGLE:
        return getattr(summary, field)
    if field == SECTIONS:
        return section_at(summary, path)
    key, part = split_path(field, rest)
    for member in getattr(summary, field):
        if getattr(member, KEYS[field]) == key:
            whole = json.loads(json.dumps(asdict(member)))
            return whole[part] if part else whole
    return None


def names_part(summary: Reading, path: str) -> bool:
    """Whether a known path names a part of a member that is there."""
    field, _, rest = path.partition("/")
    key, part = split_path(field, rest)
    members = getattr(summary, field)
    return bool(part) and any(getattr(member, KEYS[field]) == key for member in members)


def split_path(field: str, rest: str) -> tuple[str, str]:
    """Key and part; the key may hold a slash, the part is a name of the member's."""
    key, _, part = rest.rpartition("/")
    names = {part.name for part in fields(MEMBERS[field])}
    return (key, part) if key and part in names else (rest, "")


def _examples(summary: Reading, field: str) -> str:
    keys = [str(getattr(member, KEYS[field])) for member in getattr(summary, field)[:3]]
    return f" or {field}/".join(keys) or "NAME"
