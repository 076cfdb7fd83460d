"""The official text of Appendices I and II, from its lines and table rows.

The text is a tree that is only told by its shapes: *Appendix I*, a class (*Mammalia*), an order in
capitals, a family, and under it the species, each with asterisks, footnote numbers and a population
note in brackets. A family or genus listed as a whole stands as "A. spp." beside its family, or as
"Grus spp.". Footnotes and the paragraphs on interpretation are passed over; every other line that
is not understood is given back.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from taxonomy.known import higher_taxa, is_known_species, known_genera
from taxonomy.listing import Appendix, Listing, Rank
from taxonomy.names import parse_name, tidy_name

MARKUP = re.compile(r"<sup>.*?</sup>|<[^>]+>|[*_#†‡§|]+|[¹²³⁴-⁹⁰]+\)?")
NOTE_NUMBER = re.compile(
    r"(?<=[^\W\d])\s*\d{1,3}\s*\)|(?<=[^\W\d])\d{1,2}(?=\s|$|\()|\s\d{1,2}(?=\s*$|\s*\()"
)
HEADING = re.compile(
    r"^(?:appendix|annexe|ap[eé]ndice|anexo)\s+(?P<number>I{1,2}|[12])\s*$", re.IGNORECASE
)
CLASSES = frozenset(
    (
        *("mammalia", "aves", "reptilia", "amphibia", "pisces", "insecta", "chondrichthyes"),
        *("elasmobranchii", "actinopterygii", "osteichthyes", "holocephali", "sarcopterygii"),
    )
)
LABEL = re.compile(
    r"^(?:class|order|family|classe|ordre|famille|clase|orden|familia)\s*:?\s+", re.IGNORECASE
)
ORDER = re.compile(r"^[A-ZÉ]{5,}$")
FAMILY = re.compile(r"^(?P<family>[A-Z][a-z]+idae)\b(?P<rest>.*)$", re.DOTALL)
WHOLE = re.compile(
    r"^(?:[A-Z][a-z]{0,2}\.|[A-Z][a-z]+idae)?\s*(?:\(s\.\s?l\.\)\s*)?spp\b\.?(?P<rest>.*)$",
    re.DOTALL,
)
SENSU = re.compile(r"\(\s*s\.\s?l\.\s*\)")
NOTE = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)?")
FOOTNOTE = re.compile(
    r"^\d{1,3}\s*\)|^\d{1,3}\s+(?:[A-Z][a-z]+ly|[A-Z]\w+ment)\b|^(?:formerly|anciennement|anteriormente)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class OfficialText:
    """What was read of an official list, and the lines that were not understood."""

    listings: list[Listing] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Place:
    """Where in the tree the reader stands."""

    appendix: Appendix | None = None
    klass: str = ""
    order: str = ""
    family: str = ""


def read_official(rows: Iterable[Sequence[str]], source: str) -> OfficialText:
    """The listings in `rows`: the cells of a table row, or one cell for a line of text.

    Lines before the first heading "Appendix I" are passed over.
    """
    found, place = OfficialText(), _Place()
    for row in rows:
        for line in _lines(row):
            if heading := HEADING.match(line):
                number = heading["number"].upper().replace("2", "II").replace("1", "I")
                place = _Place(Appendix(number))
            elif place.appendix:
                _read_line(line, place, found, source)
    return found


def _lines(row: Sequence[str]) -> Iterator[str]:
    for cell in row:
        for part in re.split(r"[\n\t]", cell):
            bare = " ".join(NOTE_NUMBER.sub(" ", MARKUP.sub(" ", part)).split())
            if bare and set(bare) - set("-–—:. "):
                yield bare if not FOOTNOTE.match(part.strip()) else ""


def _read_line(line: str, place: _Place, found: OfficialText, source: str) -> None:
    line = LABEL.sub("", line).strip()
    word = line.casefold()
    if not line:
        return
    if word in CLASSES or higher_taxa().get(line) == "class":
        place.klass, place.order, place.family = line.capitalize(), "", ""
    elif ORDER.match(line) or higher_taxa().get(line) == "order":
        place.order, place.family = line.capitalize(), ""
    elif line.startswith("(") and found.listings:
        _add_note(line, found)
    elif (family := FAMILY.match(line)) and not WHOLE.match(line):
        place.family = family["family"]
        if rest := SENSU.sub("", family["rest"]).strip(" :-–"):
            _read_line(rest, place, found, source)
    elif entry := _entry(line, place, source):
        found.listings.append(entry)
    elif place.klass:
        found.unread.append(line)


def _entry(line: str, place: _Place, source: str) -> Listing | None:
    note = _note(line)
    head = SENSU.sub("", line).partition("(")[0]
    if whole := WHOLE.match(line):
        family = FAMILY.match(line)
        named = family["family"] if family else place.family
        return _listing(f"{named} spp.", Rank.FAMILY, _note(whole["rest"]), place, source)
    name = parse_name(_unglued(tidy_name(head)))
    if name is None or (not name.epithet and name.open != "spp"):
        return None
    if name.open == "spp":
        return _listing(f"{name.genus} spp.", Rank.GENUS, note, place, source)
    rank = Rank.POPULATION if note and not name.infraspecific else name.rank
    return _listing(name.canonical, rank, note, place, source)


def _listing(taxon: str, rank: Rank, note: str, place: _Place, source: str) -> Listing:
    assert place.appendix
    return Listing(
        appendix=place.appendix,
        taxon=taxon,
        rank=rank,
        klass=place.klass,
        order=place.order,
        family=place.family if rank is not Rank.FAMILY else taxon.split()[0],
        annotation=note,
        source=source,
        verified=True,
    )


def _note(line: str) -> str:
    """The population note in brackets; an author in brackets is none."""
    for match in NOTE.finditer(SENSU.sub("", line)):
        words = " ".join(match[1].split())
        if words and not re.search(r"\b1[789]\d\d$", words):
            return words
    return ""


def _add_note(line: str, found: OfficialText) -> None:
    """A note that a line break or a page break parted from its name."""
    last = found.listings[-1]
    note = "; ".join(filter(None, (last.annotation, _note(line))))
    rank = Rank.POPULATION if last.rank is Rank.SPECIES else last.rank
    found.listings[-1] = replace(last, annotation=note, rank=rank)


def _unglued(name: str) -> str:
    """*Ciconiaboyciana* with its space put back, where only one place gives a known name."""
    if " " in name:
        return name
    places = range(3, len(name) - 2)
    pairs = [(name[:at], name[at:]) for at in places if name[:at] in known_genera()]
    known = [f"{genus} {rest}" for genus, rest in pairs if is_known_species(f"{genus} {rest}")]
    return known[0] if len(known) == 1 else name
