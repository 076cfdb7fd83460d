"""Which names stand in a submission, and which of them it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.document import Paragraph
from extractors.forms.section import Section
from extractors.roles.blocks import blocks
from pipeline.submissions.findings import Evidence
from pipeline.submissions.proposal import Taxon
from pipeline.submissions.provenance import Sourced, sentence
from pipeline.submissions.taxa.name_lists import WordLists
from pipeline.submissions.taxa.taxon_roles import AGAINST, PROSE, Role, Standing, standings
from taxonomy.listing import Rank
from taxonomy.matching.match import SIMILAR, Mention, Method, NameMatch
from taxonomy.mentions import MentionFinder
from taxonomy.mentions.abbreviations import Context, is_unexplained
from taxonomy.mentions.suspects import with_suspects

TARGET_SECTION = "target_taxa"
SURENESS = [  # of two writings of one taxon the scientific one is shown
    *(method for method in Method if method is not Method.COMMON_NAME),
    Method.COMMON_NAME,
]
WRITTEN_OUT = {Method.EXACT, Method.SYNONYM, Method.SPELLING}
DEPTH = list(Rank)  # class first, population last
CLASSIFICATION = re.compile(  # the label of a line in a classification, in three languages
    r"\b(sub|infra|super|sous-|sub)?"
    r"(kingdom|phylum|class|order|famil(y|ies)|genus|tribe"
    r"|règne|embranchement|classe|ordre|famille|genre"
    r"|reino|filo|clase|orden|familia|género)\s*:?\s*$",
    re.IGNORECASE,
)


ELSEWHERE = Standing(Role.MENTIONED, PROSE)  # of a name outside the target section


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands."""

    match: NameMatch
    section: str  # id of the section
    evidence: Evidence
    labelled: bool  # it stands behind "Family:", "Order:" and the like
    in_column: bool = False  # it stands beneath such a head, beside other columns
    line: tuple[int, int] = (0, 0)  # the paragraph, or the table and row, that it stands in
    standing: Standing = ELSEWHERE


def find_taxa(
    sections: Sequence[Section],
    lists: WordLists,
    language: str | None,
    front: Sequence[Sequence[Paragraph]] = (),
) -> tuple[Sourced[Taxon], ...]:
    """Every taxon named, once each: the targets first, then the others in reading order.

    The targets are those of the target-taxa section; in a file without one, those of the first of
    `front` (title, subject, what the action is called) that names any. A target is named under its
    scientific name; under a common name only where it is an entry of its own. The ranks of a
    classification ("Class: Aves, Order: …") are no targets when something lower is named.
    """
    context = Context()  # a genus explains an abbreviation in a later paragraph
    named = [
        name for section in sections for name in _in_section(section, lists, language, context)
    ]
    there = [name for name in named if name.section == TARGET_SECTION]
    if not any(TARGET_SECTION in section.ids for section in sections):
        there = _in_front(front, lists, language)
    targets = _targets(there, lists)
    targets += _named_better(targets, named)
    chosen = {name.match.scientific_name for name in targets}
    chosen |= {name.match.written for name in targets if name.match.method is Method.SPELLING}
    rest = [name for name in named if name.match.scientific_name not in chosen]
    return (*_merge(targets, Role.TARGET), *_merge(rest))


def _in_section(
    section: Section, lists: WordLists, language: str | None, context: Context
) -> Iterator[Named]:
    finder = lists.finder(section.language or language)
    if TARGET_SECTION in section.ids:
        yield from _in_target_section(section.body, lists, finder, context)
        return
    for paragraph in section.body:
        for mention in _explained(finder.find(paragraph.text, context)):
            evidence = sentence(paragraph, mention.start, mention.end)
            yield Named(mention.match, section.id, evidence, labelled=False)


def _in_target_section(
    body: Sequence[Paragraph], lists: WordLists, finder: MentionFinder, context: Context
) -> Iterator[Named]:
    before = ""
    for n, block in enumerate(blocks(body)):
        found_here = _explained(finder.find(block.text, context))
        mentions = with_suspects(block.text, found_here, lists.index)
        found = standings(block, mentions, opens=not n)
        for mention, standing in zip(mentions, found, strict=True):
            lead = block.text[: mention.start] or (before if block.cell else "")
            paragraph, start = block.place(mention.start)
            end = start + mention.end - mention.start
            labelled = bool(CLASSIFICATION.search(lead.rstrip()))
            quote = sentence(paragraph, start, min(end, len(paragraph.text)))
            in_column = bool(block.row and any(map(CLASSIFICATION.fullmatch, block.labels)))
            yield Named(
                mention.match,
                TARGET_SECTION,
                quote,
                labelled or in_column,
                in_column,
                _line(paragraph),
                standing,
            )
        before = block.text


def _explained(mentions: Iterable[Mention]) -> list[Mention]:
    """Without the abbreviations that no genus explains: of them nothing can be said."""
    return [mention for mention in mentions if not is_unexplained(mention.match)]


def _line(paragraph: Paragraph) -> tuple[int, int]:
    where = paragraph.location
    return (where.table or 0, where.cell[0]) if where.cell else (-1, where.paragraph)


def _in_front(
    front: Sequence[Sequence[Paragraph]], lists: WordLists, language: str | None
) -> list[Named]:
    finder = lists.finder(language)
    for passage in front:
        found = list(_in_target_section(passage, lists, finder, Context()))
        found = [replace(name, section="") for name in found if name.match.listings]
        if any(name.standing.role is Role.TARGET for name in found):
            return found
    return []


def _targets(there: Sequence[Named], lists: WordLists) -> list[Named]:
    """The names meant, by the surest tier that any is in; common names where they must."""
    meant = [name for name in there if name.standing.role is Role.TARGET]
    against = {name.match.scientific_name for name in there if name.standing.role in AGAINST} - {
        name.match.scientific_name for name in meant if name.standing.tier < PROSE
    }
    meant = [name for name in meant if name.match.scientific_name not in against]
    if not meant:  # "The action will benefit X": of whom else would it speak
        meant = [name for name in there if name.standing.role is Role.BENEFICIARY]
    scientific = [name for name in meant if name.match.method is not Method.COMMON_NAME]
    kept = [name for name in scientific if not _is_classification(name, scientific, lists)]
    kept = [name for name in kept if not _is_idle(name, kept)]
    kept = [name for name in kept if not _is_strange(name, kept)]
    written = _surest(kept) or _surest(meant)
    chosen = {name.match.scientific_name for name in written}
    chosen |= {
        name.match.scientific_name
        for name in meant
        if name.match.method is Method.COMMON_NAME and _is_alone(name, there)
    }
    return [name for name in there if name.match.scientific_name in chosen]


def _named_better(targets: Sequence[Named], named: Sequence[Named]) -> list[Named]:
    """Where the text itself gives the scientific name of a target that is only called by another.

    What a title calls the Spoon-billed Sandpiper is "Eurynorhynchus pygmeus" further on: that is
    the name that the submission uses.
    """
    scientific = {
        name.match.scientific_name
        for name in targets
        if name.match.method is not Method.COMMON_NAME
    }
    called = {
        name.match.scientific_name: name.match
        for name in targets
        if name.match.scientific_name not in scientific
    }
    better = (_written_as(name.match, called) for name in named)
    found = zip(named, better, strict=True)
    return [replace(name, match=match) for name, match in found if match is not None]


def _written_as(match: NameMatch, called: Mapping[str, NameMatch]) -> NameMatch | None:
    """The name as that of a target that is called so; None where it is another's.

    A misspelt species of which one subspecies is listed leads to that only where the text calls
    it so elsewhere.
    """
    if match.method in WRITTEN_OUT:
        return match if match.scientific_name in called else None
    near = [other for other in match.candidates if other.why == SIMILAR and other.taxon in called]
    if match.method is not Method.NONE or len(near) != 1:
        return None
    return replace(
        called[near[0].taxon], written=match.written, method=Method.SPELLING, score=near[0].score
    )


def _surest(names: Sequence[Named]) -> list[Named]:
    """Those that are said or written to be targets; all of them where none is."""
    sure = [name for name in names if name.standing.tier < PROSE]
    return sure or list(names)


def _is_idle(name: Named, others: Sequence[Named]) -> bool:
    """A genus or family in a sentence, on no list, beside names that say more."""
    higher = _depth(name.match) < DEPTH.index(Rank.SPECIES)
    more = any(_depth(other.match) >= DEPTH.index(Rank.SPECIES) for other in others)
    return higher and more and name.standing.tier == PROSE


def _is_strange(name: Named, others: Sequence[Named]) -> bool:
    """A name in a sentence that leads to no listing, beside others that do: "otters tear the nets".

    Whether the text means it is open, and that the Appendices lack it is nothing to tell then.
    """
    return (
        name.standing.tier == PROSE
        and not name.match.listings
        and not name.match.candidates
        and any(other.match.listings for other in others)
    )


def _is_alone(name: Named, there: Sequence[Named]) -> bool:
    """A common name that is an entry by itself: no scientific name stands in its line."""
    if name.standing.tier == PROSE or not name.match.listings:
        return False
    beside = (other for other in there if other.line == name.line)
    return all(other.match.method is Method.COMMON_NAME for other in beside)


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
    by_place = name.labelled or covers
    return bool(lower) and by_place and (through_ranks or name.in_column or not has_line)


def _covers(higher: NameMatch, lower: NameMatch, lists: WordLists) -> bool:
    taxon = higher.scientific_name.removesuffix(" spp.").split()[0].casefold()
    genus = lower.scientific_name.split()[0]
    above = {rank for line in lower.listings for rank in (line.klass, line.order, line.family)}
    above |= {genus, *lists.index.families_of(genus)}
    return taxon in {name.casefold() for name in above}


def _depth(match: NameMatch) -> int:
    return DEPTH.index(match.rank) if match.rank else DEPTH.index(Rank.SPECIES)


def _merge(names: Iterable[Named], role: Role | None = None) -> Iterator[Sourced[Taxon]]:
    """One taxon per scientific name, under its surest writing, with every place it stands."""
    groups: dict[str, list[Named]] = {}
    for name in names:
        groups.setdefault(name.match.scientific_name.casefold(), []).append(name)
    for group in groups.values():
        best = min(group, key=lambda name: SURENESS.index(name.match.method))
        evidence = dict.fromkeys([best.evidence, *(name.evidence for name in group)])
        yield Sourced(Taxon(best.match, role or _role_of(group), group[0].section), tuple(evidence))


def _role_of(group: Sequence[Named]) -> Role:
    """The first thing that is said of a taxon which is no target."""
    roles = (name.standing.role for name in group if name.standing.role is not Role.TARGET)
    return next((role for role in roles if role is not Role.MENTIONED), Role.MENTIONED)
