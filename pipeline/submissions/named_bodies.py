"""Whether a text names a body or a State, as a person who reads it would say."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from extractors.fields.states.countries import find_states
from extractors.forms.activities.responsible_bodies import (
    HEADS,
    OF_A_STATE,
    is_office,
    only_states,
)
from extractors.text import FUNCTION_WORDS, edit_distance_at_most, normalise, plain, stem, words

ALIKE = 0.85  # 0-1, share of letters in common, in order: "université" and "universidad"
NEAR = 12  # words; those of one name stand within so many of each other
SHORTEST_ACRONYM = 3  # letters; two stand for too much
BRACKETS = re.compile(r"\(([^()]*)\)")
ACRONYM = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ0-9]+(?:-[A-ZÀ-Þ]+)*\b")
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
            return states <= self._states or self._all_states or self._people_of(body)
        if is_office(body) and states and states <= self._states_by_themselves:
            return True
        inside = BRACKETS.findall(body)
        outside = BRACKETS.sub(" ", body)
        return any(self._names_one(part) for part in (outside, *inside))

    def _people_of(self, state: str) -> bool:
        """ "Our Mongolian colleagues": the word for the people begins with that for the State."""
        stem_of_it = re.sub(r"[aeiou]$", "", plain(state))
        if len(stem_of_it) < SHORTEST_STEM or " " in stem_of_it:
            return False
        return bool(re.search(rf"\b{re.escape(stem_of_it)}{OF_PEOPLE}\b", self._plain))

    def _names_one(self, name: str) -> bool:
        if not plain(name):
            return False
        if only_states(name):
            return {mention.iso for mention in find_states(name)} <= self._states
        return self._by_acronym(name) or self._by_words(name)

    def _by_acronym(self, name: str) -> bool:
        """By an acronym that stands for the name, or by the name that an acronym stands for."""
        for acronym in ACRONYM.findall(name):
            if acronym in self._acronyms or _spelt_out(acronym).search(self.text):
                return True
            meaning = _meaning(acronym, self.document)
            if meaning and self._by_words(meaning):
                return True
            if self.blurred and any(map(_is_alike(acronym), self._acronyms)):
                return True
        letters = _initials(name)
        return len(letters) >= SHORTEST_ACRONYM and letters in self._acronyms

    def _by_words(self, name: str) -> bool:
        """All words that tell it from others stand close together; one of many may be missing.

        Where they only say where the body is ("University of Nairobi"), a body must stand there.
        """
        wanted = _telling(name)
        needed = len(wanted) - (len(wanted) > MANY and wanted.isdisjoint(HEAD_KEYS))
        located = bool(OF_A_PLACE.search(name)) and len(wanted) == 1
        places = [
            (n, word) for n, key in enumerate(self._keys) for word in wanted if _same(word, key)
        ]
        return bool(wanted) and any(
            len({word for n, word in places if start <= n < start + NEAR}) >= needed
            and (not located or self._body_stands_near(start))
            for start, _ in places
        )

    def _body_stands_near(self, place: int) -> bool:
        """Right before the name of the place, or right behind: "University of", "University"."""
        return not HEAD_KEYS.isdisjoint(self._keys[max(0, place - NEAREST) : place + 2])

    @cached_property
    def _plain(self) -> str:
        return plain(self.text)

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


SHORTEST_STEM = 4  # letters of a State's name without its last vowel
OF_PEOPLE = (
    r"(?:a?n|ian|ene?|en?ne|ien(?:ne)?|in[eoa]?|aise?|oise?|es[ea]?|an[oa]|en[oa]|i|ish|eque)s?"
)
MANY = 3  # words of a name; of more, one may be written otherwise
OF_A_BODY = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*\)?\s+(?:of|de|du|des|del|d['’])\s*(?:the|la|les|los|las|el|l['’])?\s*$"
)
"""Before a State: "Ministry of the Environment of", "SERFOR of"; not "officials of"."""
HEAD_KEYS = frozenset(stem(word) for word in HEADS) | {"national", "nacional", "nationale"}


OF_A_PLACE = re.compile(r"\s(?:of|de|du|des|del|da|do)\s|\sd['’]")
NEAREST = 3  # words before the name of a place, among which that of a body stands


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


def _initials(name: str) -> str:
    """The first letters of the words of a name: "Administración de Parques Nacionales", "APN"."""
    tokens = re.findall(r"[^\W\d_][\w'’-]*", name)
    return "".join(t[0].upper() for t in tokens if plain(t) not in FUNCTION_WORDS and t != "of")


def _spelt_out(acronym: str) -> re.Pattern[str]:
    """Words whose first letters are those of `acronym`, with small words between."""
    letters = [letter for letter in acronym if letter.isalpha()]
    if len(letters) < SHORTEST_ACRONYM:
        return NOTHING
    small = r"(?:(?:of|the|for|and|de|du|des|la|le|les|del|los|las|y|et|e|pour|para)\s+|[dl]['’])?"
    first, *others = letters
    return re.compile(
        rf"\b{first}[\w'’-]*" + "".join(rf"[\s-]+{small}(?i:{letter})[\w'’]*" for letter in others)
    )


def _is_alike(acronym: str) -> Callable[[str], bool]:
    """Whether another acronym may be the same one, a letter of which was misread."""

    def alike(other: str) -> bool:
        same_size = len(other) == len(acronym) >= SHORTEST_ACRONYM
        return same_size and edit_distance_at_most(acronym, other, 1)

    return alike


NOTHING = re.compile(r"(?!)")


def _meaning(acronym: str, document: str) -> str:
    """What the document says that an acronym stands for; "" where it does not."""
    match = _spelt_out(acronym).search(document)
    return match[0] if match else ""
