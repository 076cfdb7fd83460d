"""Lines of a title block that hold nothing but names of bodies and States."""

import re
from collections.abc import Sequence

from extractors.document import Paragraph
from extractors.fields.person_names import ORGANIZATION, begins_as_a_body
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.proponents.proponent_names import LEGAL_END, names_a_body
from extractors.fields.states.countries import find_states
from extractors.forms.title_block.bylines import (
    BARE_WORDS,
    NOT_AUTHORS,
    TITLE_LINES,
    is_body,
    without_brackets,
)
from extractors.forms.title_block.front_matter import is_address
from extractors.forms.title_block.imprint import without_imprint
from extractors.forms.title_block.letterhead import Authors, divided, parsed
from extractors.text import normalise, plain


def of_names_alone(
    front: Sequence[Paragraph], title: Paragraph | None, language: str | None
) -> Authors:
    """Those of a line of the title block that holds nothing but names of bodies and States."""
    for paragraph in front[:TITLE_LINES]:
        line = without_brackets(paragraph.text.strip())
        text = re.split(r"(?<=[a-z]{2})[.;]\s", without_imprint(line))[0]
        if paragraph.location.cell or (title and paragraph.location == title.location):
            continue
        if not _holds_names_alone(text, language):
            continue
        names = [a for part in _parts(text, language) for a in parsed(part, paragraph, language)]
        if found := [author for author in names if is_body(author[0])]:
            return found
    return []


def _parts(line: str, language: str | None) -> list[str]:
    """The names between the bars or dashes of a line, where each is one; else the whole line.

    >>> _parts("Rhino Trust – Crane Society – Department of Wildlife (Uganda)", "en")
    ['Rhino Trust', 'Crane Society', 'Department of Wildlife (Uganda)']
    >>> _parts("Crane Society – Mali Programme", "en")
    ['Crane Society – Mali Programme']
    """
    parts = divided(line)
    sure = [_is_body_or_office(part, language) for part in parts]
    offices = [part for part in parts if PUBLIC.match(normalise(part))]
    others = [part for part, named in zip(parts, sure, strict=True) if not named]
    apart = not others or (len(parts) > 2 and all(map(_is_capital, others)))
    whole = any(part in others for part in offices)
    return parts if apart and not whole else [line]


def _is_body_or_office(part: str, language: str | None) -> bool:
    """Whether a part names a body, or an office with the State that it belongs to."""
    if PUBLIC.match(normalise(part)):
        return bool(find_states(part, language))
    return names_a_body(part) or begins_as_a_body(part)


def _is_capital(part: str) -> bool:
    return len(part.split()) > 1 and all(word[:1].isupper() for word in part.split())


_THINGS = re.compile(
    r"\b(?:convention|convencion|cms|conference|conferencia|cop\W?\d*|resolution|resolucion"
    r"|annex\w*"
    r"|anexo|appendi\w*|apendice|action|accion|proposal|proposition|propuesta|report|rapport"
    r"|informe"
    r"|meeting|session|reunion|species|espece|especie|executive|bonn|plan|strategy|agreement"
    r"|acuerdo"
    r"|accord|memorandum|unep|pnue|pnuma|nations|naciones)\b"
)


def _holds_names_alone(text: str, language: str | None) -> bool:
    """Capitals and small words only, with the noun of a body or office, or two States and more."""
    folded = normalise(text)
    if not text or is_address(text) or len(text.split()) > BARE_WORDS or re.search(r"\d|@", folded):
        return False
    if re.search(r"\b(?:by|par|por)\b", folded) and not NOT_AUTHORS.search(folded):
        return False
    if _THINGS.search(folded) or re.search(r"\bsecretariat?\b(?! d)", folded):
        return False
    if text.endswith((".", ":", "?")) and not text.endswith(")."):
        return False
    words = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", "", text))
    large = [word for word in words if len(word) > 3]
    if len(large) < 2 or sum(word[0].isupper() for word in large) < 0.75 * len(large):
        return False
    states = find_states(text, language)
    body = not ORGANIZATION.isdisjoint(plain(text).split())
    body = body or bool(LEGAL_END.search(text.split(",")[0]))
    return body or bool(PUBLIC.search(folded) and states) or len(states) > 1
