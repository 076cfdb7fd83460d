"""Pages on which pdfium sees no letters, or cannot tell which: pdfplumber looks again.

Twenty to forty times slower, and on a few files the only one to know the fonts.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.document import BBox, Style
from extractors.pdf_page import CLEAN, PageObjects, Run

DOUBTFUL = 0.2  # of the letters unmapped: worth a second look; formulas stay below
SILENT = 10  # times the text objects that speak; single spaces are silent, too
UNKNOWN = re.compile(r"\(cid:\d+\)")


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
    seen.unmapped = sum(len(UNKNOWN.findall(word["text"])) for word in words)
    known = page.letters - page.unmapped
    return seen if seen.letters - 4 * seen.unmapped > known else page


def _words(path: Path, number: int) -> list[dict[str, Any]]:
    import pdfplumber  # half a second, and hardly ever needed

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(path, pages=[number]) as pdf:
            words: list[dict[str, Any]] = pdf.pages[0].extract_words(extra_attrs=["size"])
            return words
    except Exception:  # pdfminer raises anything on damage; what pdfium saw stands
        return []


def _runs(words: list[dict[str, Any]]) -> Iterator[Run]:
    for order, word in enumerate(words):
        text = word["text"].translate(CLEAN).strip()
        if not text:
            continue
        box = BBox(word["x0"], word["top"], word["x1"], word["bottom"])
        size = float(word["size"])
        baseline = box.bottom - 0.2 * size
        yield Run(f"{text} ", box, box.x0, baseline, size, Style(size=size), order)
