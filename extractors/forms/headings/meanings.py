"""What a candidate may mean, and what its words and the text beneath say for that."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import product

from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.nearness import Nearness, of_heading
from extractors.forms.headings.wordings import JOINT, HeadingMatch
from extractors.text import content_words

MERGED = 3  # pairs of sections that a heading in two parts may mean
MEANINGS = 5  # sections that an unknown heading may mean, the nearest ones
LEAST = -6.0  # log-probability below which a section is just as unlikely
LEAST_BENEATH = -5.0
LEAST_OF_NONE = -1.5  # that it is no section of the form: anything may be added
AMBIGUOUS = -1.5  # from which on a heading that may be added may mean a section
AMBIGUOUS_ROW = -2.5  # the same for a label of a form in a table, which seldom has rows added to it
SECOND_HALF = -0.6  # from which on a misspelt wording with an "and" names a second section
LEAST_OF_HALF = -2.5  # below which one side of an "and" does not name a section of its own
EVEN = 2.5  # minus the log-probability that speaks neither for a section nor against it


def meanings_of(
    candidate: Candidate,
    words: str,
    near: Nearness | None,
    body: Nearness | None,
    spoken: Collection[str],
) -> Iterator[tuple[HeadingMatch | None, dict[str, float]]]:
    """What the heading may mean, and what its words and the text beneath say for that."""
    known = candidate.known
    if known:
        second = _with_second_half(known, words, spoken)
        yield from _known_meanings(candidate, second or known, near, body, spoken)
        return
    if near is None:
        if not candidate.worded:
            yield None, {"unknown": 1.0}
        return
    none = max(near.of(("",)), LEAST_OF_NONE) + EVEN
    if not candidate.worded:
        yield None, {"unknown": 1.0, "near": none, **_beneath_says(body, ("",))}
    count = len(content_words(words))
    for ids in _nearest(near, body, spoken):
        match = HeadingMatch(ids, "", official=False, words=count, sure=False)
        yield match, {**_near_says(near, ids), **_beneath_says(body, ids), "guessed": 1.0}
    for ids, likelihood in _merged(words, spoken):
        match = HeadingMatch(ids, "", official=False, words=count, sure=False)
        evidence = {"near": max(LEAST, likelihood) + EVEN, "merged": 1.0, "guessed": 1.0}
        yield match, {**evidence, **_beneath_says(body, ids)}


def is_worded(candidate: Candidate) -> bool:
    """Whether its words are the form's own beyond doubt; one word wants the style of a heading."""
    known = candidate.known
    if candidate.sure or not known or not known.sure or known.ids == ("",):
        return candidate.sure
    return candidate.how == "whole" and bool(candidate.looks.style)


def is_open(candidate: Candidate) -> bool:
    """Whether it may mean anything: no known heading, or one that proponents add."""
    known = candidate.known
    return not known or (known.ids == ("",) and candidate.how == "whole")


def _known_meanings(
    candidate: Candidate,
    known: HeadingMatch,
    near: Nearness | None,
    body: Nearness | None,
    spoken: Collection[str],
) -> Iterator[tuple[HeadingMatch, dict[str, float]]]:
    """What a known wording stands for; one that may be added may mean a section as well.

    "Résumé" heads an abstract, or what the form calls the summary of activities.
    """
    evidence = _known(candidate, known)
    section, likelihood = near.best if near else ("", LEAST)
    least = AMBIGUOUS_ROW if candidate.label else AMBIGUOUS
    if not near or likelihood < least or section not in spoken:
        yield known, evidence
        return
    for ids, guessed in ((("",), {}), ((section,), {"guessed": 1.0})):
        says = {**evidence, **_near_says(near, ids), **_beneath_says(body, ids), **guessed}
        if candidate.label and not guessed:
            says["near"] = min(says["near"], LEAST_OF_NONE + EVEN)
        yield replace(known, ids=ids, sure=False), says


def _with_second_half(
    known: HeadingMatch, words: str, spoken: Collection[str]
) -> HeadingMatch | None:
    """A wording that is not quite the form's, where half of it names another section.

    "Prospects of success and reach" is no misspelt "… and risks"; None for any other.
    """
    if known.sure or len(known.ids) > 1 or known.ids == ("",):
        return None
    for ids, likelihood in _merged(words, spoken):
        if known.ids[0] in ids and likelihood > SECOND_HALF:
            return replace(known, ids=ids)
    return None


def _nearest(
    near: Nearness, body: Nearness | None, spoken: Collection[str]
) -> Iterator[tuple[str, ...]]:
    """The sections that words or text are nearest to, and those nearest to both."""
    ranked = [*near.ranked(MEANINGS), *(body.ranked(2) if body else ())]
    if body:
        both = {i: near.by_section[i] + 0.5 * body.by_section[i] for i in near.by_section}
        ranked += [i for i in sorted(both, key=lambda i: -both[i])[:MEANINGS] if i in spoken]
    for section in dict.fromkeys(ranked):
        if section in spoken:
            yield (section,)


def _merged(words: str, spoken: Collection[str]) -> Iterator[tuple[tuple[str, ...], float]]:
    """Two sections, where each side of an "and" is near to one of its own."""
    found: dict[tuple[str, ...], float] = {}
    for joint in JOINT.finditer(words):
        sides = words[: joint.start()], words[joint.end() :]
        if not all(content_words(side) for side in sides):
            continue
        head, tail = (of_heading(side) for side in sides)
        for first, second in product(head.ranked(2), tail.ranked(2)):
            sides_say = head.by_section[first], tail.by_section[second]
            if first != second and {first, second} <= {*spoken} and min(sides_say) > LEAST_OF_HALF:
                likelihood = sum(sides_say) / 2
                found[first, second] = max(likelihood, found.get((first, second), LEAST))
    ranked = sorted(found, key=lambda ids: -found[ids])[:MERGED]
    yield from ((ids, found[ids]) for ids in ranked)


def _near_says(near: Nearness, ids: tuple[str, ...]) -> dict[str, float]:
    return {"near": max(LEAST, near.of(ids)) + EVEN}


def _beneath_says(body: Nearness | None, ids: tuple[str, ...]) -> dict[str, float]:
    """What the text says for `ids`; where they are two, all of it can hardly speak for both."""
    if not body:
        return {}
    best = max(body.of((id_,)) for id_ in ids)
    return {"beneath": max(LEAST_BENEATH, (best + body.of(ids)) / 2) + EVEN}


def _known(candidate: Candidate, known: HeadingMatch) -> dict[str, float]:
    """How the words agree with a wording of the form."""
    if known.ids == ("",):
        if candidate.how == "whole":
            return {"extra": 1.0}
        return {"extra run in": 1.0, "extra stands out": float(_stands_out(candidate))}
    if not known.sure:
        return {"misspelt": 1.0}
    return {"wording": 1.0} if known.words > 1 else {"one word": 1.0}


def _stands_out(candidate: Candidate) -> bool:
    looks = candidate.looks
    return looks.bold or looks.capitals or bool(looks.style)
