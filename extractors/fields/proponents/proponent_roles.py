"""What the sentences of a paper say of the governments and bodies they name.

They hand the paper in, they are those for whom somebody hands it in, they wrote it, or they do
something else: pay, help, look on. The words that say so are in `roles/data/proponents.toml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from extractors.fields.proponents.body_mentions import BodyMention, body_mentions
from extractors.fields.proponents.broken_lines import whole_lines
from extractors.fields.proponents.paper_clauses import HANDS_IN, likelihoods, unlikely
from extractors.fields.proponents.proponent_identity import is_same
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.roles.assign import Said, assign
from extractors.roles.cues import Cue, cue_table, fold_in_place
from extractors.roles.sentences import Span, sentences
from extractors.roles.words_of_names import clauses

UNLIKELY = 0.85  # from which on a body is taken to have no part in handing in
LIKELY = 0.6  # from which on it is taken to hand in, where words say so as well
SURE = 0.85  # from which on it is taken to hand in where no words say so
AT_ONCE = 30  # characters of a sentence in which its subject begins: "Los Gobiernos de Chile"


class Part(StrEnum):
    """What a government or body has to do with a paper."""

    MEANT = "meant"  # somebody hands it in on its behalf
    NOT = "not"  # it is said not to hand it in
    PROPOSES = "proposes"
    WROTE = "wrote"
    OTHER = "other"
    BESIDE = "beside"  # likely something else, by what was learnt where no word of the data says it


@dataclass(frozen=True, slots=True)
class Role:
    """A part with the mention it is said of; None where nothing is said."""

    mention: BodyMention
    part: Part | None
    sentence: int  # its number in the text, from 0
    likely: float = 0.0  # how likely (0-1) it hands in, by what was learnt


def proponent_roles(
    text: str, language: str | None = None, also: Sequence[Proponent] = ()
) -> list[Role]:
    """Every government and body named in a text, in order, and what is said of it there.

    `also`: bodies read from it by other words, whose names no capitals tell.
    """
    text = "\n\n".join(whole_lines(text))  # no sentence goes on in another paragraph
    mentions = _with_others(body_mentions(text, language), text, also)
    spans = [(m.start, m.end) for m in mentions]
    words_on_each = [
        tuple(word for word in words if ";" not in _between(text, span, word.cue))
        for span, words in zip(spans, assign(text, spans, cue_table("proponents")), strict=True)
    ]
    starts = [start for start, _ in sentences(text)]
    learnt = clauses(text, spans)
    parts = [
        _part(words) or (Part.BESIDE if unlikely(*around) > UNLIKELY else None)
        for words, around in zip(words_on_each, learnt, strict=True)
    ]
    return [
        Role(
            mention,
            part,
            sum(start <= mention.start for start in starts) - 1,
            (likelihoods(*around) or {HANDS_IN: 0.0})[HANDS_IN],
        )
        for mention, part, around in zip(mentions, _row_by_row(parts, learnt), learnt, strict=True)
    ]


def _row_by_row(
    parts: Sequence[Part | None], learnt: Sequence[tuple[str, str]]
) -> list[Part | None]:
    """Parts, the names of one row (the same words around them) all meant where one of them is."""
    meant = {around for part, around in zip(parts, learnt, strict=True) if part is Part.MEANT}
    return [
        Part.MEANT if part is Part.PROPOSES and around in meant else part
        for part, around in zip(parts, learnt, strict=True)
    ]


def _with_others(
    mentions: Sequence[BodyMention], text: str, also: Sequence[Proponent]
) -> list[BodyMention]:
    placed = [
        BodyMention(body, at, at + len(body.name))
        for body in also
        if body.iso is None and (at := text.find(body.name)) >= 0
    ]
    new = [
        body
        for body in placed
        if not any(body.start < other.end and other.start < body.end for other in mentions)
    ]
    return sorted((*mentions, *new), key=lambda mention: mention.start)


def _between(text: str, span: Span, cue: Cue) -> str:
    """What stands between a name and the words that speak of it; a semicolon parts them."""
    return text[span[1] : cue.start] if span[1] <= cue.start else text[cue.end : span[0]]


def _part(words: Sequence[Said]) -> Part | None:
    """The surest of what is said: for whom it is, who does not, else what stands nearest."""
    given = {word.role for word in words}
    for sure in (Part.MEANT, Part.NOT):
        if sure in given:
            return sure
    if any(word.cue.sure for word in words):
        return Part.PROPOSES
    nearest = min(words, key=lambda word: word.distance, default=None)
    return Part(nearest.role) if nearest else None


def part_of(proponent: Proponent, roles: Sequence[Role]) -> Part | None:
    """The part of one proponent in all that is said: to hand in outweighs what else it does."""
    parts = {role.part for role in roles if is_same(role.mention.proponent, proponent)}
    if None in parts:
        parts.discard(Part.BESIDE)  # of somebody named as a proponent it is told what else it does
    ranked = [part for part in Part if part in parts]
    return ranked[0] if ranked else None


def who_hands_in(text: str, language: str | None = None) -> list[Proponent]:
    """Those of whom a sentence says that they hand in, or that it is handed in on their behalf.

    Where somebody acts on behalf of others in a sentence, only the others are meant.

    >>> [p.iso for p in who_hands_in("Mali and Chad submit this proposal. Togo paid.", "en")]
    ['ML', 'TD']
    """
    return _each_once(_handing_in(proponent_roles(text, language)))


def hands_in_surely(text: str, language: str | None = None) -> list[Proponent]:
    """Those of whom words say that they hand in, and what was learnt says so as well."""
    return _each_once(
        [r for r in _handing_in(proponent_roles(text, language)) if r.likely > LIKELY]
    )


def likely_proponents(text: str, language: str | None = None) -> list[Proponent]:
    """Those of whom no word says anything, and who hand in by what was learnt alone."""
    roles = proponent_roles(text, language)
    return _each_once([r for r in roles if r.part is None and r.likely > SURE])


def opens_by_handing_in(text: str) -> bool:
    """Whether a line begins with the words that say who hands in: "Rinden cuenta el Perú y …"."""
    cues = cue_table("proponents").find(fold_in_place(text))
    return bool(cues) and cues[0].start == 0 and cues[0].role == Part.PROPOSES


def subject_of(text: str, language: str | None = None) -> str:
    """What stands before the verb of a sentence that begins with those who hand in; "" else.

    >>> subject_of("Peru and Panthera have submitted this report.", "en")
    'Peru and Panthera'
    """
    cues = cue_table("proponents").find(fold_in_place(text))
    first = _handing_in(proponent_roles(text, language))[:1]
    if not cues or not first or first[0].mention.start > AT_ONCE:
        return ""
    verb = cues[0]
    active = verb.role == Part.PROPOSES and verb.start > first[0].mention.start
    return text[: verb.start].strip() if active else ""


def who_proposes(text: str, language: str | None = None) -> list[Proponent]:
    """Those who hand in, or, where a text says that of nobody, those who wrote it."""
    roles = proponent_roles(text, language)
    wrote = [role for role in roles if role.part is Part.WROTE]
    return _each_once(_handing_in(roles) or wrote)


def _handing_in(roles: Sequence[Role]) -> list[Role]:
    meant = {role.sentence for role in roles if role.part is Part.MEANT}
    return [
        role
        for role in roles
        if role.part is Part.MEANT or (role.part is Part.PROPOSES and role.sentence not in meant)
    ]


def named_first(text: str, language: str | None = None) -> list[Proponent]:
    """Those that the first sentence begins with, as far as it says nothing of them."""
    roles = proponent_roles(text, language)
    first = [role for role in roles if role.sentence == roles[0].sentence]
    return _each_once([*takewhile(lambda role: role.part is None, first)])


def _each_once(roles: Sequence[Role]) -> list[Proponent]:
    found: list[Proponent] = []
    for role in roles:
        if not any(is_same(role.mention.proponent, other) for other in found):
            found.append(role.mention.proponent)
    return found


SEAT = re.compile(
    r"\s*\((?!(?:[A-ZÀ-Ý]\w*[A-ZÀ-Ý]\w*\)))[A-ZÀ-Ý][a-zà-ÿ’-]+(?:[ ,]+[A-ZÀ-Ý][a-zà-ÿ’-]+)*\)$"
)
""" "Coalition Clean Baltic (Uppsala)": where a body sits is no part of its name."""


def weighed(found: Sequence[Proponent], text: str, language: str | None) -> list[Proponent]:
    """Those read from a text's wording, less those of whom its sentences say something else.

    Governments that hand in and were not read are added; where nobody was read, all who hand in.
    """
    if not found:
        return who_proposes(text, language) or named_first(text, language)
    roles = proponent_roles(text, language, found)
    aside = {Part.OTHER, Part.NOT}
    if any(who.iso and part_of(who, roles) is Part.PROPOSES for who in found):
        aside.add(Part.WROTE)
    kept = [proponent for proponent in found if part_of(proponent, roles) not in aside]
    likely = [proponent for proponent in kept if part_of(proponent, roles) is not Part.BESIDE]
    kept = likely or kept
    if any(role.part not in (None, Part.BESIDE) for role in roles):
        kept = [
            _up_to_verb(proponent, roles)
            for proponent in kept
            if not _begins_with_a_verb(proponent)
        ]
    handing = [role for role in _handing_in(roles) if role.mention.proponent.iso]
    added = [p for p in _each_once(handing) if not any(is_same(p, other) for other in kept)]
    return [*map(without_seat, kept), *added]


def _up_to_verb(proponent: Proponent, roles: Sequence[Role]) -> Proponent:
    """A body by its name alone where what was read goes on to the verb: "Lion Trust submits it"."""
    if proponent.iso or not cue_table("proponents").find(fold_in_place(proponent.name)):
        return proponent
    named = [role.mention.proponent for role in roles]
    return next((n for n in named if proponent.name.startswith(f"{n.name} ")), proponent)


def _begins_with_a_verb(proponent: Proponent) -> bool:
    """Whether what was read as a name is the head of a sentence: "Rendent compte le Maroc"."""
    cues = cue_table("proponents").find(fold_in_place(proponent.name))
    return proponent.iso is None and any(cue.start == 0 for cue in cues)


def without_seat(proponent: Proponent) -> Proponent:
    """A body by its name, without the town in brackets behind it; a State stays.

    >>> without_seat(Proponent("ORCA (Portsmouth)", ProponentType.ORGANIZATION)).name
    'ORCA'
    """
    if proponent.type is not ProponentType.ORGANIZATION:
        return proponent
    seat = SEAT.search(proponent.name)
    if not seat or find_states(seat[0]):
        return proponent
    return replace(proponent, name=proponent.name[: seat.start()])
