"""Abbreviated names (C. taurus), explained by the genera that stand before them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from taxonomy.matching.match import Method, NameMatch
from taxonomy.mentions.binomials import EPITHET, LatinName, before_hyphen
from taxonomy.names.latin_words import CERTAIN, FUNCTION_WORDS, epithet_likelihood, genus_likelihood
from taxonomy.names.reference_names import is_known_species
from taxonomy.names.scientific_names import latin

SHORT = re.compile(
    rf"(?<![\w-])(?<!\w\.)(?P<letters>[A-Z][a-z]{{0,2}})(?:\. ?| )(?:(?P<second>[a-z])\. ?)?"
    rf"(?P<epithet>{EPITHET})(?: (?P<third>{EPITHET}))?(?![\w'])"
)
WORD = re.compile(r"(?<![\w.-])[A-Z](?:[a-z]{3,}|[A-Z]{3,})(?![\w'])")
POSSIBLE = 0.0  # an epithet below this likelihood is an ordinary word
LISTED_ON = re.compile(r"(?:,|;| &|,? (?:and|or|et|ou|y|e)) ")  # "Epimys rattus, E. gala"
Listed = Callable[[str], bool]


@dataclass(slots=True)
class Context:
    """The names met so far in one document; kept while its paragraphs are read in order."""

    genera: dict[str, None] = field(default_factory=dict)  # in the order of meeting
    species: dict[str, None] = field(default_factory=dict)  # "Genus epithet"
    epithets: set[str] = field(default_factory=set)  # of the species
    words: dict[str, None] = field(default_factory=dict)  # that are genera, named as such or not

    def meet(self, name: LatinName) -> None:
        self.genera[name.genus] = None
        if name.epithet:
            self.meet_species(name.genus, name.epithet)

    def meet_species(self, genus: str, epithet: str) -> None:
        self.species[f"{genus} {epithet}"] = None
        self.epithets.add(epithet)


@dataclass(frozen=True, slots=True)
class ShortName:
    """An abbreviation, and the full names it could stand for, in the order of meeting.

    No meanings: nothing before it has a genus with these letters.
    """

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
    ends = {name.end for name in waiting}
    words = [found for found in WORD.finditer(plain) if _could_be_genus(found[0])]
    for match in SHORT.finditer(plain):
        while waiting and waiting[0].start < match.start():
            context.meet(waiting.pop(0))
        while words and words[0].start() < match.start():
            context.words[words.pop(0)[0].capitalize()] = None
        in_list = _goes_on(plain, ends, match.start())
        if found := _explained(match, context, listed, in_list=in_list):
            ends.add(found.end)
            if len(found.meanings) == 1:
                context.meet_species(*found.meanings[0].split()[:2])
            yield found
    for name in waiting:
        context.meet(name)
    context.words |= {word[0].capitalize(): None for word in words}


def is_unexplained(match: NameMatch) -> bool:
    """Whether a name is an abbreviation whose genus no text before it has; it says nothing yet."""
    return match.method is Method.NONE and bool(SHORT.fullmatch(match.scientific_name))


def _could_be_genus(word: str) -> bool:
    return genus_likelihood(word.capitalize()) >= CERTAIN


def _goes_on(plain: str, ends: Collection[int], start: int) -> bool:
    """Whether what begins at `start` is listed behind a name that ends at one of `ends`."""
    near = (end for end in range(max(0, start - 6), start) if end in ends)
    return any(LISTED_ON.fullmatch(plain, end, start) for end in near)


def _explained(
    match: re.Match[str], context: Context, listed: Listed, *, in_list: bool
) -> ShortName | None:
    whole = match["epithet"]
    is_met = latin(whole) in context.epithets
    written = whole if is_met else before_hyphen(whole) or whole
    epithet = latin(written)
    genera = _beginning(match["letters"], context.genera) or _beginning(
        match["letters"], context.words
    )
    met = [genus for genus in genera if f"{genus} {epithet}" in context.species]
    exist = [genus for genus in genera if _exists(f"{genus} {epithet}", listed)]
    if not genera and "." in match[0] and epithet_likelihood(epithet) >= CERTAIN:
        end = match.start("epithet") + len(written)
        return ShortName(match.start(), end, match[0][: end - match.start()], ())
    if not genera or not (met or exist or _possible(match, epithet, in_list=in_list)):
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


def _possible(match: re.Match[str], epithet: str, *, in_list: bool) -> bool:
    dotted = "." in match[0][: match.start("epithet") - match.start()]
    likely = epithet_likelihood(epithet) > POSSIBLE
    return dotted and (likely or (in_list and epithet not in FUNCTION_WORDS))


def _exists(name: str, listed: Listed) -> bool:
    return listed(name) or is_known_species(name)
