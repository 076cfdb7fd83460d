"""The map: which part of the world is shown, and the shapes of the States on it."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

WORLD = Path(__file__).parent.parent / "data" / "world.csv"
WIDTH, HEIGHT = 1000.0, 440.0  # units of the drawing; Antarctica is not on it
SMALL = 12.0  # square units: smaller States get a ring around them
NARROWEST = 260.0  # units a part of the map is wide at least
MARGIN = 30.0  # units around the States shown
STEP = re.compile(r"([Ml ])(-?[\d.]+),(-?[\d.]+)")


class Named(Protocol):
    """A State on a list."""

    @property
    def key(self) -> str:
        """Its ISO code."""
        ...

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """What it is called, by language."""
        ...


@dataclass(frozen=True, slots=True)
class Shape:
    """A State on the map, in units of the drawing; origin at the top left."""

    iso: str
    x: float  # the middle of its largest part
    y: float
    area: float
    path: str
    box: tuple[float, float, float, float]  # west, north, east, south


@dataclass(frozen=True, slots=True)
class Picture:
    """The part of the map that shows some States."""

    view: str  # x, y, width, height
    shapes: tuple[Shape, ...]
    rings: tuple[tuple[float, float, float], ...]  # x, y, radius: where a State is too small


@cache
def shapes() -> dict[str, Shape]:
    """ISO 3166-1 alpha-2 code -> shape."""
    with WORLD.open(encoding="utf-8", newline="") as lines:
        return {row["iso"]: _shape(row) for row in csv.DictReader(lines)}


@cache
def land() -> str:
    """All land as an SVG file, without any border: the ground of every map."""
    path = "".join(shape.path for shape in shapes().values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        "<style>path{fill:#c9d1cf;stroke:#c9d1cf;stroke-width:.5}"
        "@media(prefers-color-scheme:dark){path{fill:#3a4744;stroke:#3a4744}}</style>"
        f'<path d="{path}"/></svg>\n'
    )


def drawn(code: str) -> bool:
    """Whether there is a shape for this ISO code."""
    return code in shapes()


def picture(codes: Iterable[str]) -> Picture | None:
    """The part of the map for these States; None when none of them can be drawn."""
    shown = tuple(shapes()[code] for code in sorted(set(codes)) if drawn(code))
    if not shown:
        return None
    view, wide = _view(shown)
    radius = round(wide / 90, 1)
    rings = tuple(
        (shape.x, shape.y, radius) for shape in shown if shape.area < SMALL * (wide / WIDTH) ** 2
    )
    return Picture(view, shown, rings)


def _view(shown: tuple[Shape, ...]) -> tuple[str, float]:
    west, north = (min(shape.box[n] for shape in shown) - MARGIN for n in (0, 1))
    east, south = (max(shape.box[n] for shape in shown) + MARGIN for n in (2, 3))
    wide = max(east - west, (south - north) * WIDTH / HEIGHT, NARROWEST)
    if wide > WIDTH * 0.6:
        return f"0 0 {WIDTH:g} {HEIGHT:g}", WIDTH
    high = wide * HEIGHT / WIDTH
    x = min(max((west + east - wide) / 2, 0), WIDTH - wide)
    y = min(max((north + south - high) / 2, 0), HEIGHT - high)
    return " ".join(f"{value:.1f}" for value in (x, y, wide, high)), wide


def _shape(row: dict[str, str]) -> Shape:
    middle = float(row["x"]), float(row["y"])
    points = list(_points(row["path"])) or [middle]  # an islet may be thinned to nothing
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = (min(xs), min(ys), max(xs), max(ys))
    return Shape(row["iso"], *middle, float(row["area"]), row["path"], box)


def _points(path: str) -> Iterable[tuple[float, float]]:
    x = y = 0.0
    for command, dx, dy in STEP.findall(path):
        x, y = (float(dx), float(dy)) if command == "M" else (x + float(dx), y + float(dy))
        yield x, y


@dataclass(frozen=True, slots=True)
class MapPart:
    """A State that can be chosen on the map."""

    iso: str
    path: str
    ring: tuple[float, float] | None  # its middle, where it is too small to be hit
    names: tuple[tuple[str, str], ...]  # by language


def whole_map(entries: Iterable[Named]) -> tuple[MapPart, ...]:
    """The States of a list that can be drawn, by code."""
    return tuple(
        MapPart(
            entry.key,
            shape.path,
            (shape.x, shape.y) if shape.area < SMALL else None,
            entry.names,
        )
        for entry in entries
        if (shape := shapes().get(entry.key))
    )
