"""Words from the picture of a page, through Tesseract.

Two things decide what it costs and what it gets right (measured on A4 at 300 dpi): with one
thread a page takes 2.5 s instead of 16, and with the one language of the document accents
survive that are lost when several languages are offered together.
"""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import lxml.html
import pytesseract
from PIL import Image

from extractors.document import BBox

DPI = 300
PAGE_SECONDS = 25  # for one pass over one page; ten times the usual
LEGIBLE = 50  # mean confidence, 0-100; below this a page may stand sideways, or be no text
DOUBTFUL = 40  # confidence of a single word without a letter or digit: dirt on the glass
LANGUAGES = ("eng", "fra", "spa")
# Common words, without accents, which a pass in the wrong language may lose.
FUNCTION_WORDS = {
    "eng": frozenset(("the", "of", "and", "to", "in", "is", "for", "with", "by", "that")),
    "fra": frozenset(("le", "les", "des", "et", "du", "dans", "une", "pour", "par", "est")),
    "spa": frozenset(("el", "los", "las", "del", "y", "en", "una", "para", "por", "con")),
}
LIKE_BULLETS = frozenset("e¢°©®«»*+o•·")  # what a bullet before a line is taken for
TAB = 0.5  # of the size of type; a space is narrower
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa"


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word with its place, in pixels from the top left of the picture."""

    text: str
    box: BBox
    baseline: float
    size: float  # of the type, in pixels
    confidence: float  # 0-100


@cache
def installed_languages() -> tuple[str, ...]:
    """What Tesseract can read of the languages of the Convention; empty without Tesseract."""
    try:
        known = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return ()
    return tuple(language for language in LANGUAGES if language in known)


def ocr_available() -> bool:
    return bool(installed_languages())


class PageReader:
    """Reads the pages of one document; keeps the language found for the next page."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """`known` are words of the document from elsewhere; they may tell the language."""
        self.language = language_of(known) or installed_languages()[0]
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    def read(self, image: Image.Image) -> tuple[list[OcrWord], int]:
        """The words of a page, and the quarter turns clockwise that set it upright.

        No words where nothing legible is found, or within the time limit.
        """
        words = self._in_own_language(image)
        if _confidence(words) >= LEGIBLE:
            return words, 0
        turns = _turns(image)
        if not turns:
            return [], 0
        words = self._in_own_language(image.rotate(-90 * turns, expand=True))
        return (words, turns) if _confidence(words) >= LEGIBLE else ([], 0)

    def _in_own_language(self, image: Image.Image) -> list[OcrWord]:
        words = _words(image, self.language)
        spoken = language_of(word.text for word in words)
        if spoken is None or spoken == self.language:
            return words
        self.language = spoken
        return _words(image, spoken)


def language_of(words: Iterable[str]) -> str | None:
    """The language whose commonest words occur most, among those installed; None in doubt."""
    found = Counter(word.casefold() for word in words)
    votes = {
        language: sum(found[word] for word in FUNCTION_WORDS[language])
        for language in installed_languages()
    }
    best = max(votes, key=lambda language: votes[language], default=None)
    return best if best and votes[best] > 2 else None


def _words(image: Image.Image, language: str) -> list[OcrWord]:
    try:
        page: bytes = pytesseract.image_to_pdf_or_hocr(
            image, lang=language, config=f"--dpi {DPI}", extension="hocr", timeout=PAGE_SECONDS
        )
    except (RuntimeError, pytesseract.TesseractError):  # RuntimeError is its time-out
        return []
    return list(_from_hocr(page))


def _from_hocr(page: bytes) -> Iterator[OcrWord]:
    """hOCR keeps for each line what TSV leaves out: the baseline and the size of type."""
    root: Any = lxml.html.document_fromstring(page)
    for line in root.xpath("//span[contains(' ocr_line ocr_header ocr_caption ', @class)]"):
        title = line.get("title", "")
        frame = _numbers("bbox", title)
        slope, offset = _numbers("baseline", title) or (0.0, 0.0)
        size = (_numbers("x_size", title) or [frame[3] - frame[1]])[0]
        words = line.xpath(".//span[@class='ocrx_word']")
        for word in words:
            text = word.text_content().strip().replace("|", "I")
            facts = word.get("title", "")
            box = BBox(*_numbers("bbox", facts))
            if word is words[0] and text in LIKE_BULLETS and _stands_off(box, words, size):
                text = "•"
            confidence = (_numbers("x_wconf", facts) or [0.0])[0]
            if text and (confidence >= DOUBTFUL or text == "•" or any(map(str.isalnum, text))):
                baseline = frame[3] + offset + slope * (box.x0 - frame[0])
                yield OcrWord(text, box, baseline, size, confidence)


def _stands_off(first: BBox, words: list[Any], size: float) -> bool:
    """Whether more than a space follows the first word of a line."""
    return len(words) > 1 and _numbers("bbox", words[1].get("title", ""))[0] - first.x1 > size * TAB


def _numbers(name: str, title: str) -> list[float]:
    found = re.search(rf"\b{name} ([-\d. ]+)", title)
    return [float(number) for number in found[1].split()] if found else []


def _confidence(words: list[OcrWord]) -> float:
    """The mean over the letters; 0 where there is no word at all."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(letters, 1)


def _turns(image: Image.Image) -> int:
    """Quarter turns clockwise that would set the text upright; 0 where it cannot be told."""
    try:
        said = pytesseract.image_to_osd(image, timeout=PAGE_SECONDS)
    except (RuntimeError, pytesseract.TesseractError):
        return 0
    found = re.search(r"Rotate: (\d+)", said)
    return int(found[1]) // 90 % 4 if found else 0
