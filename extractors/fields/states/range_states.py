"""The States that a geographical range names, and what it says of each.

A State is a Range State where the species lives or lived on without a word to the contrary
(Convention, Article I(1)(h)). "Extinct in", "a vagrant to", "not dealt with here" are words to the
contrary; they are kept, so that a person can see why a State is not counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.document import Paragraph
from extractors.fields.states.countries import find_states
from extractors.fields.states.nationalities import find_lands
from extractors.fields.states.other_subjects import of_people
from extractors.fields.states.range_asides import told_aside
from extractors.fields.states.range_clauses import RANGE, clauses, likelihoods
from extractors.fields.states.range_limits import limited_places, limits_what_follows
from extractors.fields.states.state_context import without_namesakes
from extractors.fields.states.state_groups import find_state_groups
from extractors.fields.states.state_lists import opening_places, plain_places
from extractors.fields.states.states_together import states_together
from extractors.fields.values import StateMention
from extractors.roles.assign import Said, assign
from extractors.roles.blocks import Block, blocks
from extractors.roles.cues import cue_table, fold_in_place
from extractors.roles.sentences import Span, sentences

DENYING_CELL = re.compile(r"\W*(?:no|non|none|nil|ninguno|aucun|absent\w*|ausente|-|–|0)\W*$")
AFFIRMING_CELL = re.compile(r"\W*(?:yes|oui|si|x|✓|✔)\W*$")
ASKED = re.compile(
    r"range state|etats? de l'aire|estados? del area|includ|inclu|couvert|retenu|contemplad"
)
"""The head of a column that asks of each State whether it is meant."""
PRESENCE = re.compile(r"range state|etat de l'aire|estado del area|presen[ct]|occurr|status|statut")
UNKNOWN = re.compile(r"\W*(?:unknown|inconnue?s?|desconocid[oa]s?)\W*")
PARTIAL = re.compile(
    r"(?:\b(?:north|south|east|west|centr)\w*|\b(?:parts?|most|much|half|rest|tip|edge|corner) of"
    r"|\b(?:nord|sud|est|ouest|norte|sur|este|oeste|partie|parte|resto|reste|centre|centro)\b"
    r"(?: de| du| del| d')?)(?: (?:of|the|la|le|el|les|los|l'))*[\s']*$"
)
# How surely a sentence gives a State its role; by what was learnt alone it is never of the core.
WEAK, LEARNT, PLAIN, SAID, LISTED, SETTLED = range(6)
MOST_SENTENCES = 2  # of an item of a list; what has more is running text
CORE = 2  # States counted in plainly, beside which one named in passing is none of the range


LIKELY = 0.83  # that a State is counted in, from which on what was learnt of such words says so
UNLIKELY = {WEAK: 0.25, PLAIN: 0.15, LISTED: 0.1}  # below which it says the contrary, by weight


class StateRole(StrEnum):
    """What the section says of a State it names."""

    RANGE = "range"
    EXTINCT = "extinct"
    VAGRANT = "vagrant"
    OUTSIDE = "outside"
    CONSULTED = "consulted"
    PASSING = "passing"  # named without a word on whether the animal lives there


BY_MEANING = {
    "gone": StateRole.EXTINCT,
    "stray": StateRole.VAGRANT,
    "apart": StateRole.OUTSIDE,
    "others": StateRole.RANGE,
}
"""What was learnt of the words around a State -> its role; of people and goods it is in passing."""


@dataclass(frozen=True, slots=True)
class NamedState:
    """A State at one place of a section."""

    mention: StateMention  # places count in `paragraph.text`
    role: StateRole
    weight: int  # WEAK to SETTLED; where a State is named twice the heavier word counts
    paragraph: Paragraph


def find_named_states(
    paragraphs: Sequence[Paragraph], language: str | None = None
) -> list[NamedState]:
    """Every State named in the paragraphs of a geographical range, in order, with its role."""
    named: list[NamedState] = []
    limited: set[str] = set()
    for block in blocks(paragraphs):
        mentions, spans = _mentions(block.text, language)
        meant = _meant_places(block, spans)
        limited |= {mentions[n].iso for n in meant}
        plain = plain_places(block.text, spans)
        if not named:
            plain |= opening_places(block.text, spans)
        named += _in_block(block, mentions, plain | meant)
    return _without_passing(_within(named, limited))


def _meant_places(block: Block, spans: Sequence[Span]) -> set[int]:
    """The names to which a sentence of the block, or the line over it, limits the action."""
    if any(map(limits_what_follows, block.labels)):
        return set(range(len(spans)))
    return limited_places(block.text, spans)


def find_named_groups(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, int, int]]:
    """Groups of States that the section counts in without naming them: paragraph and place."""
    for block in blocks(paragraphs):
        spans = _groups_beside_states(block.text)
        for (start, end), cues in zip(
            spans, assign(block.text, spans, cue_table("states")), strict=True
        ):
            if all(cue.role == StateRole.RANGE for cue in cues):
                paragraph, at = block.place(start)
                yield paragraph, at, min(at + end - start, len(paragraph.text))


def _groups_beside_states(text: str) -> list[Span]:
    """Groups that are no part of a State's name, as in "United States of America"."""
    states = [(state.start, state.end) for state in find_states(text)]
    return [
        (start, end)
        for start, end in find_state_groups(text)
        if all(end <= first or start >= last for first, last in states)
    ]


def settle(named: Sequence[NamedState]) -> dict[str, StateRole]:
    """ISO code -> the role that the heaviest words give it; of equal ones, words to the contrary.

    A code that stands for a territory overseas is kept as it is.
    """
    roles: dict[str, StateRole] = {}
    for iso in dict.fromkeys(state.mention.iso for state in named):
        places = [state for state in named if state.mention.iso == iso]
        heaviest = max(state.weight for state in places)
        roles[iso] = next(state.role for state in places if state.weight == heaviest)
    return roles


def _within(named: Sequence[NamedState], limited: set[str]) -> list[NamedState]:
    """What a sentence that limits the action leaves of the States named elsewhere."""
    return [
        replace(state, role=StateRole.OUTSIDE)
        if limited
        and state.mention.iso not in limited
        and state.weight < LISTED
        and state.role is StateRole.RANGE
        else state
        for state in named
    ]


def _without_passing(named: Sequence[NamedState]) -> list[NamedState]:
    """States named in passing are none of the range where others are counted in plainly."""
    counted = [state for state in named if state.role is StateRole.RANGE and state.weight > LEARNT]
    if len({state.mention.iso for state in counted}) < CORE:
        return list(named)
    return [
        replace(state, role=StateRole.PASSING)
        if state.role is StateRole.RANGE and state.weight == WEAK
        else state
        for state in named
    ]


def _mentions(text: str, language: str | None) -> tuple[list[StateMention], list[Span]]:
    """The States and lands that a text names, in order, and their places."""
    found = without_namesakes(text, find_states(text, language))
    taken = [(mention.start, mention.end) for mention in found]
    together = [*states_together(text)]
    taken += [(mention.start, mention.end) for mention in together]
    lands = [
        land
        for land in find_lands(text)
        if all(land.end <= start or land.start >= end for start, end in taken)
    ]
    named = {(mention.start, mention.end) for mention in together}
    found = [mention for mention in found if (mention.start, mention.end) not in named]
    mentions = sorted((*found, *together, *lands), key=lambda mention: mention.start)
    return mentions, [(mention.start, mention.end) for mention in mentions]


def _in_block(
    block: Block, mentions: Sequence[StateMention], plain: set[int]
) -> Iterator[NamedState]:
    spans = [(state.start, state.end) for state in mentions]
    cues = assign(block.text, spans, cue_table("states"))
    labelled = _label_role(block)
    folded = fold_in_place(block.text)
    aside = told_aside(folded, spans)
    around = clauses(block.text, spans)
    for n, (mention, words) in enumerate(zip(mentions, cues, strict=True)):
        role, weight = _role(mention, words, labelled, block, folded, n in plain)
        others = weight < SETTLED and of_people(folded, mention.start)
        if role is StateRole.RANGE and (others or (n in aside and weight < LISTED)):
            role, weight = StateRole.PASSING, WEAK
        role, weight = _weighed(role, weight, around[n])
        paragraph, start = block.place(mention.start)
        end = min(start + len(mention.written), len(paragraph.text))
        placed = StateMention(mention.iso, paragraph.text[start:end], start, end)
        yield NamedState(placed, role, weight, paragraph)


def _role(
    mention: StateMention,
    cues: Sequence[Said],
    labelled: StateRole | None,
    block: Block,
    folded: str,
    is_plain: bool,
) -> tuple[StateRole, int]:
    against = [cue for cue in cues if cue.role != StateRole.RANGE]
    settled = [cue for cue in cues if cue.cue.sure]
    if settled:
        return StateRole(min(settled, key=lambda cue: cue.distance).role), SETTLED
    if against:
        nearest = StateRole(min(against, key=lambda cue: cue.distance).role)
        if nearest is StateRole.EXTINCT and PARTIAL.search(folded[: mention.start]):
            return StateRole.RANGE, PLAIN
        return nearest, SAID
    if labelled is not None:
        return labelled, LISTED
    in_list = (block.cell or block.item) and is_plain and not _is_prose(block)
    return StateRole.RANGE, LISTED if cues or in_list else PLAIN if is_plain else WEAK


def _weighed(role: StateRole, weight: int, around: tuple[str, str]) -> tuple[StateRole, int]:
    """What was learnt of the words around a State has its say where no known words settle it."""
    if role is not StateRole.RANGE or weight not in UNLIKELY:
        return role, weight
    likely = likelihoods(*around)
    if likely is None:
        return role, weight
    if weight == WEAK and likely[RANGE] > LIKELY:
        return role, LEARNT
    if likely[RANGE] < UNLIKELY[weight]:
        nearest = BY_MEANING[max(BY_MEANING, key=lambda meaning: likely[meaning])]
        return nearest, WEAK if nearest is StateRole.RANGE else weight
    return role, weight


def _is_prose(block: Block) -> bool:
    """Whether a cell or an item tells in sentences: a whole section may stand in one cell."""
    return len(list(sentences(block.text))) > MOST_SENTENCES


def _label_role(block: Block) -> StateRole | None:
    """What the head of the column, the line over a list or the status in the same row say."""
    for text in (*block.labels, *block.row):
        head, _, value = fold_in_place(text).rpartition(": ")
        if ASKED.search(head) and AFFIRMING_CELL.match(value):
            return StateRole.RANGE
        if PRESENCE.search(head) and DENYING_CELL.match(value):
            return StateRole.OUTSIDE
    of_presence = [cell for cell in block.row if not _is_unknown(cell)]
    for text in (*map(_last_sentence, block.labels), *of_presence):
        cues = cue_table("states").find(fold_in_place(text))
        if cues and not find_states(text):
            return StateRole(cues[-1].role)
    return None


def _is_unknown(cell: str) -> bool:
    """Whether a cell says that something is unknown that is not whether the animal is there."""
    head, _, value = fold_in_place(cell).rpartition(": ")
    return bool(UNKNOWN.fullmatch(value)) and not PRESENCE.search(head)


def _last_sentence(label: str) -> str:
    """What a line with a colon says of the list below stands in its last sentence."""
    *_, (start, end) = sentences(label) if label else ((0, 0),)
    return label[start:end]
