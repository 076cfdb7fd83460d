"""Which listing does this name mean? The surest way is tried first, and a tie is left open."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from taxonomy.appendices.editions import load_appendix_list
from taxonomy.listing import AppendixList, Listing, Rank
from taxonomy.matching.match import SIMILAR, Candidate, Method, NameMatch
from taxonomy.matching.members import HIGHER, can_cover, families_given
from taxonomy.matching.spellable import spellable
from taxonomy.matching.spelling import Near, Speller
from taxonomy.names.keys import is_higher as is_higher
from taxonomy.names.keys import name_key as name_key
from taxonomy.names.latin_words import reads_as_name
from taxonomy.names.other_scripts import with_latin_letters
from taxonomy.names.reference_names import known_genus
from taxonomy.names.scientific_names import ScientificName, mend_digits, parse_name, tidy_name
from taxonomy.names.synonyms import (
    SPLIT,
    CommonName,
    Synonym,
    common_key,
    fold,
    load_common_names,
    load_synonyms,
    names_given,
    single_forms,
)

NOT_IT = frozenset(("aff", "nr"))  # marks of a species that is near the one named, not the same
KEPT = 20_000  # answers an index remembers: names come again and again in a text
SHOWN = 5  # candidates kept for the person who decides


class NameIndex:
    """Every name of every listed taxon of one edition; build one and keep it."""

    def __init__(
        self,
        appendices: AppendixList,
        synonyms: Iterable[Synonym] | None = None,
        common_names: Iterable[CommonName] | None = None,
    ) -> None:
        """`synonyms` and `common_names` are the shipped ones where they are None."""
        self.appendices = appendices
        self.lines: dict[str, list[Listing]] = {}
        for listing in appendices.listings:
            self.lines.setdefault(name_key(listing.taxon), []).append(listing)
        self.covered = {name_key(taxon.taxon): taxon for taxon in appendices.covered}
        self.synonyms: dict[str, list[Synonym]] = {}
        self._answers: dict[str, NameMatch] = {}
        self._inside: dict[str, list[Listing]] = {}  # genus or family -> its listed taxa
        for first in (lines[0] for lines in self.lines.values() if lines[0].rank not in HIGHER):
            for above in {first.taxon.split()[0], first.family}:
                self._inside.setdefault(above, []).append(first)
        self.speller = Speller(spellable(self.lines, {}))
        for synonym in self._usable(load_synonyms() if synonyms is None else synonyms):
            self.synonyms.setdefault(name_key(synonym.name), []).append(synonym)
        self.common: dict[str, dict[str, None]] = {}  # ordered, so that answers are
        self.single: set[str] = set()  # the forms of common names of one word, folded
        shipped = (*load_common_names(), *names_given(appendices))
        for name in shipped if common_names is None else common_names:
            for taxon in self._listed_for(name.listed):
                self.common.setdefault(common_key(name.name), {})[taxon] = None
                self.single |= single_forms(name.name)
        self._families = families_given(appendices)
        self.speller = Speller(spellable(self.lines, self.synonyms))
        self.genera = frozenset(name_key(genus) for genus in self._families)

    def match(self, written: str) -> NameMatch:
        """The listing that `written` names, and how we know.

        The surest way is tried first: the name itself, a superseded name, a common name, a
        misspelling, and at last a higher taxon that covers it. An existing species that is not
        listed is never taken for a listed one that looks like it.
        """
        if written not in self._answers:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            self._answers[written] = self._match(written)
        return self._answers[written]

    def _match(self, written: str) -> NameMatch:
        mended = mend_digits(with_latin_letters(written))
        if mended != written:
            return self._misread(written, self.match(mended))
        plain = tidy_name(written)
        name = self._read(plain)
        if name and (found := self._exact(written, name) or self._synonym(written, name)):
            return found
        if found := self._common_name(written, plain):
            return found
        near = self.speller.near(name) if name else []
        if name and (found := self._spelling(written, near, name)):
            return found
        inside = name is not None and name_key(name.species) in self.lines
        if name and (near or reads_as_name(name, plain, inside=inside)):
            return self._covered(written, name, near)
        return self._answer(written, plain, None, Method.NONE)

    def _misread(self, written: str, match: NameMatch) -> NameMatch:
        """The answer for a name whose digits or foreign letters had to be mended."""
        if match.method not in {Method.EXACT, Method.SYNONYM, Method.SPELLING}:
            return replace(match, written=written)
        same = sum(a == b for a, b in zip(written, match.scientific_name, strict=False))
        score = min(match.score, round(100 * same / max(len(written), 1), 1), 99)
        return replace(match, written=written, method=Method.SPELLING, score=score)

    def lines_of(self, taxon: str) -> tuple[Listing, ...]:
        """The own lines of a listed taxon and those of a higher taxon that covers it."""
        lines = self.lines.get(name_key(taxon), [])
        return (*lines, *(line for line in self._above(taxon) if line not in lines))

    def _read(self, plain: str) -> ScientificName | None:
        """The name in `plain`; capitals are put right where that makes it a listed one."""
        words = plain.split()
        for count in (3, 2, 1) if words else ():
            recased = " ".join([words[0].capitalize(), *(w.lower() for w in words[1:count])])
            key = name_key(recased)
            if len(words) >= count and (key in self.lines or key in self.synonyms):
                found = parse_name(plain)
                if not found or len(found.canonical.split()) < count:
                    return parse_name(recased)
        return parse_name(plain)

    def _exact(self, written: str, name: ScientificName) -> NameMatch | None:
        lines = self.lines.get(name_key(name.canonical))
        if not lines or name.doubt in NOT_IT or name.open == "sp":
            return None
        return self._listed(written, lines[0].taxon, Method.EXACT)

    def _synonym(self, written: str, name: ScientificName) -> NameMatch | None:
        unsure = name.open == "sp" or name.doubt in NOT_IT
        known = [] if unsure else self.synonyms.get(name_key(name.canonical), [])
        whole = list(dict.fromkeys(s.listed for s in known if not s.is_split))
        parts = [s.listed for s in known if s.is_split and s.listed not in whole]
        relations = {s.listed: s.relation for s in known}
        others = tuple(Candidate(taxon, 100, relations[taxon]) for taxon in parts)
        if len(whole) == 1 or (not whole and len(parts) == 1):
            taxon = (whole or parts)[0]
            others = others if whole else ()
            found = self._listed(written, taxon, Method.SYNONYM, others=others)
            inferred = all(s.is_inferred for s in known if s.listed == taxon)
            return replace(found, relation=relations[taxon], inferred=inferred)
        if not known:
            return None
        tied = tuple(Candidate(taxon, 100, relations[taxon]) for taxon in whole) + others
        return self._answer(written, name.canonical, name.rank, Method.SYNONYM, candidates=tied)

    def _common_name(self, written: str, plain: str) -> NameMatch | None:
        key = common_key(plain)
        if " " not in key and self.single.isdisjoint(re.findall(r"[^\W_]+", fold(plain))):
            return None
        taxa = list(self.common.get(key, ()))
        if len(taxa) == 1:
            return self._listed(written, taxa[0], Method.COMMON_NAME)
        if not taxa:
            return None
        tied = tuple(Candidate(taxon, 100, "common name of several taxa") for taxon in taxa)
        return self._answer(written, plain, None, Method.COMMON_NAME, candidates=tied)

    def _spelling(self, written: str, near: list[Near], name: ScientificName) -> NameMatch | None:
        best = [found for found in near if found.edits == near[0].edits]
        taxa = {taxon for found in best for taxon in self._listed_for(found.taxon)}
        if len(taxa) != 1 or not best[0].sure:
            return None
        score = best[0].score(name.canonical)
        return self._listed(written, taxa.pop(), Method.SPELLING, score=score)

    def _covered(self, written: str, name: ScientificName, near: list[Near]) -> NameMatch:
        """What is left: a higher taxon that covers the name, or nothing; near names beside it."""
        similar = {taxon: hit for hit in near[:SHOWN] for taxon in self._meant_by(hit.taxon)}
        score = {taxon: hit.score(name.canonical) for taxon, hit in similar.items()}
        candidates = [Candidate(taxon, far, SIMILAR) for taxon, far in score.items()]
        if name.doubt in NOT_IT:
            candidates = [Candidate(name.canonical, 0, f"“{name.doubt}.”: near it, not it")]
        candidates += self._members(name)
        inside = f"{name.canonical} sp" if name.open == "sp" else name.canonical
        lines = tuple(self._above(inside))
        method = Method.HIGHER_TAXON if lines else Method.NONE
        found = self._answer(
            written, name.canonical, name.rank, method, lines, candidates=tuple(candidates)
        )
        return replace(found, named_member=self._is_member(name)) if lines else found

    def _is_member(self, name: ScientificName) -> bool | None:
        """Whether the edition names a taxon among those covered; None where it names none."""
        known = {name_key(name.canonical), name_key(name.species)} & self.covered.keys()
        return bool(known) if self.covered else None

    def _members(self, name: ScientificName) -> Iterator[Candidate]:
        """Listed taxa inside the named one, where only they are listed and not it as a whole."""
        words = name.canonical.split()
        family = name.canonical if name.rank is Rank.FAMILY else ""
        for listing in self._inside.get(words[0], ()):
            if listing.taxon.startswith(f"{name.canonical} ") or listing.family == family:
                yield Candidate(listing.taxon, 0, f"listed within {name.canonical}")

    def _above(self, taxon: str) -> Iterator[Listing]:
        """The lines of the species, genus and family over a taxon."""
        words = taxon.removesuffix(" spp.").split()
        if len(words) > 2:
            yield from self.lines.get(name_key(" ".join(words[:2])), [])
        if len(words) > 1:
            yield from self.lines.get(name_key(words[0]), [])
        for family in self.families_of(words[0]):
            lines = self.lines.get(name_key(family), [])
            yield from (line for line in lines if len(words) == 1 or can_cover(line, words[0]))

    def families_of(self, genus: str) -> tuple[str, ...]:
        """The family of a genus: as in the list where it says so, else as in other sources."""
        if genus in self._families:
            return (self._families[genus],)
        known = known_genus(genus)
        return (known.family,) if known and known.family else ()

    def _listed(
        self,
        written: str,
        taxon: str,
        method: Method,
        score: float = 100,
        others: tuple[Candidate, ...] = (),
    ) -> NameMatch:
        rank = self.lines[name_key(taxon)][0].rank
        rank = Rank.SPECIES if rank is Rank.POPULATION else rank
        return self._answer(
            written, taxon, rank, method, self.lines_of(taxon), score, candidates=others
        )

    def _answer(
        self,
        written: str,
        scientific_name: str,
        rank: Rank | None,
        method: Method,
        lines: tuple[Listing, ...] = (),
        score: float = 100,
        candidates: tuple[Candidate, ...] = (),
    ) -> NameMatch:
        score = 0 if method is Method.NONE else score
        edition = self.appendices.edition
        return NameMatch(written, scientific_name, rank, method, score, lines, candidates, edition)

    def _listed_for(self, name: str) -> list[str]:
        """The listed taxa that a name of ours stands for in this edition."""
        if lines := self.lines.get(name_key(name)):
            return [lines[0].taxon]
        known = self.synonyms.get(name_key(name), [])
        return list(dict.fromkeys(s.listed for s in known if not s.is_split))

    def _meant_by(self, name: str) -> list[str]:
        """What a name of ours stands for; of a species that no line covers, listed subspecies."""
        listed = self._listed_for(name)
        if listed or any(self._above(name)):
            return listed
        inside = self._inside.get(name.split()[0], ())
        return [listing.taxon for listing in inside if listing.taxon.startswith(f"{name} ")]

    def _usable(self, synonyms: Iterable[Synonym]) -> Iterator[Synonym]:
        """Synonyms that lead to a line of this edition, turned round where it is the older name.

        A taxon that was split off later stands in an older edition under the name it had then.
        """
        for synonym in synonyms:
            if name_key(synonym.listed) in self.lines:
                yield synonym
            elif older := self._printed(synonym.name):
                kind = SPLIT if synonym.is_split else "later name"
                relation = f"{kind}: stands here under a name of its time ({synonym.relation})"
                yield Synonym(synonym.listed, older, relation, synonym.source)

    def _printed(self, name: str) -> str | None:
        """A name of this edition, or the one that is printed for it with a slip."""
        if lines := self.lines.get(name_key(name)):
            return lines[0].taxon
        parsed = parse_name(name)
        near = self.speller.near(parsed) if parsed else []
        return near[0].taxon if len(near) == 1 and near[0].sure else None


@cache
def name_index(edition: str | None = None) -> NameIndex:
    """The index of a shipped edition, once in a process; the newest where None."""
    return NameIndex(load_appendix_list(edition))


def match_name(written: str, edition: str | None = None) -> NameMatch:
    """`NameIndex.match` against a shipped edition, the newest where None.

    >>> match_name("Chelonia mydas").appendices
    (<Appendix.I: 'I'>, <Appendix.II: 'II'>)
    """
    return name_index(edition).match(written)
