"""The header block: what a document says of itself on its first page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.document import Document, Paragraph
from extractors.fields.dates import parse_dates
from extractors.fields.symbols import SYMBOL, parse_symbols, unglued
from extractors.language import guess_language
from extractors.plain import fold
from extractors.title import find_title


@dataclass(frozen=True, slots=True)
class Header:
    """None wherever the page does not say.

    The date printed is the day of issue, never of receipt.
    """

    symbol: str | None = None  # "UNEP/CMS/COP13/Doc.28.2.12/Rev.1", spaces set right
    meeting: str | None = None  # "COP13", "ScC-SC5"
    document_date: date | None = None
    agenda_item: str | None = None  # "28.2"
    language: str | None = None  # of this text: "en", "fr", "es"
    original_language: str | None = None
    title: str | None = None  # without footnote marks
    title_paragraph: Paragraph | None = None


FIRST_PARAGRAPHS = 40  # the block stands on the first page; Word does not say where that ends
LANGUAGES = {
    "english": "en",
    "anglais": "en",
    "ingles": "en",
    "french": "fr",
    "francais": "fr",
    "frances": "fr",
    "spanish": "es",
    "espagnol": "es",
    "espanol": "es",
}
ORIGINAL = re.compile(rf"original[e]?\s*:?\s*(?:language\s*:?\s*)?({'|'.join(LANGUAGES)})")
AGENDA = re.compile(
    r"(?:agenda\s*item|point|punto|tema)\s*(?:n[o°º.]*\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})(?!\d)"
    r"(?P<of>\s*(?:de\s*l\W?\s*ordre\s*du\s*jour|del\s*orden\s*del\s*dia|del\s*programa|de\s*la\s*agenda))?"
)
COP_LINE = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:st|nd|rd|th|er|ere|re|e|eme|ieme|a|ª|º|\.ª)?\s*(?:meeting|session|reunion)\s*(?:of\s*the|de\s*la)?"
    r"\s*(?:conference\s*of\s*the\s*(?:contracting\s*)?parties|conference\s*des\s*parties|conferencia\s*de\s*las\s*partes)"
)
MEETING_IN_CAPITALS = re.compile(r"MEETING|SESSION|RÉUNION|REUNION|REUNIÓN")
"""A sentence that tells of a meeting ("first adopted at the 12th Meeting of …") is no header."""
COUNCIL = re.compile(r"\bscc\s?-?\s?sc\s?-?\s?(\d{1,2})\b")
COUNCIL_PLENARY = re.compile(r"\bscc\s?-?\s?(\d{1,2})\b")
SPAN = re.compile(r"(?<!\d)\d{1,2}(?:\s+(?:de\s+)?[^\W\d]{3,})?\s*[-–—]\s*\d{1,2}(?=\s+[^\W\d])")
"""The days of a meeting: "17 - 22 February", "28 June – 9 July", before a month."""
COP_IN_SYMBOL = re.compile(r"(?:CMS/)(COP\d{1,2}|ScC-SC\d{1,2}|ScC\d{1,2}|StC\d{1,2})\b")
CONF_IN_SYMBOL = re.compile(r"CMS/Conf\.(\d{1,2})\.")
LOGO_INSIDE = re.compile(
    r"/\s*(?:(?:CMS|CONVENTION|ON|SUR|MIGRATORY|SPECIES|LES|ESPÈCES|MIGRATRICES|CONVENCIÓN|SOBRE|LAS"
    r"|ESPECIES|MIGRATORIAS)\s+)+(?=(?:Rev|Add|Corr|Doc|COP|Concerted)\b)"
)
OWN_LANGUAGE = {
    "convention sur les especes migratrices": "fr",
    "convencion sobre las especies migratorias": "es",
    "convention on migratory species": "en",
}


def read_header(document: Document) -> Header:
    """The header block of the first page, however its cells ran together.

    The symbol is the first one there; what follows it is its date. Its spaces and capitals are
    set right, its words stay in their language. The meeting comes from its own line, else from
    the symbol. A day that can be read two ways is None, never guessed.
    """
    paragraphs = _first_page(document)
    block = unglued(_block([*paragraphs, *document.margins]), _block(document.margins))
    symbols = parse_symbols(block)
    symbol = symbols[0] if symbols else None
    title = find_title(paragraphs)
    return Header(
        symbol=symbol,
        meeting=_meeting(block, symbol),
        document_date=_date(block),
        agenda_item=_agenda_item(block),
        language=_language(document, block),
        original_language=_original(block),
        title=title[0] if title else None,
        title_paragraph=title[1] if title else None,
    )


def _block(paragraphs: Sequence[Paragraph]) -> str:
    """The text of the first page; words of the logo between the parts of a symbol left out."""
    return LOGO_INSIDE.sub("/", "\n".join(paragraph.text for paragraph in paragraphs))


def _first_page(document: Document) -> Sequence[Paragraph]:
    first = document.paragraphs[:FIRST_PARAGRAPHS]
    if first and first[0].location.page:
        return [p for p in first if p.location.page in (None, first[0].location.page)]
    return first


def _meeting(block: str, symbol: str | None) -> str | None:
    folded = fold(block)
    for line in block.split("\n"):
        match = COP_LINE.search(fold(line))
        if match and (not match.start() or MEETING_IN_CAPITALS.search(line)):
            return f"COP{int(match[1])}"
    if symbol and (match := COP_IN_SYMBOL.search(symbol)):
        return match[1]
    if symbol and (match := CONF_IN_SYMBOL.search(symbol)):
        return f"COP{match[1]}"
    if match := COUNCIL.search(folded):
        return f"ScC-SC{int(match[1])}"
    return None


def _date(block: str) -> date | None:
    """The day printed below the symbol; a span of days is the meeting, not the document."""
    without = SPAN.sub("– 99", block)
    match = SYMBOL.search(without)
    after = without[match.end() :] if match else without
    lines = re.split(r"–\s\d{1,2}", after)
    days = parse_dates(lines[0][:400])
    return days[0] if days else None


def _agenda_item(block: str) -> str | None:
    found = list(AGENDA.finditer(fold(block)))
    sure = [m for m in found if m["of"] or m[0].startswith("agenda")]
    return sure[0][1] if sure else None


def _original(block: str) -> str | None:
    match = ORIGINAL.search(fold(block))
    return LANGUAGES[match[1]] if match else None


def _language(document: Document, block: str) -> str | None:
    """The language of the text itself, else of the logo."""
    body = "\n".join(p.text for p in document.paragraphs[:400])
    guess = guess_language(body)
    if guess:
        return guess
    folded = " ".join(fold(block).split())
    return next((code for words, code in OWN_LANGUAGE.items() if words in folded), None)
