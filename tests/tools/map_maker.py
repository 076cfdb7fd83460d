"""Make `pipeline/site/data/world.csv`: the shapes of the map, from Natural Earth.

    npm pack world-atlas && tar xzf world-atlas-2.0.2.tgz
    python -m tests.tools.map_maker package/countries-50m.json pipeline/site/data/world.csv

Natural Earth is in the public domain; world-atlas is its TopoJSON form. The shapes are projected
(Equal Earth), thinned to what a map 1,000 units wide can show, and rounded to a tenth of a unit.
Names play no part: shapes go by ISO 3166 code. `UNDER` says where we follow the usage of the
United Nations rather than the drawing.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import asin, cos, hypot, inf, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pycountry

Point = tuple[float, float]
Ring = list[Point]

WIDTH = 1000.0  # units of the drawing
TOLERANCE = 0.45  # units a thinned line may stray from the drawn one
TINY = 6.0  # square units: a smaller shape is thinned less
SOUTH = -58.0  # degrees; Antarctica is left out
NO_CODE = {"Kosovo": "RS", "N. Cyprus": "CY", "Somaliland": "SO"}  # drawn apart, without a code
UNDER = {"TW": "CN"}  # one State in the usage of the United Nations
CRIMEA = ((32.2, 44.2), (36.8, 46.3))  # drawn with RU; UA after General Assembly resolution 68/262
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796  # Equal Earth, Savric et al. 2018


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth, in units of the drawing; origin at the top left."""
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    slope = 9 * A4 * theta**8 + 7 * A3 * theta**6 + 3 * A2 * theta**2 + A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    y = A4 * theta**9 + A3 * theta**7 + A2 * theta**3 + A1 * theta
    scale = WIDTH / (2 * 2.70663)
    return WIDTH / 2 + x * scale, (1.31737 - y) * scale


def rings_by_code(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """ISO alpha-2 code -> outer and inner rings, in degrees."""
    arcs = list(_arcs(topology))
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = _code(shape)
        if code is None or shape["type"] is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (_joined(ring, arcs) for polygon in polygons for ring in polygon):
            owner = "UA" if code == "RU" and _within(ring, CRIMEA) else code
            found.setdefault(owner, []).extend(cut(ring))
    return found


def cut(ring: Ring) -> Iterator[Ring]:
    """The ring in parts that do not cross the 180th meridian."""
    whole = [ring[0]]
    for x, y in ring[1:]:
        before = whole[-1][0]
        whole.append((x + 360 * round((before - x) / 360), y))
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in whole]
        part = _beyond(_beyond(moved, -180.0, 1), 180.0, -1)
        if len(part) > 3:
            yield part


def _beyond(ring: Ring, edge: float, side: int) -> Ring:
    """What of a closed ring lies east (`side` 1) or west (-1) of a meridian."""
    kept: Ring = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ax - edge) * side >= 0:
            kept.append((ax, ay))
        if (ax - edge) * (bx - edge) < 0:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return [*kept, kept[0]] if kept and kept[0] != kept[-1] else kept


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        ring: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            ring.append((x * sx + tx, y * sy + ty))
        yield ring


def _joined(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _code(shape: dict[str, Any]) -> str | None:
    name = shape["properties"]["name"]
    country = pycountry.countries.get(numeric=shape["id"]) if "id" in shape else None
    code = country.alpha_2 if country else NO_CODE.get(name)
    return None if code == "AQ" else UNDER.get(code or "", code)


def _within(ring: Ring, box: tuple[Point, Point]) -> bool:
    (west, south), (east, north) = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def thinned(ring: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker's thinning; ends stay."""
    if len(ring) < 3:
        return ring
    (ax, ay), (bx, by) = ring[0], ring[-1]
    length = hypot(bx - ax, by - ay)
    far, where = -inf, 0
    for n, (x, y) in enumerate(ring[1:-1], 1):
        off = (
            abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            if length
            else hypot(x - ax, y - ay)
        )
        if off > far:
            far, where = off, n
    if far <= tolerance:
        return [ring[0], ring[-1]]
    return thinned(ring[: where + 1], tolerance)[:-1] + thinned(ring[where:], tolerance)


def area(ring: Ring) -> float:
    """Square units, always positive."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def path(rings: list[Ring]) -> str:
    """The rings as an SVG path with relative lines, in tenths rounded once."""
    parts = []
    for ring in rings:
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(tenths)]
        lines = " ".join(f"{_tenth(x)},{_tenth(y)}" for x, y in steps[:-1] if x or y)
        if lines:
            parts.append(f"M{_tenth(tenths[0][0])},{_tenth(tenths[0][1])}l{lines}z")
    return "".join(parts)


def _tenth(value: int) -> str:
    return f"{value / 10:g}"


def row(code: str, rings: list[Ring]) -> tuple[str, float, float, float, str]:
    """Code, centre of the largest part (x, y), its area, path."""
    drawn = [[project(*point) for point in ring] for ring in rings]
    largest = max(drawn, key=area)
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    total = sum(map(area, drawn))
    fine = TOLERANCE if total > TINY else TOLERANCE / 4
    kept = [ring for ring in drawn if area(ring) > 0.4 or total < TINY or ring is largest]
    shape = path([thinned(ring, fine) for ring in kept])
    centre = round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)
    return code, *centre, round(total, 1), shape


def main(source: Path, target: Path) -> None:
    """Read the TopoJSON file `source` and write `target`."""
    shapes = rings_by_code(json.loads(source.read_text("utf-8")))
    with target.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["iso", "x", "y", "area", "path"])
        table.writerows(row(code, rings) for code, rings in sorted(shapes.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
