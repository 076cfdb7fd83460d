"""The Range States of an action on a map, for the pages of the desk."""

from collections.abc import Iterable

from pipeline.site.render.world_map import HEIGHT, WIDTH, picture, shapes
from pipeline.site.render.world_map import Picture as Picture


def map_of(codes: Iterable[str | None]) -> Picture | None:
    """The part of the map for these States, by ISO code; None where none of them can be drawn."""
    return picture(code for code in codes if code)


def land() -> str:
    """All land as an SVG file without a style of its own, which the policy of the desk forbids."""
    path = "".join(shape.path for shape in shapes().values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f'<path d="{path}" fill="#8b9c97" fill-opacity=".5"/></svg>\n'
    )
