"""What a table or the line over a list says of the States in it: a head, a status, a remark."""

import re
from collections.abc import Sequence

from extractors.fields.states.breeding_denied import (
    BREEDING,
    denies_breeding_alone,
    tells_of_a_stay,
)
from extractors.fields.states.countries import find_states
from extractors.fields.states.state_roles import StateRole
from extractors.fields.states.words_around import Around
from extractors.roles.blocks import Block
from extractors.roles.cues import Cue, cue_table, fold_in_place
from extractors.roles.sentences import sentences

DENYING_CELL = re.compile(r"\W*(?:no|non|none|nil|ninguno|aucun|absent\w*|ausente|-|–|0)\W*$")
AFFIRMING_CELL = re.compile(r"\W*(?:yes|oui|si|x|✓|✔)\W*$")
ASKED = re.compile(
    r"range state|etats? de l'aire|estados? del area|includ|inclu|couvert|retenu|contemplad"
)
"""The head of a column that asks of each State whether it is meant."""
PRESENCE = re.compile(r"range state|etat de l'aire|estado del area|presen[ct]|occurr|status|statut")
UNKNOWN = re.compile(r"\W*(?:unknown|inconnue?s?|desconocid[oa]s?)\W*")
NUMBER = re.compile(
    r"^\W*(?:about |some |environ |unos |unas |ca\.? ?|c\. ?)?[1-9][\d.,  –-]*(?!\d)"
)
IN_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")


def label_role(block: Block) -> StateRole | None:
    """What the head of the column, the line over a list or the status in the same row say."""
    for text in (*block.labels, *block.row):
        head, _, value = fold_in_place(text).rpartition(": ")
        if ASKED.search(head) and AFFIRMING_CELL.match(value):
            return StateRole.RANGE
        if PRESENCE.search(head) and DENYING_CELL.match(value):
            return StateRole.OUTSIDE
    telling = [cell for cell in block.row if not _is_silent(cell, block.row)]
    stays = any(tells_of_a_stay(fold_in_place(cell)) for cell in block.row)
    for text in (*map(_last_sentence, block.labels), *telling):
        cues = _cues_in(text, stays=stays)
        if cues and not find_states(text):
            return StateRole(cues[-1].role)
    return None


def _cues_in(text: str, *, stays: bool) -> list[Cue]:
    """What a head or cell says; where the animal stays, nothing by what it says of breeding."""
    folded = fold_in_place(text)
    return [
        cue
        for cue in cue_table("states").find(folded)
        if not (stays and BREEDING.search(folded, *cue.place))
        and not denies_breeding_alone(text, cue.place)
    ]


def told_around(block: Block, around: Around) -> Around:
    """The folded words around a State; for one alone in its cell, what its row tells in words."""
    if not block.row or around.before.strip() or len(around.after.split()) > 1:
        return around
    values = (fold_in_place(text).rpartition(": ")[2] for text in block.row)
    remarks = "; ".join(value for value in values if IN_WORDS.search(value))
    return around._replace(after=f": {remarks}")


def _is_silent(cell: str, row: Sequence[str]) -> bool:
    """Whether a cell says that none is, or is known, of something that is not the animal.

    "Crossings: none" says nothing against a State beside "Elephants: about 100".
    """
    head, _, value = fold_in_place(cell).rpartition(": ")
    if PRESENCE.search(head):
        return False
    if UNKNOWN.fullmatch(value):
        return True
    return bool(DENYING_CELL.match(value)) and any(map(_affirms, row))


def _affirms(cell: str) -> bool:
    """Whether a cell gives a number of animals, or says with a verb that they are there."""
    _, _, value = fold_in_place(cell).rpartition(": ")
    return bool(NUMBER.search(value)) or cue_table("states").says_present(value)


def _last_sentence(label: str) -> str:
    """What a line with a colon says of the list below stands in its last sentence."""
    *_, (start, end) = sentences(label) if label else ((0, 0),)
    return label[start:end]
