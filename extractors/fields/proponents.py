"""Who proposes an action or reports on it."""

import re
from collections.abc import Iterator

from extractors.fields.persons import BODIES, ORGANIZATION, is_person
from extractors.fields.states import find_states
from extractors.fields.values import Proponent, ProponentType, StateMention
from extractors.plain import TOKEN, fold, plain

_THE = r"(?:the\s+|le\s+|les\s+|la\s+|l['’]\s*|el\s+|los\s+|las\s+)?"
_AND = r"(?:and|et|y|e|&|as well as|ainsi que|asi como)"
_GOVERNMENT = r"(?:governments?|gouvernements?|gobiernos?|govts?\.?)"
_WITH = (
    r"in (?:close )?(?:collaboration|cooperation|partnership|association|conjunction) with",
    r"(?:jointly|together|along) with|supported by|with (?:the )?support (?:of|from)",
    r"en (?:etroite )?(?:collaboration|cooperation|partenariat|association|concertation) avec",
    r"conjointement avec|avec l(?:e soutien|[’' ]appui) (?:de|du|des)",
    r"en (?:estrecha )?(?:colaboracion|cooperacion|asociacion) con|conjuntamente con|junto con",
    r"con el apoyo de",
)
JOINT = re.compile(
    rf"\s*;\s*|,?\s+(?:{'|'.join(_WITH)})\s+{_THE}|,\s+(?:with|avec|con)\s+{_THE}"
    rf"|(?:\s*,|\s*,?\s+{_AND})\s+{_THE}(?={_GOVERNMENT}\b)"
)
COMMA_OR_AND = re.compile(rf"\s*,\s*(?:{_AND}\s+)?{_THE}|\s+{_AND}\s+{_THE}")
GOVERNMENT = re.compile(rf"^{_THE}{_GOVERNMENT}\b")
OFFICE = re.compile(
    r"\b(?:ministry|ministere|ministerio|department of|departement|departamento"
    r"|government|gouvernement|gobierno)\b"
)
UNION = re.compile(
    r"^(?:the |l\W)?(?:european union|union europeenne|la union europea|union europea)\b"
)
BULLET = re.compile(r"^\s*(?:[-–—•·*▪●○◦‣⁃\uf0b7]|\(?[a-z0-9]{1,2}[.)])\s*(?=\S)")
LABEL = re.compile(
    r"^\s*(?:(?:lead |co-?|main )?(?:proponent|proponente|auteur|party|parti|part|name|nom|nombre"
    r"|organi[sz]ation|organisation|organizacion|proposant|autor|entite|entidad)(?:e?s)?(?:\(e?s\))?"
    r"|(?:submitted|proposed|presented|prepared) by|(?:soumis|presente|propose)e? par"
    r"|(?:presentad|propuest)[oa] por)\s*(?::|\bby\b|(?<=by)|(?<=par)|(?<=por))\s*" + _THE
)
ARTICLE = re.compile(r"^(?:the|les?|la|el|los|las)\s+")
STRONG = re.compile(r"\b(?:the|les?|la|el|los|las)\b|l['’]")
CONTACT = re.compile(
    r"@|https?:|www\.|^\s*(?:tel|phone|fax|e-?mail|mail|address|adresse|direccion|telephone|telefono"
    r"|contact|contacto|p\.? ?o\.? ?box|bp|website|site web|mobile|focal point|point focal"
    r"|punto focal)\b|\b\d{4,}\b|\+\d"
)
CLAUSE = re.compile(
    r",\s+(?:which|who|whose|that|where|based in|qui|que|dont|ayant|quien|cuy[oa]|con sede"
    r"|an?|une?|una)\s"
)
"""What follows tells of the proponent; it names nobody."""
SENTENCE_END = re.compile(
    r"(?<!\bProf)(?<!\bMrs)(?<!\bSra)(?<!\bDra)(?<=[\w)]{3})\.\s+(?=[A-ZÀ-Ý])"
)
_SMALL = "the of and et de la le les l du des y e el los las republic party to"
SMALL = frozenset(_SMALL.split())
MOST_WORDS = 16  # of a name; longer ones are sentences
CAPITALS = 0.5  # share (0-1) of the longer words of a name that begin with a capital


def parse_proponents(text: str, language: str | None = None) -> list[Proponent]:
    """Governments, organisations and persons that `text` names, in order, each once.

    Lists of governments are taken apart; addresses and the like are passed over, and so is a
    sentence that tells of a proponent instead of naming it. The European Union is a Party and
    has the code EU.

    >>> [p.iso for p in parse_proponents("Governments of New Zealand, Australia and Chile")]
    ['NZ', 'AU', 'CL']
    """
    found = [p for line in text.split("\n") for p in _from_line(line, language)]
    return list({(p.iso or p.name): p for p in reversed(found)}.values())[::-1]


def _from_line(line: str, language: str | None) -> Iterator[Proponent]:
    line = _without(LABEL, BULLET.sub("", line).strip())
    sentence = SENTENCE_END.search(line)
    first = line[: sentence.start()] if sentence else line
    clause = CLAUSE.search(_same_length(first))
    first = first[: clause.start()] if clause else first
    for piece in _split(JOINT, first):
        part = piece.strip(" .,;:–-")
        if part and not CONTACT.search(fold(part)):
            yield from _from_part(part, language)


def _from_part(part: str, language: str | None) -> Iterator[Proponent]:
    folded = fold(part)
    states = [s for s in find_states(part, language) if not _inside(part, s.start)]
    if UNION.match(folded):
        yield Proponent(part, ProponentType.GOVERNMENT, "EU")
    elif states and not _only_states(part, states) and (mixed := _states_first(part, states)):
        yield from mixed[0]
        yield from _from_part(mixed[1], language)
    elif GOVERNMENT.match(folded) and states:
        yield from _governments(part, states, language)
    elif states and _only_states(part, states):
        yield from (Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in states)
    elif OFFICE.search(folded) and states and _is_name(part):
        yield Proponent(part, ProponentType.GOVERNMENT, states[-1].iso)
    elif GOVERNMENT.match(folded):
        yield Proponent(part, ProponentType.GOVERNMENT)
    else:
        for named in _named(part):
            place = find_states(named.name, language)  # "Manta Trust, Kenya" tells where it is
            if not place or not _only_states(named.name, place):
                yield named


def _states_first(part: str, states: list[StateMention]) -> tuple[list[Proponent], str] | None:
    """The bare States that begin a list, and what stands behind them: "Kenya, Manta Trust".

    "Madagascar and Indian Ocean Seabird Group" is one name: one State wants a comma or an article.
    """
    if states[0].start:
        return None
    listed = _joined(part, states)
    rest = part[listed[-1].end :]
    joint = COMMA_OR_AND.match(_same_length(rest))
    if not joint or (len(listed) == 1 and "," not in joint[0] and not STRONG.search(joint[0])):
        return None
    behind = rest[joint.end() :].strip(" .,;")
    if not _is_name(behind) or OFFICE.search(fold(behind)):
        return None
    return [Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in listed], behind


def _joined(part: str, states: list[StateMention]) -> list[StateMention]:
    """The first of `states` and those that follow it with nothing but a joint between."""
    listed = [states[0]]
    for state in states[1:]:
        if not _joins(part[listed[-1].end : state.start]):
            break
        listed.append(state)
    return listed


def _governments(
    part: str, states: list[StateMention], language: str | None
) -> Iterator[Proponent]:
    """ "Governments of …": a list of States, or one with its ministry, and who stands behind."""
    listed = _joined(part, states)
    rest = part[listed[-1].end :]
    office = re.match(r"\s*\([^)]*\)", rest) or (
        OFFICE.search(fold(rest)) and re.match(r".*", rest)
    )
    end = listed[-1].end + (office.end() if office else 0)
    if len(listed) > 1:
        yield from (Proponent(s.written, ProponentType.GOVERNMENT, s.iso) for s in listed)
    else:
        name = _without(ARTICLE, part[:end]).strip()
        yield Proponent(name, ProponentType.GOVERNMENT, states[0].iso)
    behind = re.match(rf"\s*,?\s*(?:{_AND}\s+|,\s*){_THE}", fold(part[end:]))
    if behind:
        yield from _from_part(part[end + behind.end() :].strip(" .,;"), language)


_LISTED = re.compile(
    rf"\s*(?:\([^)]*\))?\s*(?:,\s*{_AND}?|{_AND})?\s*(?:of\s+|de\s+|du\s+|des\s+)?{_THE}\s*"
)


def _joins(between: str) -> bool:
    """Whether the words between two States only list them."""
    return bool(_LISTED.fullmatch(fold(between)))


def _named(part: str) -> Iterator[Proponent]:
    """Organisations and persons; a list of them is cut only where both sides are names."""
    joints = [m for m in COMMA_OR_AND.finditer(_same_length(part)) if not _inside(part, m.start())]
    start = 0
    for n, joint in enumerate(joints):
        stop = joints[n + 1].start() if n + 1 < len(joints) else len(part)
        left, right = part[start : joint.start()], part[joint.end() : stop].strip(" .")
        strong = "," in joint[0] or bool(STRONG.search(joint[0]))
        if _is_cut(left, right, strong=strong, last=n + 1 == len(joints)):
            yield _one(left)
            start = joint.end()
    rest = part[start:].strip(" .,;")
    if _is_name(rest):
        yield _one(rest)


def _is_cut(left: str, right: str, *, strong: bool, last: bool) -> bool:
    """Whether a comma or an "and" parts two names; "Whale and Dolphin Trust" is one.

    `strong`: a comma or an article stands there. `last`: it is the last joint of its line.
    """
    if (
        last
        and is_person(right)
        and _is_name(left)
        and ("(" in right or COMMA_OR_AND.search(fold(left)))
    ):
        return True
    if not strong and _names_a_body(right) and not BODIES.isdisjoint(plain(left).split()):
        return True
    if not right or not (_is_whole_name(right) or (strong and _is_name(right) and last)):
        return False
    return _is_whole_name(left) if strong else _ends_a_name(left)


def _names_a_body(piece: str) -> bool:
    """Whether a body begins or ends the name: "University of Strelsau", "Blue Foundation"."""
    words = plain(re.sub(r"\([^)]*\)", "", piece)).split()
    edges = {*words[:1], *words[-1:]}
    return (
        len(words) > 1 and piece[:1].isupper() and not edges.isdisjoint({*BODIES, "international"})
    )


def _ends_a_name(piece: str) -> bool:
    """Whether nothing more of a name is missing: "Manta Trust", "Orca (ORC)", "Jane Doe"."""
    words = plain(re.sub(r"\s*\([^)]*\)\s*$", "", piece)).split()
    if not words or not piece[:1].isupper():
        return False
    if is_person(piece):
        return True
    short = bool(re.search(r"(?:^|\()[A-Z]{2,}\)?$", piece))
    return short or (len(words) > 1 and words[-1] in ORGANIZATION)


def _is_whole_name(piece: str) -> bool:
    """Whether a piece of a list can be a name by itself: "Manta Trust", not "Whale"."""
    words = plain(re.sub(r"\([^)]*\)", "", piece)).split()
    if not words or not piece[:1].isupper():
        return False
    named = words[0] in ORGANIZATION or (_organization_words(piece) and len(words) > 2)
    return _ends_a_name(piece) or (len(words) > 1 and named)


def _is_name(part: str) -> bool:
    """Whether `part` reads like a name and not like a sentence."""
    if is_person(part):
        return True
    words = [w for w in TOKEN.findall(re.sub(r"\([^)]*\)", "", part)) if len(w) > 3]
    if not part[:1].isupper() or not words or len(part.split()) > MOST_WORDS:
        return len(part) > 1 and part.isupper() and len(part.split()) <= MOST_WORDS
    capitals = sum(word[0].isupper() for word in words) / len(words)
    return capitals >= CAPITALS or (fold(words[0]) in ORGANIZATION and len(part.split()) <= 12)


def _one(name: str) -> Proponent:
    person = is_person(name)
    return Proponent(name, ProponentType.PERSON if person else ProponentType.ORGANIZATION)


def _organization_words(text: str) -> bool:
    return not ORGANIZATION.isdisjoint(plain(text).split())


def _only_states(part: str, states: list[StateMention]) -> bool:
    """Whether nothing but small words stands between the names of States."""
    edges = [0, *(edge for s in states for edge in (s.start, s.end)), len(part)]
    left = " ".join(part[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    return set(plain(re.sub(r"\([^)]*\)", "", left)).split()) <= SMALL


def _inside(text: str, at: int) -> bool:
    """Whether `at` stands inside parentheses."""
    return text[:at].count("(") > text[:at].count(")")


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """`text` cut where `pattern` matches its folded letters, never inside parentheses."""
    pieces, at = list[str](), 0
    for match in pattern.finditer(_same_length(text)):
        if not _inside(text, match.start()):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [*pieces, text[at:]]


def _without(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(_same_length(text))
    return text[match.end() :] if match else text


def _same_length(text: str) -> str:
    """`text` folded letter by letter, so that places stay the same."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter for letter in text)
