"""Whether a stretch of text is a whole name of a body or person, and where a list of them parts."""

import re
from collections.abc import Iterator

from extractors.fields.person_names import (
    BODIES,
    JOINED,
    NATURE,
    ORGANIZATION,
    TITLED,
    begins_as_a_body,
    is_person,
)
from extractors.fields.proponents.office_topics import TOPICS
from extractors.text import TOKEN, normalise, plain, same_length

THE = r"(?:the\s+|le\s+|les\s+|la\s+|l['’]\s*|el\s+|los\s+|las\s+)?"
AND = r"(?:and|et|y|e|&|as well as|ainsi que|asi como)"
LEGAL_FORM = r"(?!\s*(?:a\. ?c\b|inc\b|ltd\b|e\. ?v\b|asbl\b|a\.?s\.?b\.?l|s\. ?a\b))"
"""Behind a comma, part of the name before it: "Tortugas del Golfo, A. C."."""
LEGAL_END = re.compile(
    r"\s(?:A\.? ?C\.?|S\.? ?A\.?|S\.? ?L\.?|Inc\.?|Ltd\.?"
    r"|SARL|GmbH|e\.? ?V\.?|asbl|ASBL|CIC|ONG|NGO)$"
)
COMMA_OR_AND = re.compile(rf"\s*,{LEGAL_FORM}\s*(?:{AND}\s+)?{THE}|\s+{AND}\s+{THE}")
MOST_WORDS = 16  # of a name; longer ones are sentences
STRONG = re.compile(r"\b(?:the|les?|la|el|los|las)\b|l['’]")
CAPITALS = 0.5  # share (0-1) of the longer words of a name that begin with a capital


def names_of_list(part: str) -> Iterator[str]:
    """The names of a list, cut only where both sides are names; what is none is left out."""
    joints = [m for m in COMMA_OR_AND.finditer(same_length(part)) if not is_inside(part, m.start())]
    start = 0
    for n, joint in enumerate(joints):
        stop = joints[n + 1].start() if n + 1 < len(joints) else len(part)
        left, right = part[start : joint.start()], part[joint.end() : stop].strip(" .")
        if stands_for_both(left, f"{joint[0].strip()} {right}"):
            continue
        article = bool(STRONG.search(joint[0]))
        strong = "," in joint[0] or article
        last = n + 1 == len(joints)
        if is_cut(left, right, strong=strong, last=last) or (
            article and "," not in joint[0] and _capitals(left) and is_name(right)
        ):
            yield left
            start = joint.end()
    rest = part[start:].strip(" .,;")
    if is_name(rest):
        yield rest


def is_inside(text: str, at: int) -> bool:
    """Whether `at` stands inside parentheses."""
    return text[:at].count("(") > text[:at].count(")")


def split_outside(pattern: re.Pattern[str], text: str) -> list[str]:
    """`text` cut where `pattern` matches its folded letters, never inside parentheses."""
    pieces, at = list[str](), 0
    for match in pattern.finditer(same_length(text)):
        if not is_inside(text, match.start()):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [*pieces, text[at:]]


def is_cut(left: str, right: str, *, strong: bool, last: bool) -> bool:
    """Whether a comma or an "and" parts two names; "Whale and Dolphin Trust" is one.

    `strong`: a comma or an article stands there. `last`: it is the last joint of its line.
    """
    if (
        last
        and is_person(right)
        and is_name(left)
        and ("(" in right or COMMA_OR_AND.search(normalise(left)))
    ):
        return True
    if is_person(left) and TITLED.match(normalise(right)):
        return True
    if _are_like_bodies(left, right) or (LEGAL_END.search(left) and is_name(right)):
        return True
    both = left.endswith(")") and right.endswith(")") and is_name(left) and is_name(right)
    if both or (left.endswith(")") and ends_a_name(left) and is_name(right)):
        return True
    if not strong and names_a_body(right) and not BODIES.isdisjoint(plain(left).split()):
        return True
    if begins_with_body_noun(right) and (
        begins_with_body_noun(left) or (strong and _capitals(left))
    ):
        return True
    if not strong and _capitals(right) and plain(left).split()[-1:][0] in BODIES:
        return True
    if not right or not (is_whole_name(right) or (strong and is_name(right) and last)):
        return False
    return is_whole_name(left) if strong else ends_a_name(left)


def _are_like_bodies(left: str, right: str) -> bool:
    """Two that everyday words begin: "Amigos del Delta y Tierra Yaguareté"."""
    behind = begins_as_a_body(right) and _capitals(right) and not has_body_word(right)
    return behind and begins_as_a_body(left)


def begins_with_body_noun(piece: str) -> bool:
    """Whether the noun of a body begins a name of two words and more: "Projeto Toninhas"."""
    words = plain(piece).split()
    return len(words) > 1 and piece[:1].isupper() and words[0] in ORGANIZATION - NATURE - TOPICS


def _capitals(piece: str) -> bool:
    """Whether a piece is two words and more that begin with capitals: "Lion Guardians"."""
    words = piece.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def names_a_body(piece: str) -> bool:
    """Whether a body begins or ends the name: "University of Strelsau", "Blue Foundation"."""
    words = plain(re.sub(r"\([^)]*\)", "", piece)).split()
    edges = {*words[:1], *words[-1:]}
    return (
        len(words) > 1 and piece[:1].isupper() and not edges.isdisjoint({*BODIES, "international"})
    )


def ends_a_name(piece: str) -> bool:
    """Whether nothing more of a name is missing: "Manta Trust", "Orca (ORC)", "Jane Doe"."""
    words = plain(re.sub(r"\s*\([^)]*\)\s*$", "", piece)).split()
    if not words or not piece[:1].isupper():
        return False
    if is_person(piece):
        return True
    short = bool(re.search(r"(?:^|\()[A-Z]{2,}\)?$", piece))
    short = short or bool(LEGAL_END.search(piece) or JOINED.fullmatch(piece))
    short = short or (piece.endswith(")") and names_a_body(piece))
    return short or (len(words) > 1 and words[-1] in ORGANIZATION)


def is_whole_name(piece: str) -> bool:
    """Whether a piece of a list can be a name by itself: "Manta Trust", not "Whale"."""
    words = plain(re.sub(r"\([^)]*\)", "", piece)).split()
    if not words or not piece[:1].isupper():
        return False
    named = words[0] in ORGANIZATION or (has_body_word(piece) and len(words) > 2)
    named = named or (begins_as_a_body(piece) and _capitals(piece))
    return ends_a_name(piece) or (len(words) > 1 and named)


def is_name(part: str) -> bool:
    """Whether `part` reads like a name and not like a sentence."""
    if is_person(part):
        return True
    if part[:1].isupper() and re.search(r"\([A-Z][A-Za-z]{1,9}\)$", part):
        return len(part.split()) <= MOST_WORDS
    words = [w for w in TOKEN.findall(re.sub(r"\([^)]*\)", "", part)) if len(w) > 3]
    if not part[:1].isupper() or not words or len(part.split()) > MOST_WORDS:
        return len(part) > 1 and part.isupper() and len(part.split()) <= MOST_WORDS
    capitals = sum(word[0].isupper() for word in words) / len(words)
    return capitals >= CAPITALS or (normalise(words[0]) in ORGANIZATION and len(part.split()) <= 12)


def has_body_word(text: str) -> bool:
    return not ORGANIZATION.isdisjoint(plain(text).split())


def with_acronym(name: str, rest: str) -> str | None:
    """`name` with `rest` where an acronym at its end stands for both: "X pour l’a, le b (XAB)"."""
    return f"{name}, {rest.rstrip('. ')}" if stands_for_both(name, rest) else None


def stands_for_both(name: str, rest: str) -> bool:
    """Whether the acronym behind `rest` begins with `name`: "Bird", "and Otter Trust (BOT)"."""
    acronym = re.search(r"\(([A-Z][A-Za-z&-]{1,9})\)\s*\.?$", rest)
    if not acronym or "(" in name:
        return False
    short = acronym[1].casefold()
    behind = _initials(rest[: acronym.start()])
    return _subsequence(short, _initials(name) + behind) and not _subsequence(short, behind)


def _initials(words: str) -> str:
    return "".join(word[0] for word in plain(words).split())


def _subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
