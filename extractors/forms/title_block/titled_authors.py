"""Who a title says that a paper is of: "Report of Kenya", "Boletín del Grupo de …"."""

import re
from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.title_block.bylines import in_title
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.letterhead import LETTERHEAD, Authors, bodies_of, divided
from extractors.text import normalise

NAMED_AT_ONCE = 12  # characters: articles and "Gobierno" may stand between "Informe de" and a State
BY_TITLE = re.compile(
    r"\b(?:report|rapport|informe|proposal|proposition|propuesta|newsletter|boletin|bulletin)s?"
    r"\s+(?:conjoint\w*\s+|conjunt[oa]\s+)?(?:by|of|du|de la|de l|des|de|del)\s*\W?\s*(?=[^a-z]"
    r"|the |la |le |los )"
)


def of_title(header: Header, language: str | None) -> Authors:
    """ "Informe de la República del Ecuador acerca de …", "…: a proposal by Mongolia"."""
    title, paragraph = header.title or "", header.title_paragraph
    by = BY_TITLE.search(normalise(title))
    if not by or not paragraph:
        return []
    states = find_states(title[by.end() :], language)
    if not states or states[0].start > NAMED_AT_ONCE:
        return []
    named = in_title(title[by.end() :], paragraph, language)
    state = states[0]
    first = Proponent(state.written, ProponentType.GOVERNMENT, state.iso)
    return named or [(first, paragraph)]


def of_newsletter(front: Sequence[Paragraph], language: str | None) -> Authors:
    """ "Boletín del Grupo de …": a body whose paper it is, at the beginning of a line."""
    for paragraph in front[:LETTERHEAD]:
        by = BY_TITLE.match(normalise(paragraph.text.strip()))
        if by and (
            found := bodies_of(divided(paragraph.text.strip()[by.end() :])[0], paragraph, language)
        ):
            return found
    return []
