"""Whether a text names a body or a State, as a person who reads it would say."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from extractors.fields.states.countries import find_states
from extractors.fields.states.nationalities import adjectives
from extractors.forms.activities.responsible_bodies import (
    HEADS,
    OF_A_STATE,
    OFFICES,
    is_office,
    only_states,
)
from extractors.text import FUNCTION_WORDS, edit_distance_at_most, normalise, plain, stem, words
from pipeline.submissions.acronyms import ACRONYM, SHORTEST, meaning_of, spelt_out, stands_for

ALIKE = 0.85  # 0-1, share of letters in common, in order: "université" and "universidad"
NEAR = 12  # words; those of one name stand within so many of each other
BRACKETS = re.compile(r"\(([^()]*)\)")
ALL_STATES = re.compile(
    r"\b(?:all|each|every|tous|toutes|chacun|todos|todas|cada)\b.{0,25}"
    r"\b(?:range states|(?:concerned|participating|other) states|etats de l.aire|etats concernes"
    r"|estados del area|estados participantes|pays de l.aire|paises del area)"
)
SMALL = FUNCTION_WORDS | {stem(word) for word in OF_A_STATE} | {"its", "their", "su", "sus", "sa"}


@dataclass(frozen=True)
class NamedBodies:
    """The bodies and States that `text` names."""

    text: str
    document: str = ""  # where acronyms may be spelt out
    blurred: bool = False  # read by OCR: a letter of an acronym may be another

    def names(self, body: str) -> bool:
        """Whether `body` is named: its name, its acronym, or the State whose office it is.

        "Kenya (Ministry of Environment)" and "Ministry of Environment of Kenya" name each other.
        """
        states = {mention.iso for mention in find_states(body)}
        if only_states(body):
            return self._names_states(states)
        if is_office(body) and states and states <= self._states_by_themselves:
            return True
        inside = BRACKETS.findall(body)
        outside = BRACKETS.sub(" ", body)
        return any(self._names_one(part) for part in (outside, *inside))

    def _names_states(self, states: set[str]) -> bool:
        if states & self._excepted:
            return False
        return states <= self._states | self._peoples or self._all_states

    def _names_one(self, name: str) -> bool:
        if not plain(name):
            return False
        if only_states(name):
            return {mention.iso for mention in find_states(name)} <= self._states
        return self._by_acronym(name) or self._by_words(name) or self._by_kind(name)

    def _by_acronym(self, name: str) -> bool:
        """By an acronym that stands for the name, or by the name that an acronym stands for."""
        for acronym in ACRONYM.findall(name):
            if acronym in self._acronyms or spelt_out(acronym).search(self.text):
                return True
            meaning = meaning_of(acronym, self.document)
            if meaning and self._by_words(meaning):
                return True
            if self.blurred and any(map(_is_alike(acronym), self._acronyms)):
                return True
        return any(stands_for(acronym, name) for acronym in self._acronyms)

    def _by_words(self, name: str) -> bool:
        """All words that tell it from others stand close together; one of many may be missing.

        Where they only say where the body is ("University of Nairobi"), a body must stand there.
        """
        wanted = _telling(name)
        needed = len(wanted) - (len(wanted) > MANY and wanted.isdisjoint(HEAD_KEYS))
        located = bool(place := _place_of(name)) and wanted <= set(_keys(place))
        places = [
            (n, word) for n, key in enumerate(self._keys) for word in wanted if _same(word, key)
        ]
        return bool(wanted) and any(
            len({word for n, word in places if start <= n < start + NEAR}) >= needed
            and (not located or self._body_stands_near(start))
            for start, _ in places
        )

    def _by_kind(self, name: str) -> bool:
        """By what it is and its place, "Dakar University", or its own name, "fundación Oikonos"."""
        folded = plain(name).split()
        kinds = [word for word in folded if word in HEADS and word not in OFFICES]
        place = plain(_place_of(name))
        if kinds and place and self._stand_together(kinds[0], place):
            return True
        first, *others = folded
        return bool(others) and self._is_brand(first)

    def _stand_together(self, kind: str, place: str) -> bool:
        joined = rf"\b{re.escape(kind)} {OF_PLAIN}{re.escape(place)}\b"
        turned = rf"\b{re.escape(place)} {re.escape(kind)}\b"
        return bool(re.search(f"{joined}|{turned}", self._plain))

    def _is_brand(self, word: str) -> bool:
        """Whether a word is the proper name of some body in the text: « la fondation Oikonos »."""
        if len(word) < SHORTEST_BRAND or word in HEADS or word in adjectives():
            return False
        return any(
            place and self._folded[place - 1] in HEADS and self._folded[place - 1] not in OFFICES
            for place, other in enumerate(self._folded)
            if other == word
        )

    def _body_stands_near(self, place: int) -> bool:
        """Right before the name of the place, or right behind: "University of", "University"."""
        return not HEAD_KEYS.isdisjoint(self._keys[max(0, place - NEAREST) : place + 2])

    @cached_property
    def _plain(self) -> str:
        return plain(self.text)

    @cached_property
    def _folded(self) -> list[str]:
        return self._plain.split()

    @cached_property
    def _peoples(self) -> set[str]:
        """States named by an adjective: "our Mongolian colleagues", not "Indian Ocean"."""
        tokens = [*self._folded, ""]
        return {
            iso
            for token, after in pairwise(tokens)
            if (iso := adjectives().get(token)) and after not in OCEANS
        }

    @cached_property
    def _excepted(self) -> set[str]:
        """ "All Range States except Angola" """
        tails = [match["tail"] for match in EXCEPT.finditer(self.text)]
        return {mention.iso for tail in tails for mention in find_states(tail)}

    @cached_property
    def _states(self) -> set[str]:
        return {mention.iso for mention in find_states(self.text)}

    @cached_property
    def _states_by_themselves(self) -> set[str]:
        """States that stand for the whole of their government, not in the name of one office."""
        return {
            mention.iso
            for mention in find_states(self.text)
            if not OF_A_BODY.search(self.text[: mention.start])
        }

    @cached_property
    def _all_states(self) -> bool:
        return bool(ALL_STATES.search(normalise(self.text)))

    @cached_property
    def _acronyms(self) -> set[str]:
        return set(ACRONYM.findall(self.text))

    @cached_property
    def _keys(self) -> list[str]:
        return [word.key for word in words(self.text)]


OCEANS = frozenset({"ocean", "oceans", "subcontinent"})
EXCEPT = re.compile(
    r"\b(?:except(?: for)?|apart from|other than|sauf|except[ée]\w*|hormis|à l['’]exception d\w+"
    r"|salvo|excepto|menos|con excepción de)\s(?P<tail>[^.;\n]{3,150})",
    re.IGNORECASE,
)
MANY = 3  # words of a name; of more, one may be written otherwise
OF_A_BODY = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*\)?\s+(?:of|de|du|des|del|d['’])\s*(?:the|la|les|los|las|el|l['’])?\s*$"
)
"""Before a State: "Ministry of the Environment of", "SERFOR of"; not "officials of"."""
HEAD_KEYS = frozenset(stem(word) for word in HEADS) | {"national", "nacional", "nationale"}


OF_A_PLACE = re.compile(r"\s(?:of|de|du|des|del|da|do)\s|\sd['’]")
OF_PLAIN = r"(?:(?:of|de|d|du|des|del|la|le|les|el|los|the|l) )*"
SHORTEST_BRAND = 5  # letters
NEAREST = 5  # words before the name of a place, among which that of a body stands


def _place_of(name: str) -> str:
    """What stands behind the last "of": "Dakar"; "" without one."""
    found = list(OF_A_PLACE.finditer(name))
    return name[found[-1].end() :] if found else ""


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others: without "institute", and without its State.

    "United Arab Emirates University" and "Ministry of Environment" have no others but those.
    """
    bare = name
    for state in reversed(find_states(name)):
        bare = bare[: state.start] + " " + bare[state.end :]
    telling = {word for word in _keys(bare) if word not in HEAD_KEYS}
    rest = {word for word in _keys(name) if word not in HEAD_KEYS}
    return rest if telling else set(_keys(name))


def _keys(name: str) -> list[str]:
    return [word.key for word in words(name) if word.key not in SMALL]


def _same(wanted: str, key: str) -> bool:
    if wanted == key:
        return True
    if wanted[0] != key[0] or min(len(wanted), len(key)) <= MANY:
        return False
    return SequenceMatcher(None, wanted, key, autojunk=False).ratio() >= ALIKE


def _is_alike(acronym: str) -> Callable[[str], bool]:
    """Whether another acronym may be the same one, a letter of which was misread."""

    def alike(other: str) -> bool:
        same_size = len(other) == len(acronym) >= SHORTEST
        return same_size and edit_distance_at_most(acronym, other, 1)

    return alike
