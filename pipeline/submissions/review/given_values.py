"""What a person gives for a value of a list: checked, made whole, or refused with a sentence."""

import json
from dataclasses import asdict, fields
from typing import Any

from pipeline.submissions.review.review_paths import MAIN, NoSuchValue, split_path
from pipeline.submissions.review.typed_values import PROPONENT_TYPES, WrongKind, check_role, follow
from pipeline.submissions.summary import KEYS, MEMBERS, Reading, member_from

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
    "states_named": {"iso": None, "role": "range", "words": ""},
    "activities": dict.fromkeys(("outcome", "timeframe", "responsibility", "funding"), ""),
}


def part_value(summary: Reading, path: str, given: Any) -> Any:
    """What a person gives for a part of a member that is there, as it is kept.

    Raises NoSuchValue for what is of no such kind.
    """
    field, _, rest = path.partition("/")
    key, part = split_path(field, rest)
    member = next(other for other in getattr(summary, field) if getattr(other, KEYS[field]) == key)
    if part == "appendices" and isinstance(given, str):
        given = [name for name in given.replace(",", " ").split() if name != "and"]
    try:
        if part == "role" or (field == "proponents" and part == "type"):
            check_role(field, given)
        whole = follow(field, asdict(member), {part: given}, summary)
        made = member_from(field, whole)
    except WrongKind as error:
        raise NoSuchValue(str(error)) from error
    except ValueError as error:
        raise NoSuchValue(f"“{given}” cannot be the {part} of “{key}”.") from error
    return json.loads(json.dumps(getattr(made, part)))


def full_value(summary: Reading, field: str, key: str, given: Any) -> Any:
    """A whole member of a list from what a person gives: an object, or the one text that matters.

    Of a member that is there the rest stays. Raises NoSuchValue for what makes no member.
    """
    if given is None:
        return None
    before = next(
        (other for other in getattr(summary, field) if getattr(other, KEYS[field]) == key), None
    )
    start = asdict(before) if before else BLANK[field] | {KEYS[field]: key}
    try:
        text = not isinstance(given, dict)
        whole = _from_text(field, key, given, new=before is None) if text else given
        if "role" in whole:
            check_role(field, whole["role"])
        made = member_from(field, follow(field, start, whole, summary))
    except WrongKind as error:
        raise NoSuchValue(str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        names = ", ".join(part.name for part in fields(MEMBERS[field]))
        raise NoSuchValue(f"That makes none of the {field}: give {names}.") from error
    return json.loads(json.dumps(asdict(made)))


def _from_text(field: str, key: str, given: Any, *, new: bool) -> dict[str, Any]:
    """The parts that a plain text stands for."""
    if not isinstance(given, str):
        raise TypeError(given)
    if field == "proponents":
        if given in PROPONENT_TYPES:
            return {"type": given, **({"name": key} if new else {})}
        return {"name": given}
    return {MAIN[field]: given}
