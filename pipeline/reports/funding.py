"""What activities need and have secured, in sums. Words without a sure figure are no zero."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from extractors.fields.money import Funding, read_funding
from extractors.fields.states.countries import state_name
from extractors.fields.timeframe import parse_timeframe
from pipeline.actions.action import Action
from pipeline.register.derived.parts import Parts
from pipeline.reports.state import states_in

PART = "; "


class Grouping(StrEnum):
    """What sums are made by."""

    ACTION = "action"
    STATE = "state"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class FundedActivity:
    """An activity of an action, and what the words of its funding say in figures."""

    number: str  # "P15.1": a proposal without a number
    title: str
    proposal: bool  # no COP has accepted the action
    activity: str
    states: tuple[str, ...]  # ISO codes of those its responsibility names
    years: str  # "2027", "2026–2028", "2025–" for an open end; "" where none is named
    funding: Funding


@dataclass(frozen=True, slots=True)
class FundingSum:
    """Figures in one currency of one group; what names several States or years is not divided."""

    group: str  # number, codes of States, or years; "" where the activities do not tell
    title: str  # of the action, or names of the States in English
    currency: str | None  # ISO 4217; None: of these activities no sum is sure
    activities: int
    needed: float | None  # of the activities that say it; None: none does, which is no zero
    needed_of: int  # how many activities say it
    secured: float | None
    secured_of: int
    gap: float | None
    gap_of: int
    words: tuple[str, ...]  # of the funding, where no sum is sure: "to be found"


def funded_activities(
    actions: Iterable[Action], on: date, parts: Parts | None = None
) -> tuple[FundedActivity, ...]:
    """Each activity of each action and proposal as of a day; `parts` are kept from before."""
    made_of = {action.key or action.number: (action, on) for action in actions}
    found = (parts or Parts()).renewed(
        "funding", made_of, lambda keys: {key: tuple(_of(*made_of[key])) for key in keys}
    )
    return tuple(chain.from_iterable(found.values()))


def funding_sums(activities: Sequence[FundedActivity], by: Grouping) -> tuple[FundingSum, ...]:
    """Sums by group and currency; every activity counts in one of them."""
    grouped: dict[tuple[str, str | None], list[FundedActivity]] = {}
    for activity in activities:
        key = (GROUP_OF[by](activity), activity.funding.currency)
        grouped.setdefault(key, []).append(activity)
    ordered = sorted(grouped, key=lambda key: (not key[0], _order(key[0]), key[1] or "~"))
    return tuple(_sum(*key, grouped[key], by) for key in ordered)


GROUP_OF: Mapping[Grouping, Callable[[FundedActivity], str]] = {
    Grouping.ACTION: lambda activity: activity.number,
    Grouping.STATE: lambda activity: PART.join(activity.states),
    Grouping.YEAR: lambda activity: activity.years,
}


def _of(action: Action, on: date) -> Iterator[FundedActivity]:
    if not action.status(on):
        return
    for detail in action.particulars(on).get("activities", ()):
        timeframe = parse_timeframe(str(detail.more.get("timeframe") or ""))
        yield FundedActivity(
            number=action.number,
            title=action.title,
            proposal=action.is_proposal(on),
            activity=detail.text,
            states=tuple(sorted(states_in(str(detail.more.get("responsibility") or "")))),
            years=_years(timeframe.first, timeframe.last) if timeframe else "",
            funding=read_funding(str(detail.more.get("funding") or "")),
        )


def _years(first: int, last: int | None) -> str:
    """
    >>> _years(2026, 2028), _years(2027, 2027), _years(2025, None)
    ('2026–2028', '2027', '2025–')
    """
    return f"{first}" if first == last else f"{first}–{last or ''}"


def _order(group: str) -> tuple[tuple[int, str], ...]:
    """By the numbers in it: 12.8 before 12.10."""
    parts = re.findall(r"\d+|\D+", group)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def _sum(
    group: str, currency: str | None, activities: Sequence[FundedActivity], by: Grouping
) -> FundingSum:
    needed, secured, gap = (
        [value for a in activities if (value := getattr(a.funding, name)) is not None]
        for name in ("needed", "secured", "gap")
    )
    words = [activity.funding.words.strip() for activity in activities if not currency]
    return FundingSum(
        group,
        _title(activities[0], by),
        currency,
        len(activities),
        *(_total(needed), len(needed)),
        *(_total(secured), len(secured)),
        *(_total(gap), len(gap)),
        tuple(dict.fromkeys(filter(None, words))),
    )


def _total(figures: Sequence[float]) -> float | None:
    return round(sum(figures), 2) if figures else None


def _title(activity: FundedActivity, by: Grouping) -> str:
    match by:
        case Grouping.ACTION:
            return activity.title
        case Grouping.STATE:
            return PART.join(state_name(iso, "en") for iso in activity.states)
        case Grouping.YEAR:
            return ""
