"""What stands beside a name and speaks of it: its column, the line over its list, its row."""

import re
from collections.abc import Iterator

from extractors.fields.future.tick_marks import CROSSED, LEFT_OPEN, TICKED
from extractors.roles.blocks import Block
from extractors.roles.cues import Cue, Side, cue_table, fold_in_place

_IN_THE_ACTION = (
    r"(?:(?:in|by|of|part of|dans|par|de|en|por) ?)?(?:(?:this|the|our|la|cette|esta|el|le) |l')?"
    r"(?:present[ea]? )?(?:action|proposal|paper|proposition|accion|propuesta)"
)
_MEANT = (
    r"(?:targeted|included|covered|concerned|meant|in scope|targets?|visee?s?|concernee?s?"
    r"|incluse?s?|couverte?s?|retenue?s?|cibles?|objetivos?|incluid[oa]s?|comprendid[oa]s?"
    r"|contemplad[oa]s?|subjects?|objets?|objetos?|se incluyen?)"
)
ASKS = re.compile(
    r"\W*(?:is it |est-(?:elle|il) |es |esta )?"
    r"(?:an? |the |une? |el |la |taxon |species |especes? |especie )*"
    rf"(?:{_MEANT}(?: species| taxon| taxa)?(?: {_IN_THE_ACTION})?|{_IN_THE_ACTION})\W*"
)
"""The head of a column that asks of each name whether it is meant."""
YES = re.compile(rf"\W*(?:(?:yes|oui|si)\b.{{0,40}}|[x×yos]|{TICKED})\W*")
NO = re.compile(
    rf"\W*(?:(?:no|non|not|none)\b.{{0,40}}|n)\W*|\s*(?:[-–—]|{CROSSED}|{LEFT_OPEN})\s*"
)
ASIDE = re.compile(
    r"\W*(?:(?:main|principal\w*|current|other|known) )*"
    r"(?:threats?|menaces?|amenazas?|remar\w+|observa\w+"
    r"|notes?|notas?|comment\w*|comentari\w+|habitats?|food|diet|regime|dieta|alimenta\w+"
    r"|also (?:found|seen|present|there)|(?:found|seen) with|sympatric|(?:aussi|tambien) present\w*"
    r"|competit\w+|parasit\w+|interact\w+|ecolog\w+)\b"
)
"""The head of a column that speaks of the names in another."""


def answered(block: Block) -> bool | None:
    """Whether the row says that the name is meant or not; None where no column asks."""
    for head, value in _cells(block):
        if ASKS.fullmatch(fold_in_place(head)):
            if NO.fullmatch(folded := fold_in_place(value)):
                return False
            if YES.fullmatch(folded):
                return True
    return None


def role_beside(block: Block) -> str | None:
    """The role that labels and remarks give a name; the nearest label that gives any counts."""
    for label in block.labels:
        if cues := cue_table("taxa").find(fold_in_place(label)):
            return cues[-1].role
    for _, value in _cells(block):
        folded = fold_in_place(value)
        found = [cue for cue in cue_table("taxa").find(folded) if _is_of_the_row(cue, folded)]
        if found:
            return found[-1].role
    return None


def stands_aside(block: Block) -> bool:
    """Whether a cell is in a column that says something of the names in another."""
    return block.cell and any(ASIDE.match(fold_in_place(label)) for label in block.labels)


def _cells(block: Block) -> Iterator[tuple[str, str]]:
    """The other cells of the row: the head of the column, and what stands in it."""
    for cell in block.row:
        head, _, value = cell.partition(": ")
        yield head, value


def _is_of_the_row(cue: Cue, folded: str) -> bool:
    """Whether a remark speaks of the name in its row, not of what it names itself behind it."""
    return cue.side is not Side.AFTER or not re.search(r"\w", folded[cue.end :])
