"""What a person gives for a value of a list, made whole: what hangs on it follows it.

A taxon brings its own listing, a State its code, name and whether it is a Party, a proponent its
type and country. What a person gives besides stands.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.fields.states.countries import find_states, state_name
from pipeline.config import editions_folder
from pipeline.convention.calendar import this_day
from pipeline.convention.parties import is_party
from pipeline.submissions.summary import Reading

if TYPE_CHECKING:
    from taxonomy.matching.index import NameIndex
    from taxonomy.matching.match import NameMatch

Parts = dict[str, Any]
PROPONENT_TYPES = ("government", "organization", "person")
ROLES = {
    "taxa": ("target", "excluded", "look_alike", "beneficiary", "mentioned"),
    "states_named": ("range", "extinct", "vagrant", "outside", "consulted", "unresolved"),
}
SURE = ("exact", "synonym", "common_name")  # ways to a name that need no second look


class WrongKind(ValueError):
    """A value of another kind than is asked for, in a sentence."""


def state_code(written: str) -> str | None:
    """The ISO code of the one State that a name or a code stands for; None where it is none.

    >>> state_code("France"), state_code("es"), state_code("XX")
    ('FR', 'ES', None)
    """
    text = " ".join(written.split())
    if len(text) == 2 and text.isalpha():
        try:
            return text.upper() if state_name(text.upper()) else None
        except LookupError:
            return None
    for form in (text, text.title()):
        found = find_states(form)
        if len(found) == 1 and len(found[0].written) == len(text):
            return found[0].iso
    return None


def follow(field: str, member: Parts, given: Parts, summary: Reading) -> Parts:
    """A member of a list with what hangs on the parts that were given, and these.

    Raises WrongKind.
    """
    rule = FOLLOWS.get(field)
    return {**member, **given, **(rule(member | given, given, summary) if rule else {})}


def check_role(field: str, role: object) -> None:
    """Raise WrongKind for a role that no member of this list has."""
    known = PROPONENT_TYPES if field == "proponents" else ROLES.get(field, ())
    if known and role not in known:
        raise WrongKind(f"“{role}” is not known here. Give one of {', '.join(known)}.")


def _taxon(member: Parts, given: Parts, summary: Reading) -> Parts:
    if "scientific_name" not in given:
        return {}
    match = _index(summary.edition or "").match(str(given["scientific_name"]))
    if match.method.value not in SURE:
        found: Parts = {"appendices": [], "listings": [], "method": "none", "score": 0.0}
        found |= {"rank": None, "edition": match.edition, "candidates": _candidates(match)}
        return found | _but(given, "scientific_name")
    listings = [
        {
            "appendix": line.appendix.value,
            "taxon": line.taxon,
            "annotation": line.annotation,
            "verified": line.verified,
        }
        for line in match.listings
    ]
    found = {
        "scientific_name": match.scientific_name,
        "rank": match.rank.value if match.rank else None,
        "appendices": [appendix.value for appendix in match.appendices],
        "listings": listings,
        "method": match.method.value,
        "score": match.score,
        "edition": match.edition,
        "candidates": [],
    }
    return found | _but(given, "scientific_name")


def _candidates(match: "NameMatch") -> list[Parts]:
    found = [
        {"taxon": candidate.taxon, "score": candidate.score, "why": candidate.why}
        for candidate in match.candidates
    ]
    if not found and match.method.value == "spelling":
        return [{"taxon": match.scientific_name, "score": match.score, "why": "spelling"}]
    return found


def _range_state(member: Parts, given: Parts, summary: Reading) -> Parts:
    named = [str(given[part]) for part in ("name", "iso") if given.get(part) is not None]
    if not named:
        return {}
    iso = _state(named[0])
    day = date.fromisoformat(summary.received) if summary.received else this_day()
    found: Parts = {"iso": iso, "name": state_name(iso), "is_party": is_party(iso, day)}
    return found | _but(given, "name", "iso")


def _state_named(member: Parts, given: Parts, summary: Reading) -> Parts:
    if given.get("iso") is None:
        return {}
    iso = _state(str(given["iso"]))
    return {"iso": iso, "name": state_name(iso)}


def _proponent(member: Parts, given: Parts, summary: Reading) -> Parts:
    if given.get("iso") is not None:
        return {"iso": _state(str(given["iso"])), "type": given.get("type", "government")}
    from extractors.fields.proponents import parse_proponents  # slow to import

    name = str(member["name"])
    parsed = parse_proponents(name)
    if "type" in given:
        country = find_states(name)
        alone = given["type"] == "government" and len(country) == 1
        return {"iso": country[0].iso if alone else None}
    if "name" in given and len(parsed) == 1:
        return {"type": parsed[0].type.value, "iso": parsed[0].iso}
    return {}


def _state(written: str) -> str:
    code = state_code(written)
    if code is None:
        raise WrongKind(
            f"“{written}” is no State. Give its name (“France”) or its two-letter code (“FR”)."
        )
    return code


def _but(given: Parts, *names: str) -> Parts:
    return {name: value for name, value in given.items() if name not in names}


FOLLOWS: Mapping[str, Callable[[Parts, Parts, Reading], Parts]] = {
    "taxa": _taxon,
    "range_states": _range_state,
    "states_named": _state_named,
    "proponents": _proponent,
}


@cache
def _index(edition: str) -> "NameIndex":
    """The names of an edition; of the newest in force where it is not known."""
    from taxonomy.appendices.editions import editions, load_appendix_list  # slow to import
    from taxonomy.matching.index import NameIndex

    known = editions(editions_folder())
    wanted = next(
        (listing.edition for listing in known if listing.edition == edition), known[-1].edition
    )
    return NameIndex(load_appendix_list(wanted, editions_folder()))
