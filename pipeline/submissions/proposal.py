"""What a submission says, value by value, each with the words it was read from."""

from dataclasses import dataclass

from extractors.fields.values import ActivityRow, Proponent, StateMention, Timeframe
from pipeline.submissions.findings import Evidence
from pipeline.submissions.provenance import Sourced
from taxonomy.matching.match import NameMatch


@dataclass(frozen=True, slots=True)
class Taxon:
    """A name in the submission and what it leads to."""

    match: NameMatch
    role: str  # "target", "excluded", "look_alike", "beneficiary" or "mentioned"
    section: str  # id of the section it first stands in; "" before the first heading


@dataclass(frozen=True, slots=True)
class StateNamed:
    """A State, a territory or a group of States named in the geographical range."""

    iso: str | None  # ISO 3166-1 alpha-2; None for a group ("the Sahelian States")
    written: str
    role: str  # range, extinct, vagrant, outside, consulted, passing; "unresolved" for a group
    territory_of: str | None = None  # the State that answers for a territory overseas


@dataclass(frozen=True, slots=True)
class SubmissionContent:
    """Everything read from a proposal, an extension or a report; empty where it says nothing."""

    title: str | None
    concerted_action: str | None  # number of the action it is about, "12.8"; None for a new one
    proponents: tuple[Sourced[Proponent], ...]
    taxa: tuple[Sourced[Taxon], ...]
    range_states: tuple[Sourced[StateMention], ...]  # those that the section counts as such
    states_named: tuple[Sourced[StateNamed], ...]  # all that the geographical range names
    timeframe: Sourced[Timeframe] | None
    activities: tuple[Sourced[ActivityRow], ...]
    proposed_future: Sourced[str] | None  # reports: "continuation", "completion" or "closure"
    number_in_text: bool = True  # False: `concerted_action` stands in the file's name alone
    futures_named: tuple[Evidence, ...] = ()
    """Of a report that speaks for several futures, the words that do; empty otherwise."""
