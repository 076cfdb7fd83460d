"""Is a State a Party on a day?"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

PARTIES = Path(__file__).parent / "data" / "parties.csv"
DOUBT = timedelta(days=366)  # around a first day that is not checked, or on which sources differ


@dataclass(frozen=True, slots=True)
class Party:
    """A Party to the Convention, as the list shipped with the program has it."""

    iso: str  # ISO 3166-1 alpha-2; "EU" for the European Union
    names: Mapping[str, str]  # language code -> name; renderings nobody has checked
    since: date  # the first day as a Party
    source: str
    verified: str  # "yes", "no", "yes (sources differ)": as in the list
    note: str


@cache
def load_parties(path: Path = PARTIES) -> Mapping[str, Party]:
    """The Parties by ISO code. No Party has left the Convention so far."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["iso"]: _party(row) for row in csv.DictReader(lines)}


def is_party(iso: str, on: date) -> bool | None:
    """Whether the State with this ISO code is a Party on day `on`.

    None within a year of a first day that is not checked, or on which sources differ: it
    cannot be told.

    >>> is_party("MN", date(2020, 2, 17)), is_party("CN", date(2020, 2, 17))
    (True, False)
    """
    party = load_parties().get(iso.upper())
    if party is None:
        return False
    if party.verified != "yes" and abs(on - party.since) < DOUBT:
        return None
    return on >= party.since


def _party(row: Mapping[str, str]) -> Party:
    return Party(
        iso=row["iso"],
        names={language: row[f"name_{language}"] for language in ("en", "fr", "es")},
        since=date.fromisoformat(row["party_since"]),
        source=row["source"],
        verified=row["verified"],
        note=row["note"],
    )
