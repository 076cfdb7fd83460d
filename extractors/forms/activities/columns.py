"""Which column of a table of activities holds what: told by its header, else by its cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extractors.forms.activities.column_contents import contents
from extractors.forms.activities.column_headers import column_of, is_column_header
from extractors.text import normalise

PLANNED = ("activity", "outcome", "timeframe", "responsibility", "funding")
PLAN = frozenset({"activity", "timeframe", "responsibility", "funding"})
BY_CONTENTS = ("funding", "timeframe", "responsibility", "progress")  # the surest first
ACHIEVED = re.compile(
    r"(?:results?|resultats?|realisations?|resultados?|logros?)"
    r"(?: (?:obtained|achieved|obtenus?|atteints?|obtenidos?"
    r"|logrados?|a ce jour|to date|a la fecha))?\W*$"
)
"""What a column beside one of progress holds has been achieved; "expected results" have not."""
SECONDARY = re.compile(
    r"(?:partners?|partenaires?|partes asociadas|socios?"
    r"|indicators?|indicateurs?|indicadore?s?|targets?|cibles?|metas?)\W*$"
)
"""Names of columns that count only where no other column is named for the field."""
TEXT = ("activity", "outcome")  # in the order of the form; their cells look alike


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or the values under one label of a list or of cards."""

    header: str  # "" where there is none
    cells: tuple[str, ...]
    grouping: bool = False  # its cells reach over several rows: a theme of activities
    over_rows: bool = False  # its cells stand over several rows, merged or empty below the first

    @property
    def named(self) -> str | None:
        """The field that the header names; "number" where it only counts the rows."""
        return column_of(self.header)

    @property
    def counts(self) -> bool:
        """Whether it only counts the rows, by its header or its cells."""
        return self.named == "number" or "number" in contents(self.cells, self.header)


@dataclass(frozen=True, slots=True)
class ColumnFields:
    """The places of the columns of each field, counted from 0, and how they were told."""

    places: dict[str, list[int]]
    by_header: frozenset[str]  # fields whose column has a header that says so
    by_contents: frozenset[str]  # fields whose cells say so, whatever the header

    @property
    def known(self) -> frozenset[str]:
        """Fields that a header or the cells tell; the rest was told from the order alone."""
        return self.by_header | self.by_contents


def assign_columns(columns: Sequence[Column]) -> ColumnFields:
    """The field of each column: named ones first, then by contents, then text in the form's order.

    A column in the form's own order without name and telling contents is the activity or its
    outcome, whichever is still wanted and stands first. Empty columns without a name are left.
    """
    kinds = [contents(column.cells, column.header) for column in columns]
    places = _named(columns, kinds)
    by_header = frozenset(places)
    taken = {n for listed in places.values() for n in listed}
    free = [n for n, c in enumerate(columns) if n not in taken and c.named != "number"]
    wanted = [field for field in BY_CONTENTS if field not in places]
    places |= {field: [n] for n, field in _by_contents(free, kinds, wanted)}
    confirmed = {f for f, listed in places.items() if any(f in kinds[n] for n in listed)}
    if ordered := _in_form_order(columns, kinds, places):
        places = ordered
    else:
        taken = {n for listed in places.values() for n in listed}
        texts = [n for n in free if n not in taken and _is_text(columns[n], kinds[n])]
        reports = "progress" in places
        for field in (name for name in TEXT if name not in places):
            if texts and (field == "activity" or (len(places) > 1 and not reports)):
                places[field] = [texts.pop(0)]
    places = _as_planned(_as_reported(columns, places), by_header)
    places = _with_steps(columns, kinds, places) if "activity" in by_header else places
    confirmed &= places.keys()
    return ColumnFields(places, by_header, frozenset(confirmed))


def _with_steps(
    columns: Sequence[Column], kinds: Sequence[dict[str, float]], places: dict[str, list[int]]
) -> dict[str, list[int]]:
    """An activity over several rows with the text beside it that tells the rows apart.

    "1. Catalogue" beside "1.1 Format" and "1.2 Transfer", under a header like "Step".
    """
    taken = {n for listed in places.values() for n in listed}
    place, *others = places["activity"]
    step = place + 1
    if others or step in taken or step == len(columns) or not columns[place].over_rows:
        return places
    if columns[step].named or not _is_text(columns[step], kinds[step]):
        return places
    return {**places, "activity": [place, step]}


def _as_planned(places: dict[str, list[int]], by_header: AbstractSet[str]) -> dict[str, list[int]]:
    """Columns of a plan: beside money, "Decree published" is what is to come, unless named so."""
    if "progress" in by_header or "outcome" in places or not places.keys() >= PLAN:
        return places
    return {"outcome" if field == "progress" else field: listed for field, listed in places.items()}


def _as_reported(columns: Sequence[Column], places: dict[str, list[int]]) -> dict[str, list[int]]:
    """Columns of a report: what was foreseen is the activity, and results are progress made."""
    if "progress" not in places or "outcome" not in places:
        return places
    *_, outcome = places["outcome"]
    rest = {field: listed for field, listed in places.items() if field != "outcome"}
    if "activity" not in rest:
        return {"activity": places["outcome"], **rest}
    if "funding" not in places and ACHIEVED.match(normalise(columns[outcome].header).strip()):
        rest["progress"] = [*rest["progress"], *places["outcome"]]
        return rest
    return places


def _in_form_order(
    columns: Sequence[Column],
    kinds: Sequence[dict[str, float]],
    places: Mapping[str, Sequence[int]],
) -> dict[str, list[int]] | None:
    """The form's own five columns, where all that is known stands where the form has it."""
    counted = [n for n, column in enumerate(columns) if column.counts]
    rest = [n for n in range(len(columns)) if n not in counted]
    if len(rest) != len(PLANNED) or any(columns[n].grouping for n in rest) or not places:
        return None
    form = {field: [n] for field, n in zip(PLANNED, rest, strict=True)}
    return form if all(form.get(f) == list(listed) for f, listed in places.items()) else None


def _named(columns: Sequence[Column], kinds: Sequence[dict[str, float]]) -> dict[str, list[int]]:
    """Columns whose header is the name of one field.

    A header known by one of its words only ("Expected by") gives way to one that is just the name,
    and to what stands below it: "Who pays, and how much?" over sums is funding.
    """
    places: dict[str, list[int]] = {}
    sure = {c.named for c in columns if c.named and is_column_header(c.header)}
    for n, column in enumerate(columns):
        field = column.named
        whole = is_column_header(column.header)
        again = field in places and field in TEXT
        if not whole and _is_other(field, kinds[n]):
            continue
        if field and field != "number" and (whole or not (field in sure or again)):
            places.setdefault(field, []).append(n)
    return {field: _without_secondary(columns, listed) for field, listed in places.items()}


def _is_other(field: str | None, kinds: dict[str, float]) -> bool:
    """Whether the cells of a column tell of another field than `field`, and of that not at all."""
    return field in BY_CONTENTS and field not in kinds and not kinds.keys().isdisjoint(BY_CONTENTS)


def _without_secondary(columns: Sequence[Column], listed: list[int]) -> list[int]:
    """Partners answer for an activity only where nobody else does; so with indicators."""
    others = [n for n in listed if not SECONDARY.match(normalise(columns[n].header).strip())]
    return others or listed


def _by_contents(
    free: Sequence[int], kinds: Sequence[dict[str, float]], wanted: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Each field wanted, with the free column whose cells tell most surely of it."""
    left = list(free)
    for field in wanted:
        best = max(left, key=lambda n: kinds[n].get(field, 0.0), default=None)
        if best is not None and field in kinds[best]:
            left.remove(best)
            yield best, field


def _is_text(column: Column, kinds: dict[str, float]) -> bool:
    filled = any(cell.strip() for cell in column.cells)
    return filled and not column.grouping and not {"number", "funding"} & kinds.keys()
