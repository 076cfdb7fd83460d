"""What we say about names alone: the stable JSON of `concerted taxa`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.summary import CandidateSummary, ListingSummary, TaxonSummary
from taxonomy.comparison import ListDiff, Renamed
from taxonomy.listing import Listing
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


def diff_json(found: ListDiff) -> dict[str, Any]:
    """The JSON of `taxa diff`."""

    def pair(one: Renamed) -> dict[str, Any]:
        return {"before": line_json(one.before), "after": line_json(one.after)}

    return {
        "before": found.before,
        "after": found.after,
        "added": [line_json(line) for line in found.added],
        "removed": [line_json(line) for line in found.removed],
        "renamed": [pair(one) for one in found.renamed],
        "annotation_changed": [pair(one) for one in found.reworded],
    }


def line_json(line: Listing) -> dict[str, str]:
    return {"appendix": line.appendix.value, "taxon": line.taxon, "annotation": line.annotation}


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
