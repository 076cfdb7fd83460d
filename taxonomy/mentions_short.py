"""Abbreviated names (C. taurus), explained by the genera that stand before them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from taxonomy.known import is_known_species
from taxonomy.latin import CERTAIN, epithet_likelihood, genus_likelihood
from taxonomy.mentions_latin import EPITHET, LatinName, before_hyphen
from taxonomy.names import latin

SHORT = re.compile(
    rf"(?<![\w-])(?<!\w\.)(?P<letters>[A-Z][a-z]{{0,2}})(?:\. ?| )(?:(?P<second>[a-z])\. ?)?"
    rf"(?P<epithet>{EPITHET})(?: (?P<third>{EPITHET}))?(?![\w'])"
)
WORD = re.compile(r"(?<![\w.-])[A-Z](?:[a-z]{3,}|[A-Z]{3,})(?![\w'])")
POSSIBLE = 0.0  # an epithet below this likelihood is an ordinary word
Listed = Callable[[str], bool]


@dataclass(slots=True)
class Context:
    """The names met so far in one document; kept while its paragraphs are read in order."""

    genera: dict[str, None] = field(default_factory=dict)  # in the order of meeting
    species: dict[str, None] = field(default_factory=dict)  # "Genus epithet"
    words: dict[str, None] = field(default_factory=dict)  # that are genera, named as such or not

    def meet(self, name: LatinName) -> None:
        self.genera[name.genus] = None
        if name.epithet:
            self.species[f"{name.genus} {name.epithet}"] = None


@dataclass(frozen=True, slots=True)
class ShortName:
    """An abbreviation, and the full names it could stand for, in the order of meeting."""

    start: int
    end: int
    written: str
    meanings: tuple[str, ...]


def find_short(
    plain: str, names: Iterable[LatinName], context: Context, listed: Listed
) -> Iterator[ShortName]:
    """Abbreviations that a genus before them explains. The context grows with `names`.

    Of several genera with that initial the one that has such a species is meant; where none or
    several have, all are meanings.
    """
    waiting = sorted(names, key=lambda name: name.start)
    words = [found for found in WORD.finditer(plain) if _could_be_genus(found[0])]
    for match in SHORT.finditer(plain):
        while waiting and waiting[0].start < match.start():
            context.meet(waiting.pop(0))
        while words and words[0].start() < match.start():
            context.words[words.pop(0)[0].capitalize()] = None
        if found := _explained(match, context, listed):
            if len(found.meanings) == 1:
                context.species[" ".join(found.meanings[0].split()[:2])] = None
            yield found
    for name in waiting:
        context.meet(name)
    context.words |= {word[0].capitalize(): None for word in words}


def _could_be_genus(word: str) -> bool:
    return genus_likelihood(word.capitalize()) >= CERTAIN


def _explained(match: re.Match[str], context: Context, listed: Listed) -> ShortName | None:
    written = before_hyphen(match["epithet"]) or match["epithet"]
    epithet = latin(written)
    genera = _beginning(match["letters"], context.genera) or _beginning(
        match["letters"], context.words
    )
    met = [genus for genus in genera if f"{genus} {epithet}" in context.species]
    exist = [genus for genus in genera if _exists(f"{genus} {epithet}", listed)]
    if not genera or not (met or exist or _possible(match, epithet)):
        return None
    if match["second"]:
        return _third_word(match, context, genera)
    meant = tuple(f"{genus} {epithet}" for genus in met or exist or genera)
    end = match.start("epithet") + len(written)
    third = match["third"]
    if third and len(meant) == 1 and _exists(f"{meant[0]} {third}", listed):
        meant, end = (f"{meant[0]} {third}",), match.end()
    return ShortName(match.start(), end, match[0][: end - match.start()], meant)


def _beginning(letters: str, genera: Iterable[str]) -> list[str]:
    return [g for g in genera if g.startswith(letters) and len(g) > len(letters)]


def _third_word(match: re.Match[str], context: Context, genera: list[str]) -> ShortName | None:
    """*M. m. musculus*: the second word is abbreviated too."""
    species = [name for name in context.species if name.split()[0] in genera]
    species = [name for name in species if name.split()[1].startswith(match["second"])]
    meant = tuple(f"{name} {latin(match['epithet'])}" for name in species)
    end = match.end("epithet")
    written = match[0][: end - match.start()]
    return ShortName(match.start(), end, written, meant) if meant else None


def _possible(match: re.Match[str], epithet: str) -> bool:
    dotted = "." in match[0][: match.start("epithet") - match.start()]
    return dotted and epithet_likelihood(epithet) > POSSIBLE


def _exists(name: str, listed: Listed) -> bool:
    return listed(name) or is_known_species(name)
