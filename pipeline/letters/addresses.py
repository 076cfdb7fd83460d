"""Who is written to at which address: a table that colleagues keep, never a guess."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from email.utils import getaddresses
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractors.fields.states.countries import find_states
from extractors.text import normalise
from pipeline.atomic_write import replace_file
from pipeline.config import home
from pipeline.intake.workbook import read_sheets_apart
from pipeline.refusal import Refusal
from pipeline.workbooks.days import DayUnclear, ask_which, cell_day
from pipeline.workbooks.sheets import BadTable

HEADINGS: Mapping[str, tuple[str, ...]] = {  # ours -> as it may be headed, folded
    "name": ("name", "names", "nom", "nombre", "government or body"),
    "address": (
        "address", "addresses", "mail", "email", "e-mail", "mail address",
        "adresse", "adresses", "courriel", "direccion", "direcciones", "correo",
    ),
    "language": ("language", "langue", "idioma", "lengua", "sprache"),
    "role": ("role", "fonction", "funcion", "rol"),
    "since": ("since", "depuis", "desde", "seit"),
}  # fmt: skip
NEEDED = ("name", "address")
LANGUAGE_WORDS: Mapping[str, tuple[str, ...]] = {  # as a cell may say it, folded
    "en": ("en", "english", "anglais", "ingles"),
    "fr": ("fr", "french", "francais", "frances"),
    "es": ("es", "spanish", "espagnol", "espanol"),
}
GOVERNMENT = re.compile(
    r"^(?:the\s+|le\s+|el\s+|les\s+|los\s+)?(?:governments?|gouvernements?|gobiernos?)\s+"
    r"(?:of(?:\s+the)?\s+|du\s+|des\s+|del\s+|de\s+(?:la\s+|los\s+|las\s+|l['’])?|d['’])",
    re.IGNORECASE,
)
COPIES = ("copy", "cc", "copie", "copia")
ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"]+@[^@\s<>()\[\],;:\"]+\.[^@\s<>()\[\],;:.\"]+")


class Contact(NamedTuple):
    """One address of a government or body."""

    address: str
    language: str = ""  # en, fr or es; "": that of the submission
    role: str = ""  # focal point, lead, copy, as written; "" for none given
    since: date | None = None  # from then on; None: always

    @property
    def is_copy(self) -> bool:
        return normalise(self.role).strip() in COPIES


AddressBook = Mapping[str, tuple[Contact, ...]]
"""The contacts of each addressee, by `addressee_key`."""


class AddressesUnreadable(Refusal):
    """The table of addresses cannot be used."""


def known_addresses(table: Path | None = None) -> AddressBook:
    """Those in `table`, or else in the one that colleagues keep; none where it is not there.

    Raises AddressesUnreadable.
    """
    path = table or home() / "addresses.csv"
    return read_addresses(path) if path.exists() else {}


def read_addresses(path: Path) -> AddressBook:
    """Contacts by folded name, from a CSV: name, address and, if given, language, role, since.

    Comma, semicolon or tab, UTF-8 or the old Windows encoding: what spreadsheets save. Several
    addresses of a name stand in one cell or on several lines. Raises AddressesUnreadable.
    """
    found: dict[str, dict[Contact, None]] = {}
    for line, cells in _rows(path):
        for address in _addresses_in(cells["address"]):
            if not ADDRESS.fullmatch(address):
                raise AddressesUnreadable(
                    f"{path.name}, line {line}: “{address}” is no mail address. Correct it, or "
                    "leave it empty."
                )
            if cells["name"]:
                contact = _contact(path, line, address, cells)
                found.setdefault(addressee_key(cells["name"]), {})[contact] = None
    return {name: tuple(contacts) for name, contacts in found.items()}


@cache
def addressee_key(name: str) -> str:
    """What all names of one addressee have in common: a government by its State.

    >>> addressee_key("Gouvernement du Niger") == addressee_key("Governments of the Niger")
    True
    >>> addressee_key("Ministry of Forests, Niger")
    'ministry of forests, niger'
    """
    bare = GOVERNMENT.sub("", name.strip())
    bare = bare.title() if bare.islower() else bare  # names of States begin with capitals
    states = find_states(bare)
    if len(states) == 1 and states[0].written == bare:
        return f"state {states[0].iso}"
    return normalise(name.strip())


def contacts_of(name: str, book: AddressBook, today: date | None = None) -> tuple[Contact, ...]:
    """The contacts of a name that count today; none where none is known."""
    known = book.get(addressee_key(name)) or book.get(normalise(name.strip()), ())
    return tuple(c for c in known if not (c.since and today and c.since > today))


def address_of(name: str, book: AddressBook, today: date | None = None) -> str:
    """The addresses a name is written to, parted by ", "; "" where none is known."""
    contacts = contacts_of(name, book, today)
    return ", ".join(dict.fromkeys(known.address for known in contacts if not known.is_copy))


def language_of(names: Iterable[str], book: AddressBook, today: date | None = None) -> str:
    """The language that all contacts of these names share; "" where they share none."""
    spoken = {c.language for name in names for c in contacts_of(name, book, today) if not c.is_copy}
    return spoken.pop() if len(spoken) == 1 else ""


def address_rows(table: Path | None = None) -> Iterator[dict[str, str]]:
    """Each address on a row of its own, with the names as written; none where no table is there.

    By the keys of `HEADINGS`, language as en, fr or es, days as ISO. Raises AddressesUnreadable.
    """
    path = table or home() / "addresses.csv"
    for line, cells in _rows(path) if path.exists() else ():
        for address in _addresses_in(cells["address"]):
            contact = _contact(path, line, address, cells)
            yield {
                "name": cells["name"],
                "address": address,
                "language": contact.language,
                "role": contact.role,
                "since": f"{contact.since or ''}",
            }


def write_addresses(rows: Iterable[Mapping[str, str]], table: Path | None = None) -> None:
    """Write the table that colleagues keep anew, by the keys of `HEADINGS`.

    Raises AddressesUnreadable where the one that is there has columns that would be lost.
    """
    path = table or home() / "addresses.csv"
    _refuse_loss(path)

    def write(place: Path) -> None:
        with place.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.DictWriter(file, [*HEADINGS], extrasaction="ignore")
            lines.writeheader()
            lines.writerows(rows)

    replace_file(path, write)


def _refuse_loss(path: Path) -> None:
    known = {name for names in HEADINGS.values() for name in names}
    sheets = read_sheets_apart(path) if path.exists() else []
    head = next((line.cells for sheet in sheets for line in sheet.lines if any(line.cells)), ())
    if others := [cell for cell in head if cell and normalise(cell).strip() not in known]:
        raise AddressesUnreadable(
            f"{path.name} has a column “{others[0]}”, which would be lost. Take it out of the "
            "file first, or change the addresses there."
        )


def _contact(path: Path, line: int, address: str, cells: Mapping[str, str]) -> Contact:
    language, since = normalise(cells["language"]).strip(), cells["since"]
    known = [code for code, words in LANGUAGE_WORDS.items() if language in words]
    if language and not known:
        raise AddressesUnreadable(
            f"{path.name}, line {line}: “{cells['language']}” is no language of the Convention. "
            "Write en, fr or es, or leave it empty."
        )
    try:
        day = cell_day(since)
    except DayUnclear as error:
        raise AddressesUnreadable(f"{path.name}, line {line}: {ask_which(error)}") from error
    return Contact(address, known[0] if known else "", cells["role"], day)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The line and the cells of every row by our headings. Raises AddressesUnreadable."""
    try:
        sheets = [sheet for sheet in read_sheets_apart(path) if not sheet.hidden]
    except BadTable as error:
        raise AddressesUnreadable(str(error)) from error
    lines = [line for sheet in sheets[:1] for line in sheet.lines if any(line.cells)]
    columns = _columns(path, lines[0].cells if lines else ())
    for line in lines[1:]:
        yield (
            line.number,
            {
                name: line.cells[n] if n is not None and n < len(line.cells) else ""
                for name, n in columns.items()
            },
        )


def _columns(path: Path, head: Sequence[str]) -> Mapping[str, int | None]:
    """The place of each column, from 0; None where it is not there. Raises AddressesUnreadable."""
    folded = [normalise(cell).strip() for cell in head]
    found = {
        ours: next((n for n, cell in enumerate(folded) if cell in names), None)
        for ours, names in HEADINGS.items()
    }
    missing = [name for name in NEEDED if found[name] is None]
    if missing:
        raise AddressesUnreadable(
            f"{path.name} has no column {' and '.join(missing)}; its first line is "
            f"“{', '.join(head)}”. It must name both: name,address."
        )
    return found


def _addresses_in(cell: str) -> Iterator[str]:
    """Every address of a cell, without “mailto:” and the name before an address in brackets."""
    for part in re.split(r"[;,\n]|\s+(?=mailto:)", cell):
        bare = re.sub(r"^\s*mailto:\s*", "", part, flags=re.IGNORECASE).strip()
        if not bare:
            continue
        if "<" in bare:
            yield from (address for _, address in getaddresses([bare]) if address)
        else:
            yield bare
