"""Who proposes an action or reports on it."""

import re
from collections.abc import Iterator

from extractors.fields.states import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.plain import fold, plain

GOVERNMENT = re.compile(
    r"^(?:the\s+|le\s+|les\s+|la\s+|el\s+|los\s+)?(?:governments?|gouvernements?|gobiernos?|govts?\.?)\s*"
    r"(?:of|de|du|des|d|del|de la|de los|de las)?\b"
)
BODY_OF_STATE = re.compile(
    r"\b(?:ministry|ministere|ministerio|department of|departement|departamento|government|gouvernement|gobierno)\b"
)
BULLET = re.compile(r"^\s*(?:[-–—•·*▪●○◦‣⁃\uf0b7]|\(?[a-z0-9]{1,2}[.)])\s*(?=\S)")
CONTACT = re.compile(
    r"@|https?:|www\.|^\s*(?:tel|phone|fax|e-?mail|mail|address|adresse|direccion|telephone|telefono|contact|contacto|p\.? ?o\.? box|bp|website|site web|mobile)\b",
    re.IGNORECASE,
)
JOINTS = re.compile(
    r"\s*;\s*|\s*\n\s*"
    r"|,?\s+(?:in (?:close )?(?:collaboration|cooperation|partnership|association|conjunction) with|(?:jointly|together) with|supported by|with the support of"
    r"|en (?:etroite )?(?:collaboration|cooperation|partenariat|association) avec|conjointement avec|avec l[ea] (?:soutien|appui) d[eu]s?|avec l.appui d[eu]s?"
    r"|en (?:estrecha )?(?:colaboracion|cooperacion|asociacion) con|conjuntamente con|junto con|con el apoyo de)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|l[ea]s?\s+|l['’])?"
)
LIST = re.compile(r"\s*,\s*(?:and\s+|et\s+|y\s+|e\s+)?|\s+(?:and|et|y|e|&)\s+")
PERSON = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|M|Mme|Sr|Sra|Dra|Sir|Lady)\.?\s+)")
PERSON_SHAPE = re.compile(
    r"^[A-ZÀ-Ý][\w'’-]+(?:\s+(?:[A-Z]\.|de|van|von|da|dos|la|del))*\s+[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?(?:\s*\([^)]*\))?$"
)
ORGANIZATION = re.compile(
    r"\b(?:trust|society|alliance|association|foundation|fund|group|union|network|institute|institut|university|universite|universidad"
    r"|council|centre|center|centro|commission|comision|committee|secretariat|programme|program|project|international|conservation|wildlife"
    r"|organi[sz]ation|organisation|organizacion|asociacion|fundacion|fondation|sociedad|societe|grupo|groupe|ministry|agency|authority|members?|experts?|coalition"
    r"|research|federation|initiative|iniciativa|birdlife|iucn|wwf|ngo|ong|instituto|museum|musee|museo|comite|consejo|alianza|red|reseau|ligue|league|worldwide|animals|species|ocean|baltic|nature|park|parks|service|union|partnership)\b"
)
LABEL = re.compile(
    r"^\s*(?:co-?)?(?:proponents?|proponentes?|auteurs?|party|parties|partie|parte|name|nom|nombre|organi[sz]ations?|proposants?|lead proponent|submitted by|submitting party)\s*(?:\(s\))?\s*:\s*"
)


def parse_proponents(text: str, language: str | None = None) -> list[Proponent]:
    """Governments, organisations and persons that `text` names, in order, each once.

    Lists of governments are taken apart; addresses and the like are passed over, and so is a
    sentence that tells of a proponent instead of naming it.

    >>> [p.iso for p in parse_proponents("Governments of New Zealand, Australia and Chile")]
    ['NZ', 'AU', 'CL']
    """
    found = [p for line in _lines(text) for p in _from_line(line, language)]
    return list({(p.iso or p.name): p for p in reversed(found)}.values())[::-1]


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        line = BULLET.sub("", line).strip()
        label = LABEL.match(fold(line)) if len(fold(line)) == len(line) else None
        line = line[label.end() :] if label else line
        if line and not CONTACT.search(line):
            yield line


def _from_line(line: str, language: str | None) -> Iterator[Proponent]:
    first = _first_sentence(line)
    for part in _split(JOINTS, first):
        part = part.strip(" .,;:")
        if not part or CONTACT.search(part):
            continue
        yield from _from_part(part, language)


def _first_sentence(line: str) -> str:
    """The words before the first full stop that ends a sentence."""
    match = re.search(r"(?<=[a-zà-ÿ)]{2})\.\s+(?=[A-ZÀ-Ý])", line)
    return line[: match.start()] if match else line


def _from_part(part: str, language: str | None) -> Iterator[Proponent]:
    folded = fold(part)
    government = GOVERNMENT.match(folded)
    states = find_states(part, language)
    if government and len(states) > 1 and not _in_parentheses(part, states[1].start):
        yield from (_state(mention.written, mention.iso) for mention in states)
        rest = part[states[-1].end :]
        yield from _after_states(rest, language)
    elif government:
        yield Proponent(part, ProponentType.GOVERNMENT, states[0].iso if states else None)
    elif states and _only_states(part, [(s.start, s.end) for s in states]):
        yield from (_state(mention.written, mention.iso) for mention in states)
    elif BODY_OF_STATE.search(folded) and states:
        yield Proponent(part, ProponentType.GOVERNMENT, states[-1].iso)
    else:
        yield from _named(part)


def _after_states(rest: str, language: str | None) -> Iterator[Proponent]:
    rest = re.sub(r"^\s*(?:,|and|et|y|e)\s+(?:the\s+|la\s+|l['’]|le\s+|el\s+)?", "", rest).strip(
        " .,;"
    )
    if len(rest) > 2 and not rest.startswith("("):
        yield from _from_part(rest, language)


def _named(part: str) -> Iterator[Proponent]:
    """Organisations and persons; a list of them only where every piece is a name."""
    pieces = [piece.strip(" .,;") for piece in _split(LIST, part)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and all(_is_name(piece) for piece in pieces):
        yield from (_entity(piece) for piece in pieces)
    elif len(part) < 200 and part[:1].isupper():
        yield _entity(part)


def _is_name(piece: str) -> bool:
    """Whether a piece of a list is a whole name: "Whale and Dolphin Conservation" is one name."""
    words = plain(piece).split()
    return piece[0].isupper() and (
        (len(words) > 1 and bool(ORGANIZATION.search(fold(piece))))
        or bool(PERSON_SHAPE.match(piece))
        or (piece.isupper() and len(piece) > 2)
        or bool(PERSON.match(piece))
    )


def _entity(name: str) -> Proponent:
    organization = ORGANIZATION.search(fold(re.sub(r"\([^)]*\)", "", name)))
    person = PERSON.match(name) or (
        PERSON_SHAPE.match(name) and not organization and not name.isupper()
    )
    return Proponent(name, ProponentType.PERSON if person else ProponentType.ORGANIZATION)


def _state(written: str, iso: str) -> Proponent:
    return Proponent(written, ProponentType.GOVERNMENT, iso)


def _only_states(part: str, spans: list[tuple[int, int]]) -> bool:
    """Whether nothing but small words stands between the names of States."""
    left, at = "", 0
    for start, end in spans:
        left, at = left + " " + part[at:start], end
    left += " " + part[at:]
    return set(plain(left).split()) <= set(
        ["the", "of", "and", "et", "de", "la", "le", "les", "l", "du", "des", "y", "e", "el", "los", "las", "republic", "party", "to"]
    )


def _in_parentheses(part: str, at: int) -> bool:
    return part[:at].count("(") > part[:at].count(")")


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """`text` cut where `pattern` matches its folded letters, never inside parentheses."""
    folded = "".join(f if len(f := fold(c)) == 1 else c for c in text)
    pieces, at = list[str](), 0
    for match in pattern.finditer(folded):
        if not _in_parentheses(text, match.start()):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [*pieces, text[at:]]
