"""Who is written to at which address: a table that colleagues keep, never a guess."""

import csv
from collections.abc import Mapping
from pathlib import Path

from extractors.plain import fold
from pipeline.home import home

COLUMNS = ("name", "address")


class AddressesUnreadable(Exception):
    """The table of addresses cannot be used."""


def known_addresses(table: Path | None = None) -> Mapping[str, str]:
    """Those in `table`, or else in the one that colleagues keep; none where it is not there.

    Raises AddressesUnreadable.
    """
    path = table or home() / "addresses.csv"
    return read_addresses(path) if path.exists() else {}


def read_addresses(path: Path) -> Mapping[str, str]:
    """Addresses by folded name, from a CSV with the columns name and address.

    Raises AddressesUnreadable.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = [*csv.DictReader(lines)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise AddressesUnreadable(
            f"{path.name} cannot be read ({error}). Save it as CSV UTF-8."
        ) from error
    if rows and not set(COLUMNS) <= rows[0].keys():
        raise AddressesUnreadable(
            f"{path.name} has no column {' and '.join(COLUMNS)}. Its first line must name both."
        )
    found = {}
    for number, row in enumerate(rows, 2):
        name, address = (row["name"] or "").strip(), (row["address"] or "").strip()
        if address and ("@" not in address or any(one.isspace() for one in address)):
            raise AddressesUnreadable(
                f"{path.name}, line {number}: “{address}” is no mail address. Correct it, or "
                "leave it empty."
            )
        if name and address:
            found[fold(name)] = address
    return found


def address_of(name: str, addresses: Mapping[str, str]) -> str:
    """The address of a name; "" where none is known."""
    return addresses.get(fold(name.strip()), "")
