"""Territories overseas and the States that answer for them.

A territory over which two States are in dispute is in no list here: it is named as itself.
"""

import csv
from functools import cache
from pathlib import Path

TERRITORIES = Path(__file__).parent / "data" / "territories.csv"


def state_over(iso: str) -> str | None:
    """The ISO code of the State that answers for a territory; None for what is none.

    >>> state_over("YT"), state_over("KE")
    ('FR', None)
    """
    return _territories().get(iso)


@cache
def _territories() -> dict[str, str]:
    with TERRITORIES.open(encoding="utf-8", newline="") as file:
        return {row["iso"]: row["state"] for row in csv.DictReader(file)}
