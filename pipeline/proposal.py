"""What a submission says, value by value, each with the words it was read from."""

from dataclasses import dataclass

from extractors.fields.values import ActivityRow, Proponent, StateMention, Timeframe
from pipeline.provenance import Sourced
from taxonomy.match import NameMatch


@dataclass(frozen=True, slots=True)
class Taxon:
    """A name in the submission and what it leads to."""

    match: NameMatch
    role: str  # "target" in the target-taxa section, "mentioned" elsewhere
    section: str  # id of the section it first stands in; "" before the first heading


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything read from a proposal, an extension or a report; empty where it says nothing."""

    title: str | None
    concerted_action: str | None  # number of the action it is about, "12.8"; None for a new one
    proponents: tuple[Sourced[Proponent], ...]
    taxa: tuple[Sourced[Taxon], ...]
    range_states: tuple[Sourced[StateMention], ...]  # those named in the geographical range
    timeframe: Sourced[Timeframe] | None
    activities: tuple[Sourced[ActivityRow], ...]
    proposed_future: Sourced[str] | None  # reports: "continuation", "completion" or "closure"
