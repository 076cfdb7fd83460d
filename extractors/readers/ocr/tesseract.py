"""Words from the picture of a page, through Tesseract.

With the one language of the document accents survive that are lost when several languages are
offered together.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import lxml.html
from PIL import Image, ImageDraw

from extractors.document import BBox
from extractors.readers.ocr.engine import COLUMNS, DPI, STREWN, engine

__all__ = ["DPI", "OcrWord", "PageReader", "ocr_available"]
LEGIBLE = 50  # mean confidence, 0-100; below this a page may stand sideways, or be no text
DOUBTFUL = 40  # confidence of a single word without a letter or digit: dirt on the glass
# Common words, without accents, which a pass in the wrong language may lose.
FUNCTION_WORDS = {
    "eng": frozenset(("the", "of", "and", "to", "in", "is", "for", "with", "by", "that")),
    "fra": frozenset(("le", "les", "des", "et", "du", "dans", "une", "pour", "par", "est")),
    "spa": frozenset(("el", "los", "las", "del", "y", "en", "una", "para", "por", "con")),
}
LIKE_BULLETS = frozenset("e¢°©®«»*+o•·")  # what a bullet before a line is taken for
NUMERAL = re.compile(r"([(\[]?)([IVXl|]{1,5})\]?([.):])")  # as read; "l" and "|" stand for "I"
TALL = 1.4  # of the size of type; no letter is taller, a rule between two cells is
THIN = 0.3  # of the size of type
TAB = 0.5  # of the size of type; a space is narrower
MARGIN = 4  # pixels around a word, with its accents
DARK = 110  # 0-255; ink
PATCH = 8  # pixels; a letter has some ten of them
SPECK = 40  # 0-255; less ink on a patch is dust
WORTH_READING = 40  # patches; one short word
CLEAR = 75  # confidence, 0-100, of a word that stands by itself
APPENDICES = re.compile(
    r"(\b(?:append\w+|annexes?|ap[eé]ndices?) )[1Il]( (?:and|or|et|ou|y|o|&) )[1IlT]{2,3}\b",
    re.IGNORECASE,
)
"""Appendices I and II, whose numbers look like digits: "1 and 11"."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word with its place, in pixels from the top left of the picture."""

    text: str
    box: BBox
    baseline: float
    size: float  # of the type, in pixels
    confidence: float  # 0-100


def installed_languages() -> tuple[str, ...]:
    """What can be read here of the languages of the Convention; empty without Tesseract."""
    reader = engine()
    return reader.languages if reader else ()


def ocr_available() -> bool:
    return bool(installed_languages())


class PageReader:
    """Reads the pages of one document; keeps the language found for the next page."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """`known` are words of the document from elsewhere; they may tell the language."""
        self.language = language_of(known) or installed_languages()[0]

    def read(self, image: Image.Image) -> tuple[list[OcrWord], int]:
        """The words of a page, and the quarter turns clockwise that set it upright.

        No words where nothing legible is found, or within the time limit.
        """
        words = self._in_own_language(image)
        turns = 0
        if _confidence(words) < LEGIBLE:
            turns = _turns(image, self.language)
            if not turns:
                return [], 0
            image = image.rotate(-90 * turns, expand=True)
            words = self._in_own_language(image)
        if _confidence(words) < LEGIBLE:
            return [], 0
        return [*words, *overlooked(image, words, self.language)], turns

    def _in_own_language(self, image: Image.Image) -> list[OcrWord]:
        words = _words(image, self.language)
        spoken = language_of(word.text for word in words)
        if spoken is None or spoken == self.language:
            return words
        self.language = spoken
        return _words(image, spoken)


def overlooked(image: Image.Image, words: Sequence[OcrWord], language: str) -> list[OcrWord]:
    """The words on a page that are not among `words`, the ones found so far.

    Looking for columns and lines, Tesseract leaves out short lines between the cells of a
    table: labels, dates, a whole header cell. What ink is left is read once more, as words
    strewn over the page. Only clear words of about the usual size count.
    """
    rest = image.copy()
    draw = ImageDraw.Draw(rest)
    for word in words:
        x0, top, x1, bottom = word.box
        draw.rectangle((x0 - MARGIN, top - MARGIN, x1 + MARGIN, bottom + MARGIN), fill=255)
    if _inked(rest) < WORTH_READING:
        return []
    usual = median(word.size for word in words)
    return [
        word
        for word in _words(rest, language, STREWN)
        if word.confidence >= CLEAR and usual / 2 <= word.size <= usual * 2
    ]


def _inked(image: Image.Image) -> int:
    """How many patches of the picture have ink on them."""
    ink = image.convert("L").point([255 if value < DARK else 0 for value in range(256)])
    patches = ink.reduce(PATCH).point([255 if value > SPECK else 0 for value in range(256)])
    return patches.histogram()[255]


def language_of(words: Iterable[str]) -> str | None:
    """The language whose commonest words occur most, among those installed; None in doubt."""
    found = Counter(word.casefold() for word in words)
    votes = {
        language: sum(found[word] for word in FUNCTION_WORDS[language])
        for language in installed_languages()
    }
    best = max(votes, key=lambda language: votes[language], default=None)
    return best if best and votes[best] > 2 else None


def _words(image: Image.Image, language: str, look: int = COLUMNS) -> list[OcrWord]:
    reader = engine()
    page = reader.hocr(image, language, look) if reader else b""
    return list(words_of_hocr(page)) if page else []


def words_of_hocr(page: bytes) -> Iterator[OcrWord]:
    """hOCR keeps for each line what TSV leaves out: the baseline and the size of type."""
    root: Any = lxml.html.document_fromstring(page, lxml.html.HTMLParser(encoding="utf-8"))
    for line in root.xpath("//span[contains(' ocr_line ocr_header ocr_caption ', @class)]"):
        title = line.get("title", "")
        frame = _numbers("bbox", title)
        slope, offset = _numbers("baseline", title) or (0.0, 0.0)
        size = (_numbers("x_size", title) or [frame[3] - frame[1]])[0]
        words = line.xpath(".//span[@class='ocrx_word']")
        texts = _numbered([word.text_content().strip() for word in words])
        for word, read in zip(words, texts, strict=True):
            facts = word.get("title", "")
            box = BBox(*_numbers("bbox", facts))
            text = _opening(read, box, words, size) if word is words[0] else read
            confidence = (_numbers("x_wconf", facts) or [0.0])[0]
            sure = confidence >= DOUBTFUL or text == "•" or any(map(str.isalnum, text))
            if text and sure and not _is_rule(box, size):
                baseline = frame[3] + offset + slope * (box.x0 - frame[0])
                yield OcrWord(text, box, baseline, size, confidence)


def _numbered(words: list[str]) -> list[str]:
    """The words of a line, the numbers of the two Appendices read as such."""
    line = " ".join(word.replace("|", "I").replace(" ", "") for word in words)
    return APPENDICES.sub(r"\1I\2II", line).split(" ")


def _is_rule(box: BBox, size: float) -> bool:
    """Whether a "letter" is a piece of a rule between two cells that was not found as one."""
    return box.bottom - box.top > TALL * size and box.x1 - box.x0 < THIN * size


def _opening(text: str, box: BBox, words: list[Any], size: float) -> str:
    """The first word of a line, where bullets and Roman numerals are read as other letters."""
    if text in LIKE_BULLETS and _stands_off(box, words, size):
        return "•"
    numeral = NUMERAL.fullmatch(text)
    if numeral and len(words) > 1 and words[1].text_content().strip()[:1].isupper():
        before, letters, after = numeral.groups()
        return before + letters.replace("l", "I") + after
    return text


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


def _turns(image: Image.Image, language: str) -> int:
    """Quarter turns clockwise that set the text upright; 0 where it is legible no way round."""
    small = image.reduce(2)
    tried = {turns: _confidence(_upright(small, turns, language)) for turns in (1, 2, 3)}
    best = max(tried, key=lambda turns: tried[turns])
    return best if tried[best] >= LEGIBLE else 0


def _upright(image: Image.Image, turns: int, language: str) -> list[OcrWord]:
    return _words(image.rotate(-90 * turns, expand=True), language)
