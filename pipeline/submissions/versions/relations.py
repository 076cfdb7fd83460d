"""What a submission is to others, as a person says: translation, version, annex, withdrawn …

A person's word on a pair of submissions comes before what was read of them. Nothing is deleted:
what is undone stays on record, and who undid it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RelationKind(StrEnum):
    """What a person may say of a submission; the target is another one, a meeting, or nothing."""

    TRANSLATION_OF = "translation_of"
    NEW_VERSION_OF = "new_version_of"
    ANNEX_TO = "annex_to"
    SAME_TEXT_AS = "same_text_as"
    SEPARATE_FROM = "separate_from"  # whatever their symbols, titles and texts say
    OF_MEETING = "of_meeting"  # it was sent to another meeting than it was taken in for
    WITHDRAWN = "withdrawn"  # by its proponents
    NOT_FOR_US = "not_for_us"  # it came, and is none of the Secretariat's business here


TO_ANOTHER = frozenset(
    {
        RelationKind.TRANSLATION_OF,
        RelationKind.NEW_VERSION_OF,
        RelationKind.ANNEX_TO,
        RelationKind.SAME_TEXT_AS,
        RelationKind.SEPARATE_FROM,
    }
)
ONE_LIFE = frozenset(  # lateness is that of the first of them, waivers are carried over
    {RelationKind.TRANSLATION_OF, RelationKind.NEW_VERSION_OF, RelationKind.SAME_TEXT_AS}
)
ASIDE = frozenset({RelationKind.WITHDRAWN, RelationKind.NOT_FOR_US})


@dataclass(frozen=True, slots=True)
class Relation:
    """A person's word on what a submission is."""

    kind: RelationKind
    target: str  # SHA-256 of the other submission, id of the meeting; "" where there is none
    by: str
    day: date
    reason: str = ""
    holds: bool = True  # False: it is taken back


def holding(log: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations that hold after everything in `log`, oldest first.

    Two submissions are one thing to each other: the last word on a pair counts.
    """
    last: dict[str, Relation] = {}
    for relation in log:
        key = relation.target if relation.kind in TO_ANOTHER else relation.kind
        last.pop(key, None)
        if relation.holds:
            last[key] = relation
    return tuple(last.values())


def set_aside(relations: Iterable[Relation]) -> Relation | None:
    """Why a submission counts for nothing; None: it counts. The latest of several."""
    return next((r for r in reversed([*relations]) if r.kind in ASIDE), None)
