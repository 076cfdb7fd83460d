"""The States that a geographical range names, and what it says of each.

A State is a Range State where the species lives or lived on without a word to the contrary
(Convention, Article I(1)(h)). "Extinct in", "a vagrant to", "not dealt with here" are words to the
contrary; they are kept, so that a person can see why a State is not counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Paragraph
from extractors.fields.states.breeding_denied import denies_breeding_alone
from extractors.fields.states.countries import find_states
from extractors.fields.states.nationalities import find_lands
from extractors.fields.states.other_subjects import of_people
from extractors.fields.states.range_asides import is_on_parties, told_aside
from extractors.fields.states.range_limits import limited_places, limits_what_follows
from extractors.fields.states.range_parts import part_of
from extractors.fields.states.range_tables import label_role, told_around
from extractors.fields.states.state_context import without_namesakes
from extractors.fields.states.state_groups import find_state_groups
from extractors.fields.states.state_lists import opening_places, plain_places
from extractors.fields.states.state_roles import (
    LEARNT,
    LISTED,
    PLAIN,
    SAID,
    SETTLED,
    WEAK,
    StateRole,
    is_likely,
    weighed,
)
from extractors.fields.states.states_together import states_together
from extractors.fields.states.words_around import Around, words_around
from extractors.fields.values import StateMention
from extractors.roles.assign import Said, assign
from extractors.roles.blocks import Block, blocks
from extractors.roles.cues import cue_table, fold_in_place
from extractors.roles.pointers import POINTING
from extractors.roles.sentences import Span, sentences

PARTIAL = re.compile(
    r"(?:\b(?:north|south|east|west|centr)\w*|\b(?:parts?|most|much|half|rest|tip|edge|corner) of"
    r"|\b(?:nord|sud|est|ouest|norte|sur|este|oeste|partie|parte|resto|reste|centre|centro)\b"
    r"(?: de| du| del| d')?)(?: (?:of|the|la|le|el|les|los|l'))*[\s']*$"
)
MOST_SENTENCES = 2  # of an item of a list; what has more is running text
CORE = 2  # States counted in plainly, beside which one named in passing is none of the range


@dataclass(frozen=True, slots=True)
class NamedState:
    """A State at one place of a section."""

    mention: StateMention  # places count in `paragraph.text`
    role: StateRole
    weight: int  # WEAK to SETTLED; where a State is named twice the heavier word counts
    paragraph: Paragraph
    part: str | None = None  # the animal of which its part of the section speaks


def find_named_states(
    paragraphs: Sequence[Paragraph], language: str | None = None
) -> list[NamedState]:
    """Every State named in the paragraphs of a geographical range, in order, with its role."""
    parts: dict[str | None, list[NamedState]] = {}
    limited: dict[str | None, set[str]] = {}
    part: str | None = None
    for block in blocks(paragraphs):
        part = part_of(block.text) or part
        named = parts.setdefault(part, [])
        mentions, spans = _mentions(block.text, language)
        meant = _meant_places(block, spans)
        limited.setdefault(part, set()).update(mentions[n].iso for n in meant)
        plain = plain_places(block.text, spans)
        if not named:
            plain |= opening_places(block.text, spans)
        named += (replace(state, part=part) for state in _in_block(block, mentions, plain, meant))
    return [
        state
        for part, named in parts.items()
        for state in _without_passing(_within(named, limited[part]))
    ]


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

    Where a section speaks of several animals in turn, a State is of the range of one at least.
    A code that stands for a territory overseas is kept as it is.
    """
    roles: dict[str, StateRole] = {}
    for iso in dict.fromkeys(state.mention.iso for state in named):
        places = [state for state in named if state.mention.iso == iso]
        by_part = [
            _heaviest([state for state in places if state.part == part])
            for part in dict.fromkeys(state.part for state in places)
        ]
        roles[iso] = StateRole.RANGE if StateRole.RANGE in by_part else by_part[0]
    return roles


def _heaviest(places: Sequence[NamedState]) -> StateRole:
    heaviest = max(state.weight for state in places)
    return next(state.role for state in places if state.weight == heaviest)


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
    block: Block, mentions: Sequence[StateMention], plain: set[int], meant: set[int]
) -> Iterator[NamedState]:
    spans = [(state.start, state.end) for state in mentions]
    cues = assign(block.text, spans, cue_table("states"))
    labelled = label_role(block)
    folded = fold_in_place(block.text)
    aside = told_aside(folded, spans)
    around = [told_around(block, words) for words in words_around(block.text, spans)]
    for n, (mention, words) in enumerate(zip(mentions, cues, strict=True)):
        near = _without_far(folded, words, around[n])
        role, weight = _role(mention, near, labelled, block, folded, n in plain | meant)
        others = weight < SETTLED and of_people(folded, mention.start)
        if role is StateRole.RANGE and (others or (n in aside and weight < LISTED)):
            role, weight = StateRole.PASSING, WEAK
        if n not in meant and not any(cue.role == StateRole.RANGE for cue in near):
            role, weight = weighed(role, weight, around[n])
        paragraph, start = block.place(mention.start)
        end = min(start + len(mention.written), len(paragraph.text))
        placed = StateMention(mention.iso, paragraph.text[start:end], start, end)
        yield NamedState(placed, role, weight, paragraph)


def _without_far(folded: str, cues: Sequence[Said], around: Around) -> Sequence[Said]:
    """What is said of a State, but for words of a later clause where its own clause counts it in.

    "They arrive in Serbia and, in smaller numbers, in Montenegro, where a colony was found after
    an absence of thirty years": whose absence it was is told by the nearer words.
    """
    near = [
        cue
        for cue in cues
        if cue.cue.sure
        or cue.cue.start < around.clause[1]
        or POINTING.match(folded, folded.rfind(";", 0, cue.cue.start) + 1)
    ]
    return near if len(near) < len(cues) and is_likely(around) else cues


def _role(
    mention: StateMention,
    cues: Sequence[Said],
    labelled: StateRole | None,
    block: Block,
    folded: str,
    is_plain: bool,
) -> tuple[StateRole, int]:
    against = [cue for cue in cues if cue.role != StateRole.RANGE]
    if any(denies_breeding_alone(block.text, cue.cue.place) for cue in against):
        return StateRole.RANGE, PLAIN
    against = [cue for cue in against if not is_on_parties(block.text, cue.cue.place)]
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


def _is_prose(block: Block) -> bool:
    """Whether a cell or an item tells in sentences: a whole section may stand in one cell."""
    return len(list(sentences(block.text))) > MOST_SENTENCES
