"""Where a document says what it is: its first page, or what takes its place in Word."""

import re

from extractors.document import Document, Paragraph
from extractors.text import normalise

FIRST_PARAGRAPHS = 40
COVER_PAGE = 800  # characters; a page with less is a cover, and the text begins behind it
SENTENCE = 60  # characters; a longer line that ends with a full stop is one
ADDRESSED = re.compile(
    r"\W*(?:dear|chere?s?|madame|monsieur|mesdames|messieurs|estimad\w+|distinguid\w+|senor(?:a|es)?"
    r"|excelen\w+|excellenc\w+|your excellency|(?:a|to|for|al|au|aux) (?:the |la |el |l.)?"
    r"(?:madame|monsieur|senora?|attention|atencion|executive secretary))\b"
)
TEXT = 400  # characters; a longer line is running text however it ends


def front_matter(document: Document) -> tuple[Paragraph, ...]:
    """The first paragraphs: of the first page, with the next one behind a mere cover."""
    first = document.paragraphs[:FIRST_PARAGRAPHS]
    if not first or not (page := first[0].location.page):
        return first
    on_first = [p for p in first if p.location.page == page]
    last = page + (sum(len(p.text) for p in on_first) < COVER_PAGE)
    return tuple(p for p in first if (p.location.page or page) <= last)


def is_running_text(line: str) -> bool:
    """Whether a line is a sentence, which tells of things and is no part of a header block."""
    return len(line) > TEXT or (len(line) > SENTENCE and line.rstrip().endswith((".", ";")))


def is_address(line: str) -> bool:
    """Whether a line says whom a letter is for: "Dear Executive Secretary"."""
    return ADDRESSED.match(normalise(line)) is not None
