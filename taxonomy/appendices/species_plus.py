"""The download “CMS listings” of Species+: a row for each species covered, and none for families.

A species that a listed family or genus covers names it under `Listed under`, so the table itself
says who its members are. Dates and notes are cells of several lines, one for each Appendix.
Rows of other agreements stand in the same table and are passed over.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from taxonomy.appendices.distribution import Distributions
from taxonomy.errors import UnreadableList
from taxonomy.listing import Appendix, AppendixList, CoveredTaxon, Listing, Rank
from taxonomy.names.scientific_names import parse_name

Row = Mapping[str, str]
MARKS = ("agreement", "listing", "listed under", "scientificname")
AGREEMENT = "CMS"
RANKS = {"SPECIES": Rank.SPECIES, "SUBSPECIES": Rank.SUBSPECIES}
PART = re.compile(r"^\s*\*\*\s*(?P<appendix>I{1,2})\s*\*\*\s*")
AUTO_NOTE = re.compile(r"^\[[^\]]*\]\s*")
NOMENCLATURE = re.compile(
    r"^(?:previously|formerly|originally)\b|^(?:included|listed) (?:in|as|under)\b|^includes? ",
    re.IGNORECASE,
)
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
TOLERANCE = timedelta(days=1)  # Species+ and the Convention differ by a day (COP14)
COMMON = re.compile(r"^(?:common ?names? ?\(?)?(?P<language>english|french|spanish|en|fr|es)\b")
LANGUAGES = {"english": "en", "french": "fr", "spanish": "es"}


@dataclass(slots=True)
class _Reading:
    """What has been read of the table so far."""

    in_force: date
    source: str
    distributions: Distributions
    higher: dict[str, set[Appendix]]  # "Accipitridae spp." -> the Appendices it is listed on
    lines: dict[tuple[Appendix, str], Listing] = field(default_factory=dict)
    covered: dict[str, CoveredTaxon] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


def is_listings_download(columns: Iterable[str]) -> bool:
    """Whether these are the columns of the download, whatever their order and capitals."""
    plain = {_plain(column) for column in columns}
    return all(mark in plain for mark in MARKS)


def import_listings(
    rows: Sequence[Row],
    edition: str,
    in_force: date,
    source: str,
    iso_of: Callable[[str], str | None],
) -> tuple[AppendixList, tuple[str, ...]]:
    """The edition in the download, and what in it cannot be right, a sentence for each.

    `iso_of` gives the ISO code of a State by its English name, None where it knows none. Raises
    UnreadableList where no row is of the CMS itself.
    """
    plain = [(number, _cells(row)) for number, row in enumerate(rows, 2)]
    ours = [(number, row) for number, row in plain if _agreement(row) == AGREEMENT]
    if not ours:
        named = ", ".join(sorted({_agreement(row) for _, row in plain} - {""})) or "none"
        raise UnreadableList(
            f"No row of the table has “CMS” under Agreement (found: {named}). Download the "
            "listings of the CMS Appendices from Species+ again."
        )
    distributions = Distributions((row for _, row in ours), iso_of)
    reading = _Reading(in_force, source, distributions, _higher(row for _, row in ours))
    for number, row in ours:
        _read_row(f"Line {number} ({row['scientificname'] or 'no name'})", row, reading)
    if not reading.lines:
        raise UnreadableList("The table has no line that lists a taxon on Appendix I or II.")
    doubts = (*reading.doubts, *distributions.doubts)
    lines, covered = tuple(reading.lines.values()), tuple(reading.covered.values())
    return AppendixList(edition, in_force, source, lines, covered=covered), doubts


def _plain(column: str) -> str:
    return " ".join((column or "").replace("_", " ").casefold().split())


def _cells(row: Row) -> dict[str, str]:
    """The cells by plain names of their columns; what stands beyond the last column under ""."""
    found = dict.fromkeys(MARKS, "") | {
        _plain(column): (cell or "").strip()
        for column, cell in row.items()
        if column and isinstance(cell, str)
    }
    surplus = row.get(None)  # type: ignore[call-overload]  # where csv puts cells without a column
    short = any(cell is None for cell in row.values())
    return found | {"": "more" if surplus else "fewer" if short else ""}


def _agreement(row: Row) -> str:
    return row["agreement"]


def _higher(rows: Iterable[Row]) -> dict[str, set[Appendix]]:
    """The Appendices of each family and genus, from the rows that have no other line."""
    found: dict[str, set[Appendix]] = {}
    for row in rows:
        names = _under(row)
        if len(names) == 1 and names[0] != row["scientificname"]:
            found.setdefault(names[0], set()).update(_appendices(row["listing"]))
    return found


def _under(row: Row) -> list[str]:
    names = [" ".join(name.split()) for name in row["listed under"].split(",")]
    return [name for name in names if name]


def _appendices(listing: str) -> list[Appendix]:
    words = listing.upper().replace("/", " ").split()
    return [appendix for appendix in Appendix if appendix.value in words]


def _read_row(place: str, row: Row, reading: _Reading) -> None:
    problems, name = list(_problems(row, reading)), row["scientificname"]
    reading.doubts += [f"{place}: {problem}" for problem in problems]
    rank = RANKS.get(row.get("rank", "").upper())
    if rank is None or not parse_name(name) or not _appendices(row["listing"]):
        return
    if name in reading.covered:
        reading.doubts.append(f"{place}: a row above has the same name; this one was left out.")
        return
    reading.covered[name] = CoveredTaxon(
        taxon=name,
        family=row.get("family", ""),
        under=tuple(_under(row)) or (name,),
        states=reading.distributions.of(place, row),
        common_names=dict(_common_names(row)),
    )
    for taxon, of, appendix in _lines(place, row, rank, reading):
        _add_line(place, row, taxon, of, appendix, reading)


def _problems(row: Row, reading: _Reading) -> Iterator[str]:
    """What cannot be right in a row, before anything is made of it."""
    name, listing = row["scientificname"], row["listing"]
    if row[""]:
        yield f"it has {row['']} cells than the table has columns; it may be cut or shifted."
    if not parse_name(name):
        yield f"“{name}” is no scientific name; the row was left out."
    elif row.get("genus") and name.split()[0] != row["genus"]:
        yield f"the name is not in its genus, {row['genus']}."
    if row.get("rank", "").upper() not in RANKS:
        yield f"the rank “{row.get('rank', '')}” is not known; the row was left out."
    if set(listing.upper().replace("/", " ").split()) - set(Appendix) or not _appendices(listing):
        yield f"“{listing}” is no Appendix; I, II or I/II was expected."
    if not _under(row):
        yield "“Listed under” is empty; it was taken as listed under its own name."
    yield from _wrong_days(row, reading.in_force)
    yield from _wrong_members(row)


def _wrong_days(row: Row, in_force: date) -> Iterator[str]:
    cell = row.get("date", "")
    parts = _parts(cell)
    for appendix in _appendices(row["listing"]):
        days = parts.get(appendix, [])
        if not days or not all(map(_day, days)):
            yield f"no day was read for Appendix {appendix} in “{' '.join(cell.split())}”."
        elif any((day := _day(words)) and day > in_force + TOLERANCE for words in days):
            yield f"Appendix {appendix} begins after the edition itself ({in_force})."
    for appendix in parts.keys() - set(_appendices(row["listing"])):
        yield f"a day is given for Appendix {appendix}, which is not in Listing."


def _wrong_members(row: Row) -> Iterator[str]:
    family = row.get("family", "")
    for name in _under(row):
        first = name.split()[0]
        if first.endswith("idae") and family and first != family:
            yield f"it is listed under {name}, but stands in the family {family}."


def _lines(
    place: str, row: Row, rank: Rank, reading: _Reading
) -> Iterator[tuple[str, Rank, Appendix]]:
    """The lines behind a row: of the taxon itself, and of what it is listed under.

    Which Appendix a family stands on is known from members that have no line of their own. Two
    days for one Appendix say that the species has its own line there besides.
    """
    name, listing = row["scientificname"], _appendices(row["listing"])
    names = _under(row) or [name]
    above = [other for other in names if other != name]
    taken: set[Appendix] = set()
    for other in above:
        known = reading.higher.get(other, set()) & set(listing)
        if not known and name not in names and len(above) == 1:
            known = set(listing)
        if not known:
            reading.doubts.append(
                f"{place}: it cannot be told which Appendix “{other}” stands on; no member has "
                "that line alone."
            )
        taken |= known
        yield from ((other, _rank(other), appendix) for appendix in sorted(known))
    if name in names:
        days = _parts(row.get("date", ""))
        both = {appendix for appendix in taken if len(days.get(appendix, [])) > len(above)}
        yield from ((name, rank, each) for each in listing if each not in taken - both)


def _rank(name: str) -> Rank:
    if not name.endswith("spp."):
        return Rank.SPECIES if len(name.split()) == 2 else Rank.GENUS
    first = name.split()[0]
    return Rank.FAMILY if first.endswith("idae") else Rank.GENUS


def _add_line(
    place: str, row: Row, taxon: str, rank: Rank, appendix: Appendix, reading: _Reading
) -> None:
    note, remark = _note(row, appendix)
    before = reading.lines.get((appendix, taxon))
    if before:
        if rank in {Rank.FAMILY, Rank.GENUS} and before.annotation != note:
            reading.doubts.append(
                f"{place}: the note on “{taxon}” differs from that of members above; theirs stands."
            )
        return
    days = [day for words in _parts(row.get("date", "")).get(appendix, []) if (day := _day(words))]
    reading.lines[appendix, taxon] = Listing(
        appendix=appendix,
        taxon=taxon,
        rank=Rank.POPULATION if note and rank is Rank.SPECIES else rank,
        klass=row.get("class", "").capitalize(),
        order=row.get("order", "").capitalize(),
        family=row.get("family", ""),
        annotation=note,
        listed_at=min(days).isoformat() if days else "",
        source=reading.source,
        verified=True,
        notes=remark,
    )


def _note(row: Row, appendix: Appendix) -> tuple[str, str]:
    """The population note of an Appendix, and what is said there of names only."""
    texts = dict.fromkeys(
        text for words in _parts(row.get("note", "")).get(appendix, []) if (text := _bare(words))
    )
    names = [text for text in texts if NOMENCLATURE.match(text)]
    return "; ".join(text for text in texts if text not in names), "; ".join(names)


def _bare(words: str) -> str:
    return AUTO_NOTE.sub("", words).strip().removesuffix(".")


def _parts(cell: str) -> dict[Appendix, list[str]]:
    """What a cell of several lines says of each Appendix; a line without a mark goes on."""
    found: dict[Appendix, list[str]] = {}
    appendix: Appendix | None = None
    for line in cell.splitlines():
        if mark := PART.match(line):
            appendix = Appendix(mark["appendix"])
            found.setdefault(appendix, []).append(line[mark.end() :].strip())
        elif appendix and line.strip():
            found[appendix][-1] = f"{found[appendix][-1]} {line.strip()}".strip()
    return found


def _day(words: str) -> date | None:
    match = DAY.fullmatch(words.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _common_names(row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Common names, where the table has a column for a language; the plain download has none."""
    for column, cell in row.items():
        if (match := COMMON.match(column)) and cell:
            language = LANGUAGES.get(match["language"], match["language"])
            names = Counter(name.strip() for name in re.split(r"[,;]", cell))
            yield language, tuple(name for name in names if name)
