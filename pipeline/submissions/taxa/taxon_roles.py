"""What the section on the target taxa says of each name in it: meant, left aside, only compared.

Three things tell a target: words ("deals with", « est visée »), the way an entry is written (a line
or cell of its own, an author with a year, a label), and that nothing better stands there. Words to
the contrary ("not to be confused with", "queda fuera") outweigh the last two, not the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractors.roles.assign import Said, assign
from extractors.roles.blocks import Block
from extractors.roles.cues import cue_table, fold_in_place
from pipeline.submissions.taxa.labels_of_names import answered, role_beside, stands_aside
from taxonomy.matching.match import Mention, Method

AUTHOR = re.compile(
    r"\*?\s*,?\s*[(\[]?\s*(?:[A-ZÀ-Þ][^()\[\]\n;:]{0,50}?|[A-ZÀ-Þ]\.)\s*,?\s*[(\[]?1[789]\d\d\b"
)
CLOSED = re.compile(r"\*?\)?\s*(?:$|\n|[.,;:|/–—(]|\s[-–—]\s)")
HEAD = re.compile(r"(?:^|[\n|:•]|[.;]\s)[\s(\d.)*_•–—-]*$")  # nothing, a mark or a label before
RANK = re.compile(
    r"\b(?:sub)?(?:class|order|family|genus|species|classe|ordre|famille|genre|esp[eè]ces?|clase"
    r"|orden|familia|g[eé]nero|especies?) $",
    re.IGNORECASE,
)
ADDED = re.compile(r"\b(?:also|too|as well|likewise|egalement|aussi|tambien|igualmente)\b")
ARTICLE = re.compile(r"\W*(?:the|la|le|les|el|los|las|l['’])\s*", re.IGNORECASE)
COUPLED = re.compile(
    r"[\s)*]*(?:,|;|/|&|,?\s*\b(?:and|or|et|ou|y|e)\b)[\s(*]*(?:(?:the|la|le|les|el|los|las|l')\s*)?$"
)
NEXT_IN_BRACKETS = re.compile(
    r"\*?\)(?!.*\b(?:which|who|that|whose|qui|que|dont|donde|cuy[oa]s?|alone|only|seule?s?|unic[oa]s?)\b)"
    r"(?:,[^.;:()]{0,40})?(?:,|,?\s*\b(?:and|or|et|ou|y|e)\b)\s+(?:[^\s.;:()]+ ){1,6}\(\*?"
)
"""Between two names, each in brackets behind a common name: "(…), the Grey Crane (…)"."""
PART = re.compile(
    r"\b(?:(?:sub-?|sous-)?populations?|(?:sub)?poblacion(?:es)?|subspecies|sous-especes?"
    r"|subespecies|races?|razas?|stocks?)\b"
)
"""Of a species: what is said of it is not said of the whole."""
BRACKETS = re.compile(
    r"\s*\([^()]*\)"
    r"|,? (?:\w+ )?(?:in|on|of|aux?|de|del|de l'|de los|en (?:el|los)) ?"
    r"(?:annexes?|appendi\w+|apendices?) (?:i{1,2}|1|2)\b(?: ?(?:,|and|et|y|/|&) ?(?:ii|2)\b)?"
)
"""What may stand between a name and its comma: brackets, the Appendix."""


class Role(StrEnum):
    """Why a taxon is named."""

    TARGET = "target"
    EXCLUDED = "excluded"
    LOOK_ALIKE = "look_alike"
    BENEFICIARY = "beneficiary"
    MENTIONED = "mentioned"


AGAINST = (Role.EXCLUDED, Role.LOOK_ALIKE, Role.BENEFICIARY)
BESIDE = 3  # characters between a name and the word right before it: "syn. Porzana parva"
SHORT = 160  # characters of a line that is an entry, not a paragraph of prose
SAID, ENTRY, PROSE = range(3)  # how surely a name is a target, the surest first


@dataclass(frozen=True, slots=True)
class Standing:
    """The role of one mention, and how surely it is a target where nothing speaks against it."""

    role: Role
    tier: int  # SAID, ENTRY or PROSE; counts for the role TARGET only


def standings(block: Block, mentions: Sequence[Mention], *, opens: bool) -> list[Standing]:
    """One per mention of a stretch of the target section, in order.

    `opens` says that the stretch is the first of its section.
    """
    cues = _said_of(block.text, mentions)
    labelled = _labelled(block)
    found: list[Standing] = []
    for n, (mention, words) in enumerate(zip(mentions, cues, strict=True)):
        leads = not n and (opens or len(block.text) <= SHORT)
        standing = _standing(block, mention, words, labelled, leads=leads, opens=opens and not n)
        before = _explained_by(block, mentions[: n + 1])
        if before is not None and standing == Standing(Role.TARGET, ENTRY):
            found.append(found[before])
            continue
        before = _listed_before(block, mentions[: n + 1])
        in_prose = standing == Standing(Role.TARGET, PROSE)
        if before is not None and in_prose and found[before].role is Role.TARGET:
            standing = replace(standing, tier=found[before].tier)
        found.append(standing)
        if standing == Standing(Role.TARGET, SAID) and _is_added(block, mentions, n):
            found = [_said_too(earlier) for earlier in found]
    return found


def _is_added(block: Block, mentions: Sequence[Mention], n: int) -> bool:
    """Whether mention `n` is covered "too", as one before it is."""
    stop = mentions[n + 1].start if n + 1 < len(mentions) else len(block.text)
    clause = re.split(r"[.;]", fold_in_place(block.text[mentions[n].end : stop]))[0]
    return bool(n and ADDED.search(clause))


def _said_too(standing: Standing) -> Standing:
    return Standing(Role.TARGET, SAID) if standing == Standing(Role.TARGET, PROSE) else standing


def _labelled(block: Block) -> Standing | None:
    """What labels, heads of columns and remarks in the row say of the names in a stretch."""
    if (meant := answered(block)) is not None:
        return Standing(Role.TARGET if meant else Role.EXCLUDED, SAID)
    role = role_beside(block)
    return Standing(Role(role), SAID) if role in (*AGAINST, Role.MENTIONED) else None


def _said_of(text: str, mentions: Sequence[Mention]) -> list[tuple[Said, ...]]:
    """What is said of each mention, and not of a part of it: "the eastern populations are not"."""
    names = [(mention.start, mention.end) for mention in mentions]
    parts = [
        part.span()
        for part in PART.finditer(fold_in_place(text))
        if not any(start <= part.start() < end for start, end in names)
    ]
    spans = sorted([*names, *parts])
    found = assign(text, spans, cue_table("taxa"))
    return [cues for span, cues in zip(spans, found, strict=True) if span in names]


def _explained_by(block: Block, mentions: Sequence[Mention]) -> int | None:
    """Which of `mentions` the last one is a common name of: "(Otis tarda; Great Bustard; …)".

    It stands in the brackets of a scientific name, and is as much of a target as that.
    """
    *ahead, mention = mentions
    if mention.match.method is not Method.COMMON_NAME:
        return None
    for n in reversed(range(len(ahead))):
        if ahead[n].match.method is not Method.COMMON_NAME:
            opened = "(" in block.text[: ahead[n].start].rpartition(")")[2]
            closed = ")" in block.text[ahead[n].end : mention.start]
            return n if opened and not closed else None
    return None


def _listed_before(block: Block, mentions: Sequence[Mention]) -> int | None:
    """Which of `mentions` the last one goes on from: "Otis tarda (great bustard) and …".

    A scientific name, whatever common names stand in brackets behind it, before a common one.
    """
    *ahead, mention = mentions
    common: int | None = None
    for n in reversed(range(len(ahead))):
        between = fold_in_place(block.text[ahead[n].end : mention.start])
        coupled = bool(
            COUPLED.fullmatch(BRACKETS.sub("", between)) or NEXT_IN_BRACKETS.fullmatch(between)
        )
        if ahead[n].match.method is not Method.COMMON_NAME:
            return n if coupled else common
        common = n if coupled and common is None else common
    return common


def _standing(
    block: Block,
    mention: Mention,
    cues: Sequence[Said],
    labelled: Standing | None,
    *,
    leads: bool,
    opens: bool,
) -> Standing:
    roles = {cue.role for cue in cues}
    authored = bool(AUTHOR.match(block.text, mention.end))
    for role in AGAINST[:2]:
        if role in roles:
            return Standing(role, PROSE)
    if Role.TARGET in roles:
        return Standing(Role.TARGET, SAID)
    if Role.BENEFICIARY in roles:
        return Standing(Role.BENEFICIARY, PROSE)
    if labelled is not None:
        return labelled
    entry = authored or _is_entry(block, mention, leads=leads, opens=opens)
    entry = entry and not stands_aside(block)
    beside = any(cue.role == Role.MENTIONED and cue.distance <= BESIDE for cue in cues)
    if Role.MENTIONED in roles and (beside or not entry):
        return Standing(Role.MENTIONED, PROSE)
    return Standing(Role.TARGET, ENTRY if entry else PROSE)


def _is_entry(block: Block, mention: Mention, *, leads: bool, opens: bool) -> bool:
    """Whether a name is written as in a list: on its own, behind nothing but a label.

    One that `leads` its line may have a common name before it, one that `opens` the section an
    article: "La grande outarde, Otis tarda".
    """
    before, after = block.text[: mention.start], block.text[mention.end :]
    if not CLOSED.match(after):
        return False
    if HEAD.search(RANK.sub("", before)) or (opens and ARTICLE.fullmatch(before)):
        return True
    common_before = before.strip() and not re.search(r"[.;]\s", before)
    scientific = mention.match.method is not Method.COMMON_NAME
    short = len(before) <= 90 and bool(re.search(r"[(,–—:]\s*\*?$", before))
    return bool(scientific and leads and common_before and short)
