"""Which of several files is the submission, and what the others are to it.

Versions, languages, file types and annexes of one document are one submission: it is counted
once, and written about once. What a person said comes before what was read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pipeline.submissions.versions.relations import TO_ANOTHER, Relation, RelationKind, set_aside
from pipeline.submissions.versions.revisions import is_addendum


class Standing(StrEnum):
    """What a file is."""

    SUBMISSION = ""  # the newest version of a submission, in the language it was first sent in
    EARLIER_VERSION = "earlier_version"
    TRANSLATION = "translation"
    SAME_TEXT = "same_text"
    ANNEX = "annex"
    WITHDRAWN = "withdrawn"
    NOT_FOR_US = "not_for_us"
    CONTAINER = "container"  # a mail or zip file that only brought others, each one by itself


class Member(NamedTuple):
    """What tells which of several files is the submission."""

    sha256: str
    language: str | None
    received: date | None
    symbol: str
    kin: frozenset[str]  # SHA-256 of versions, languages and twins, as read and as people said
    text_hash: str  # equal for files with the same letters; "" for none
    relations: tuple[Relation, ...]  # that hold

    def targets(self, *kinds: RelationKind) -> set[str]:
        """The submissions that a person relates it to in such a way."""
        return {relation.target for relation in self.relations if relation.kind in kinds}


AS_SAID = {
    RelationKind.TRANSLATION_OF: Standing.TRANSLATION,
    RelationKind.SAME_TEXT_AS: Standing.SAME_TEXT,
    RelationKind.ANNEX_TO: Standing.ANNEX,
}
Stands = Mapping[str, tuple[Standing, str]]
"""By SHA-256: what a file is, and the SHA-256 of the submission it goes with (its own: it is)."""


def standings(members: Sequence[Member]) -> Stands:
    """What each of these files is; `members` are in the order in which they were taken in."""
    found: dict[str, tuple[Standing, str]] = {}
    counting = []
    for member in members:
        if relation := set_aside(member.relations):
            found[member.sha256] = Standing(relation.kind.value), member.sha256
        else:
            counting.append(member)
    for group in _groups(counting):
        found |= _of_group(group)
    return found


def _groups(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Members that belong together, each group in the order given."""
    by_digest = {member.sha256: member for member in members}
    near: dict[str, set[str]] = {digest: set() for digest in by_digest}
    for member in members:
        joined = member.targets(*TO_ANOTHER - {RelationKind.SEPARATE_FROM})
        for other in (member.kin | joined) & by_digest.keys():
            near[member.sha256].add(other)
            near[other].add(member.sha256)
    places = {member.sha256: place for place, member in enumerate(members)}
    grouped: set[str] = set()
    for member in members:
        if member.sha256 not in grouped:
            group = _reached(member.sha256, near)
            grouped |= group
            yield [by_digest[digest] for digest in sorted(group, key=places.__getitem__)]


def _reached(start: str, near: Mapping[str, Iterable[str]]) -> set[str]:
    group, ahead = {start}, [start]
    while ahead:
        for other in near[ahead.pop()]:
            if other not in group:
                group.add(other)
                ahead.append(other)
    return group


def _of_group(group: Sequence[Member]) -> dict[str, tuple[Standing, str]]:
    heads = _heads(group)
    main = _newest([member for member in heads if _may_be_main(member, heads)])
    return {member.sha256: (_standing(member, main, heads), main.sha256) for member in group}


def _heads(group: Sequence[Member]) -> list[Member]:
    """Those that can be the submission, the first to come first: no annex, no follower."""
    here = {member.sha256 for member in group}
    heads = [m for m in group if not _is_annex(m) and not _follows(m, here)]
    if not heads:
        heads = [m for m in group if not m.targets(RelationKind.ANNEX_TO) & here] or [*group]
    return sorted(heads, key=lambda member: member.received or date.min)


def _may_be_main(member: Member, heads: Sequence[Member]) -> bool:
    """Whether it is in the language of the first, or a person calls it a newer version."""
    newer = member.targets(RelationKind.NEW_VERSION_OF) & {head.sha256 for head in heads}
    return member.language == heads[0].language or bool(newer)


def _is_annex(member: Member) -> bool:
    return is_addendum(member.symbol) or bool(member.targets(RelationKind.ANNEX_TO))


def _follows(member: Member, here: set[str]) -> bool:
    kinds = (RelationKind.TRANSLATION_OF, RelationKind.SAME_TEXT_AS)
    return bool(member.targets(*kinds) & here)


def _newest(versions: Sequence[Member]) -> Member:
    """What a person calls the newer one, else the one that came last, else the later symbol."""
    replaced = {
        target for member in versions for target in member.targets(RelationKind.NEW_VERSION_OF)
    }
    return max(
        enumerate(versions),
        key=lambda place: (
            place[1].sha256 not in replaced,
            place[1].received or date.min,
            place[1].symbol,
            place[0],
        ),
    )[1]


def _standing(member: Member, main: Member, heads: Sequence[Member]) -> Standing:
    if member is main:
        return Standing.SUBMISSION
    for kind, standing in AS_SAID.items():
        if member.targets(kind):
            return standing
    if member.sha256 in main.targets(RelationKind.NEW_VERSION_OF):
        return Standing.EARLIER_VERSION
    if member not in heads:
        return Standing.ANNEX
    if _is_twin(member, main):
        return Standing.SAME_TEXT
    return Standing.EARLIER_VERSION if member.language == main.language else Standing.TRANSLATION


def _is_twin(member: Member, main: Member) -> bool:
    return member.text_hash != "" and member.text_hash == main.text_hash
