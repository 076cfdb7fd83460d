"""What narrows a search over submissions: States, taxa and kinds, as people corrected them."""

from typing import NamedTuple

from pipeline.submissions.kept import Submission
from pipeline.submissions.summary import Reading


class FileFacets(NamedTuple):
    """What a search asks of a submission, as people corrected it."""

    title: str
    meeting: str
    kinds: frozenset[str]
    states: frozenset[str | None]  # ISO codes
    taxa: frozenset[str | None]  # scientific names


def facets_of(submission: Submission) -> FileFacets:
    reading = submission.corrected
    return FileFacets(
        reading.title or submission.file,
        submission.meeting,
        frozenset(reading.kinds),
        frozenset(_states_of(reading)),
        frozenset(taxon.scientific_name for taxon in reading.taxa),
    )


def _states_of(reading: Reading) -> set[str | None]:
    """Those a submission is about, and those that made it."""
    authors = {proponent.iso for proponent in reading.proponents}
    return authors | {state.iso for state in reading.range_states}
