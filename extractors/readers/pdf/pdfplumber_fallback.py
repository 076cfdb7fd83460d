"""Pages on which pdfium sees no letters, or cannot tell which: pdfplumber looks again.

Twenty to forty times slower, and on a few files the only one to know the fonts.
"""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractors.document import BBox, Style
from extractors.readers.pdf.page import CLEAN, PageObjects, Surface, TextRun
from extractors.text import GLYPH_NUMBER, UNREADABLE, is_garbled

DOUBTFUL = 0.2  # of the letters unmapped: worth a second look; formulas stay below
SILENT = 10  # times the text objects that speak; single spaces are silent, too


def is_doubtful(page: PageObjects) -> bool:
    if not page.silent and not page.unmapped:
        return False
    return page.silent > SILENT * (len(page.runs) + 1) or page.unmapped > DOUBTFUL * max(
        page.letters, 1
    )


def seen_by_pdfplumber(path: Path, page: PageObjects) -> PageObjects:
    """The page with the words pdfplumber finds where it knows more letters; else as it was."""
    words = _words(path, page.number)
    seen = PageObjects(page.number, page.width, page.height, list(_runs(words)))
    seen.rules, seen.pictures, seen.paths = page.rules, page.pictures, page.paths
    seen.surfaces = [Surface(picture, None, 0) for picture in page.pictures]
    seen.unmapped = sum(len(GLYPH_NUMBER.findall(word["text"])) for word in words)
    known = page.letters - page.unmapped
    return seen if seen.letters - seen.unmapped > known else page


def _words(path: Path, number: int) -> list[dict[str, Any]]:
    import pdfplumber  # half a second, and hardly ever needed
    from pdfplumber.utils.text import extract_words

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(path, pages=[number]) as pdf:
            letters = list(_letters(pdf.pages[0], pdf.pages[0].layout))
            return extract_words(letters, extra_attrs=["size"])
    except Exception:  # pdfminer raises anything on damage; what pdfium saw stands
        return []


def _letters(page: Any, things: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The letters of a pdfplumber page as it makes words of, without what words do not need.

    It describes each letter in thirty fields, which takes a quarter of its time.
    """
    left, top = page.mediabox[:2]
    for thing in things:
        if hasattr(thing, "graphicstate"):  # letters alone have one
            x0, y0, x1, y1 = thing.bbox
            above = page.height - y1 + top
            yield {
                "text": thing.get_text(),
                "x0": x0 + left,
                "x1": x1 + left,
                "top": above,
                "bottom": page.height - y0 + top,
                "doctop": above,
                "upright": thing.upright,
                "size": thing.size,
            }
        elif hasattr(thing, "__iter__"):  # a figure, which may hold letters
            yield from _letters(page, thing)


def _runs(words: list[dict[str, Any]]) -> Iterator[TextRun]:
    for order, word in enumerate(words):
        text = GLYPH_NUMBER.sub(UNREADABLE, word["text"])
        if not is_garbled(text):  # a bullet, or a sign within a word
            text = text.replace(UNREADABLE, "")
        text = text.translate(CLEAN).strip()
        if not text:
            continue
        box = BBox(word["x0"], word["top"], word["x1"], word["bottom"])
        size = float(word["size"])
        baseline = box.bottom - 0.2 * size
        yield TextRun(f"{text} ", box, box.x0, baseline, size, Style(size=size), order)
