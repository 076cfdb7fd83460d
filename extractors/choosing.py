"""Which of the places that could be headings are headings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.candidates import Candidate, Unit
from extractors.fields.columns import column_of, is_column_header
from extractors.fields.labelled import label_of, lone_label_of
from extractors.habits import Habit, Order, learn, without_contents
from extractors.label_lines import label_lines
from extractors.looks import BULLET
from extractors.numbering import read_mark
from extractors.wordings import Wordings

LIST_LABELS = 3  # different ones that make lines a list of one activity
LIST_REACH = 4  # lines up and down
GAP_WORDS = 7  # of a line that nothing but its place makes a heading


@dataclass(frozen=True, slots=True)
class Judge:
    """What is known of one document when a doubtful heading is looked at."""

    units: Sequence[Unit]
    habit: Habit
    order: Order
    wordings: Wordings
    headings: frozenset[int]  # where known headings begin
    found: frozenset[str]  # the sections that any place could open
    stopped: bool  # whether most headings end in a full stop


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
    candidates = without_contents(candidates, units)
    candidates = _without_lists(candidates, units)
    sure = [c for c in candidates if c.sure or (c.label and c.known)]
    sure = sure if len(sure) > 1 else [c for c in candidates if c.known and c.known.ids != ("",)]
    habit = learn([c for c in sure if not c.label] or sure)
    candidates = [_settled(candidate, habit, units) for candidate in candidates]
    sure = [_settled(candidate, habit, units) for candidate in sure]
    headings = frozenset(c.first for c in candidates if c.known)
    found = frozenset(one for c in candidates if c.known for one in c.known.ids)
    stopped = 2 * sum(_is_stopped(c, units) for c in sure) > len(sure)
    judge = Judge(units, habit, Order(sure, places), wordings, headings, found, stopped)
    chosen = [kept for candidate in candidates if (kept := _judged(candidate, judge))]
    return _named_by_place(_once(_after_first(chosen), habit), units, places, wordings)


def _settled(candidate: Candidate, habit: Habit, units: Sequence[Unit]) -> Candidate:
    """`candidate` with its number read as the others are: "I." after "H." is a letter."""
    if not candidate.mark:
        return candidate
    scanned = units[candidate.first].paragraph.from_image
    mark = candidate.mark.in_habit(habit.shape, scanned=scanned)
    return replace(candidate, mark=mark, looks=replace(candidate.looks, shape=mark.shape))


def _named_by_place(
    chosen: Sequence[Candidate],
    units: Sequence[Unit],
    places: Mapping[str, int],
    wordings: Wordings,
) -> list[Candidate]:
    """An unknown heading that stands just where one section is wanting, and speaks of it."""
    ids = list(places)
    found = {one for c in chosen if c.known for one in c.known.ids}
    named: list[Candidate] = []
    for n, candidate in enumerate(chosen):
        known = candidate.known
        if known is None:
            before = _place(reversed(named), places, last=True, default=-1)
            after = _place(chosen[n + 1 :], places, last=False, default=len(ids))
            wanting = [one for one in ids[before + 1 : after] if one not in found]
            known = wordings.speaks_of(_words(candidate, units), wanting)
            found |= set(known.ids) if known else set()
        named.append(replace(candidate, known=known))
    return named


def _place(
    headings: Iterable[Candidate], places: Mapping[str, int], *, last: bool, default: int
) -> int:
    """The place in the form of the first of `headings` that the form knows."""
    ids = (heading.known.ids[-1 if last else 0] for heading in headings if heading.known)
    return next((places[one] for one in ids if one in places), default)


def _words(candidate: Candidate, units: Sequence[Unit]) -> str:
    """What the heading says, without its number."""
    lines = [units[n].paragraph.text for n in range(candidate.first, candidate.last + 1)]
    start = candidate.start + (candidate.mark.end if candidate.mark else 0)
    return " ".join([*lines[:-1], lines[-1][: candidate.end]])[start:]


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
    if candidate.how == "tail":
        same = habit.shape == candidate.looks.shape and habit.capitals == candidate.looks.capitals
        return same and not habit.run_in and order.strictly_allows(candidate)
    if habit.shape == BULLET:
        return habit.fits(candidate.looks) and candidate.how == "whole" and order.long
    if habit.shape and candidate.looks.shape:
        in_turn = order.counts_on(candidate) if order.is_counted else order.allows(candidate)
        return (habit.fits(candidate.looks) and in_turn) or order.in_series(candidate)
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
    as_usual = candidate.how == ("delimited" if judge.habit.run_in else "whole")
    return stands_out or (as_usual and not judge.habit.telling)


def _unknown(candidate: Candidate, judge: Judge) -> Candidate | None:
    """A line that is in no list; it is a heading if it looks exactly like the others."""
    habit = judge.habit
    if not habit.fits(candidate.looks):
        return None
    unit = judge.units[candidate.first].paragraph
    likely = judge.wordings.likely(_words(candidate, judge.units))
    if likely:
        named = replace(candidate, known=likely)
        if (habit.telling or judge.order.strictly_allows(named)) and not _beside_columns(
            candidate, judge.units
        ):
            return named
    if not habit.telling:
        return _in_the_gap(candidate, judge)
    if habit.shape:
        in_a_list = _goes_on_from(candidate, judge)
        return candidate if judge.order.counts_on(candidate) and not in_a_list else None
    if (candidate.how == "whole") == habit.run_in or unit.text.rstrip().endswith((",", ";")):
        return None
    if _is_stopped(candidate, judge.units) and not judge.stopped:
        return None
    same_size = habit.size is None or candidate.looks.size in (None, habit.size)
    same_letters = candidate.looks.capitals == habit.capitals
    return candidate if same_size and same_letters else None


def _is_stopped(candidate: Candidate, units: Sequence[Unit]) -> bool:
    return units[candidate.last].paragraph.text[: candidate.end].rstrip().endswith(".")


def _in_the_gap(candidate: Candidate, judge: Judge) -> Candidate | None:
    """A line just where one section is wanting, if it speaks of it and headings look like text."""
    if candidate.how != ("delimited" if judge.habit.run_in else "whole"):
        return None
    wanting = [one for one in judge.order.between(candidate) if one not in judge.found]
    words = _words(candidate, judge.units)
    if len(wanting) != 1 or len(words.split()) > GAP_WORDS or words.rstrip().endswith((".", ";")):
        return None
    known = judge.wordings.speaks_of(words, wanting)
    return replace(candidate, known=known) if known else None


def _goes_on_from(candidate: Candidate, judge: Judge) -> bool:
    """Whether the paragraph before is the one before in a numbered list."""
    above = candidate.first - 1
    if above < 0 or not candidate.mark or above in judge.headings:
        return False
    before = read_mark(judge.units[above].paragraph.text)
    return bool(before and candidate.mark.follows(before))


def _beside_columns(candidate: Candidate, units: Sequence[Unit]) -> bool:
    """Whether other column headers of the activities table stand right before or after."""
    around = (candidate.first - 1, candidate.last + 1)
    beside = [units[n] for n in around if 0 <= n < len(units)]
    texts = [unit.paragraph.text for unit in beside if unit.role == "text"]
    here = units[candidate.first].paragraph.text
    others = {column_of(text) for text in texts if is_column_header(text)}
    return is_column_header(here) and bool(others - {column_of(here)})


def _without_lists(candidates: Sequence[Candidate], units: Sequence[Unit]) -> list[Candidate]:
    """Without the labels in lists of activities."""
    texts = [unit.paragraph.text if unit.role == "text" else "" for unit in units]
    sure = {c.first for c in candidates if c.sure and not lone_label_of(texts[c.first])}
    alone = label_lines(texts, sure)
    return [c for c in candidates if c.label or not (c.first in alone or _in_a_list(c, units))]


def _in_a_list(candidate: Candidate, units: Sequence[Unit]) -> bool:
    """Whether it is a label like "Timeframe: 2030" among others of one activity.

    Reports have sections called "Progress", "Results", "Funding"; so there must be an activity
    with someone who does it, or one label must come again.
    """
    own = label_of(units[candidate.first].paragraph.text)
    if own is None or _alone_has_a_number(candidate, own, units):
        return False
    start = max(candidate.first - LIST_REACH, 0)
    near = units[start : candidate.first + LIST_REACH + 1]
    labels = {label_of(unit.paragraph.text) for unit in near} - {None}
    if len(labels) < LIST_LABELS or "progress" in labels:
        return False
    again = sum(label_of(unit.paragraph.text) == own for unit in units) > 1
    return again or {"activity", "responsibility"} <= labels


def _alone_has_a_number(candidate: Candidate, own: str, units: Sequence[Unit]) -> bool:
    """Whether no other line with this label has a number: "(vi) Timeframe: …" is a heading."""
    texts = (unit.paragraph.text for n, unit in enumerate(units) if n != candidate.first)
    others = [text for text in texts if label_of(text) == own]
    return bool(candidate.mark and others) and not any(map(read_mark, others))


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
