"""The future that a report proposes in words that no list has, as far as it can be told."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.document import Paragraph
from extractors.fields.future.denied_futures import without_denials
from extractors.fields.future.future_words import (
    FUTURE,
    IF,
    NAMED,
    OLD_WORDS,
    OTHERS_WISH,
    OWN_WISH,
)
from extractors.fields.future.learnt_futures import AGREED, NOTHING, OPEN, likelihoods
from extractors.fields.future.open_questions import SENTENCE
from extractors.fields.future.proposed_future import SHORT_ANSWER, futures_said
from extractors.fields.future.told_futures import TOLD
from extractors.text import normalise

LIKELY_UNDER = 0.6  # under a heading that asks what becomes of the action
LIKELY = 0.9  # elsewhere, of a sentence that names the action or stands behind one
PLAINER = 0.15  # by which one future must be likelier than another
GOES_ON = "continuation"
NOT_AT_ALL = 0.97  # likely enough to propose nothing, whatever verb asks something
LIKELY_BEHIND = 0.97  # of a long sentence behind one that names the action
RATHER_NOT_UNNAMED = 0.9  # likely enough, where a sentence does not name the action
RATHER = 0.65  # likely enough to contradict what is said under a heading
RATHER_NOT = 0.7  # likely enough, where another sentence asks for something else

Told = tuple[str, float, Paragraph]
"""What is said, how likely, and where."""


def likely_future(
    under: Sequence[Paragraph], lines: Sequence[Paragraph]
) -> tuple[str | None, tuple[Paragraph, ...]]:
    """What is most likely proposed, and where; None with the places where they disagree.

    `under`: what stands under headings that ask for it; `lines`: the whole text.
    """
    for found in (list(_told_under(under)), list(_told(lines))):
        if found:
            return _plainest(found)
    return None, ()


def contradictions(lines: Iterable[Paragraph], future: str) -> tuple[Paragraph, ...]:
    """Where the text proposes plainly that the action go on, and `future` is its end, or the like.

    Whether an action that is done is completed or closed is no contradiction.
    """
    return tuple(
        paragraph
        for paragraph in lines
        if NAMED.search(normalise(paragraph.text))
        for other, words in futures_said(paragraph.text)
        if (other == GOES_ON) != (future == GOES_ON)
        and likelihoods(words, asked=False)[other] > RATHER
    )


def without_doubtful(stated: Sequence[tuple[str, str]], *, asked: bool) -> list[tuple[str, str]]:
    """Futures with their sentences, less those of sentences that hardly say anything of one.

    Where two sentences disagree, less is doubt enough. `asked`: a heading above them asks.
    """
    weighed = len({words for _, words in stated}) < len(stated)
    sure = [(f, w) for f, w in stated if weighed or _doubt(w, asked=asked) <= _bearable(w)]
    if weighed or len({future for future, _ in sure}) < 2:
        return sure
    least = min(_doubt(words, asked=asked) for _, words in sure)
    most = max(least + PLAINER, RATHER_NOT)
    return [(future, words) for future, words in sure if _doubt(words, asked=asked) < most]


def _bearable(sentence: str) -> float:
    """How much doubt a sentence bears: less where it does not name the action."""
    return NOT_AT_ALL if NAMED.search(normalise(sentence)) else RATHER_NOT_UNNAMED


def _doubt(sentence: str, *, asked: bool) -> float:
    """How likely a sentence proposes nothing for the action."""
    shares = likelihoods(sentence, asked=asked)
    return shares[NOTHING] + shares[OPEN]


def _plainest(found: Sequence[Told]) -> tuple[str | None, tuple[Paragraph, ...]]:
    """What is done is completed, also where it is said that it shall not be renewed."""
    most: dict[str, float] = {}
    for meaning, likely, _ in found:
        most[meaning] = max(likely, most.get(meaning, 0))
    if most.get("completion", 0) > LIKELY:
        most.pop("closure", None)
    first, *others = sorted(most, key=lambda meaning: -most[meaning])
    if first == OPEN or any(most[first] < most[other] + PLAINER for other in others):
        return None, tuple(dict.fromkeys(paragraph for *_, paragraph in found))
    return first, tuple(dict.fromkeys(where for meaning, _, where in found if meaning == first))


def _told_under(paragraphs: Iterable[Paragraph]) -> Iterator[Told]:
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            yield from _likeliest(sentence, LIKELY_UNDER, paragraph, asked=True)


def _told(paragraphs: Iterable[Paragraph]) -> Iterator[Told]:
    named = False
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            before, named = named, bool(NAMED.search(normalise(sentence)))
            takes_up = named or len(sentence.split()) <= SHORT_ANSWER
            if (named or before) and not _is_denied(normalise(sentence)):
                least = LIKELY if takes_up else LIKELY_BEHIND
                yield from _likeliest(sentence, least, paragraph, asked=False)


def _is_denied(plain: str) -> bool:
    """Whether a sentence denies every future that it names: "We do not ask for its renewal"."""
    return bool(FUTURE.search(plain)) and not FUTURE.search(without_denials(plain))


def _sentences(paragraph: Paragraph) -> list[str]:
    return SENTENCE.split(OLD_WORDS.sub(" ", paragraph.text).strip())


def _likeliest(sentence: str, least: float, where: Paragraph, *, asked: bool) -> Iterator[Told]:
    """The meaning that is likelier than `least`, unless it is none; a condition leaves it open."""
    plain = normalise(sentence)
    others = OTHERS_WISH.match(plain) and not OWN_WISH.search(plain)
    if TOLD.search(plain) or others or sentence.endswith("?"):
        return
    shares = likelihoods(sentence, asked=asked)
    meaning = max(shares, key=lambda name: shares[name])
    if meaning != NOTHING and shares[meaning] > least:
        yield (
            (OPEN if IF.match(plain) and not AGREED.match(sentence) else meaning),
            shares[meaning],
            where,
        )
