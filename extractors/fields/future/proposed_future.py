"""What a report proposes for its action: continuation, completion or closure (Step 6(1))."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from extractors.fields.future.denied_futures import without_alternatives, without_denials
from extractors.fields.future.future_words import (
    ACTION,
    ACTION_SAID,
    ALLOWS,
    AND_THAT,
    ANSWER,
    BARE,
    BARE_REQUEST,
    BESIDE_ACTION,
    BOX,
    CLAUSE,
    COMPLETED,
    CONDITION,
    FUTURE,
    IF,
    ITS,
    NAMED,
    OF_ACTIVITIES,
    OF_OTHERS,
    OLD_WORDS,
    OTHERS_WISH,
    OWN_NOUN,
    OWN_WISH,
    PAST,
    PERFORMS,
    PROPOSES,
    UNDECIDED,
    UNMET,
    futures_in,
    only_future,
)
from extractors.fields.future.open_questions import (
    SENTENCE,
    answers_to_questions,
    asked_in_an_event,
    is_divided,
    weighed_in,
)
from extractors.fields.future.told_futures import TOLD
from extractors.text import normalise

NEAR = 14  # words between the action and what is said to become of it
NEAR_BEHIND = 5  # words: "closure of the Concerted Action", not "surveys closed under the action"
FRAME = re.compile(r"\b(?:under|within|by|au titre|dans le cadre|par|en el marco|bajo|por)\b")
OTHER_CLAUSE = re.compile(r"[:;]\s")
SHORT_ANSWER = 8  # words; a longer line without a proposing verb tells of the past


def futures_said(
    text: str, *, labelled: bool = False, named: bool = False, asked: bool = False
) -> list[tuple[str, str]]:
    """Every future that a sentence of `text` proposes, with the sentence; firm ones alone if any.

    Sentences that name the action count, or speak of it in the one behind. `named`: the text
    stands under a heading that names it. `asked`: the heading is that of a request, so that no
    verb need ask. `labelled`: the heading asks for the future, and a few words are an answer. What
    was proposed once, what others said, and what is only supposed or denied do not count; nor
    does a condition.

    >>> futures_said("In our view the action should run for another three years.")
    [('continuation', 'In our view the action should run for another three years.')]
    """
    found: dict[Weight, list[tuple[str, str]]] = {weight: [] for weight in Weight}
    before = earlier = named
    current = OLD_WORDS.sub(" ", text)
    sentences, either = SENTENCE.split(current), asked_in_an_event(current)
    found[Weight.FIRM] += answers_to_questions(sentences)
    for sentence in sentences:
        plain = normalise(sentence)
        known, recent = before, before or earlier
        earlier, before = before, named or bool(NAMED.search(plain))
        implied = named or bool(recent and _takes_up(plain)) or bool(asked and _own_noun(plain))
        place = _Place(labelled, asked, implied, before or known)
        weighed = [(Weight.WEIGHED, future) for future in either.get(sentence, ())]
        for weight, future in weighed or _weigh(sentence, plain, place):
            found[weight].append((future, sentence.strip()))
    return next(filter(None, found.values()), [])


class Weight(IntEnum):
    """How plainly a sentence proposes a future, the plainest first."""

    FIRM = 0
    WEIGHED = 1  # several futures are weighed, and none is proposed
    SHORT = 2
    LOOSE = 3


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sentence may leave unsaid where it stands."""

    labelled: bool
    asked: bool
    implied: bool  # the action goes without saying
    meant: bool  # the action is named in it or in the sentence before


def _weigh(sentence: str, plain: str, place: _Place) -> Iterator[tuple[Weight, str]]:
    """What a sentence proposes, and how plainly; most sentences name no future at all."""
    if not FUTURE.search(plain):
        return
    if UNDECIDED.search(plain) and place.meant:
        yield from ((Weight.WEIGHED, future) for future in weighed_in(plain))
        return
    if _asks_nothing(sentence, plain):
        return
    folded = without_alternatives(without_denials(plain))
    if IF.match(folded):
        return
    if is_divided(sentence, folded):
        yield from ((Weight.WEIGHED, future) for future in futures_in(folded))
        return
    if OTHERS_WISH.match(plain) and not OWN_WISH.search(plain):
        return
    yield from _asked_or_told(folded, plain, place)


def _asked_or_told(folded: str, plain: str, place: _Place) -> Iterator[tuple[Weight, str]]:
    """The future that a sentence asks for, or that it says the action has or will have."""
    proposed = None
    if place.meant or place.implied:
        proposed = _proposed(folded, asked=place.asked, implied=place.implied)
    if proposed := proposed or _bare(folded, BARE_REQUEST if place.asked else BARE):
        yield Weight.FIRM, _unless_unmet(proposed, plain)
    elif (
        future := _allowed(folded)
        or _completed(folded)
        or (_answer(folded) if place.labelled else None)
    ):
        yield Weight.SHORT, future
    elif folded == plain and (future := _foreseen(folded)):
        yield Weight.LOOSE, future


def _proposed(folded: str, *, asked: bool, implied: bool) -> str | None:
    """What the first verb of a sentence that asks something of the action asks for."""
    verbs = [*PROPOSES.finditer(folded)] or [*PERFORMS.finditer(folded)]
    for verb in verbs:
        proposed = _first(folded, verb)
        reach = NEAR if proposed and proposed.end() < verb.start() else NEAR_BEHIND
        if proposed and _is_of_action(folded, proposed, reach, named=implied):
            return str(proposed.lastgroup)
    proposed = FUTURE.search(folded) if asked and not verbs else None
    if proposed and _is_of_action(folded, proposed, NEAR_BEHIND, named=implied):
        return str(proposed.lastgroup)
    return None


def _bare(folded: str, asked_for: re.Pattern[str]) -> str | None:
    """A future that is asked for without a word on what it is of."""
    found = asked_for.search(folded)
    named = found and next(filter(None, found.groupdict().values()))
    return only_future(named) if named else None


def _asks_nothing(sentence: str, plain: str) -> bool:
    """Whether a sentence asks back, tells of activities or of the past, or is a printed answer."""
    of_activities = OF_ACTIVITIES.search(BESIDE_ACTION.sub(" ", plain)) and not NAMED.search(plain)
    asks = sentence.rstrip().endswith("?")
    return bool(of_activities or asks or BOX.search(sentence) or TOLD.search(plain))


def _own_noun(folded: str) -> bool:
    return OWN_NOUN.search(folded) is not None


def _unless_unmet(future: str, folded: str) -> str:
    """Closure, where what is called complete has not reached its aims."""
    return "closure" if future == "completion" and UNMET.search(folded) else future


def _takes_up(folded: str) -> bool:
    """Whether a sentence speaks of the action named before it: short, or "its renewal"."""
    return len(folded.split()) <= SHORT_ANSWER or ITS.search(folded) is not None


def _foreseen(folded: str) -> str | None:
    """The one future that a sentence about the action names without asking for it."""
    future, words = only_future(folded), FUTURE.search(folded)
    if not future or not words or PAST.search(folded) or not NAMED.search(folded):
        return None
    return future if _is_of_action(folded, words, NEAR_BEHIND, named=False) else None


def _completed(folded: str) -> str | None:
    """Completion, where a sentence says of the action that it is done; never what became of it."""
    found = COMPLETED.search(folded)
    future = only_future(folded[found.start("verb") :]) if found else None
    return future if future == "completion" else None


def _is_of_action(folded: str, future: re.Match[str], reach: int, *, named: bool) -> bool:
    """Whether the action stands near the words for its future: a beach may be closed too.

    `reach`: how many words behind them. `named`: a heading names it, and the sentence need not.
    """
    places = [(m.start(), m.end()) for m in ACTION.finditer(folded)]
    if named:
        places = [
            place for place in places if not OTHER_CLAUSE.search(folded[future.end() : place[0]])
        ]
    if named and not places:
        return True
    before = [folded[end : future.start()] for _, end in places if end <= future.start()]
    behind = [folded[future.end() : start] for start, _ in places if start >= future.end()]
    return any(start < future.end() and end > future.start() for start, end in places) or (
        any(len(between.split()) <= NEAR for between in before)
        or any(len(between.split()) <= reach and not FRAME.search(between) for between in behind)
    )


def conditions_in(text: str) -> list[str]:
    """The sentences of `text` that name a future on a condition: "if funds are found, …"."""
    return [
        sentence.strip()
        for sentence in SENTENCE.split(text)
        if IF.match(normalise(sentence)) and futures_in(normalise(sentence))
    ]


def _answer(folded: str) -> str | None:
    """The future that a short line is, or begins with; a verb may propose it right behind."""
    found = ANSWER.match(folded)
    if not found or OF_OTHERS.match(folded, found.end()):
        return None
    if len(folded[found.end() :].split()) > SHORT_ANSWER:
        return None
    verb = PROPOSES.search(folded, found.end())
    if verb and len(folded[found.end() : verb.start()].split()) > 2:
        return None
    return only_future(folded[found.start("future") :])


def _allowed(folded: str) -> str | None:
    """What a sentence says that the action can or will be; never what it was."""
    for clause in CLAUSE.split(folded):
        found = ALLOWS.search(clause)
        if (
            found
            and ACTION_SAID.match(clause)
            and (future := only_future(clause[found.start("verb") :]))
        ):
            return future
    return None


def _of_the_action(folded: str, start: int) -> re.Match[str] | None:
    """The first future behind `start`, of several things asked that of the action."""
    bounds = [start, *(mark.end() for mark in AND_THAT.finditer(folded, start)), len(folded)]
    found = [
        future
        for begin, end in pairwise(bounds)
        if NAMED.search(folded, begin, end) and (future := FUTURE.search(folded, begin, end))
    ]
    return found[0] if len(bounds) > 2 and found else FUTURE.search(folded, start)


def _first(folded: str, verb: re.Match[str]) -> re.Match[str] | None:
    """The first future after the verb, else the only one before it ("Closure is proposed").

    What stands before in the same clause counts first; a condition does not count.
    """
    if PERFORMS.fullmatch(verb[0]):
        return FUTURE.search(folded, verb.start())
    if after := _of_the_action(folded, verb.end()):
        return after
    clause = max(folded.rfind(mark, 0, verb.start()) for mark in ",;:") + 1
    for start in (clause, 0):
        found = list(FUTURE.finditer(folded, start, verb.start()))
        if found and len({match.lastgroup for match in found}) == 1:
            return found[-1] if start or not CONDITION.match(folded) else None
    return None
