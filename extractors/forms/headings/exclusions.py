"""Lines that read like headings and are none: tables of contents, labels of activities, ranks."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.states.countries import find_states
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.forms.activities.labelled_lists import label_of, lone_label_of
from extractors.forms.headings.activity_labels import counted_lines, label_lines, name_lines
from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.numbering import read_mark
from extractors.text import key

LIST_LABELS = 3  # different ones that make lines a list of one activity
LIST_REACH = 4  # lines up and down
LONGEST_NAME = 60  # characters, of a State
SHARE_AGAIN = 0.8  # of the headings of a table of contents that come again as headings
RANK = re.compile(
    r"(?i)\W*(?:(?:sub)?(?:class|order|family|genus|species)|(?:sous-)?(?:classe|ordre|famille|genre"
    r"|espèces?)|(?:sub)?(?:clase|orden|familia|género|especies?))\s*:"
)
"""A taxon set down by its ranks, as the form asks in en, fr and es: "Class: Aves", "Order: …"."""


def without_contents(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> list[Candidate]:
    """The candidates less those of a table of contents.

    Three or more headings with next to nothing between, nearly all of which come again below.
    """
    lines = _one_of_each_line(candidates)
    last = {c.known.ids: c.first for c in lines if c.known and c.known.ids != ("",)}
    listed: set[int] = set()
    for run in _runs(lines, units):
        known = [c for c in run if c.known and c.known.ids in last]
        again = [c for c in known if c.known and last[c.known.ids] > run[-1].first]
        if len(known) > 2 and len(again) >= SHARE_AGAIN * len(known):
            inside = {c.first for c in run if c.first <= again[-1].first}
            listed |= inside - {c.first for c in known if c not in again}
    return [candidate for candidate in candidates if candidate.first not in listed]


def _one_of_each_line(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of all readings of a line the one with a known wording, or else the longest."""
    best: dict[int, Candidate] = {}
    for candidate in candidates:
        rank = (bool(candidate.known), candidate.how == "whole")
        before = best.get(candidate.first)
        if not before or rank > (bool(before.known), before.how == "whole"):
            best[candidate.first] = candidate
    return list(best.values())


def _runs(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> Iterator[list[Candidate]]:
    """Candidates that follow each other with one line between at most; none comes twice."""
    run: list[Candidate] = []
    seen: set[object] = set()
    for candidate in candidates:
        known = candidate.known
        text = units[candidate.first].paragraph.text
        words = key(text[candidate.mark.end if candidate.mark else 0 :])
        what: object = known.ids if known and known.ids != ("",) else words
        apart = bool(run) and candidate.first - run[-1].last > 2
        if run and (what in seen or candidate.how != "whole" or candidate.label or apart):
            yield run
            run, seen = [], set()
        run.append(candidate)
        seen.add(what)
    yield run


def without_states(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> list[Candidate]:
    """The candidates less those that are the name of a State and nothing else.

    They stand in lists and tables whose columns a reader lost: "Yemen" is no heading.
    """
    return [
        candidate
        for candidate in candidates
        if candidate.known
        or candidate.first != candidate.last
        or not names_a_state(units[candidate.first].paragraph.text[: candidate.end])
    ]


def names_a_state(text: str) -> bool:
    """Whether the name of a State is all that a line says: "Iran (Islamic Republic of)"."""
    if len(text) > LONGEST_NAME:
        return False
    mentions = find_states(text)
    named = sum(mention.end - mention.start for mention in mentions)
    return bool(mentions) and named >= len(text.strip(" :.()"))


def without_ranks(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> list[Candidate]:
    """The candidates less the ranks of a taxon one under the other.

    The first may be the heading: "Species: Ruritanian crane" above "Class: Aves".
    """
    ranks = {n for n, unit in enumerate(units) if RANK.match(unit.paragraph.text)}
    first = {n for n in ranks if n - 1 not in ranks}
    listed = {n for n in ranks if {n - 1, n + 1} & ranks}
    return [c for c in candidates if c.first not in listed or (c.known and c.first in first)]


def without_lists(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> list[Candidate]:
    """`candidates` without the labels in lists of activities and the columns of their table."""
    texts = [unit.paragraph.text if unit.role == "text" else "" for unit in units]
    sure = {c.first for c in candidates if c.sure and not lone_label_of(texts[c.first])}
    alone = label_lines(texts, sure) | counted_lines(texts) | name_lines(texts, sure)
    return [c for c in candidates if c.label or not (c.first in alone or _in_a_list(c, units))]


def _in_a_list(candidate: Candidate, units: Sequence[TextUnit]) -> bool:
    """Whether it is a label like "Timeframe: 2030" among others of one activity.

    Reports have sections called "Progress", "Results", "Funding"; so there must be an activity
    with someone who does it, or one label must come again.
    """
    if _beside_columns(candidate, units):
        return True
    label = label_of(units[candidate.first].paragraph.text)
    if label is None or (candidate.known and _alone_has_a_number(candidate, label, units)):
        return False
    start = max(candidate.first - LIST_REACH, 0)
    near = units[start : candidate.first + LIST_REACH + 1]
    labels = {label_of(unit.paragraph.text) for unit in near} - {None}
    if len(labels) < LIST_LABELS or "progress" in labels:
        return False
    if not candidate.known:
        return True
    again = sum(label_of(unit.paragraph.text) == label for unit in units) > 1
    return again or {"activity", "responsibility"} <= labels


def _alone_has_a_number(candidate: Candidate, label: str, units: Sequence[TextUnit]) -> bool:
    """Whether no other line with this label has a number: "(vi) Timeframe: …" is a heading."""
    texts = (unit.paragraph.text for n, unit in enumerate(units) if n != candidate.first)
    others = [text for text in texts if label_of(text) == label]
    return bool(candidate.mark and others) and not any(map(read_mark, others))


def _beside_columns(candidate: Candidate, units: Sequence[TextUnit]) -> bool:
    """Whether other column headers of the activities table stand right before or after."""
    around = (candidate.first - 1, candidate.last + 1)
    beside = [units[n] for n in around if 0 <= n < len(units)]
    texts = [unit.paragraph.text for unit in beside if unit.role == "text"]
    here = units[candidate.first].paragraph.text
    others = {column_of(text) for text in texts if is_column_header(text)}
    return is_column_header(here) and bool(others - {column_of(here)})
