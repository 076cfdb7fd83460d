"""Activities on a line each, cut by signs: "Ring the young (Kenya); 2030; a map; EUR 5,000"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, product

from extractors.document import Paragraph
from extractors.fields.values import ActivityRow
from extractors.forms.activities.credited_lines import BULLET, NUMBER
from extractors.forms.activities.item_rows import FEWEST, FEWEST_PIECES, Item, rows_of, told_by

LONGEST = 500  # characters of a line
LONGEST_NAME = 60  # characters of a line in bold that names an activity, and more
MOST_POINTS = 6  # below a name
OPEN, CLOSE = "([", ")]"
CUTS = (
    re.compile(r"\s*[|\t]\s*"),
    re.compile(r"\s*;\s+"),
    re.compile(r"\s*;\s+|\s+[–—]\s+"),
    re.compile(r"\s*;\s+|(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Ý\d(\[])"),
    re.compile(r"\s*;\s+|(?<=[^\W\d_]{3})\.\s+(?=[A-ZÀ-Ý\d(\[])|\s?:\s+"),
    re.compile(r"\s*;\s+|\s?:\s+"),
)
"""What may part the pieces of a line, the surest first."""


def delimited_rows(body: Iterable[Paragraph], fewest_told: int) -> list[ActivityRow]:
    """The activities of lines that are cut by the same signs, or of points below a name; or none.

    `fewest_told`: of money, time and people, how many must be told by what stands there.
    """
    lines = [p for p in body if p.location.table is None and p.text.strip()]
    return _by_points(lines, fewest_told) or _by_signs(lines, fewest_told)


def _by_signs(lines: Sequence[Paragraph], fewest_told: int) -> list[ActivityRow]:
    best: list[ActivityRow] = []
    for cut, every in product(CUTS, (False, True)):
        runs = _runs(lines, cut, every=every)
        rows = [row for run in runs for row in rows_of(run, fewest_told)]
        if _worth(rows) > _worth(best):
            best = rows
    return best


def _worth(rows: Sequence[ActivityRow]) -> tuple[int, int]:
    cells = [(r.outcome, r.timeframe, r.responsibility, r.funding) for r in rows]
    return len(rows), sum(bool(value) for row in cells for value in row)


def _runs(lines: Sequence[Paragraph], cut: re.Pattern[str], *, every: bool) -> Iterator[list[Item]]:
    """The lines that follow each other and come in pieces, each as an item."""
    found = [(line, _pieces(line, cut, every=every)) for line in lines]
    for in_pieces, group in groupby(found, key=lambda pair: len(pair[1]) >= FEWEST_PIECES):
        if in_pieces:
            yield [Item(line.location.paragraph, tuple(pieces)) for line, pieces in group]


def _pieces(line: Paragraph, cut: re.Pattern[str], *, every: bool) -> list[str]:
    """The line cut at `cut` and at its brackets; within these at semicolons, else commas.

    At `every` bracket, or only at those that tell of money, time or people.
    """
    text = NUMBER.sub("", BULLET.sub("", " ".join(line.text.split()), count=1), count=1)
    if len(text) > LONGEST:
        return []
    pieces: list[str] = []
    for part, bracketed in _parts(text, every=every):
        if not bracketed:
            pieces += cut.split(part)
        elif ";" in part or "|" in part:
            pieces += re.split(r"\s*[;|]\s*", part)
        else:
            pieces += _listed(part)
    return [stripped for piece in pieces if (stripped := piece.strip(" .;,:|–—-"))]


def _parts(text: str, *, every: bool) -> Iterator[tuple[str, bool]]:
    """The text, what stands in brackets apart; only where it tells of something, unless `every`.

    "Ecuador (Vice-Ministry)" stays whole, "Count birds (Kenya)" does not.
    """
    at = 0
    for match in re.finditer(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]", text):
        before, inside = text[at : match.start()], match[1]
        telling = [told_by(piece) for piece in re.split(r"\s*[;|]\s*|,\s+", inside)]
        if every or (any(telling) and not told_by(re.split(r"[;|:.]\s", before)[-1])):
            yield before, False
            yield inside, True
            at = match.end()
    yield text[at:], False


def _listed(inside: str) -> Iterator[str]:
    """What stands in brackets, cut where a comma parts pieces that tell of different things."""
    before = ""
    for piece in re.split(r",\s+", inside):
        field = told_by(piece)
        if before and field and field != told_by(before):
            yield before
            before = piece
        else:
            before = f"{before}, {piece}" if before else piece
    if before:
        yield before


def _by_points(lines: Sequence[Paragraph], fewest_told: int) -> list[ActivityRow]:
    """The rows of names that stand over as many points each."""
    items = list(_pointed(lines))
    return rows_of(items, fewest_told) if len(items) >= FEWEST else []


def _pointed(lines: Sequence[Paragraph]) -> Iterator[Item]:
    points = [_is_point(line) for line in lines]
    for n, line in enumerate(lines[:-1]):
        if points[n] or not points[n + 1]:
            continue
        below = [p.text for p in islice(_until(lines, points, n + 1), MOST_POINTS + 1)]
        if FEWEST_PIECES <= len(below) + 1 <= MOST_POINTS + 1 and not line.text.endswith("."):
            name = NUMBER.sub("", " ".join(line.text.split()), count=1).rstrip(" :")
            pieces = (BULLET.sub("", " ".join(text.split()), count=1) for text in below)
            yield Item(line.location.paragraph, (name, *(p.rstrip(" .;") for p in pieces)))


def _until(lines: Sequence[Paragraph], points: Sequence[bool], start: int) -> Iterator[Paragraph]:
    for line, point in zip(lines[start:], points[start:], strict=True):
        if not point:
            return
        yield line


def _is_point(line: Paragraph) -> bool:
    style = line.style_name.casefold()
    listed = "list" in style or "liste" in style or "lista" in style
    return bool(BULLET.match(line.text)) or (listed and not NUMBER.match(f"{line.numbering} a"))
