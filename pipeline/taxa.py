"""What we say about names alone: the stable JSON of `concerted taxa`."""

from dataclasses import dataclass

from pipeline.summary import CandidateSummary, ListingSummary, TaxonSummary
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
