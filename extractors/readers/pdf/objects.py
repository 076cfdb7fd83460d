"""What stands on a PDF page, read through pdfium.

pdfium gives one object for each text operator, already with the spaces it sees between them;
what belongs together is decided behind this module.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Any

import pypdfium2.raw as pdfium

from extractors.document import BBox
from extractors.readers.pdf.characters import PageCharacters, display, key_of
from extractors.readers.pdf.page import (
    CLEAN,
    Matrix,
    PageObjects,
    Surface,
    TextRun,
    new_box,
    new_run,
    union,
)
from extractors.readers.pdf.pdfium import (
    Edges,
    bounded,
    kind_of,
    letters_on,
    matrix_of,
    objects_in,
    objects_on,
)
from extractors.readers.pdf.ruling_lines import rules_of
from extractors.readers.pdf.surfaces import Placed, orders_among, surfaces_of
from extractors.readers.pdf.text_looks import Looks, LooksKey, TextObjects
from extractors.text import GLYPH_NUMBER, UNREADABLE

TEXT, PATH, IMAGE, SHADING, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)
MOST_PATHS = 4000  # a page with more is a drawing, not a table
DEEPEST_FORM = 30  # forms may hold forms, even themselves; each stamp put on adds one
LETTER = 0.65  # em; the usual width of letters and figures lies below, of capitals just above
JUMP = 1.0  # em; a wider gap inside a run leads to another column
# Control characters, the replacement character and the private use areas, but for the part
# where Symbol and Wingdings keep the bullets of lists.
UNMAPPED = re.compile(
    r"[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]"
    r"|[\U000f0000-\U0010ffff]"
)
ODD = re.compile(f"[{re.escape(''.join(map(chr, CLEAN)))}]|{UNMAPPED.pattern}")


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page, or a form on it: how its places are seen, and the looks met so far."""

    shown: Matrix
    depth: int = 0
    clip: BBox | None = None  # what is shown of a form, as shown; None for all of it
    looks: dict[LooksKey, Looks] = field(default_factory=dict)


def page_objects(page: Any, number: int) -> PageObjects:
    """Read every object of a pypdfium2 page; nothing of the page is kept."""
    with letters_on(page) as textpage:
        reader = _Reader(page, textpage, number)
        reader.read_page()
        return reader.found


class _Reader:
    """One page while it is read."""

    def __init__(self, page: Any, textpage: Any, number: int) -> None:
        self.page = page
        shown, width, height = display(page)
        self.frame = _Frame(shown)
        self.found = PageObjects(number, width, height)
        self.letters = PageCharacters(textpage, shown)
        self.texts = TextObjects()

    def read_page(self) -> None:
        self._read(objects_on(self.page), self.frame)
        self.found.unreadable = self.letters.unreadable()
        self.found.unmapped = max(
            self.found.unmapped, self.letters.guessed(), self.found.unreadable
        )

    def _read(self, things: list[Any], frame: _Frame) -> None:
        """The objects of a page or a form: the text before a form inside, its own, the rest."""
        kinds = list(map(kind_of, things))
        start = 0
        for end in [*_all(FORM, kinds), len(things)]:
            self._read_plain(things[start:end], kinds[start:end], frame)
            if end < len(things) and frame.depth < DEEPEST_FORM:
                self._read_form(things[end], frame)
            start = end + 1

    def _read_form(self, form: Any, frame: _Frame) -> None:
        clip = self.texts.clip(form)
        inside = _Frame(
            frame.shown.after(matrix_of(form)),
            frame.depth + 1,
            frame.shown.box(*clip) if clip else frame.clip,
        )
        if pdfium.FPDFPageObj_HasTransparency(form):
            self.found.surfaces.extend(
                Surface(box, None, len(self.found.runs)) for _, box in _placed([form], frame)
            )
        self._read(objects_in(form), inside)

    def _read_plain(self, things: list[Any], kinds: list[int], frame: _Frame) -> None:
        by_kind = {kind: [things[n] for n in _all(kind, kinds)] for kind in set(kinds)}
        begins = self._read_texts(by_kind.get(TEXT, []), frame)
        filled: list[Placed] = []
        if paths := by_kind.get(PATH):
            if not self.found.runs:  # with words on the page they may be anything
                self.found.segments += sum(map(pdfium.FPDFPath_CountSegments, paths[:MOST_PATHS]))
            some = paths[: max(MOST_PATHS - self.found.paths, 0)]
            self.found.rules.extend(rules_of(some, frame.shown, filled))
            self.found.paths += len(paths)
        pasted = [*_placed(by_kind.get(IMAGE, []), frame)]
        self.found.pictures.extend(box for _, box in pasted)
        pasted += _placed(by_kind.get(SHADING, []), frame)
        if filled or pasted:
            orders = orders_among(things, begins, len(self.found.runs))
            self.found.surfaces.extend(surfaces_of(filled, pasted, orders))

    def _read_texts(self, things: list[Any], frame: _Frame) -> dict[int, int]:
        """Read texts as runs; the order of the first run of each or of a later one, by its `id`."""
        begins: dict[int, int] = {}
        runs, known, shown = self.found.runs, frame.looks, frame.shown
        spelled, ask = self.letters.spelled, self.texts.ask
        a, b, c, d, e, f = shown
        upright = not b and not c and a > 0 > d  # as nearly all pages are
        for thing in things:
            order = begins[id(thing)] = len(runs)
            raw = spelled.get(key_of(thing), "")
            is_clean = raw.isascii() and raw.isprintable() and "(cid:" not in raw
            text = raw if is_clean else self._cleaned(raw)
            if not text or text.isspace() or (answer := ask(thing)) is None:
                self.found.silent += not text
                continue
            (x0, y0, x1, y1, packed, x, y), mode, font = answer
            key = packed, mode, font
            looks = known.get(key)
            if looks is None:
                looks = known[key] = self.texts.looks(key, shown)
            size, style, turn = looks
            left, baseline = a * x + c * y + e, b * x + d * y + f
            if upright:
                box = new_box((a * x0 + e, d * y1 + f, a * x1 + e, d * y0 + f))
            else:
                box = shown.box(x0, y0, x1, y1)
            clip = self.texts.clip(thing)
            if (clip and not _is_within((x0 + x1) / 2, (y0 + y1) / 2, clip)) or (
                frame.clip and not _is_within(*_middle(box), frame.clip)
            ):
                self.found.surfaces.append(Surface(box, None, order))
            run = new_run((text, box, left, baseline, size, style, order, turn))
            wide = box[2] - box[0] > LETTER * len(text) * size  # x1 - x0
            if wide and UNREADABLE not in text and _is_stretched(run):
                runs.extend(self._cut(run, thing))
            else:
                runs.append(run)
        return begins

    def _cut(self, run: TextRun, thing: Any) -> list[TextRun]:
        """The parts of a run that jumps across the page, from one column to the next."""
        parts: list[tuple[list[str], list[BBox]]] = []
        reached = 0.0
        for letter, box in self.letters.of(thing):
            if box is None or not letter.strip():
                if parts:
                    parts[-1][0].append(" ")
            elif parts and -run.size < box.x0 - reached < JUMP * run.size:
                parts[-1][0].append(letter)
                parts[-1][1].append(box)
                reached = max(reached, box.x1)
            else:
                parts.append(([letter], [box]))
                reached = box.x1
        cut = [
            run._replace(text="".join(letters), box=box, left=box.x0, order=order)
            for order, (letters, boxes) in enumerate(parts, run.order)
            for box in (union(boxes),)
        ]
        return cut or [run]

    def _cleaned(self, text: str) -> str:
        """A text without control characters; letters nobody can tell are counted."""
        if "(cid:" in text:
            text = GLYPH_NUMBER.sub(UNREADABLE, text)
        elif not ODD.search(text):
            return text
        self.found.unmapped += len(UNMAPPED.findall(text))
        return text.translate(CLEAN)


def _all(kind: int, kinds: list[int]) -> Iterator[int]:
    """Where in `kinds` that kind stands."""
    return compress(count(), map(kind.__eq__, kinds))


def _placed(things: list[Any], frame: _Frame) -> Iterator[Placed]:
    return ((thing, frame.shown.box(*edges)) for thing, edges in bounded(things))


def _middle(box: BBox) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def _is_within(x: float, y: float, edges: Edges) -> bool:
    left, bottom, right, top = edges
    return left <= x <= right and bottom <= y <= top


def _is_stretched(run: TextRun) -> bool:
    """Whether a run is much wider than its letters; then it jumps somewhere."""
    width, letters = run.box.x1 - run.box.x0, len(run.text)
    if run.turn:
        return False
    spaces = run.text.count(" ")
    return width / run.size > LETTER * (letters - spaces) + JUMP * (1 + spaces)
