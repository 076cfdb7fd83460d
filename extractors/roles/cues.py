"""The words that say what is meant of a name, in three languages.

The tables in `data/` hold phrases that say it by themselves ("left aside") and predicates that
say it when they are denied ("is *not* included"). Both are written without accents and in small
letters, and are held against a text folded the same way.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from extractors.text import KEPT

EXCLUDED = "excluded"  # of taxa: left aside
DATA = Path(__file__).parent / "data"
DENIED = re.compile(
    r"\b(?:not(?! only)|never|neither|nor|none|cannot|without|nowhere)\b|n't\b"
    r"|\bn(?:e\s+|')[^.;:]{0,32}?\b(?:pas(?! seulement| uniquement)|point|jamais|guere|nullement"
    r"|aucun\w*|ni)\b|\bni\b|\bnon\b(?!-)|\bsans\b"
    r"|\bno(?! solo| solamente| longer)\b|\btampoco\b|\bnunca\b|\bsin\b|\bningun\w*"
)
NO_LONGER = re.compile(
    r"\bno longer\b|\bnot any ?more\b|\bya no\b|\bno (?=(?:\w+ ){0,2}ya\b)"
    r"|\bn(?:e\s+|')[^.;:]{0,32}?\bplus\b(?! qu| d'un| d'une)"
)
BROKEN = re.compile(r"[,;:.!?—]|\b(?:but|mais|pero|sino|whereas|while|tandis|alors que|mientras)\b")
BROKEN_OFF = re.compile(r"[;:.!?]\s|\b(?:but|mais|pero|sino|whereas|while|tandis|mientras)\b")
DENIED_CLAUSE = re.compile(
    r"(?:^|[.;:]\s)\W*(?:ni|neither|none of|not one of|no one of|aucun\w*|ningun[oa]s?)\b[^.;:]*$"
    r"|(?:^|[.;:,]\s)\W*(?:and |et |y )?(?:(?:nor|neither) (?:is|are|was|were|do|does|did|will)"
    r"|pas (?:plus|davantage) (?:que|qu')|tampoco)\b(?:\b[a-z]\.|(?!\b(?:but|pero|mais)\b)[^.;:])*$"
)
"""A clause that begins so is denied to its end: "Ni X, que es rara, ni Y se incluyen"."""
FAR = 5  # words between a denial and what it denies
NONE_OF = re.compile(r"\b(?:none|neither|nor any|aucun\w*|nul\w*|ninguno|ninguna)\b")
FARTHER = 9  # words between "none of these four" and its verb
CORRELATIVE = re.compile(r"^\W*(?:ni|neither)\b")
"""A sentence that begins so denies its verb however far behind: "Ni A, ni B … se incluyen"."""
BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|est|sont|etait|etaient|ete|etre|esta|estan|fue|fueron|ser)"
    r"\b(?:\W+\w+){0,4}\W*$"
)


_INSTRUMENT = (
    r"(?:\w+ ){0,2}?(?:actions?|plans?|instruments?|agreements?|accords?|acuerdos?|accion(?:es)?"
    r"|treat(?:y|ies)|programm?es?|programas?|memorand\w+|propos\w+|propuestas?|projets?|lists?)\b"
)
ELSEWHERE = re.compile(
    r"\W*(?:\w+\W+)?(?:by|in|under|from|par|dans|de|du|en|por|bajo)\W+(?:(?:the|la|le|el) |l')?(?:"
    r"(?:another|other|earlier|previous|existing|(?:d')?autres?|otr[oa]s?)\b"
    rf"|(?:any|an?|no|une?|una?|aucun\w*|ningun\w*|nul\w*) {_INSTRUMENT}"
    rf"|{_INSTRUMENT} (?:of|de) (?:19|20)\d\d)"
)
""" "not covered by any other instrument", "left out of the action of 2014": there, not here."""
SINCE = re.compile(r"\W*(?:\w+\W+){0,3}(?:since|desde|depuis)\b")


class Side(StrEnum):
    """Where the names stand that a cue speaks of, seen from the cue."""

    BEFORE = "before"
    AFTER = "after"
    BEFORE_ELSE_AFTER = "before_else_after"
    AFTER_ELSE_BEFORE = "after_else_before"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words at `start:end` of a text that give names beside them a role."""

    role: str
    side: Side
    start: int
    end: int
    sure: bool = False  # it settles the matter whatever else is said of the name
    near: bool = False  # of the one name it stands at only
    row: bool = False  # of the one row of names it stands at only

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    side: Side
    role: str
    sure: bool
    near: bool
    row: bool


@dataclass(frozen=True, slots=True)
class _Predicate:
    pattern: re.Pattern[str]
    side: Side
    denied: str  # the role where it is denied, "" for none
    no_longer: str  # the role where it once was so
    affirmed: str  # the role where it is not denied, "" for none
    sure: bool
    presence: bool  # it says that the animal is there


@dataclass(frozen=True, slots=True, eq=False)
class CueTable:
    """What is known of one kind of names."""

    phrases: tuple[_Phrase, ...]
    predicates: tuple[_Predicate, ...]

    @lru_cache(maxsize=KEPT)  # noqa: B019 - tables are kept for good; a range is asked for States, then groups
    def find(self, folded: str) -> tuple[Cue, ...]:
        """Every cue in a folded text, in order; of two that overlap the longer one."""
        found = sorted(
            (*self._phrases(folded), *self._predicates(folded)),
            key=lambda cue: (cue.start - cue.end, cue.start),
        )
        taken: list[Cue] = []
        for cue in found:
            if all(cue.end <= other.start or cue.start >= other.end for other in taken):
                taken.append(cue)
        return tuple(sorted(taken, key=lambda cue: cue.start))

    def says_present(self, folded: str) -> bool:
        """Whether a verb says that the animal is there; a denial of it is not looked for."""
        return any(
            predicate.presence and predicate.pattern.search(folded) for predicate in self.predicates
        )

    def _phrases(self, folded: str) -> Iterator[Cue]:
        for phrase in self.phrases:
            for match in phrase.pattern.finditer(folded):
                if phrase.role == EXCLUDED and ELSEWHERE.match(folded, match.end()):
                    continue
                at = match.span()
                yield Cue(phrase.role, phrase.side, *at, phrase.sure, phrase.near, phrase.row)

    def _predicates(self, folded: str) -> Iterator[Cue]:
        for predicate in self.predicates:
            for match in predicate.pattern.finditer(folded):
                start, end, role = _denial(folded, match, predicate)
                if role == predicate.denied and SINCE.match(folded, match.end()):
                    continue  # "no records since 2005": it was there, and may be still
                if role == EXCLUDED and ELSEWHERE.match(folded, match.end()):
                    continue
                if role:
                    side = predicate.side
                    if side is not Side.BOTH and BE.search(folded[: match.start()]):
                        side = Side.BEFORE_ELSE_AFTER
                    yield Cue(role, side, start, end, predicate.sure and role == predicate.denied)


def _denial(folded: str, match: re.Match[str], of: _Predicate) -> tuple[int, int, str]:
    """Where the cue begins and ends with the denial that goes with it, and what it says."""
    if (opened := CORRELATIVE.match(folded)) and not BROKEN_OFF.search(folded[: match.start()]):
        return opened.start(), match.end(), of.denied
    for pattern, role in ((NO_LONGER, of.no_longer or of.denied), (DENIED, of.denied)):
        from_ = max(0, match.start() - 90)
        for denial in reversed(list(pattern.finditer(folded, from_, match.end() + 22))):
            if denial.start() < match.end() and _together(folded, denial, match):
                return min(denial.start(), match.start()), max(denial.end(), match.end()), role
    if of.denied and DENIED_CLAUSE.search(folded[: match.start()]):
        return match.start(), match.end(), of.denied
    return match.start(), match.end(), of.affirmed


def _together(folded: str, denial: re.Match[str], match: re.Match[str]) -> bool:
    """Whether a denial stands near before a predicate, or goes round it ("n'entre pas")."""
    if denial.end() > match.start():
        inside = denial.start() < match.start()
        return inside and len(folded[match.end() : denial.end()].split()) <= 2
    between = folded[denial.end() : match.start()]
    far = FARTHER if NONE_OF.match(denial[0]) else FAR
    return len(between.split()) <= far and not BROKEN.search(between)


@cache
def cue_table(kind: str) -> CueTable:
    """The table for "taxa" or "states"."""
    with (DATA / f"{kind}.toml").open("rb") as file:
        table = tomllib.load(file)
    return CueTable(
        tuple(
            _Phrase(
                _compiled(row), Side(row["side"]), row["role"],
                row.get("sure", False), row.get("near", False), row.get("row", False),
            )
            for row in table["phrase"]
        ),
        tuple(
            _Predicate(
                _compiled(row), Side(row["side"]), row.get("denied", ""),
                row.get("no_longer", ""), row.get("affirmed", ""), row.get("sure", False),
                row.get("presence", False),
            )
            for row in table["predicate"]
        ),
    )  # fmt: skip


def _compiled(row: dict[str, str]) -> re.Pattern[str]:
    words = "|".join(line.strip() for line in row["words"].strip().splitlines() if line.strip())
    return re.compile(rf"\b(?:{words})(?!\w)")


PLAIN = str.maketrans({"`": "'"} | {c: " " for c in map(chr, range(128)) if c.isspace()})
"""What `_plain` makes of letters of ASCII, beside small letters."""


@cache
def _plain(letter: str) -> str:
    if letter in "’‘ʼ`´":
        return "'"
    if letter.isspace():
        return " "
    base = unicodedata.normalize("NFKD", letter)[0].casefold()
    return base if len(base) == 1 else letter


@lru_cache(maxsize=KEPT)
def fold_in_place(text: str) -> str:
    """Small letters without accents, every character still at its place.

    >>> fold_in_place("N’est PAS visée")
    "n'est pas visee"
    """
    if text.isascii():
        return text.casefold().translate(PLAIN)
    return "".join(map(_plain, text))
