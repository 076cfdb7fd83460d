"""Which of the places that could be headings are headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.candidates import Candidate, Unit
from extractors.fields.columns import column_of
from extractors.habits import Habit, Order, learn, without_contents
from extractors.numbering import read_mark
from extractors.wordings import Wordings


@dataclass(frozen=True, slots=True)
class Judge:
    """What is known of one document when a doubtful heading is looked at."""

    units: Sequence[Unit]
    habit: Habit
    order: Order
    wordings: Wordings


def choose(
    candidates: Sequence[Candidate],
    units: Sequence[Unit],
    places: Mapping[str, int],
    wordings: Wordings,
) -> list[Candidate]:
    """The headings among `candidates`, in order.

    The sure ones show how headings look in this document; the doubtful ones have to look the
    same, or, where headings look like any other line, to stand where the form has them.
    """
    candidates = without_contents(candidates)
    sure = [c for c in candidates if c.sure or (c.label and c.known)]
    sure = sure if len(sure) > 1 else [c for c in candidates if c.known and c.known.ids != ("",)]
    habit = learn([c for c in sure if not c.label] or sure)
    judge = Judge(units, habit, Order(sure, places), wordings)
    chosen = [kept for candidate in candidates if (kept := _judged(candidate, judge))]
    return _once(_after_first(chosen), habit)


def _judged(candidate: Candidate, judge: Judge) -> Candidate | None:
    """`candidate` if it is a heading, with what it stands for; None if it is not."""
    if candidate.label:
        return candidate
    if candidate.sure:
        return candidate
    if candidate.known and candidate.known.ids == ("",):
        return candidate if _extra(candidate, judge) else None
    if candidate.known:
        return candidate if _doubtful(candidate, judge) else None
    return _unknown(candidate, judge)


def _doubtful(candidate: Candidate, judge: Judge) -> bool:
    """A one-word, misspelt or undelimited wording: looks decide, else its place in the form."""
    habit, order = judge.habit, judge.order
    if habit.shape and candidate.looks.shape:
        return habit.fits(candidate.looks) and order.counts_on(candidate)
    if _beside_columns(candidate, judge.units):
        return False
    if habit.telling and not habit.shape and candidate.how != "open":
        return habit.fits(candidate.looks)
    return order.allows(candidate) and not candidate.looks.shape and not habit.shape


def _extra(candidate: Candidate, judge: Judge) -> bool:
    """A heading that proponents often add: it has to look like a heading, of whatever kind."""
    looks = candidate.looks
    if candidate.how == "open" and not looks.capitals and not looks.bold:
        return False
    if judge.habit.fits(looks) and judge.habit.telling:
        return True
    stands_out = looks.bold or looks.capitals or bool(looks.style)
    return stands_out or (candidate.how == "whole" and not judge.habit.telling)


def _unknown(candidate: Candidate, judge: Judge) -> Candidate | None:
    """A line that is in no list; it is a heading if it looks exactly like the others."""
    habit = judge.habit
    if not habit.telling or not habit.fits(candidate.looks):
        return None
    unit = judge.units[candidate.first].paragraph
    words = unit.text[candidate.mark.end if candidate.mark else 0 : candidate.end]
    likely = judge.wordings.likely(words)
    if likely:
        named = replace(candidate, known=likely)
        if judge.order.allows(named) or judge.order.counts_on(named):
            return named
    if habit.shape:
        in_a_list = _goes_on_from(candidate, judge.units)
        return candidate if judge.order.counts_on(candidate) and not in_a_list else None
    if candidate.how != "whole" or unit.text.rstrip().endswith((".", ",", ";")):
        return None
    same_size = habit.size is None or candidate.looks.size in (None, habit.size)
    same_letters = candidate.looks.capitals == habit.capitals
    return candidate if same_size and same_letters else None


def _goes_on_from(candidate: Candidate, units: Sequence[Unit]) -> bool:
    """Whether the paragraph before is the one before in a numbered list."""
    if not candidate.first or not candidate.mark:
        return False
    before = read_mark(units[candidate.first - 1].paragraph.text)
    return bool(before and candidate.mark.follows(before))


def _beside_columns(candidate: Candidate, units: Sequence[Unit]) -> bool:
    """Whether other column headers of the activities table stand right before or after."""
    around = (candidate.first - 1, candidate.last + 1)
    texts = [units[n].paragraph.text for n in around if 0 <= n < len(units)]
    here = units[candidate.first].paragraph.text
    return bool(column_of(here)) and any(column_of(text) for text in texts)


def _after_first(chosen: Sequence[Candidate]) -> list[Candidate]:
    """Without unknown headings before the first section, where the cover page stands."""
    first = next((n for n, c in enumerate(chosen) if c.known and c.known.ids != ("",)), 0)
    return [c for n, c in enumerate(chosen) if n >= first or (c.known and c.looks.capitals)]


def _once(chosen: Sequence[Candidate], habit: Habit) -> list[Candidate]:
    """Of headings of one section, those that look like the document's headings.

    A second wording right under the first ("Range States:" under "Geographical range") is a
    label inside the section.
    """
    proper = {c.known.ids for c in chosen if c.known and (c.label or habit.fits(c.looks))}
    kept: list[Candidate] = []
    for candidate in chosen:
        known = candidate.known
        if known and known.ids != ("",):
            odd = not candidate.label and not habit.fits(candidate.looks)
            if odd and known.ids in proper:
                continue
            before = next((k.known for k in reversed(kept)), None)
            if before and before.ids == known.ids:
                continue
        kept.append(candidate)
    return kept
