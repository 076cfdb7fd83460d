"""Who answers for an activity: the bodies that a cell "Responsibility" names, each whole."""

import re
from collections.abc import Iterator

from extractors.fields.person_names import BODIES
from extractors.fields.states.countries import find_states
from extractors.text import normalise, plain

BRACKETED = re.compile(r"\([^()]*\)")
LIST_MARK = re.compile(r"^\s*(?:[-–—•·*▪●○◦]|\(?[a-z0-9]{1,2}[.)])\s+")
BETWEEN = re.compile(r"\s*[;\n•|]\s*|\s+/\s+|\s*&\s*(?=[A-ZÀ-Þ]{2})")
"""What parts two bodies wherever it stands."""
SLASH = re.compile(r"\s*/\s*")
COMMA = re.compile(r"\s*,\s+(?:(?:and|et|y|e|with|avec|con)\s+)?")
_WITH = r"(?:together |jointly |along )?with|avec|con|junto con|ainsi que|as well as|así como"
JOINED = re.compile(
    rf",?\s+(?P<word>{_WITH}|and|et|y|e)\s+(?P<the>(?:the|le|la|les|el|los|las)\s+|l['’])?"
)
CONTINUED = re.compile(r"\s(?:and|et|y|e|&)\s")
"""Within an item after a comma: "Department of Environment, Forests and Climate Change"."""
CONNECTED = re.compile(r"(?:and|et|y|e)$")
TRIMMED = " .,:–-"
_OFFICES = """
ministry ministries ministere ministeres ministerio ministerios department departments departement
departamento government governments gouvernement gouvernements gobierno gobiernos authority
authorities autorite autorites autoridad autoridades administration administracion agency agencies
agence agencia direction direccion directorate office officina oficina bureau service services
servicio servicios secretariat secretaria customs douanes aduanas viceministerio police navy
"""
OFFICES = frozenset(_OFFICES.split())
"""Words for offices of a government: "Department of Environment of Kenya"."""
_HEADS = """
organization organisation organizacion commission comision group grupo groupe union programme
program programa project projet proyecto initiative iniciativa partnership birdlife iucn wwf
universitat ngo groupement experts
"""
HEADS = BODIES | OFFICES | frozenset(_HEADS.split())
"""Words that make a name that of a body; "Wildlife" and "Conservation" do not."""


def split_bodies(cell: str) -> list[str]:
    """The bodies that a cell names, in order, each under its whole name.

    Cut at semicolons and lines; at a comma or an "and" only where names stand on both sides, since
    "Wildlife Science and Conservation Centre" and "Institute of Oceanography, Goa" are one body.

    >>> split_bodies("Kenya, Manta Trust and the Ministry of Environment and Forests of Togo")
    ['Kenya', 'Manta Trust', 'Ministry of Environment and Forests of Togo']
    """
    return [name for piece in _cut(BETWEEN, cell) for name in _from_piece(piece, cell) if name]


def is_office(name: str) -> bool:
    """Whether a word for an office of a government stands in the name."""
    return not OFFICES.isdisjoint(plain(name).split())


def only_states(name: str) -> bool:
    """Whether nothing but names of States stands there, but for "Republic of" and the like."""
    rest, states = name, find_states(name)
    for state in reversed(states):
        rest = rest[: state.start] + " " + rest[state.end :]
    return bool(states) and set(plain(BRACKETED.sub("", rest)).split()) <= OF_A_STATE


_OF_A_STATE = """
the of and la le l les el los las de du des del d et y e republic republique republica kingdom
royaume reino state etat estado government governments gouvernement gouvernements gobierno gobiernos
range party parties lead
"""
OF_A_STATE = frozenset(_OF_A_STATE.split())


def _from_piece(piece: str, cell: str) -> Iterator[str]:
    """A piece without semicolon, cut at its commas, slashes and conjunctions."""
    for part in _slashed(piece):
        names = list[str]()
        first = at = 0  # where the last name begins, and where it ends
        for item in _cut(COMMA, part):
            start = part.index(item, at)
            at = start + len(item)
            if names and not _is_listed(names[-1], item, listed=";" in cell):
                names[-1] = part[first:at]
            else:
                names.append(item)
                first = start
        for name in names:
            yield from (_trimmed(body) for body in _conjoined(name))


def _is_listed(before: str, item: str, *, listed: bool) -> bool:
    """Whether `item`, after a comma, is a body of its own and not the seat of the one before.

    `listed`: semicolons part the bodies of this cell, so commas stand within them.
    """
    if only_states(item):
        return not is_office(before) or bool(find_states(before))
    if only_states(before) or _is_acronym(item):
        return True
    if listed:
        return _has_head(item)
    if is_office(before) and (CONTINUED.search(item) or not item[:1].isupper()):
        return _begins_with_head(item)
    seat = len(plain(item).split()) == 1 and item[:1].isupper() and _has_head(before)
    return not seat


def _slashed(piece: str) -> list[str]:
    """Cut at "/" between States or acronyms alone: "SEO/BirdLife" is one body."""
    parts = _cut(SLASH, piece)
    return parts if len(parts) > 1 and all(map(only_states, parts)) else [piece]


def _conjoined(name: str) -> Iterator[str]:
    """`name` cut at "and" or "with" where a whole name stands on either side."""
    for joint in JOINED.finditer(name):
        if _is_bracketed(name, joint.start()):
            continue
        left, right = name[: joint.start()].strip(), name[joint.end() :].strip()
        article = bool(joint["the"])
        if _is_cut(left, right, joint["word"].casefold(), article=article):
            yield left
            yield from _conjoined(right)
            return
    yield name


def _is_cut(left: str, right: str, word: str, *, article: bool) -> bool:
    if not left or not right:
        return False
    if only_states(left):
        return True
    if not (right[:1].isupper() or _begins_with_head(right)):
        return False
    if not CONNECTED.match(word):
        return True
    if only_states(right):  # "Customs of Viet Nam and Thailand" is one thing
        return not _ends_with_state(left)
    return _stands_alone(left) and (_stands_alone(right) or article)


def _ends_with_state(name: str) -> bool:
    states = find_states(name)
    return bool(states) and states[-1].end >= len(name.rstrip(TRIMMED))


def _stands_alone(name: str) -> bool:
    """Whether it can be a body by itself: "WWF", "Manta Trust", "Ministry of …"; not "Wildlife"."""
    bare = BRACKETED.sub("", name).strip()
    return (
        _has_head(bare) or _is_acronym(bare) or bool(re.search(r"\([A-Z][\w-]+\)$", name.strip()))
    )


def _has_head(name: str) -> bool:
    words = {*plain(name).split()}
    return not words.isdisjoint(HEADS)


def _begins_with_head(name: str) -> bool:
    return bool(words := plain(name).split()) and words[0] in HEADS


def _is_acronym(name: str) -> bool:
    """One word mostly in capitals: "WWF", "NatureUganda" is none."""
    word = BRACKETED.sub("", name).strip(TRIMMED)
    capitals = sum(letter.isupper() for letter in word)
    return " " not in word and capitals > 1 and 2 * capitals > len(word)


def _cut(pattern: re.Pattern[str], text: str) -> list[str]:
    """`text` cut where `pattern` matches, never inside parentheses."""
    pieces, at = list[str](), 0
    for match in pattern.finditer(text):
        if not _is_bracketed(text, match.start()):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [stripped for piece in [*pieces, text[at:]] if (stripped := piece.strip())]


def _is_bracketed(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")


def _trimmed(name: str) -> str:
    """Without list marks and full stops, and "lead:" in front; an article in front goes too."""
    name = LIST_MARK.sub("", name).strip(TRIMMED)
    name = re.sub(r"^(?:(?i:lead|coordination|chef de file|coordinaci[oó]n)\s*:\s*)", "", name)
    name = re.sub(r"^(?:The|the|Le|le|La|la|Les|les|El|el|Los|los|Las|las)\s+(?=\w)", "", name)
    name = re.sub(r"^[Ll]['’]", "", name)
    return name if normalise(name) else ""
