"""The header block: what a document says of itself on its first page."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from extractors.document import Document, Paragraph
from extractors.fields.dates import find_days
from extractors.fields.document_symbols import SYMBOL, parse_symbols, unglued
from extractors.fields.meetings import find_meeting, meeting_in_text, stands_alone
from extractors.forms.title_block.front_matter import front_matter, is_running_text
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.imprint import SPAN, imprint_lines, title_lines
from extractors.forms.title_block.self_description import TITLE, self_descriptions
from extractors.forms.title_block.title import find_title
from extractors.language import guess_language
from extractors.text import normalise

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
LABELLED = re.compile(
    r"^[^\n:]*:\s*(?:UNEP|PNUMA|PNUE)/\s?CMS/\s?"
    r"(?:Concerted Action|Action concert[ée]e|Acci[óo]n concertada)\s[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a report that gives the number of its action, not the symbol of the report."""
STAMP = re.compile(r"\b(?:received|recu|arrivee?|entrada|recibido|registered|enregistre)\b")
STAMPED_DAY = re.compile(r"\b\d{1,2}\s*(?:[A-ZÉÛ]{3,4}\b|\.?\d{2}\.)")
OF_A_PERIOD = re.compile(
    r"\b(?:au|jusqu[’']au|until|as of|as at|since|from|to|depuis le|depuis|al|hasta el|desde el)\s+"
    r"\d{1,2}(?:er|st|nd|rd|th)?\s+(?:de\s+)?[^\W\d]+\s+(?:de\s+)?\d{4}",
    re.IGNORECASE,
)
OF_ANOTHER_PAPER = re.compile(
    r"\b(?:letters?|notes?(?: verbale)?|decisions?|decrees?|minutes|agreements?|memorand\w+|laws?"
    r"|lettres?|courriers?|d[ée]cisions?|d[ée]crets?|arr[êe]t[ée]s?|accords?|lois?|proc[èe]s-verbal"
    r"|cartas?|oficios?|notas?|decisi[óo]n(?:es)?|decretos?|actas?|acuerdos?|leyes|ley)\s+"
    r"(?:of|dated|du|en date du|dat[ée]e du|del?|de fecha|fechad[oa] el|con fecha)\s+(?:the\s+)?"
    r"\d{1,2}(?:er|st|nd|rd|th)?\s+(?:of\s+|de\s+)?[^\W\d]+\s+(?:de\s+)?\d{4}",
    re.IGNORECASE,
)
""" "by its letter of 11 August 2025": the day of another paper."""
TOWN_AND_DAY = re.compile(r"^[^\d.;:]{0,60}?(?:\ble\b\s*)?\d{1,2}\W{0,2}\w*\s[^\d]{3,16}\d{4}\W*$")
SENTENCE = re.compile(r"(?:(?<=[^\W\d]{2}[.!?])|(?<=\w\)[.!?]))\s+")
DAY_CLAUSE = re.compile(r"[;()]|(?<=\w{3}\.)\s")
OWN_DAY = re.compile(
    r"\b(?:date(?:d|e)?|fecha(?:do)?|handed in|submitted(?: on)?|submission|presented on|done at"
    r"|fait a|hecho en|version|text(?:e|o)? (?:closed|arrete|cerrado)|signed|prepared|written"
    r"|redac\w+|depos\w+|present\w+)\b"
)
""" "Date of the document", "Handed in": the day behind it is the paper's own."""
OTHER_DAY = re.compile(
    r"\b(?:letters?|lettres?|cartas?|oficio|notifica\w+|workshop|atelier|taller|held|tenue?|celebrad[ao]"
    r"|reunion|meeting of|survey|census|censo|recensement|comptage|count(?:ed|s)?|(?:first|earlier"
    r"|previous|premiere|primera|anterior) version|deadline|date limite|fecha limite|comments of"
    r"|adopted|adoptee?|adoptad[ao]|data|donnees|datos|born|next|last|derniere?|ultim[ao]"
    r"|proch\w+|proxim[ao])\b"
)
""" "By its letter of …", "Date of the workshop": the day behind it is not the paper's own."""
LABEL = 40  # characters of a line that says what the next one is
LINES_OF_BLOCK = 4  # in which the day stands behind the symbol
LOGO_INSIDE = re.compile(
    r"/\s*(?:(?:CMS|CONVENTION|ON|SUR|MIGRATORY|SPECIES|LES|ESPÈCES|MIGRATRICES|CONVENCIÓN|SOBRE|LAS"
    r"|ESPECIES|MIGRATORIAS)\s+)+(?=(?:Rev|Add|Corr|Doc|COP|Concerted)\b)"
)
OWN_LANGUAGE = {
    "convention sur les especes migratrices": "fr",
    "convencion sobre las especies migratorias": "es",
    "convention on migratory species": "en",
}
LINE_END = re.compile(r"\n|\s+[·•|]\s+")
""" "Implementation report · Libreville, 6 October 2025"."""


def read_header(document: Document) -> Header:
    """The header block of the first page, however its cells ran together.

    The symbol is the first one there; what follows it is its date. Its spaces and capitals are
    set right, its words stay in their language. The meeting comes from its own line, else from
    the symbol. A day that can be read two ways is None, never guessed.
    """
    paragraphs = front_matter(document)
    block = unglued(_block([*paragraphs, *document.margins]), _block(document.margins))
    lines = block.split("\n")
    imprint = [p.text for p in imprint_lines(paragraphs)]
    below = [p.text for p in title_lines(paragraphs) if is_running_text(p.text)]
    meetings = [part for part in _parts(below) if stands_alone(part)]
    block = "\n".join(line for line in lines if not is_running_text(line))
    symbols = parse_symbols(LABELLED.sub(" ", block))
    symbol = symbols[0] if symbols else None
    title = title_of(document)
    return Header(
        symbol=symbol,
        meeting=_meeting(document, [*block.split("\n"), *_parts(imprint), *meetings], symbol),
        document_date=_day_of_issue(block) or _day_of_issue("\n".join(imprint)) or document.sent,
        agenda_item=_agenda_item(block),
        language=_language(document, block),
        original_language=_original(block),
        title=title[0] if title else None,
        title_paragraph=title[1] if title else None,
    )


def title_of(document: Document) -> tuple[str, Paragraph] | None:
    """The title, without footnote marks, and its first paragraph; None where there is none."""
    front = front_matter(document)
    return find_title(front) or _claimed_title(front)


def _claimed_title(front: Sequence[Paragraph]) -> tuple[str, Paragraph] | None:
    """The line that calls the document a report or proposal, in words of its own."""
    claims = [claim for claim in self_descriptions(front, ()) if claim.weight == TITLE]
    if not claims:
        return None
    paragraph = min(claims, key=lambda claim: claim.at).paragraph
    return " ".join(paragraph.text.split()), paragraph


def _parts(imprint: Sequence[str]) -> list[str]:
    """The sentences of lines under a title, each a line, without its full stop."""
    return [part.strip(" .") for line in imprint for part in SENTENCE.split(line)]


def _block(paragraphs: Sequence[Paragraph]) -> str:
    """The text of the first page; words of the logo between the parts of a symbol left out."""
    return LOGO_INSIDE.sub("/", "\n".join(paragraph.text for paragraph in paragraphs))


def _meeting(document: Document, lines: list[str], symbol: str | None) -> str | None:
    """From the first page, rows of tables read as lines, else from a sentence on the paper."""
    rows: dict[tuple[int, int], list[str]] = {}
    for paragraph in front_matter(document):
        at = paragraph.location
        if at.table and at.cell:
            rows.setdefault((at.table, at.cell[0]), []).append(paragraph.text)
    found = find_meeting([*lines, *map(" ".join, rows.values())], symbol)
    return found or meeting_in_text(
        sentence for p in document.paragraphs for sentence in SENTENCE.split(p.text)
    )


def _day_of_issue(block: str) -> date | None:
    """The day that the block gives as the document's own.

    First comes what stands behind the symbol, then a line that is only a day, with a town perhaps,
    then any line. A span of days is the meeting, a stamp is a receipt, what is said to go up to a
    day is a report, and what stands behind a label or words for something else is its day.
    """
    found: list[tuple[float, date]] = []
    behind_symbol = 0
    stamped = bool(STAMP.search(normalise(block)))
    for before, line in pairwise(["", *LINE_END.split(SPAN.sub("– 99", block))]):
        symbol = SYMBOL.search(line)
        behind_symbol = LINES_OF_BLOCK if symbol else behind_symbol - 1
        rest = OF_A_PERIOD.sub(_blank, line[symbol.end() :] if symbol else line)
        text = OF_ANOTHER_PAPER.sub(_blank, rest)
        for start, day in find_days(text):
            whose = _said_of_day(before, text[:start])
            if whose == "other":
                continue
            sentence = SENTENCE.split(text[:start])[-1] + text[start:]
            alone = bool(TOWN_AND_DAY.match(normalise(sentence))) or whose == "own"
            in_stamp = stamped and bool(STAMPED_DAY.search(text))
            found.append((2.0 * (behind_symbol > 0) + alone - 2 * in_stamp, day))
    return max(found, key=lambda weighed: weighed[0])[1] if found else None


def _said_of_day(line_before: str, words_before: str) -> str:
    """Whose day the words before it say it is: "own", "other", or "" where they say nothing.

    A day that is a line by itself takes the short line before it for its label, as a cell does.
    """
    label = line_before if len(line_before) <= LABEL else ""
    words = words_before if words_before.strip(" :") else label
    folded = normalise(DAY_CLAUSE.split(words)[-1])
    its_own, told_of = (list(p.finditer(folded)) for p in (OWN_DAY, OTHER_DAY))
    if told_of and (not its_own or its_own[-1].start() <= told_of[-1].start()):
        return "other"
    return "own" if its_own else ""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _agenda_item(block: str) -> str | None:
    found = list(AGENDA.finditer(normalise(block)))
    sure = [m for m in found if m["of"] or m[0].startswith("agenda")]
    return sure[0][1] if sure else None


def _original(block: str) -> str | None:
    match = ORIGINAL.search(normalise(block))
    return LANGUAGES[match[1]] if match else None


def _language(document: Document, block: str) -> str | None:
    """The language of the text itself, else of the logo."""
    body = "\n".join(p.text for p in document.paragraphs[:400])
    guess = guess_language(body)
    if guess:
        return guess
    folded = " ".join(normalise(block).split())
    return next((code for words, code in OWN_LANGUAGE.items() if words in folded), None)
