"""From the rules on a page to grids: which places are cells, and which are merged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from extractors.document import BBox
from extractors.readers.pdf.page import RulingLine, union

SHORTEST = 4.0  # points; shorter marks are corners of cells, drawn by Word
SAME_PLACE = 2.5  # points; a double rule is one
JOIN = 3.5  # points; how far the parts of a rule, or two rules that meet, may stand apart
OVERHANG = 12.0  # points; a rule that reaches further than the outermost upright has open ends
MOST_PLACES = 4000  # of one grid; a larger one is graph paper
MOST_RULES = 3000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, merged cells once; rows and columns count from 1."""

    row: int
    column: int
    rows: int
    columns: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page."""

    box: BBox
    across: tuple[float, ...]  # where its uprights stand
    places: tuple[GridCell, ...]  # row by row, left to right


def grids_of(rules: Sequence[RulingLine]) -> list[Grid]:
    """The ruled tables of a page, from top to bottom; a frame around one text is none.

    The edges of coloured surfaces count only where no table is ruled: Word shades the lines of
    a heading one by one.
    """
    long = [rule for rule in rules if rule.end - rule.start >= SHORTEST]
    if len(long) > MOST_RULES:
        return []
    drawn = [rule for rule in long if rule.drawn]
    return _grids(drawn) or (_grids(long) if len(drawn) < len(long) else [])


def _grids(long: Sequence[RulingLine]) -> list[Grid]:
    flat = _merged(rule for rule in long if not rule.upright)
    upright = _merged(rule for rule in long if rule.upright)
    grids = [_grid(*part) for part in _touching(flat, upright)]
    found = [part for grid in grids if grid for part in _parts(grid) if len(part.places) > 1]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.x0))


def _merged(rules: Iterable[RulingLine]) -> list[RulingLine]:
    """Rules drawn in parts, or twice, made one."""
    merged: list[RulingLine] = []
    line: list[RulingLine] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if line and rule.at - line[0].at > SAME_PLACE:
            merged.extend(_along(line))
            line = []
        line.append(rule)
    merged.extend(_along(line))
    return merged


def _along(line: list[RulingLine]) -> Iterator[RulingLine]:
    if not line:
        return
    at = sum(rule.at for rule in line) / len(line)
    first, *rest = sorted(line, key=lambda rule: rule.start)
    start, end = first.start, first.end
    for rule in rest:
        if rule.start > end + JOIN:
            yield RulingLine(first.upright, at, start, end)
            start, end = rule.start, rule.end
        end = max(end, rule.end)
    yield RulingLine(first.upright, at, start, end)


def _touching(
    flat: list[RulingLine], upright: list[RulingLine]
) -> Iterator[tuple[list[RulingLine], list[RulingLine]]]:
    """The rules in groups that hang together; those that meet no other are left out."""
    left = set(range(len(upright)))
    waiting = set(range(len(flat)))
    while waiting:
        rows, columns, look = set[int](), set[int](), [waiting.pop()]
        while look:
            row = look.pop()
            rows.add(row)
            met = {column for column in left if _meet(flat[row], upright[column])}
            left -= met
            columns |= met
            reached = {n for n in waiting if any(_meet(flat[n], upright[m]) for m in met)}
            waiting -= reached
            look.extend(reached)
        if len(rows) > 1 and columns:
            yield [flat[n] for n in sorted(rows)], [upright[n] for n in sorted(columns)]


def _meet(flat: RulingLine, upright: RulingLine) -> bool:
    return (
        flat.start - JOIN <= upright.at <= flat.end + JOIN
        and upright.start - JOIN <= flat.at <= upright.end + JOIN
    )


def _grid(flat: list[RulingLine], upright: list[RulingLine]) -> Grid | None:
    xs = _places(upright, min(rule.start for rule in flat), max(rule.end for rule in flat))
    ys = _places(flat, min(rule.start for rule in upright), max(rule.end for rule in upright))
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_PLACES:
        return None
    places = sorted(_cells(xs, ys, flat, upright), key=lambda cell: (cell.row, cell.column))
    return Grid(BBox(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(places))


def _parts(grid: Grid) -> Iterator[Grid]:
    """The grid, cut where no upright goes on: a form of two columns, then a list of five."""
    inner: dict[int, set[float]] = {}
    for place in grid.places:
        for row in range(place.row, place.row + place.rows):
            inner.setdefault(row, set()).add(place.box.x0)
    starts = [1]
    above: set[float] = set()
    for row in sorted(inner):
        crossed = any(place.row < row < place.row + place.rows for place in grid.places)
        uprights = inner[row] - {grid.box.x0}
        if above and uprights and not above & uprights and not crossed:
            starts.append(row)
        above = uprights or above
    for start, end in pairwise([*starts, max(inner) + 1]):
        yield _part(grid, start, end) if len(starts) > 1 else grid


def _part(grid: Grid, start: int, end: int) -> Grid:
    """The rows from `start` up to `end`, with the uprights they have."""
    places = [place for place in grid.places if start <= place.row < end]
    across = sorted({x for place in places for x in (place.box.x0, place.box.x1)})
    counted = tuple(
        replace(
            place,
            row=place.row - start + 1,
            column=across.index(place.box.x0) + 1,
            columns=across.index(place.box.x1) - across.index(place.box.x0),
        )
        for place in places
    )
    return Grid(union([place.box for place in places]), tuple(across), counted)


def _places(rules: list[RulingLine], start: float, end: float) -> list[float]:
    """Where the rules stand across, with the open ends of the rules that cross them."""
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > JOIN:
            found.append(at)
    if start < found[0] - OVERHANG:
        found.insert(0, start)
    if end > found[-1] + OVERHANG:
        found.append(end)
    return found


def _cells(
    xs: list[float], ys: list[float], flat: list[RulingLine], upright: list[RulingLine]
) -> Iterator[GridCell]:
    """The cells; places with no rule between them are one cell where they form a rectangle."""
    walls = _walls(xs, ys, upright)
    floors = _walls(ys, xs, flat)
    taken: set[tuple[int, int]] = set()
    for row, column in product(range(len(ys) - 1), range(len(xs) - 1)):
        if (row, column) in taken:
            continue
        right = column + 1
        while right < len(xs) - 1 and (right, row) not in walls and (row, right) not in taken:
            right += 1
        bottom = row + 1
        while (
            bottom < len(ys) - 1
            and not any((bottom, n) in floors or (bottom, n) in taken for n in range(column, right))
            and not any((n, bottom) in walls for n in range(column + 1, right))
        ):
            bottom += 1
        taken.update(product(range(row, bottom), range(column, right)))
        box = BBox(xs[column], ys[row], xs[right], ys[bottom])
        yield GridCell(row + 1, column + 1, bottom - row, right - column, box)


def _walls(
    places: list[float], along: list[float], rules: list[RulingLine]
) -> set[tuple[int, int]]:
    """(n, m): a rule stands at `places[n]` along the whole stretch from `along[m]`."""
    walls = set()
    for n, at in enumerate(places):
        near = [rule for rule in rules if abs(rule.at - at) <= JOIN]
        for m, (start, end) in enumerate(pairwise(along)):
            middle = (start + end) / 2
            if any(rule.start <= middle <= rule.end for rule in near):
                walls.add((n, m))
    return walls
