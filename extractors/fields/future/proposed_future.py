"""What a report proposes for its action: continuation, completion or closure (Step 6(1))."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.fields.future.future_words import (
    ACTION,
    ACTION_SAID,
    ALLOWS,
    ALTERNATIVES,
    ANSWER,
    ANSWERED,
    BESIDE_ACTION,
    BOX,
    CLAUSE,
    COMPLETED,
    CONDITION,
    DENIED,
    FUTURE,
    FUTURES,
    IF,
    ITS,
    NAMED,
    NOT_AGAIN,
    NOT_SO,
    NOTHING_BUT,
    OF_ACTIVITIES,
    OLD_WORDS,
    OWN_NOUN,
    PAST,
    PERFORMS,
    PROPOSES,
    REFUSED,
    SO,
    SUPPOSED,
    TOLD,
    TOLD_BESIDE,
    UNASKED,
    UNDECIDED,
    UNMET,
    only_future,
)
from extractors.fields.future.marked_future import marked_or_answered
from extractors.text import normalise

NEAR = 14  # words between the action and what is said to become of it
NEAR_BEHIND = 5  # words: "closure of the Concerted Action", not "surveys closed under the action"
FRAME = re.compile(r"\b(?:under|within|by|au titre|dans le cadre|par|en el marco|bajo|por)\b")
OTHER_CLAUSE = re.compile(r"[:;]\s")
SENTENCE = re.compile(r"(?<=[.!;?])\s+|\n")
SHORT_ANSWER = 8  # words; a longer line without a proposing verb tells of the past


def parse_proposed_future(text: str, language: str | None = None) -> tuple[str, str] | None:
    """What is proposed, and the sentence that says so; None where that cannot be told.

    A ticked box outweighs sentences. What a sentence denies does not count, and of several
    futures the first after the proposing verb does; sentences that disagree give None. The three
    languages are known at once, since files mix them.

    >>> parse_proposed_future("It is proposed that the Concerted Action be continued.")
    ('continuation', 'It is proposed that the Concerted Action be continued.')
    """
    return marked_or_answered(text) or _said(text)


def _said(text: str) -> tuple[str, str] | None:
    answers = futures_said(text, labelled=True)
    return answers[0] if len({future for future, _ in answers}) == 1 else None


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
    firm: list[tuple[str, str]] = []
    short: list[tuple[str, str]] = []
    weighed: list[tuple[str, str]] = []
    loose: list[tuple[str, str]] = []
    before = earlier = named
    sentences = SENTENCE.split(OLD_WORDS.sub(" ", text))
    firm += _answers(sentences)
    for sentence in sentences:
        plain = normalise(sentence)
        known, recent = before, before or earlier
        earlier, before = before, named or bool(NAMED.search(plain))
        if UNDECIDED.search(plain) and (before or known):
            weighed += [(future, sentence.strip()) for future in _weighed(plain)]
            continue
        if _asks_nothing(sentence, plain):
            continue
        folded = _without_alternatives(_without_denials(plain))
        if IF.match(folded):
            continue
        verb = PROPOSES.search(folded) or PERFORMS.search(folded)
        proposed = _first(folded, verb) if verb else FUTURE.search(folded) if asked else None
        implied = named or bool(recent and _takes_up(folded)) or bool(asked and _own_noun(folded))
        reach = NEAR if proposed and verb and proposed.end() < verb.start() else NEAR_BEHIND
        meant = before or known or implied
        if proposed and meant and _is_of_action(folded, proposed, reach, named=implied):
            firm.append((_unless_unmet(str(proposed.lastgroup), plain), sentence.strip()))
        elif (
            future := _allowed(folded)
            or _completed(folded)
            or (_answer(folded) if labelled else None)
        ):
            short.append((future, sentence.strip()))
        elif folded == plain and (future := _foreseen(folded)):
            loose.append((future, sentence.strip()))
    return firm or weighed or short or loose


def _asks_nothing(sentence: str, plain: str) -> bool:
    """Whether a sentence asks back, tells of activities or of the past, or is a printed answer."""
    of_activities = OF_ACTIVITIES.search(BESIDE_ACTION.sub(" ", plain)) and not NAMED.search(plain)
    asks = sentence.rstrip().endswith("?")
    return bool(of_activities or asks or BOX.search(sentence) or TOLD.search(plain))


def _without_denials(plain: str) -> str:
    """A folded sentence without what it denies, refuses, only supposes or tells beside it."""
    plain = NOTHING_BUT.sub(" we propose to ", TOLD_BESIDE.sub(_rest_of, plain))
    turned = UNASKED.sub(_rest_of, NOT_AGAIN.sub(" we propose to close ", plain))
    return SUPPOSED.sub(_rest_of, REFUSED.sub(_rest_of, DENIED.sub(_verb_of, turned)))


def _answers(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is answered to the questions among `sentences`, with the answer."""
    for question, answer in pairwise(sentences):
        if question.rstrip().endswith("?"):
            agreed = _agreed(normalise(question), normalise(answer))
            if agreed:
                yield agreed, answer.strip()


def _agreed(question: str, answer: str) -> str | None:
    """What a question about the action and the answer behind it come to: "Go on? We say no"."""
    future, words = only_future(question), ANSWERED.match(answer)
    if not future or not words or not ACTION.search(question):
        return None
    if NOT_SO.search(words[0]):
        return "closure" if future == "continuation" else None
    return future if SO.search(words[0]) else None


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


def _weighed(folded: str) -> list[str]:
    """The futures between which nobody has decided: those named, or else all of them."""
    named = futures_in(folded)
    return named if len(named) > 1 else list(FUTURES) if named else []


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


def futures_in(folded: str) -> list[str]:
    """Every future that folded words name, each once."""
    return list(dict.fromkeys(str(match.lastgroup) for match in FUTURE.finditer(folded)))


def conditions_in(text: str) -> list[str]:
    """The sentences of `text` that name a future on a condition: "if funds are found, …"."""
    return [
        sentence.strip()
        for sentence in SENTENCE.split(text)
        if IF.match(normalise(sentence)) and futures_in(normalise(sentence))
    ]


def direct_answer(text: str) -> tuple[str, str] | None:
    """The future with which a text begins that answers a label: "Carry over to 2029, with …".

    >>> direct_answer("Three more years: the corridors do not close by themselves.")
    ('continuation', 'Three more years: the corridors do not close by themselves.')
    """
    sentence = SENTENCE.split(text.strip())[0]
    folded = DENIED.sub(" ", normalise(sentence))
    found = ANSWER.match(folded)
    future = only_future(re.split(r"[;:]", folded[found.start("future") :])[0]) if found else None
    return (future, sentence) if future else None


def _without_alternatives(folded: str) -> str:
    """Less what leaves the choice open: "continuation, completion or closure"."""
    return ALTERNATIVES.sub(lambda found: found[0] if only_future(found[0]) else " ", folded)


def _verb_of(denied: re.Match[str]) -> str:
    """The proposing verb among words that are denied: "no se propone cerrar, sino continuar"."""
    verb = PROPOSES.search(denied[0])
    return f" {verb[0]} {_rest_of(denied)}" if verb else _rest_of(denied)


def _rest_of(left_out: re.Match[str]) -> str:
    """The action, where it stands among words that do not count."""
    return " action " if NAMED.search(left_out[0]) else " "


def _answer(folded: str) -> str | None:
    """The future that a short line is, or begins with; a verb may propose it right behind."""
    found = ANSWER.match(folded)
    if not found or len(folded[found.end() :].split()) > SHORT_ANSWER:
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


def _first(folded: str, verb: re.Match[str]) -> re.Match[str] | None:
    """The first future after the verb, else the only one before it ("Closure is proposed").

    What stands before in the same clause counts first; a condition does not count.
    """
    if PERFORMS.fullmatch(verb[0]):
        return FUTURE.search(folded, verb.start())
    if after := FUTURE.search(folded, verb.end()):
        return after
    clause = max(folded.rfind(mark, 0, verb.start()) for mark in ",;:") + 1
    for start in (clause, 0):
        found = list(FUTURE.finditer(folded, start, verb.start()))
        if found and len({match.lastgroup for match in found}) == 1:
            return found[-1] if start or not CONDITION.match(folded) else None
    return None
