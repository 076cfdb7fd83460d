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

from taxonomy.listing import Appendix, Listing, Rank
from taxonomy.names.latin_words import epithet_likelihood, name_likelihood
from taxonomy.names.reference_names import higher_taxa, is_known_species, known_genera, known_genus
from taxonomy.names.scientific_names import ScientificName, parse_name, tidy_name

MARKUP = re.compile(r"<sup>.*?</sup>|<[^>]+>|[*_#†‡§|]+|[¹²³⁴-⁹⁰]+\)?")
NOTE_NUMBER = re.compile(
    r"(?<=[^\W\d])\s*\d{1,3}\s*\)|(?<=[^\W\d])\d{1,2}(?=\s|$|\()|\s\d{1,2}(?=\s*$|\s*\()"
)
HEADING = re.compile(
    r"^(?:appendix|annexe|ap[eé]ndice|anexo)\s+(?P<number>I{1,2}|[12])\s*$", re.IGNORECASE
)
HEADINGS = {"appendix": "en", "annexe": "fr", "apendice": "es", "anexo": "es"}
CLASSES = frozenset(
    (
        *("mammalia", "aves", "reptilia", "amphibia", "pisces", "insecta", "chondrichthyes"),
        *("elasmobranchii", "actinopterygii", "osteichthyes", "holocephali", "sarcopterygii"),
    )
)
LABEL = re.compile(
    r"^(?:class|order|family|classe|ordre|famille|clase|orden|familia)\s*:?\s+", re.IGNORECASE
)
ORDER = re.compile(r"[A-ZÉ]{5,}\b")
WORD = re.compile(r"\S+")
FAMILY = re.compile(r"(?P<family>[A-Z][a-z]+idae)\b(?:\s*\(s\.\s?l\.\))?(?P<whole>\s+spp\b\.?)?")
WHOLE = re.compile(r"[A-Z][a-z]{0,2}\.\s*spp\b\.?|spp\b\.?")
GENUS = re.compile(r"(?P<genus>[A-Z][a-zëïöü]{2,})\s+spp\b\.?")
SPECIES = re.compile(r"[A-Z][a-zëïöü]{2,}(?: [a-zëïöü]{2,}(?:-[a-zëïöü]+)?){1,2}(?![\w.])")
EPITHET = re.compile(r"[a-zëïöü]{3,}(?:-[a-zëïöü]+)?(?: [a-zëïöü]{3,})?(?=\s*(?:\(|$))")
GLUED = re.compile(r"[A-Z][a-z]{7,}\b")
SENSU = re.compile(r"\(\s*s\.\s?l\.\s*\)")
NOTE = re.compile(r"\((?P<words>[^()]*(?:\([^()]*\)[^()]*)*)\)?")
AUTHOR = re.compile(r"\b1[789]\d\d$")  # a bracket that ends in a year holds an author
FOOTNOTE = re.compile(
    r"^\W*\d{1,3}\s*\)|^(?:\W*\d{1,3}\s+)?(?:(?:formerly|previously|originally|included in"
    r"|anciennement|précédemment|auparavant|anteriormente|antes )\b|incluid[oa]s? anteriormente)",
    re.IGNORECASE,
)
FORMERLY = re.compile(
    r"\b(?:formerly|previously|anciennement|précédemment|anteriormente)\b", re.IGNORECASE
)
GOES_ON = re.compile(  # how a line of a footnote ends that is not at its end
    r"(?:[,:;(–—-]|\b(?:as|and|of|or|in|is|the|with|from|by|to|includes?|including|species|genus"
    r"|listed|formerly|comme|sous|et|de|des|du|la|le|les|comprend|como|y|del|el|los|las|incluye))$",
    re.IGNORECASE,
)
DOUBTFUL = -2.5  # below this sum of likelihoods two words are running text, even in a list


@dataclass(slots=True)
class OfficialText:
    """What was read of an official list, and the lines that were not understood."""

    listings: list[Listing] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    note_open: bool = False  # a line ended inside a population note
    footnote: str = ""  # the last line of a footnote that the next one may go on with
    genus: str = ""  # a genus that ended a line; its epithet may begin the next
    language: str = ""  # of its headings: "en", "fr" or "es"; "" where it has none


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
        for line in _lines(row, found):
            if heading := HEADING.match(line):
                found.language = (
                    found.language or HEADINGS[line.split()[0].casefold().replace("é", "e")]
                )
                number = heading["number"].upper().replace("2", "II").replace("1", "I")
                place = _Place(Appendix(number))
            elif place.appendix:
                _read_line(line, place, found, source)
    return found


def _lines(row: Sequence[str], found: OfficialText) -> Iterator[str]:
    """The lines in the cells of a row, without marks and footnotes."""
    for cell in row:
        for part in re.split(r"[\n\t]", cell):
            bare = " ".join(NOTE_NUMBER.sub(" ", MARKUP.sub(" ", part)).split())
            if not set(bare) - set("-–—:. "):
                continue
            if FOOTNOTE.match(part.strip()) or (found.footnote and _is_footnote(bare, found)):
                found.footnote = bare
                continue
            found.footnote = ""
            yield LABEL.sub("", SENSU.sub("", bare)).strip()


def _is_footnote(line: str, found: OfficialText) -> bool:
    """Whether a line goes on with the footnote before it: no heading, and no name by itself."""
    if HEADING.match(line) or _is_class(line) or ORDER.fullmatch(line) or FAMILY.match(line):
        return False
    name = SPECIES.match(line) or GENUS.match(line)
    by_itself = name and line[name.end() :].lstrip()[:1] in {"", "("}
    return not by_itself or bool(GOES_ON.search(found.footnote))


def _read_line(line: str, place: _Place, found: OfficialText, source: str) -> None:
    """A line holds one thing, or several where a reader has joined lines into a paragraph."""
    if _is_class(line):
        place.klass, place.order, place.family = line.capitalize(), "", ""
        return
    if not place.klass:
        return
    if found.note_open:
        rest, closed, line = line.partition(")")
        found.note_open = not closed
        _go_on_with_note(rest, found)
    line = _with_line_before(line, place, found, source)
    if line[:1].islower() or FORMERLY.search(line):  # the rest of a footnote
        return
    at, unread = 0, list[str]()
    while at < len(line):
        end = _read_piece(line, at, place, found, source)
        if not end:
            word = WORD.match(line, at)
            end = word.end() if word else at + 1
            unread += [line[at:end]] if any(map(str.isalpha, line[at:end])) else []
        at = end + len(line[end:]) - len(line[end:].lstrip(" ,;:"))
    if len(unread) == 1 and unread[0] in known_genera():
        found.genus = unread[0]
    elif unread:
        found.unread.append(" ".join(unread))


def _with_line_before(line: str, place: _Place, found: OfficialText, source: str) -> str:
    """A line with the genus that ended the one before, or without the subspecies it begins with.

    Narrow columns break names: "Physeter" and "macrocephalus", "Cervus elaphus" and "barbarus".
    """
    genus, found.genus = found.genus, ""
    if genus and EPITHET.match(line):
        return f"{genus} {line}"
    if genus:
        found.unread.append(genus)
    third, last = EPITHET.match(line), found.listings[-1] if found.listings else None
    if third and last and last.rank is Rank.SPECIES and not last.annotation:
        name = f"{last.taxon} {third[0]}"
        if " " not in third[0] and (is_known_species(name) or epithet_likelihood(third[0]) > 0):
            found.listings[-1] = replace(last, taxon=name, rank=Rank.SUBSPECIES)
            return line[third.end() :].strip()
    return line


def well_placed(text: OfficialText) -> int:
    """How many lines stand under the family that other sources know their genus to be in.

    Of two orders in which a page could be read the right one has more of them.
    """
    placed = ((known_genus(line.taxon.split()[0]), line.family) for line in text.listings)
    return sum(genus is not None and genus.family == family for genus, family in placed)


def _is_class(line: str) -> bool:
    return line.casefold() in CLASSES or higher_taxa().get(line) == "class"


def _read_piece(line: str, at: int, place: _Place, found: OfficialText, source: str) -> int:
    """Read what begins at `at`; the place behind it, or 0 where nothing is understood."""
    if order := ORDER.match(line, at):
        name = order[0].capitalize()
        if order[0] == line or name in higher_taxa() or name.endswith("formes"):
            place.order, place.family = name, ""
            return order.end()
    if (word := WORD.match(line, at)) and higher_taxa().get(word[0]) == "order":
        place.order, place.family = word[0], ""
        return word.end()
    if family := FAMILY.match(line, at):
        place.family = family["family"]
        if family["whole"]:
            found.listings.append(_listing(f"{place.family} spp.", Rank.FAMILY, place, source))
        return family.end()
    if (whole := WHOLE.match(line, at)) and place.family:
        found.listings.append(_listing(f"{place.family} spp.", Rank.FAMILY, place, source))
        return whole.end()
    if (note := NOTE.match(line, at)) and found.listings:
        _add_note(" ".join(note["words"].split()), found)
        found.note_open = not note[0].endswith(")") and note.end() == len(line)
        return note.end()
    return _read_name(line, at, place, found, source)


def _read_name(line: str, at: int, place: _Place, found: OfficialText, source: str) -> int:
    if genus := GENUS.match(line, at):
        found.listings.append(_listing(f"{genus['genus']} spp.", Rank.GENUS, place, source))
        return genus.end()
    species = SPECIES.match(line, at) or GLUED.match(line, at)
    name = parse_name(_unglued(tidy_name(species[0]))) if species else None
    if not species or not name or not name.epithet:
        return 0
    alone = at == 0 and line[species.end() :].lstrip()[:1] in {"", "("}
    if not alone and not _likely(name):
        return 0
    found.listings.append(_listing(name.canonical, name.rank, place, source))
    return species.end()


def _likely(name: ScientificName) -> bool:
    likely = name_likelihood(name.genus, name.epithet) >= DOUBTFUL
    return likely or is_known_species(name.species)


def _listing(taxon: str, rank: Rank, place: _Place, source: str) -> Listing:
    assert place.appendix
    family = taxon.split()[0] if rank is Rank.FAMILY else place.family
    return Listing(
        place.appendix, taxon, rank, place.klass, place.order, family, source=source, verified=True
    )


def _add_note(words: str, found: OfficialText) -> None:
    """A population note, on the line of its name or parted from it by a line or page break."""
    if not words or AUTHOR.search(words):
        return
    last = found.listings[-1]
    rank = Rank.POPULATION if last.rank is Rank.SPECIES else last.rank
    note = "; ".join(filter(None, (last.annotation, words)))
    found.listings[-1] = replace(last, annotation=note, rank=rank)


def _go_on_with_note(words: str, found: OfficialText) -> None:
    last = found.listings[-1]
    cut = last.annotation.endswith("-")  # "Middle-European", broken at its hyphen
    note = " ".join(f"{last.annotation}{'' if cut else ' '}{words.strip()}".split())
    found.listings[-1] = replace(last, annotation=note)


def _unglued(name: str) -> str:
    """*Ciconiaboyciana* with its space put back, where only one place gives a known name."""
    if " " in name:
        return name
    places = range(3, len(name) - 2)
    pairs = [(name[:at], name[at:]) for at in places if name[:at] in known_genera()]
    known = [f"{genus} {rest}" for genus, rest in pairs if is_known_species(f"{genus} {rest}")]
    return known[0] if len(known) == 1 else name
