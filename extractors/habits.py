"""How the headings of one document look, learnt from those that nobody can mistake."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.candidates import Candidate, Unit
from extractors.looks import Looks
from extractors.plain import key

SWAPPED = 4  # places by which a section may stand before or behind its own
OUTER = ("A", "R")  # shapes of numbers above a level of others
LONG = 5  # headings from which on their order tells anything of the document
MOST = 0.6  # share of the sure headings that makes a habit


@dataclass(frozen=True, slots=True)
class Habit:
    """What most sure headings of a document have in common."""

    shape: str  # of the numbers, "" where headings are not numbered
    bold: bool
    capitals: bool
    styles: frozenset[str]
    size: float | None
    run_in: bool  # text goes on behind the heading, on the same line

    @property
    def telling(self) -> bool:
        """Whether headings stand out from other paragraphs at all."""
        return bool(self.shape or self.bold or self.capitals or self.styles)

    def fits(self, looks: Looks) -> bool:
        """Whether a paragraph looks like the headings of its document."""
        if self.shape:
            return looks.shape.lower() == self.shape.lower()
        if self.styles:
            return looks.style in self.styles
        return looks.bold >= self.bold and looks.capitals >= self.capitals and not looks.shape


def learn(headings: Sequence[Candidate]) -> Habit:
    """The habit of `headings`; the plainest one when there are none."""
    looks = [heading.looks for heading in headings]
    enough = max(1.0, MOST * len(looks))
    shape, numbered = (
        Counter(look.shape for look in looks if look.shape).most_common(1)[0]
        if any(look.shape for look in looks)
        else ("", 0)
    )
    styles = Counter(look.style for look in looks if look.style)
    size = Counter(look.size for look in looks).most_common(1)
    return Habit(
        shape=shape if numbered >= enough else "",
        bold=sum(look.bold for look in looks) >= enough,
        capitals=sum(look.capitals for look in looks) >= enough,
        styles=frozenset(styles) if styles.total() >= enough else frozenset(),
        size=size[0][0] if size else None,
        run_in=sum(heading.how != "whole" for heading in headings) >= enough,
    )


class Order:
    """Where the sure headings stand, in the document and in the form."""

    def __init__(self, headings: Sequence[Candidate], places: Mapping[str, int]) -> None:
        """`places` maps the id of a section to its place in the form."""
        self._places = places
        self._headings = [h for h in headings if h.known and h.known.ids[0] in places]
        self._starts = [heading.first for heading in self._headings]
        rising = [a < b for a, b in pairwise(map(self._place, self._headings))]
        self._is_kept = not self.long or sum(rising) >= MOST * len(rising)

        marks = [heading.mark.value for heading in self._headings if heading.mark]
        self.is_counted = not self.long or any(a < b for a, b in pairwise(marks))
        """Whether the numbers count; lists that begin anew make all headings "1."."""

    @property
    def long(self) -> bool:
        """Whether there are enough headings to learn from."""
        return len(self._headings) >= LONG

    def allows(self, candidate: Candidate) -> bool:
        """Whether the form has this section about between those found before and after.

        Sections are swapped now and then, so a little disorder is allowed; where the document
        follows no order, only what ends like a heading is.
        """
        if not self._is_kept:
            return candidate.how in ("whole", "delimited")
        if not candidate.known or candidate.known.ids[0] not in self._places:
            return True
        place = self._places[candidate.known.ids[0]]
        before, after = self._around(candidate, self._place)
        lowest, highest = (before or 0) - SWAPPED, (after if after is not None else 99) + SWAPPED
        return lowest < place < highest

    def strictly_allows(self, candidate: Candidate) -> bool:
        """The same without disorder."""
        if not candidate.known or candidate.known.ids[0] not in self._places:
            return True
        place = self._places[candidate.known.ids[0]]
        before, after = self._around(candidate, self._place)
        return (before is None or before < place) and (after is None or place < after)

    def counts_on(self, candidate: Candidate) -> bool:
        """Whether the number of `candidate` lies between those of the sure headings around.

        Where OCR has garbled it, its section has to stand there in the form.
        """
        if not candidate.mark:
            return False
        if not candidate.mark.value:
            return bool(candidate.known) and self.strictly_allows(candidate)
        before, after = self._around(
            candidate, lambda h: (h.mark.value or None) if h.mark else None
        )
        value = candidate.mark.value
        return (before is None or before < value) and (after is None or value < after)

    def in_series(self, candidate: Candidate) -> bool:
        """Whether it is A or B where a sure heading is C: an outer level above numbers."""
        mark = candidate.mark
        if not mark or mark.shape not in OUTER or not self.strictly_allows(candidate):
            return False
        before, after = (
            [h.mark.value for h in part if h.mark and h.mark.shape == mark.shape]
            for part in self._parts(candidate)
        )
        in_turn = all(n < mark.value for n in before) and all(n > mark.value for n in after)
        return bool(before or after) and in_turn

    def between(self, candidate: Candidate) -> list[str]:
        """The sections that the form has between the sure headings around `candidate`."""
        before, after = self._parts(candidate)
        first = self._place(before[-1]) if before else -1
        last = self._place(after[0]) if after else len(self._places)
        return [one for one, place in self._places.items() if first < place < last]

    def _parts(self, candidate: Candidate) -> tuple[list[Candidate], list[Candidate]]:
        """The sure headings before and after `candidate`."""
        at = bisect_left(self._starts, candidate.first)
        before = [h for h in self._headings[:at] if h.first != candidate.first]
        return before, [h for h in self._headings[at:] if h.first != candidate.first]

    def _place(self, heading: Candidate) -> int:
        assert heading.known
        return self._places[heading.known.ids[0]]

    def _around(
        self, candidate: Candidate, read: Callable[[Candidate], int | None]
    ) -> tuple[int | None, int | None]:
        before, after = self._parts(candidate)
        return (read(before[-1]) if before else None), (read(after[0]) if after else None)


SHARE_AGAIN = 0.8  # of the headings of a table of contents that come again as headings


def without_contents(candidates: Sequence[Candidate], units: Sequence[Unit]) -> list[Candidate]:
    """The candidates less those of a table of contents.

    Three or more headings with next to nothing between, nearly all of which come again below.
    """
    last = {c.known.ids: c.first for c in candidates if c.known and c.known.ids != ("",)}
    kept: list[Candidate] = []
    for run in _runs(candidates, units):
        known = [c for c in run if c.known and c.known.ids in last]
        again = [c for c in known if c.known and last[c.known.ids] > run[-1].first]
        listed = len(known) > 2 and len(again) >= SHARE_AGAIN * len(known)
        kept += [c for c in run if c in known and c not in again] if listed else run
    return kept


def _runs(candidates: Sequence[Candidate], units: Sequence[Unit]) -> Iterator[list[Candidate]]:
    """Candidates that follow each other with one line between at most; none comes twice."""
    run: list[Candidate] = []
    seen: set[object] = set()
    for candidate in candidates:
        known = candidate.known
        text = key(
            units[candidate.first].paragraph.text[candidate.mark.end if candidate.mark else 0 :]
        )
        what: object = known.ids if known and known.ids != ("",) else text
        apart = bool(run) and candidate.first - run[-1].last > 2
        if run and (what in seen or candidate.how != "whole" or candidate.label or apart):
            yield run
            run, seen = [], set()
        run.append(candidate)
        seen.add(what)
    yield run
