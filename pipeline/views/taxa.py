"""What we say about names alone: the stable JSON of `concerted taxa`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.submissions.summary import ReadCandidate, ReadListing, ReadTaxon, Score
from taxonomy.listing import AppendixList, Listing
from taxonomy.matching.edition_diff import ListDiff, ListingPair
from taxonomy.matching.match import Mention, NameMatch


@dataclass(frozen=True, slots=True)
class MentionAnswer:
    """A name in a text; `start` and `end` count characters of the text as given, from 0."""

    written: str
    start: int
    end: int
    scientific_name: str
    rank: str | None
    method: str
    score: Score
    appendices: tuple[str, ...]
    listings: tuple[ReadListing, ...]
    candidates: tuple[ReadCandidate, ...]
    edition: str


def summarise_match(match: NameMatch) -> ReadTaxon:
    """A name that was asked for by itself: in no section, on no page."""
    return ReadTaxon(
        written=match.written,
        scientific_name=match.scientific_name,
        rank=match.rank.value if match.rank else None,
        appendices=tuple(appendix.value for appendix in match.appendices),
        listings=_listings(match),
        method=match.method.value,
        score=match.score,
        role="",
        section="",
        page=None,
        edition=match.edition,
        candidates=_candidates(match),
    )


def summarise_mention(mention: Mention) -> MentionAnswer:
    match = mention.match
    return MentionAnswer(
        written=match.written,
        start=mention.start,
        end=mention.end,
        scientific_name=match.scientific_name,
        rank=match.rank.value if match.rank else None,
        method=match.method.value,
        score=match.score,
        appendices=tuple(appendix.value for appendix in match.appendices),
        listings=_listings(match),
        candidates=_candidates(match),
        edition=match.edition,
    )


def _listings(match: NameMatch) -> tuple[ReadListing, ...]:
    return tuple(
        ReadListing(line.appendix.value, line.taxon, line.annotation, line.verified)
        for line in match.listings
    )


def _candidates(match: NameMatch) -> tuple[ReadCandidate, ...]:
    return tuple(
        ReadCandidate(candidate.taxon, candidate.score, candidate.why)
        for candidate in match.candidates
    )


@dataclass(frozen=True, slots=True)
class TextMentions:
    """A line of `taxa mentions --jsonl`: `id` as given with the text."""

    id: Any
    mentions: tuple[MentionAnswer, ...]


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """A line of the Appendices."""

    appendix: str
    taxon: str
    annotation: str


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line as it was, and as it is."""

    before: LineAnswer
    after: LineAnswer


@dataclass(frozen=True, slots=True)
class DiffAnswer:
    """What changed between two editions."""

    before: str  # id of the edition
    after: str
    added: tuple[LineAnswer, ...]
    removed: tuple[LineAnswer, ...]
    renamed: tuple[LinePair, ...]
    annotation_changed: tuple[LinePair, ...]


@dataclass(frozen=True, slots=True)
class ImportAnswer(DiffAnswer):
    """What a list to be imported changes, and what in it was not understood or cannot be right."""

    unread: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()  # a sentence for each, with its line


@dataclass(frozen=True, slots=True)
class EditionAnswer:
    """An edition of the Appendices that is at hand."""

    edition: str
    in_force: str  # ISO; its first day
    lines: int
    verified: int  # of the lines, those held against the official text
    source: str
    caveat: str  # what is missing from it; "" for nothing known
    covered: int = 0  # taxa that it names one by one, members of listed families among them
    with_distribution: int = 0  # of these, those with their States


def summarise_diff(found: ListDiff) -> DiffAnswer:
    return DiffAnswer(**_parts(found))


def summarise_import(
    found: ListDiff, unread: Iterable[str], doubts: Iterable[str] = ()
) -> ImportAnswer:
    return ImportAnswer(**_parts(found), unread=tuple(unread), doubts=tuple(doubts))


def summarise_edition(appendices: AppendixList) -> EditionAnswer:
    lines = appendices.listings
    return EditionAnswer(
        edition=appendices.edition,
        in_force=appendices.in_force.isoformat(),
        lines=len(lines),
        verified=sum(line.verified for line in lines),
        source=appendices.source,
        caveat=appendices.caveat,
        covered=len(appendices.covered),
        with_distribution=sum(bool(taxon.states) for taxon in appendices.covered),
    )


def _parts(found: ListDiff) -> dict[str, Any]:
    return {
        "before": found.before,
        "after": found.after,
        "added": tuple(map(_line, found.added)),
        "removed": tuple(map(_line, found.removed)),
        "renamed": tuple(map(_pair, found.renamed)),
        "annotation_changed": tuple(map(_pair, found.reworded)),
    }


def _pair(pair: ListingPair) -> LinePair:
    return LinePair(*map(_line, pair))


def _line(line: Listing) -> LineAnswer:
    return LineAnswer(line.appendix.value, line.taxon, line.annotation)


def diff_lines(found: ListDiff) -> Iterator[str]:
    """The same for a person, in lines that begin with +, -, = (renamed) or ~ (other note)."""
    yield f"From edition {found.before} to {found.after}:"
    yield from (f"+ {_said(line)}" for line in found.added)
    yield from (f"- {_said(line)}" for line in found.removed)
    yield from (f"= {_said(before)} is now {after.taxon}" for before, after in found.renamed)
    for before, after in found.reworded:
        yield f"~ {_said(before)}: now “{after.annotation}”"
    yield (
        f"{len(found.added)} added, {len(found.removed)} removed, {len(found.renamed)} renamed, "
        f"{len(found.reworded)} with another population note."
    )


def _said(line: Listing) -> str:
    note = f" ({line.annotation})" if line.annotation else ""
    return f"Appendix {line.appendix:2} {line.taxon}{note}"
