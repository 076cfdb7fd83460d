"""How far the picture of a page leans, and the same picture set straight.

Words on a leaning page run into the lines above and below, and rules are no longer straight. The
angle is that at which rows and columns of the picture are most unlike each other: lines of text
then lie between empty lines, rules in one row (projection profiles; Postl 1986).
"""

from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from PIL import Image

MOST = 4.0  # degrees either way; a page that leans more is read as it is
STAGES = ((8, 0.5, MOST), (4, 0.1, 0.4), (2, 0.04, 0.12))  # reduced by, step, how far, in degrees
LEAST = 0.03  # degrees; less moves a word at the margin by a pixel
GAIN = 1.02  # in sharpness; a page without lines is about as sharp at every angle
FEW = 0.0005  # of the page is ink: nothing to go by
MIDDLE = 128  # 0-255, between ink and paper


def straightened(image: Image.Image) -> Image.Image:
    """`image`, shades of grey on white, turned about its middle so that its lines are level."""
    angle = lean_of(image)
    if not angle:
        return image
    return image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def lean_of(image: Image.Image) -> float:
    """Degrees to turn counterclockwise to set the page straight; 0.0 where it cannot be told."""
    angle = 0.0
    for reduced, step, reach in STAGES:
        small = _ink(image.reduce(reduced))
        if small.histogram()[255] < FEW * small.width * small.height:
            return 0.0
        steps = round(reach / step)
        tried = [angle + n * step for n in range(-steps, steps + 1)]
        angle = max(tried, key=partial(_sharpness, small))
    if abs(angle) < LEAST or abs(angle) > MOST:
        return 0.0
    return angle if _sharpness(small, angle) > GAIN * _sharpness(small, 0.0) else 0.0


def _ink(image: Image.Image) -> Image.Image:
    """White where there is ink, so that the corners of a turned picture stay empty."""
    return image.point([255 if value < MIDDLE else 0 for value in range(256)])


def _sharpness(ink: Image.Image, angle: float) -> int:
    """How much neighbouring rows, and neighbouring columns, differ in ink."""
    turned = ink.rotate(angle, resample=Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    columns = turned.resize((turned.width, 1), Image.Resampling.BOX).tobytes()
    return _changes(rows) + _changes(columns)


def _changes(means: Iterable[int]) -> int:
    return sum((a - b) ** 2 for a, b in pairwise(means))
