"""The number of the Concerted Action that a report or an extension is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document
from extractors.fields.document_symbols import action_number, action_numbers
from extractors.forms.section import Section
from extractors.forms.title_block.document_nouns import REGISTERED
from extractors.forms.title_block.front_matter import front_matter, is_running_text
from extractors.forms.title_block.header import Header
from extractors.text import normalise


@dataclass(frozen=True, slots=True)
class ActionNumber:
    """A number, "12.8", and whether the document itself names it."""

    number: str
    in_text: bool = True  # False: only the file's name does


IN_FILE_NAME = re.compile(
    r"(?:concerted[ _-]?action|action[ _-]?concertee|accion[ _-]?concertada|(?<![a-z])(?:ca|ac))"
    r"(?:[ _-]?n[or]?)?[ _.-]*(\d{1,2})[._-](\d{1,2})(?!\d)"
)
TOLD_OF = re.compile(
    r"\b(?:also|see|like|similar|other|model of|lessons of|voir|autre|aussi|comme|ver|otra"
    r"|tambien|como|(?:grew|grown|born|came|arose) (?:out )?(?:of|from)|forerunner|predecessor"
    r"|(?:follow|replac|succeed|absorb)ed|took over from|merged|(?:issue|nee) d\w+|succede"
    r"|remplac\w+"
    r"|nacio de|surgi\w+|heredera|antecesora|sucedio|reemplaz\w+)\b"
)
CALLED = re.compile(
    r"(?:concerted action|action concertee|accion concertada)[^.]{0,200}?"
    r"\b(?:number|numero|n[o°º])\W{0,3}(\d{1,2}\.\d{1,2})(?![\d.]?\d)"
)
IN_REGISTER = re.compile(REGISTERED)
""" "L’action concertée pour l’anguille porte le numéro 12.1"."""
BARE = re.compile(
    r"(?<![\d./,€$£-])1[2-9]\.\d{1,2}(?!\d|[.,/-]\d|\s?(?:%|per cent|pour cent|por ciento|mill|km"
    r"|kg|ha\b|usd|eur|euro|dolla|dola|metre|metro|mil\b|m\b|°|to \d|h\b))"
)
OF_ANOTHER_TEXT = re.compile(
    r"\b(?:resol\w*|decis\w*|doc\w*|items?|agenda|annex\w*|anex\w*|para\w*|parr\w*|sections?|secci\w+"
    r"|articles?|articul\w+|inf|objecti\w*|objeti\w*|goals?|targets?|metas?|points?|puntos?|temas?"
    r"|tables?|tablas?|tableau\w*|fig\w*|usd|eur|us|rec\w*|version|chapter|chapitre|capitulo|scc|cop)"
    r"\W{0,3}(?:(?:n[o°º]?|num\w*|and|et|y|\d+\.\d+)\W{0,3}){0,3}$"
)
"""Before a number with a full stop that is no action's."""
IN_FRONT = 2  # times as much as in running text, in the title block
REACH = 40  # characters before a number in which such words make it that of another action
MOST = 2  # how many times more often than the next the number in running text is named


def find_action_number(
    document: Document, header: Header, sections: Sequence[Section]
) -> ActionNumber | None:
    """The number of its action: from symbol, title, first page, its own section, or any sentence.

    In running text that names several, the one named far more often than the others is it; None
    where they are named alike. The name of the file is asked last.
    """
    for text in _places(document, header, sections):
        if number := action_number(text):
            return ActionNumber(number)
    if number := _named_most(document):
        return ActionNumber(number)
    if number := _called(document) or _bare(document):
        return ActionNumber(number)
    match = IN_FILE_NAME.search(normalise(document.name))
    return ActionNumber(f"{int(match[1])}.{int(match[2])}", in_text=False) if match else None


def _places(document: Document, header: Header, sections: Sequence[Section]) -> Iterator[str]:
    """Where papers name their action, the surest first."""
    front = [paragraph.text for paragraph in front_matter(document)]
    yield from (header.symbol or "", header.title or "")
    yield from (text for text in front if not is_running_text(text))
    for section in sections:
        if "concerted_action" in section.ids:  # there a number needs no words
            for paragraph in section.body:
                yield from (paragraph.text, f"Concerted Action {paragraph.text.strip()}")


def _called(document: Document) -> str | None:
    """The one number that a sentence gives the action, some words behind it; None for several."""
    texts = [normalise(paragraph.text) for paragraph in document.paragraphs]
    found = {match[1] for text in texts for match in CALLED.finditer(text)}
    entries = (match[0] for text in texts for match in IN_REGISTER.finditer(text))
    found |= {re.findall(r"\d{1,2}\.\d{1,2}", entry)[-1] for entry in entries}
    return found.pop() if len(found) == 1 else None


def _bare(document: Document) -> str | None:
    """The one number without the words for it, in the title block or where an action is told of.

    "THE SAIGA ACTION (14.7)". None where several are named as often, or one only in passing.
    """
    front = {p.location.paragraph for p in front_matter(document) if not is_running_text(p.text)}
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        folded = normalise(paragraph.text)
        in_front = paragraph.location.paragraph in front and not paragraph.location.table
        acts = bool(re.search(r"\bac[tc]ion\b", folded))
        for match in BARE.finditer(folded) if in_front or acts else ():
            if not OF_ANOTHER_TEXT.search(folded[max(0, match.start() - REACH) : match.start()]):
                counts[match[0]] += acts + IN_FRONT * in_front
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _named_most(document: Document) -> str | None:
    counts = Counter(
        number
        for paragraph in document.paragraphs
        for number, start in action_numbers(paragraph.text)
        if not TOLD_OF.search(normalise(paragraph.text[max(0, start - REACH) : start]))
    )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MOST * ranked[1][1]):
        return None
    return ranked[0][0]
