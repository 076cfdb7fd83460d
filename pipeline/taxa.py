"""What we say about names alone: the stable JSON of `concerted taxa`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.summary import CandidateSummary, ListingSummary, TaxonSummary
from taxonomy.comparison import ListDiff, Renamed
from taxonomy.listing import AppendixList, Listing
from taxonomy.match import Mention, NameMatch


@dataclass(frozen=True, slots=True)
class MentionSummary:
    """A name in a text; `start` and `end` count characters of the text as given, from 0."""

    written: str
    start: int
    end: int
    scientific_name: str
    rank: str | None
    method: str
    score: float
    appendices: tuple[str, ...]
    listings: tuple[ListingSummary, ...]
    candidates: tuple[CandidateSummary, ...]
    edition: str


def summarise_match(match: NameMatch) -> TaxonSummary:
    """A name that was asked for by itself: in no section, on no page."""
    return TaxonSummary(
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


def summarise_mention(mention: Mention) -> MentionSummary:
    match = mention.match
    return MentionSummary(
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


def _listings(match: NameMatch) -> tuple[ListingSummary, ...]:
    return tuple(
        ListingSummary(line.appendix.value, line.taxon, line.annotation, line.verified)
        for line in match.listings
    )


def _candidates(match: NameMatch) -> tuple[CandidateSummary, ...]:
    return tuple(CandidateSummary(one.taxon, one.score, one.why) for one in match.candidates)


@dataclass(frozen=True, slots=True)
class TextMentions:
    """A line of `taxa mentions --jsonl`: `id` as given with the text."""

    id: Any
    mentions: tuple[MentionSummary, ...]


@dataclass(frozen=True, slots=True)
class LineSummary:
    """A line of the Appendices."""

    appendix: str
    taxon: str
    annotation: str


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line as it was, and as it is."""

    before: LineSummary
    after: LineSummary


@dataclass(frozen=True, slots=True)
class DiffSummary:
    """What changed between two editions."""

    before: str  # id of the edition
    after: str
    added: tuple[LineSummary, ...]
    removed: tuple[LineSummary, ...]
    renamed: tuple[LinePair, ...]
    annotation_changed: tuple[LinePair, ...]


@dataclass(frozen=True, slots=True)
class ImportSummary(DiffSummary):
    """What a list to be imported changes, and what in it was not understood."""

    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """An edition of the Appendices that is at hand."""

    edition: str
    in_force: str  # ISO; its first day
    lines: int
    verified: int  # of the lines, those held against the official text
    source: str
    caveat: str  # what is missing from it; "" for nothing known


def summarise_diff(found: ListDiff) -> DiffSummary:
    return DiffSummary(**_parts(found))


def summarise_import(found: ListDiff, unread: Iterable[str]) -> ImportSummary:
    return ImportSummary(**_parts(found), unread=tuple(unread))


def summarise_edition(appendices: AppendixList) -> EditionSummary:
    lines = appendices.listings
    return EditionSummary(
        edition=appendices.edition,
        in_force=appendices.in_force.isoformat(),
        lines=len(lines),
        verified=sum(line.verified for line in lines),
        source=appendices.source,
        caveat=appendices.caveat,
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


def _pair(one: Renamed) -> LinePair:
    return LinePair(_line(one.before), _line(one.after))


def _line(line: Listing) -> LineSummary:
    return LineSummary(line.appendix.value, line.taxon, line.annotation)


def diff_lines(found: ListDiff) -> Iterator[str]:
    """The same for a person, in lines that begin with +, -, = (renamed) or ~ (other note)."""
    yield f"From edition {found.before} to {found.after}:"
    yield from (f"+ {_said(line)}" for line in found.added)
    yield from (f"- {_said(line)}" for line in found.removed)
    yield from (f"= {_said(one.before)} is now {one.after.taxon}" for one in found.renamed)
    for one in found.reworded:
        yield f"~ {_said(one.before)}: now “{one.after.annotation}”"
    yield (
        f"{len(found.added)} added, {len(found.removed)} removed, {len(found.renamed)} renamed, "
        f"{len(found.reworded)} with another population note."
    )


def _said(line: Listing) -> str:
    note = f" ({line.annotation})" if line.annotation else ""
    return f"Appendix {line.appendix:2} {line.taxon}{note}"
