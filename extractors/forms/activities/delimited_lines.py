"""Activities on a line each, cut by signs: "Ring the young (Kenya); 2030; a map; EUR 5,000"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice, product

from extractors.document import Paragraph
from extractors.fields.values import ActivityRow
from extractors.forms.activities.credited_lines import BULLET, NUMBER
from extractors.forms.activities.item_rows import FEWEST, FEWEST_PIECES, Item, rows_of, told_by
from extractors.text import KEPT

LONGEST = 500  # characters of a line
LONGEST_NAME = 60  # characters of a line in bold that names an activity, and more
MOST_POINTS = 6  # below a name
CUTS = (
    re.compile(r"\s*[|\t]\s*"),
    re.compile(r"\s*;\s+"),
    re.compile(r"\s*;\s+|\s+[–—]\s+"),
    re.compile(r"\s*;\s+|(?<=[^\W\d_]{3}|\d{3})\.\s+(?=[A-ZÀ-Ý\d(\[])"),
    re.compile(r"\s*;\s+|(?<=[^\W\d_]{3}|\d{3})\.\s+(?=[A-ZÀ-Ý\d(\[])|\s?:\s+"),
    re.compile(r"\s*;\s+|\s?:\s+"),
)
"""What may part the pieces of a line, the surest first."""


def delimited_rows(body: Iterable[Paragraph], fewest_told: int) -> list[ActivityRow]:
    """The activities of lines that are cut by the same signs, or of points below a name; or none.

    `fewest_told`: of money, time and people, how many must be told by what stands there.
    """
    lines = [p for p in body if p.location.table is None and p.text.strip()]
    return _by_names(lines, fewest_told) or _by_signs(lines, fewest_told)


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
    text = _bare(line.text)
    if len(text) > LONGEST:
        return []
    pieces: list[str] = []
    for part, bracketed in _parts(text, every=every):
        if not bracketed:
            pieces += cut.split(part)
        else:
            pieces += [p for piece in re.split(r"\s*[;|]\s*", part) for p in _listed(piece)]
    return [stripped for piece in pieces if (stripped := piece.strip(" .;,:|–—-"))]


@lru_cache(maxsize=KEPT)  # asked for again with each way to cut
def _bare(text: str) -> str:
    return NUMBER.sub("", BULLET.sub("", " ".join(text.split()), count=1), count=1)


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


def _by_names(lines: Sequence[Paragraph], fewest_told: int) -> list[ActivityRow]:
    """The rows of names that stand over as many points, or lines, or pieces of a line, each."""
    bulleted = [_is_point(line) for line in lines]
    named = [line.bold or bool(_number(line)) for line in lines]
    best: list[ActivityRow] = []
    for below in (bulleted, [not name for name in named]):
        for cut in (None, *CUTS):
            items = list(_below_names(lines, below, cut))
            rows = rows_of(items, fewest_told) if len(items) >= FEWEST else []
            best = rows if _worth(rows) > _worth(best) else best
    return best


def _below_names(
    lines: Sequence[Paragraph], below: Sequence[bool], cut: re.Pattern[str] | None
) -> Iterator[Item]:
    """Each name with what stands below it; a line alone below it is cut at `cut`."""
    for n, line in enumerate(lines[:-1]):
        if below[n] or not below[n + 1] or line.text.rstrip().endswith((".", ";")):
            continue
        points = list(islice(_until(lines, below, n + 1), MOST_POINTS + 1))
        pieces = [BULLET.sub("", " ".join(p.text.split()), count=1) for p in points]
        if cut:
            pieces = _pieces(points[0], cut, every=False) if len(points) == 1 else []
        if FEWEST_PIECES <= len(pieces) + 1 <= MOST_POINTS + 1:
            name = NUMBER.sub("", " ".join(line.text.split()), count=1).rstrip(" :")
            yield Item(line.location.paragraph, (name, *(p.rstrip(" .;") for p in pieces)))


def _until(lines: Sequence[Paragraph], below: Sequence[bool], start: int) -> Iterator[Paragraph]:
    for line, is_below in zip(lines[start:], below[start:], strict=True):
        if not is_below:
            return
        yield line


def _number(line: Paragraph) -> str:
    """The number of a line, written or set by Word; "" for a bullet."""
    mark = NUMBER.match(f"{line.numbering} a") or NUMBER.match(line.text)
    return mark[0] if mark else ""


def _is_point(line: Paragraph) -> bool:
    style = line.style_name.casefold()
    listed = "list" in style or "liste" in style or "lista" in style
    return bool(BULLET.match(line.text)) or (listed and not _number(line))
