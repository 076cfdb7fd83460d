"""Which names of a text a cue speaks of: those of its clause, or of what comes before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.roles.cues import Cue, CueTable, Side, fold_in_place
from extractors.roles.names_in_a_row import (
    begins_anew,
    in_one_bracket,
    nearest,
    row_from,
    row_of,
    said_as_well,
    taken_up,
    with_the_other,
)
from extractors.roles.pointers import JOINED, LIKEWISE, POINTING, WHICH
from extractors.roles.sentences import CLAUSE_END, Span, sentences

RELATIVE = re.compile(
    r"(?<!ainsi)(?<!tant),? (?:which|who|that|where|qui|que|ou|dont|donde|la cual|las cuales)\b"
)
HEAD_OF_CLAUSE = re.compile(r"(?:;\s*(?:l[aoe]s? )?|(?:[,;]|\by|\bpero)\s+l[aoe]s? )$")
""" "; colaboró la Universidad", "y la apoya Chile": in Spanish the verb may come first."""
ADDED_TO = re.compile(
    r"\b(?:and|or|nor|et|ou|ni|y|e|o)\s+"
    r"(?:(?:in|en|from|of|the|l[ae]s?|el|los|del?|d[eu]s?|aux?) |l'|d')*$"
)
"""Before a row of names that goes on with what was named further ahead."""
LISTED = re.compile(
    r"[^.;:]{0,45}?(?:,|\band\b|\bor\b|\bet\b|\bou\b|\by\b|\be\b|\bni\b|\bnor\b|/|&|\()"
)
BRACKET = re.compile(r"[^.;:,()]{0,40}\((?P<inside>[^()]*)\)")
"""Right behind a cue, brackets that hold all it speaks of."""
AND = re.compile(r"[;,]\s*(?:and|et|y|e)\b|;|,|\b(?:and|et|y|e)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cue says of a name."""

    role: str
    cue: Cue
    distance: int  # characters between the name and the cue


def assign(text: str, names: Sequence[Span], table: CueTable) -> list[tuple[Said, ...]]:
    """For each name (places in `text`, in order), what the cues of its sentence say of it."""
    if not names:
        return []
    folded = fold_in_place(text)
    found: list[list[Said]] = [[] for _ in names]
    before: list[int] = []  # the names of the sentence before
    role_before: Cue | None = None
    for start, end in sentences(text):
        here = [n for n, span in enumerate(names) if start <= span[0] < end]
        cues = [_moved(cue, start) for cue in table.find(folded[start:end])]
        cues = [cue for cue in cues if not _is_inside_a_name(cue, names)]
        reach = _Sentence(folded, start, end, names, here, cues)
        for cue in cues:
            meant = reach.names_of(cue)
            if not here and before and POINTING.match(folded, start):
                meant = before
            for n in meant:
                found[n].append(_said(cue, names[n]))
        if here and not cues and role_before and LIKEWISE.search(folded[start:end].rstrip(" .")):
            for n in here if not table.says_present(folded[start:end]) else ():
                found[n].append(_said(role_before, names[n]))
        for n, cue in reach.likewise(found):
            found[n].append(_said(cue, names[n]))
        role_before = cues[-1] if cues else role_before if not here else None
        before = here or before
    return [tuple(statements) for statements in found]


def _said(cue: Cue, name: Span) -> Said:
    return Said(cue.role, cue, max(name[0] - cue.end, cue.start - name[1], 0))


def _moved(cue: Cue, by: int) -> Cue:
    return replace(cue, start=cue.start + by, end=cue.end + by)


def _is_inside_a_name(cue: Cue, names: Sequence[Span]) -> bool:
    return any(start <= cue.start < end for start, end in names)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with the names and the cues in it."""

    folded: str
    start: int
    end: int
    names: Sequence[Span]
    here: list[int]  # which names stand in it
    cues: list[Cue]

    def names_of(self, cue: Cue) -> list[int]:
        if (near := self._in_brackets(cue)) is not None:
            return near
        if listed := self._labelled(cue):
            return listed
        ahead = [n for n in self.here if self.names[n][1] <= cue.start]
        if counted := taken_up(self.folded, ahead, (cue.end, self.end)):
            return counted
        before, after = self._before(cue), self._after(cue)
        if cue.near:
            after = nearest(self.folded, self.names, after)
        after = self._in_row(after) if cue.row else after
        if cue.side is Side.BOTH:
            return [*before, *after]
        if cue.side is Side.AFTER:
            return after
        if cue.side is Side.AFTER_ELSE_BEFORE:
            return after or self._with_the_next(cue) or before or self._earlier(cue)
        if cue.side is Side.BEFORE_ELSE_AFTER and self._heads_its_clause(cue) and after:
            return after
        before = with_the_other(self.folded, self.names, before, self.here)
        before += said_as_well(self.folded, self.names, cue.end)
        if cue.side is Side.BEFORE_ELSE_AFTER:
            same = self._earlier(cue) if self._goes_on(cue) else []
            return before or same or after or self._earlier(cue)
        return before or self._earlier(cue)

    def _heads_its_clause(self, cue: Cue) -> bool:
        """Whether a cue opens what stands behind a semicolon: "; colaboró la Universidad"."""
        return bool(HEAD_OF_CLAUSE.search(self.folded[self.start : cue.start]))

    def _with_the_next(self, cue: Cue) -> list[int]:
        """The object of a cue that says the same in the same clause: "single birds strayed to"."""
        later = next((other for other in self.cues if other.start >= cue.end), None)
        if later is None or later.role != cue.role or later.side is not cue.side:
            return []
        return [] if self._clause_between(cue.end, later.start) else self._after(later)

    def likewise(self, found: Sequence[Sequence[Said]]) -> Iterator[tuple[int, Cue]]:
        """Names of a clause without a cue that ends in "too" or begins with "nor": as before."""
        marks = [m.end() for m in re.finditer(r";", self.folded[self.start : self.end])]
        bounds = [self.start, *(self.start + mark for mark in marks), self.end]
        for a, b in pairwise(bounds):
            earlier = [cue for cue in self.cues if cue.end <= a]
            inside = [n for n in self.here if a <= self.names[n][0] < b]
            if not earlier or any(a <= cue.start < b for cue in self.cues):
                continue
            if LIKEWISE.search(self.folded[a:b].rstrip(" .;")):
                yield from ((n, earlier[-1]) for n in inside if not found[n])

    def _in_brackets(self, cue: Cue) -> list[int] | None:
        """A cue in brackets speaks of the names in them, else of the name they stand behind."""
        opened = self.folded.rfind("(", self.start, cue.start)
        if opened < 0 or ")" in self.folded[opened : cue.start]:
            return None
        closed = self.folded.find(")", cue.end)
        closed = self.end if closed < 0 else closed
        inside = [n for n in self.here if opened < self.names[n][0] < closed]
        ahead = [n for n in self.here if self.names[n][1] <= opened]
        return inside or ahead[-1:]

    def _goes_on(self, cue: Cue) -> bool:
        """Whether an "and" alone joins a cue to the one before: they have one subject."""
        ahead = [other.end for other in self.cues if other.end <= cue.start]
        return bool(ahead and JOINED.fullmatch(self.folded[ahead[-1] : cue.start]))

    def _labelled(self, cue: Cue) -> list[int]:
        """ "Vagrant: Poland, Norway": the label goes for all that stands behind the colon."""
        colon = self.folded.find(":", cue.end, min(self.end, cue.end + 40))
        behind = (self.names[n][0] for n in self.here if self.names[n][0] >= cue.start)
        first = min(behind, default=self.end)
        if colon < 0 or first < colon or self._cues_between(cue.end, colon):
            return []
        later = [other.start for other in self.cues if other.start > colon]
        stop = min(later, default=self.end)
        return [n for n in self.here if colon < self.names[n][0] < stop]

    def _before(self, cue: Cue) -> list[int]:
        """The names of the clause that the cue closes; its subject may stand further ahead."""
        if WHICH.search(self.folded[max(self.start, cue.start - 30) : cue.start]):
            return self._group_before(cue)
        ahead = [other for other in self.cues if other.end <= cue.start]
        bound = ahead[-1].end if ahead else self.start
        candidates = [n for n in self.here if bound <= self.names[n][0] < cue.end]
        if row := self._touching(candidates, cue):
            return row
        candidates = self._since_anew(candidates, cue)
        for ended in reversed(list(CLAUSE_END.finditer(self.folded, bound, cue.start))):
            if inside := [n for n in candidates if self.names[n][0] >= ended.end()]:
                return inside
        if pointed := self._pointed_at(cue):
            return pointed
        if any(other.side is not Side.BEFORE for other in ahead):
            return self._own_subject(candidates, cue, bound)
        return candidates

    def _pointed_at(self, cue: Cue) -> list[int]:
        """All names ahead, where the clause of a cue begins with "those" behind a semicolon."""
        semicolon = self.folded.rfind(";", self.start, cue.start)
        if semicolon < 0 or not POINTING.match(self.folded, semicolon + 1):
            return []
        return [n for n in self.here if self.names[n][0] < semicolon]

    def _touching(self, candidates: list[int], cue: Cue) -> list[int]:
        """The row of names right behind which a cue stands: "Norway ten, Sweden none"."""
        if not candidates or self.folded[self.names[candidates[-1]][1] : cue.start].strip(" :–-"):
            return []
        row = row_of(self.folded, self.names, candidates[-1])
        if ADDED_TO.search(self.folded[self.start : self.names[row[0]][0]]):
            return []
        return [n for n in candidates if n in row]

    def _since_anew(self, candidates: list[int], cue: Cue) -> list[int]:
        """Those of the clause that a name begins anew behind a comma, where that says the cue."""
        cuts = [cut for cut in begins_anew(self.folded, self.names) if cut < cue.start]
        comma = self.folded.rfind(",", self.start, cue.start)
        latest = max(cuts, default=-1)
        if latest < 0 or (comma > latest and self._holds_no_row(latest, cue.start)):
            return candidates
        return [n for n in candidates if self.names[n][0] > latest] or candidates

    def _holds_no_row(self, start: int, stop: int) -> bool:
        """Whether a comma between two places parts more than the names of one row."""
        inside = [n for n in self.here if start < self.names[n][0] < stop]
        row = row_of(self.folded, self.names, inside[-1]) if inside else []
        return "," in self.folded[self.names[inside[-1]][1] : stop] if row else True

    def _earlier(self, cue: Cue) -> list[int]:
        """What the cue before speaks of, where a clause has no subject of its own."""
        ahead = [other for other in self.cues if other.end <= cue.start]
        if not ahead:
            return []
        return self.names_of(ahead[-1]) or [n for n in self.here if self.names[n][0] < cue.start]

    def _own_subject(self, candidates: list[int], cue: Cue, bound: int) -> list[int]:
        """Between two cues the first names are the object of the one, the last the subject."""
        gaps = list(AND.finditer(self.folded, bound, cue.start))
        for gap in reversed(gaps):
            if inside := [n for n in candidates if self.names[n][0] >= gap.end()]:
                return inside
        return []

    def _after(self, cue: Cue) -> list[int]:
        """The names behind the cue, as far as its clause goes or the next cue begins."""
        if inside := self._bracketed(cue):
            return inside
        later = [c.start for c in self.cues if c.start >= cue.end]
        stop = min(later, default=self.end)
        if ended := self._clause_between(cue.end, stop):
            stop = ended
        found = [n for n in self.here if cue.end <= self.names[n][0] < stop]
        if relative := RELATIVE.search(self.folded, cue.end, stop):
            found = [n for n in found if self.names[n][0] < relative.start()] or found
        following = next((c for c in self.cues if c.start == stop and later), None)
        if in_one_bracket(self.folded, self.names, found):
            return found  # none of them is the subject of what follows
        if found and following and self._looks_back(following):
            subject = self._own_subject(found, following, cue.end)
            found = [n for n in found if n not in subject]
        return found

    def _bracketed(self, cue: Cue) -> list[int]:
        """The names in brackets right behind a cue, where no more of the row follow them."""
        if not (bracket := BRACKET.match(self.folded, cue.end, self.end)):
            return []
        opened, closed = bracket.span("inside")
        inside = [n for n in self.here if opened <= self.names[n][0] < closed]
        ahead = any(cue.end <= self.names[n][0] < opened for n in self.here)
        return [] if ahead or LISTED.match(self.folded, bracket.end()) else inside

    def _in_row(self, found: list[int]) -> list[int]:
        """Those side by side from the first on: "save Oman, through Yemen" is Oman."""
        return [n for n in found if n in row_from(self.folded, self.names, found[0])]

    def _looks_back(self, cue: Cue) -> bool:
        """Whether a cue speaks of what stands before it."""
        if cue.side is Side.AFTER_ELSE_BEFORE:
            return not any(self.names[n][0] >= cue.end for n in self.here)
        return cue.side in (Side.BEFORE, Side.BEFORE_ELSE_AFTER)

    def _group_before(self, cue: Cue) -> list[int]:
        """The coordinated names that a relative pronoun takes up."""
        ahead = [n for n in self.here if self.names[n][1] <= cue.start]
        group = ahead[-1:]
        for n in reversed(ahead[:-1]):
            between = self.folded[self.names[n][1] : self.names[group[0]][0]]
            if not LISTED.match(between) or len(between) > 60:
                break
            group.insert(0, n)
        return group

    def _clause_between(self, start: int, stop: int) -> int:
        """Where a clause ends between two places; 0 for nowhere."""
        match = CLAUSE_END.search(self.folded, start, stop)
        if match and match[0] == ";" and LIKEWISE.search(self.folded[match.end() : stop][:14]):
            match = CLAUSE_END.search(self.folded, match.end(), stop)
        return match.start() if match else 0

    def _cues_between(self, start: int, stop: int) -> bool:
        return any(start <= cue.start < stop for cue in self.cues)
