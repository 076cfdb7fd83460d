"""The lists of a summary whose members stand for themselves, and what each is known by."""

from collections.abc import Mapping
from typing import Any

from pipeline.summary import (
    ActivitySummary,
    CandidateSummary,
    ListingSummary,
    ProponentSummary,
    RangeStateSummary,
    TaxonSummary,
)

MEMBERS: Mapping[str, type] = {
    "proponents": ProponentSummary,
    "taxa": TaxonSummary,
    "range_states": RangeStateSummary,
    "activities": ActivitySummary,
}
KEYS = {"proponents": "name", "taxa": "written", "range_states": "iso", "activities": "activity"}


def member_from(field: str, value: Mapping[str, Any]) -> object:
    """One member of a list of a summary, from its JSON object.

    Raises TypeError for an object without what the member needs.
    """
    given = dict(value)
    if field == "taxa":
        given["appendices"] = tuple(given.get("appendices", ()))
        given["listings"] = tuple(ListingSummary(**one) for one in given.get("listings", ()))
        given["candidates"] = tuple(CandidateSummary(**one) for one in given.get("candidates", ()))
    return MEMBERS[field](**given)
