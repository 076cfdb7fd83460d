"""Who a page is headed with: a State, or the bodies that send it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Document, Paragraph
from extractors.fields.person_names import ORGANIZATION
from extractors.fields.proponents import parse_proponents
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.title_block.front_matter import is_address, is_running_text
from extractors.forms.title_block.header import Header
from extractors.text import normalise, plain, same_length

Authors = list[tuple[Proponent, Paragraph]]
"""Each with the line that names it."""

CONVENTION = re.compile(r"\b(?:convention|convencion|cms|unep|pnuma|pnue|cop\d*)\b")
_BARS, _DASHES = re.compile(r"\s[·|]\s"), re.compile(r"\s[–—]\s")
_SMALL = "of the and for in de du des la le les l d del los las pour para et y en"
SMALL = frozenset(_SMALL.split())
SHORT_LINE = 2  # words of a name that goes on in the next line
LETTERHEAD = 12  # lines at the top of a page in which a sender names himself


def in_letterhead(front: Sequence[Paragraph], header: Header, language: str | None) -> Authors:
    """The State that a page is headed with, or else the bodies."""
    bodies: Authors = []
    for paragraph in _joined(front[:LETTERHEAD]):
        if header.title_paragraph and paragraph.location == header.title_paragraph.location:
            break
        text = _without_address(paragraph.text.strip())
        if is_running_text(text) or is_address(text) or CONVENTION.search(normalise(text)):
            continue
        states = find_states(text, language)
        bare = GOVERNMENT_OF.sub("", same_length(text))
        if states and len(states[0].written) > len(bare) - 4:
            return [
                (Proponent(states[0].written, ProponentType.GOVERNMENT, states[0].iso), paragraph)
            ]
        if not PUBLIC.match(normalise(text)) and all(
            word[:1].isupper() or word in SMALL for word in re.findall(r"\w+", text)
        ):
            bodies += bodies_of(text, paragraph, language)
    return bodies


GOVERNMENT_OF = re.compile(
    r"^(?:the )?(?:government|gouvernement|gobierno)\s(?:of|d[eu]|del)\s(?:the |la |el |l.)?"
)
ADDRESS = re.compile(
    r",\s+(?=(?:\d{1,4}\W|p\W{0,2}o\W{0,2} ?box|b\W?p\W|apdo|apartado|casilla|c/|av|rue|calle|plaza"
    r"|avenue|street|platz)[^;]*$)",
    re.IGNORECASE,
)


def _without_address(line: str) -> str:
    """A sender without where to write: "Ligue des Hérons, 12 rue du Lac, Genève"."""
    return ADDRESS.split(line)[0]


def _joined(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Lines of one look, in bold and of a word or two, are one name: "Flyways" "Wetlands Trust"."""
    name: Paragraph | None = None
    for line in lines:
        look = [(span.style.bold, span.style.size) for span in line.spans[:1]]
        if name and line.bold and look == [(s.style.bold, s.style.size) for s in name.spans[:1]]:
            name = replace(name, text=f"{name.text} {line.text}")
            continue
        if name:
            yield name
        name = line if line.bold and len(line.text.split()) <= SHORT_LINE else None
        if not name:
            yield line
    if name:
        yield name


def in_margins(document: Document, language: str | None) -> Authors:
    """The body that the running header begins with."""
    for paragraph in document.margins:
        if found := bodies_of(divided(paragraph.text)[0], paragraph, language):
            return found
    return []


def divided(line: str) -> list[str]:
    """The parts of a line that stand apart; a dash parts none where bars do.

    >>> divided("Lion Trust | Crane Society – Mali Programme")
    ['Lion Trust', 'Crane Society – Mali Programme']
    """
    return (_BARS if _BARS.search(line) else _DASHES).split(line)


def bodies_of(text: str, paragraph: Paragraph, language: str | None) -> Authors:
    """Organisations of a line whose parts stand apart; a line that names none gives none."""
    if ORGANIZATION.isdisjoint(plain(text).split()):
        return []
    pieces = divided(text)
    return [
        author
        for piece in pieces
        for author in parsed(piece, paragraph, language)
        if author[0].type is not ProponentType.PERSON
    ]


def parsed(text: str, paragraph: Paragraph, language: str | None) -> Authors:
    """The proponents of `text`, with the paragraph it comes from."""
    return [(proponent, paragraph) for proponent in parse_proponents(text.strip(), language)]
