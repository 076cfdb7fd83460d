"""A period of an action on the terminal: who leads it, and what it is about."""

from collections.abc import Iterable
from typing import Any

from pipeline.cli.console import tell
from pipeline.views.actions import PeriodAnswer


def print_period(period: PeriodAnswer) -> None:
    """Its decision and days, then a line for each field that says something."""
    until = f" until {period.until}" if period.until else ""
    last = f" to {period.last}" if period.last else ""
    first = "day not known" if period.first_assumed else f"from {period.first}"
    tell(f"Period: {period.opened}, {period.meeting}, {first}{last}{until}")
    if period.lead:
        tell(f"  Lead: {period.lead}")
    named = {
        "Proponents": period.proponents,
        "Taxa": period.taxa,
        "Range States": period.range_states,
        "Activities": period.activities,
    }
    for label, found in named.items():
        if found:
            tell(f"  {label}: {'; '.join(_names(found))}")


def _names(found: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{taxon['name']} ({taxon['edition']})" if taxon.get("edition") else str(taxon["name"])
        for taxon in found
    ]
