"""Which names stand in a submission, and which of them it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Paragraph
from extractors.sections import Section
from pipeline.findings import Evidence
from pipeline.proposal import Taxon
from pipeline.provenance import Sourced, sentence
from pipeline.wordlists import WordLists
from taxonomy.listing import Rank
from taxonomy.match import Mention, Method, NameMatch
from taxonomy.mentions_short import Context

TARGET_SECTION = "target_taxa"
SURENESS = [  # of two writings of one taxon the scientific one is shown
    *(method for method in Method if method is not Method.COMMON_NAME),
    Method.COMMON_NAME,
]
DEPTH = list(Rank)  # class first, population last
SCIENTIFIC = {Method.EXACT, Method.SYNONYM, Method.SPELLING}
PAIR = re.compile(r"\b[A-Z][a-z]{2,} [a-z]{3,}\b")
CLASSIFICATION = re.compile(  # the label of a line in a classification, in three languages
    r"\b(sub|infra|super|sous-|sub)?"
    r"(kingdom|phylum|class|order|famil(y|ies)|genus|tribe"
    r"|règne|embranchement|classe|ordre|famille|genre"
    r"|reino|filo|clase|orden|familia|género)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands."""

    match: NameMatch
    section: str  # id of the section
    evidence: Evidence
    labelled: bool  # it stands behind "Family:", "Order:" and the like


def find_taxa(
    sections: Sequence[Section], lists: WordLists, language: str | None
) -> tuple[Sourced[Taxon], ...]:
    """Every taxon named, once each: the targets first, then the others in reading order.

    A target is named in the target-taxa section under its scientific name; under a common name
    only where no scientific name stands there. The ranks of a classification ("Class: Aves,
    Order: …") are no targets when something lower is named.
    """
    context = Context()  # a genus explains an abbreviation in a later paragraph
    named = [
        name for section in sections for name in _in_section(section, lists, language, context)
    ]
    there = [name for name in named if name.section == TARGET_SECTION]
    targets = _targets(there, lists)
    chosen = {name.match.scientific_name for name in targets}
    rest = [name for name in named if name.match.scientific_name not in chosen]
    return (*_merge(targets, "target"), *_merge(rest, "mentioned"))


def _in_section(
    section: Section, lists: WordLists, language: str | None, context: Context
) -> Iterator[Named]:
    id_ = TARGET_SECTION if TARGET_SECTION in section.ids else section.id
    finder = lists.finder(section.language or language)
    before = ""
    for paragraph in section.body:
        mentions = finder.find(paragraph.text, context)
        if id_ == TARGET_SECTION:
            mentions = _with_suspects(paragraph.text, mentions, lists)
        for mention in mentions:
            lead = paragraph.text[: mention.start] or _row_label(paragraph, before)
            yield Named(
                mention.match,
                id_,
                sentence(paragraph, mention.start, mention.end),
                bool(CLASSIFICATION.search(lead.rstrip())),
            )
        before = paragraph.text


def _with_suspects(text: str, found: Sequence[Mention], lists: WordLists) -> list[Mention]:
    """`found` and the pairs of words that are, or nearly are, a listed name.

    In running text a pair of words needs to look like a name; where the names of the targets are
    asked for, it is enough that it leads to a listed one: "Saiga tartarica" is no English.
    """
    kept = {(mention.start, mention.end): mention for mention in found}
    for pair in PAIR.finditer(text):
        match = lists.index.match(pair[0])
        over = [at for at in kept if at[0] < pair.end() and pair.start() < at[1]]
        only_common = all(kept[at].match.method is Method.COMMON_NAME for at in over)
        if match.method in SCIENTIFIC and only_common:
            kept = {at: mention for at, mention in kept.items() if at not in over}
            kept[pair.span()] = Mention(match, *pair.span())
    return [kept[at] for at in sorted(kept)]


def _row_label(paragraph: Paragraph, before: str) -> str:
    """In a table the label stands in the cell before."""
    cell = paragraph.location.cell
    return before if cell and cell[1] > 1 else ""


def _targets(there: Sequence[Named], lists: WordLists) -> list[Named]:
    scientific = [name for name in there if name.match.method is not Method.COMMON_NAME]
    kept = [name for name in scientific if not _is_classification(name, scientific, lists)]
    if kept:
        chosen = {name.match.scientific_name for name in kept}
        return [name for name in there if name.match.scientific_name in chosen]
    return list(there)


def _is_classification(name: Named, others: Sequence[Named], lists: WordLists) -> bool:
    """Whether `name` only says where a taxon that is named beside it belongs.

    A family with a line of its own is a target beside its species, unless the text goes through
    the ranks one by one.
    """
    if _depth(name.match) >= DEPTH.index(Rank.SPECIES):
        return False
    lower = [other.match for other in others if _depth(other.match) > _depth(name.match)]
    covers = any(_covers(name.match, other, lists) for other in lower)
    through_ranks = len({_depth(other.match) for other in others if other.labelled}) > 1
    has_line = name.match.method is Method.EXACT
    return bool(lower) and (name.labelled or covers) and (through_ranks or not has_line)


def _covers(higher: NameMatch, lower: NameMatch, lists: WordLists) -> bool:
    taxon = higher.scientific_name.removesuffix(" spp.").split()[0].casefold()
    genus = lower.scientific_name.split()[0]
    above = {rank for line in lower.listings for rank in (line.klass, line.order, line.family)}
    above |= {genus, *lists.index.families_of(genus)}
    return taxon in {name.casefold() for name in above}


def _depth(match: NameMatch) -> int:
    return DEPTH.index(match.rank) if match.rank else DEPTH.index(Rank.SPECIES)


def _merge(names: Iterable[Named], role: str) -> Iterator[Sourced[Taxon]]:
    """One taxon per scientific name, under its surest writing, with every place it stands."""
    groups: dict[str, list[Named]] = {}
    for name in names:
        groups.setdefault(name.match.scientific_name.casefold(), []).append(name)
    for group in groups.values():
        best = min(group, key=lambda name: SURENESS.index(name.match.method))
        evidence = dict.fromkeys([best.evidence, *(name.evidence for name in group)])
        yield Sourced(Taxon(best.match, role, group[0].section), tuple(evidence))
