"""Lines under a title that list States, and the body that the line beneath adds."""

import re
from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.forms.title_block.front_matter import is_running_text
from extractors.forms.title_block.letterhead import LETTERHEAD, Authors, parsed
from extractors.text import same_length

COMPANY = re.compile(
    r"^\W*(?:together |jointly |ensemble |junto |conjuntamente )?(?:and|with|et|avec|y|con)\s+"
    r"(?=(?:the |l[ae]s? |el |los |l.)?[a-z])(?!(?:the |l[ae]s? |l.|el )?(?:\w+ )?(?:support"
    r"|help|aid|assist"
    r"|soutien|appui|aide|concours|apoyo|ayuda|asistencia))"
)


def listed_states(front: Sequence[Paragraph], language: str | None) -> Authors:
    """A line under the title that only lists States: "Cameroun – Tchad – Niger"."""
    for paragraph in front[:LETTERHEAD]:
        states = find_states(paragraph.text, language) if not paragraph.location.table else []
        left = paragraph.text
        for state in states:
            left = left.replace(state.written, "", 1)
        if len(states) > 1 and not re.sub(r"\b(?:and|et|y)\b|\W", "", left):
            listed = [
                (Proponent(s.written, ProponentType.GOVERNMENT, s.iso), paragraph) for s in states
            ]
            return [*listed, *_in_company(front, paragraph, language)]
    return []


def _in_company(front: Sequence[Paragraph], line: Paragraph, language: str | None) -> Authors:
    """The body that the line under a list of States adds: "with the Crane Foundation"."""
    at = front.index(line) + 1
    for paragraph in front[at : at + 1]:
        company = COMPANY.match(same_length(paragraph.text))
        if company and not is_running_text(paragraph.text):
            return parsed(paragraph.text[company.end() :], paragraph, language)
    return []
