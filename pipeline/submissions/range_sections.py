"""The paragraphs that tell the range: those under its heading, or of the section it points to."""

import re
from collections.abc import Iterable, Sequence

from extractors.document import Paragraph
from extractors.fields.states.countries import find_states
from extractors.forms.section import Section
from extractors.text import normalise

RANGE = "geographical_range"
LONGEST = 240  # characters of a section that only points to another
POINTS = re.compile(
    r"\b(?:see|refer to|cf|as in|given in|described (?:in|under)|voir|v\.|se reporter"
    r"|figure au point|vease|veanse|ver|consultese|remitirse|descrit\w*|decrite?s?)\b"
)
BY_NUMBER = re.compile(
    r"\b(?:sections?|points?|parts?|chapters?|paragraphs?|items?|rubriques?|parties?|chapitres?"
    r"|apartados?|seccion(?:es)?|puntos?|partes?|capitulos?)\s+\(?(?P<number>\d{1,2}|[ivx]{1,5})\b"
)
NUMBER = re.compile(r"\W*(?P<number>\d{1,2}|[ivx]{1,5})\b[\s.):]*")
SHORTEST = 7  # letters of a heading that is known again in a sentence


def range_paragraphs(sections: Sequence[Section]) -> tuple[Paragraph, ...]:
    """What tells the range; where that only says where to look, the section it names."""
    under = _under(sections)
    text = normalise(" ".join(paragraph.text for paragraph in under))
    if len(text) > LONGEST or not POINTS.search(text) or _names_a_state(under):
        return under
    others = [section for section in sections if section.heading and RANGE not in section.ids]
    named = [section for section in others if _is_named(section, text)]
    if not named:
        return under
    meant = max(named, key=lambda section: len(_title(section)))
    return (*under, *meant.body)


def _under(sections: Iterable[Section]) -> tuple[Paragraph, ...]:
    return tuple(
        paragraph for section in sections if RANGE in section.ids for paragraph in section.body
    )


def _names_a_state(paragraphs: Iterable[Paragraph]) -> bool:
    return any(find_states(paragraph.text) for paragraph in paragraphs)


def _is_named(section: Section, text: str) -> bool:
    """Whether a folded text names a section by its title or number."""
    title = _title(section)
    if len(title) >= SHORTEST and title in text:
        return True
    if not (number := NUMBER.match(_heading(section))):
        return False
    return any(match["number"] == number["number"] for match in BY_NUMBER.finditer(text))


def _heading(section: Section) -> str:
    assert section.heading is not None  # for the type checker: only such are asked about
    return normalise(f"{section.heading.numbering or ''} {section.heading.text}")


def _title(section: Section) -> str:
    return NUMBER.sub("", _heading(section), count=1).strip(" .:")
