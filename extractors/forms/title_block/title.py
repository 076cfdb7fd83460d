"""The title of a document, among the lines of its first page."""

import re
from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.text import normalise

TITLES = (
    r"(?:draft\s+|revised\s+)*(?:proposals?|report|joint|extension)\b.*concerted\s?actions?",
    r"concerted\s?actions?\b",
    r"(?:proposition|rapport|projet|prolongation|prorogation)\b.*actions?\s?concertees?",
    r"actions?\s?concertees?\b",
    r"(?:propuesta|informe|prorroga|ampliacion)\b.*accion(?:es)?\s?concertadas?",
    r"accion(?:es)?\s?concertadas?\b",
    r"proposal for (?:the )?(?:inclusion|removal|listing)",
    r"proposition (?:d\W?inscription|visant|d\W?inclusion|de retrait|pour l)",
    r"propuesta (?:de inclusion|para la inclusion|de exclusion|de eliminacion|para incluir)",
)
# A space may be lost: "LAACCIÓN CONCERTADA", where letters stand close.
TITLE = re.compile(rf"\b(?:{'|'.join(TITLES)})")
BEGINS = re.compile(
    r"(?:(?:draft|revised|progress|implementation|final|joint|interim)\s+)*"
    r"(?:(?:proposal|report|extension|proposition|rapport|prolongation|prorogation|propuesta|informe"
    r"|prorroga|ampliacion)\b)"
)
LONGEST_LINE = 200  # characters, of a title in letters like any other
NUMBERED = re.compile(r"^\W{0,2}(?:\d{1,2}|[ivxIVX]{1,5})\W{1,2}\s")
OPEN_END = re.compile(r"\b(?:for|the|pour|la|le|les|para|el|los|las|de|du|des|of|and|et|y)$")
BREAKS_OFF = re.compile(r"\b(?:and|et|y|the|of|de|la|le|du|for|pour|para)\s*$")
FOOTNOTE_MARK = re.compile(
    r"(?<=[\w)»”])\s?(?:[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=\s|$)|(?<=\))\s?\d{1,2}(?=\s|$)"
    r"|(?<=[^\W\d_])(?<![Cc][Oo][Pp])(?<![Cc][Dd][Pp])\d{1,2}\s*$"
)
"""A figure behind letters is one, but not that of "COP15"."""
ENDS = (
    r"\(?(?:prepared|submitted|prepare|soumis|presente|preparad|present|elaborad)",
    r"(?:summary|resume|resumen|sumario)\b|adopted|adopte|adoptad|aprobad|unep\W|pnuma|pnue",
    r"[*\d(]{0,3}\W?the geographical|original|agenda|point|punto",
)
STOPS = re.compile(rf"^\s*(?:{'|'.join(ENDS)})")
AGENDA_BEFORE = re.compile(
    r"^.*(?:Agenda\s+Item\s+[\d.]+|ordre\s+du\s+jour|orden\s+del\s+d[ií]a)\s+(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
SUMMARY_AFTER = re.compile(r"\s+(?:Summary|Résumé|Resumen|Sumario)\s*:.*$", re.DOTALL)
LONGEST_TITLE = 500  # characters
MOST_CAPITALS = 0.6  # share of the letters of a title in capitals


def find_title(paragraphs: Sequence[Paragraph]) -> tuple[str, Paragraph] | None:
    """The title and its first paragraph; None where no line looks like one.

    Lines that follow in the same looks are part of it, and a title may be complete only with
    them; marks of footnotes are not. Where nothing stands out, as on a scan, a line that begins
    like a title and is no sentence is one.
    """
    for is_title in (_looks_like_title, _reads_like_title):
        for n, paragraph in enumerate(paragraphs):
            if NUMBERED.match(paragraph.text.strip()) or not is_title(paragraph):
                continue
            found = TITLE.search(normalise(_joined(paragraphs[n:])))
            if found and found.start() < len(paragraph.text):
                return _joined(paragraphs[n:]), paragraph
    return None


def _own_part(text: str) -> str:
    """A title without what a reader joined to it: the agenda item before, the summary after."""
    text = AGENDA_BEFORE.sub("", text.strip())
    return SUMMARY_AFTER.sub("", text)


def _looks_like_title(paragraph: Paragraph) -> bool:
    """In capitals, bold or a title style; a sentence that names an action is none."""
    text = paragraph.text.strip()
    if len(text) > LONGEST_TITLE or STOPS.match(normalise(text)):
        return False
    style = paragraph.style_name.casefold()
    if style.startswith(("title", "titre", "título", "heading")):
        return True
    return in_capitals(text) or (paragraph.bold and not text.endswith("."))


def _reads_like_title(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    sentence = text.endswith((".", ":", ";", ","))
    return bool(BEGINS.match(normalise(text))) and len(text) <= LONGEST_LINE and not sentence


def in_capitals(text: str) -> bool:
    """Whether most letters outside parentheses are capitals: "OUTARDE (Otis tarda) ET" is."""
    letters = [c for c in re.sub(r"\([^)]*\)", "", text) if c.isalpha()]
    return sum(c.isupper() for c in letters) > MOST_CAPITALS * len(letters)


def goes_on(before: str, text: str) -> bool:
    """Whether a line goes on with what the one before left open."""
    capitals = in_capitals(before) and in_capitals(text)
    return capitals or text[:1].islower() or bool(BREAKS_OFF.search(normalise(before)))


def _joined(paragraphs: Sequence[Paragraph]) -> str:
    lines = [_own_part(paragraphs[0].text)]
    if lines[0] != AGENDA_BEFORE.sub("", paragraphs[0].text.strip()):
        return without_note_marks(lines[0])
    for paragraph in paragraphs[1:6]:
        text = paragraph.text.strip()
        if not text or STOPS.match(normalise(text)) or not _goes_on(paragraphs[0], paragraph):
            break
        lines.append(_own_part(text))
    return without_note_marks(" ".join(lines))


def without_note_marks(title: str) -> str:
    """The title without marks of footnotes, its spaces set right."""
    return " ".join(FOOTNOTE_MARK.sub("", title).split())


def _goes_on(first: Paragraph, following: Paragraph) -> bool:
    text = following.text.strip()
    if text.startswith("(") and text.rstrip("*0123456789 ").endswith(")"):
        return len(text) < 80
    if in_capitals(first.text):
        return in_capitals(text) and len(text) > 3
    return first.bold and following.bold and _size(first) == _size(following) and _is_open(first)


def _is_open(paragraph: Paragraph) -> bool:
    """Whether a title in small letters breaks off before it names its action and what it is for."""
    text = normalise(paragraph.text.strip())
    return not TITLE.search(text) or bool(OPEN_END.search(text))


def _size(paragraph: Paragraph) -> float | None:
    sizes = {span.style.size for span in paragraph.spans if span.text.strip()}
    return max((size for size in sizes if size), default=None)
