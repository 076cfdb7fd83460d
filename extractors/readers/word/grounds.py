"""What colour stands behind letters in a Word file: of the paper, a cell, a paragraph, a marker."""

import re
from collections.abc import Mapping

from extractors.document import RGB
from extractors.readers.word import namespaces as names
from extractors.readers.word.namespaces import VAL, W
from extractors.readers.word.package import Element
from extractors.readers.word.values import child, value

PAPER = RGB(255, 255, 255)
HEX = re.compile(r"[0-9A-Fa-f]{6}")
ALIKE = 10  # 0-255 of each channel; what differs by less is one colour to the eye
MARKERS: Mapping[str, RGB] = {  # w:highlight (ECMA-376 part 1, 17.18.40)
    "black": RGB(0, 0, 0), "blue": RGB(0, 0, 255), "cyan": RGB(0, 255, 255),
    "green": RGB(0, 255, 0), "magenta": RGB(255, 0, 255), "red": RGB(255, 0, 0),
    "yellow": RGB(255, 255, 0), "white": RGB(255, 255, 255), "darkBlue": RGB(0, 0, 128),
    "darkCyan": RGB(0, 128, 128), "darkGreen": RGB(0, 128, 0), "darkMagenta": RGB(128, 0, 128),
    "darkRed": RGB(128, 0, 0), "darkYellow": RGB(128, 128, 0), "darkGray": RGB(128, 128, 128),
    "lightGray": RGB(192, 192, 192),
}  # fmt: skip

Ground = RGB | None
"""None: nobody can tell from here."""


def shaded(shading: Element | None, outer: Ground) -> Ground:
    """The ground that a w:shd makes on `outer`; patterns and colours of the theme are unknown."""
    if shading is None:
        return outer
    kind = shading.get(VAL, "clear")
    if shading.get(f"{W}themeFill") or shading.get(f"{W}themeColor"):
        return None
    written = shading.get(f"{W}color" if kind == "solid" else f"{W}fill", "auto")
    if kind not in ("clear", "nil", "solid"):
        return None
    return _rgb(written) if HEX.fullmatch(written) else None if kind == "solid" else outer


def of_run(properties: Element | None, outer: Ground) -> Ground:
    """The ground of a run; a marker covers its shading."""
    ground = shaded(child(properties, names.SHADING), outer)
    marker = value(properties, "highlight")
    return ground if marker in (None, "none") else MARKERS.get(marker)


def is_lost(color: object, ground: Ground) -> bool:
    """Whether letters of this colour are not seen on that ground; one unknown hides nothing."""
    if not isinstance(color, RGB) or ground is None:
        return False
    return all(abs(a - b) < ALIKE for a, b in zip(color, ground, strict=True))


def _rgb(written: str) -> RGB:
    return RGB(int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16))
