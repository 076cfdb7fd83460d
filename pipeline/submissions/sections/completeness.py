"""Which sections of the form a file holds, and what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.document import Document, PageState, Paragraph
from extractors.forms.activities import find_activities, parse_activities
from extractors.forms.activities.column_headers import column_of
from extractors.forms.guidance import find_guidance, own_text
from extractors.forms.placeholders import is_placeholder
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.text import is_garbled
from pipeline.submissions.dossier import PossiblePlace, SectionState, SectionStatus, pages_in
from pipeline.submissions.sections.section_search import search_sections
from pipeline.submissions.sections.unplaced_text import UnplacedText

TABLE_SECTION = "activities_and_expected_outcomes"
MOST_FOUND = 0.5  # share of the required sections from which on a paper follows the form


def section_states(
    document: Document, template: Template, sections: Sequence[Section]
) -> Mapping[str, SectionState]:
    """The state of every section that the form requires, in the order of the form.

    A merged heading answers for each section it covers. Guidance text of the form left in place
    makes a section neither filled nor empty by itself: it is said on its own. A section is missing
    only where most others were found, and no text and no unread page may be it.
    """
    under = {
        required.id: [s for s in sections if required.id in s.ids] for required in template.required
    }
    not_found = _not_found(document, template, sections, [i for i, s in under.items() if not s])
    return {
        id_: _state(id_, found, document, template) if found else not_found[id_]
        for id_, found in under.items()
    }


def _not_found(
    document: Document, template: Template, sections: Sequence[Section], wanted: Sequence[str]
) -> Mapping[str, SectionState]:
    """Of each wanted section that has no heading: missing, or where it may stand."""
    unread = bool(pages_in(document, PageState.IMAGE))
    doubt = not follows_form(sections, template)
    found = search_sections(sections, template, wanted)
    garbled = _garbled(document)
    states = {}
    for id_ in wanted:
        places = tuple(map(_place, found[id_])) if id_ in found else ()
        if id_ == TABLE_SECTION:
            places = places or _of_rows(sections, document)
        places = places or garbled
        open_ = places or unread or doubt
        fill = SectionStatus.UNDETERMINED if open_ else SectionStatus.MISSING
        states[id_] = SectionState(fill, places=places, form_in_doubt=doubt)
    return states


def follows_form(sections: Sequence[Section], template: Template) -> bool:
    """Whether most required sections were found, each counted with its certainty.

    Of a paper of another kind, or with a layout whose headings could not be told, nobody can say
    what it lacks.
    """
    required = {section.id for section in template.required}
    found: dict[str, float] = {}
    for section in sections:
        for id_ in required.intersection(section.ids):
            found[id_] = max(section.certainty, found.get(id_, 0.0))
    return sum(found.values()) >= MOST_FOUND * len(required)


def _of_rows(sections: Sequence[Section], document: Document) -> tuple[PossiblePlace, ...]:
    """Where the first activity stands that was read, in a table or under words of their own.

    What is listed under a heading of the form's own is what that heading says.
    """
    free = [part.body for part in sections if not part.ids or not part.official]
    lines = [line for line in document.paragraphs if line.location.table]
    lines += [line for body in free for line in body]
    rows = {row.paragraph for row in find_activities(sections, document)}
    found = (line.location for line in lines if line.location.paragraph in rows)
    first = min(found, key=lambda location: location.paragraph or 0, default=None)
    return (PossiblePlace("", first),) if first else ()


def _garbled(document: Document) -> tuple[PossiblePlace, ...]:
    """Where the first line stands whose letters nobody can tell: it may be any heading."""
    lines = (line for line in document.paragraphs if is_garbled(line.text))
    return tuple(PossiblePlace("", line.location) for line in lines)[:1]


def _place(text: UnplacedText) -> PossiblePlace:
    return PossiblePlace(text.heading_text, text.location)


def without_guidance(sections: Sequence[Section], template: Template) -> tuple[Section, ...]:
    """The sections as the proponent wrote them: guidance of the form is nobody's answer."""
    cleaned = []
    for section in sections:
        guidance = set(find_guidance(section, template)) if section.ids else set()
        body = tuple(paragraph for paragraph in section.body if paragraph not in guidance)
        cleaned.append(replace(section, body=body))
    return tuple(cleaned)


def _state(
    id_: str, found: Sequence[Section], document: Document, template: Template
) -> SectionState:
    guidance = [(part, line) for part in found for line in find_guidance(part, template)]
    text = "\n".join(filter(None, (_own_text(part, document, template) for part in found)))
    filled = bool(text) or bool(guidance)
    return SectionState(
        fill=SectionStatus.FILLED if filled else SectionStatus.EMPTY,
        headings=_headings(found),
        guidance=tuple(line for part, line in guidance if part.ids[0] == id_),  # said once
        own_text=text,
    )


def _own_text(section: Section, document: Document, template: Template) -> str:
    """Empty for words that only hold the place of text, and for a table of headings alone."""
    text = own_text(section, template)
    if TABLE_SECTION in section.ids:
        body = tuple(line for line in section.body if not _is_column_head(line))
        written = own_text(replace(section, body=body), template)
        text = written or "\n".join(row.activity for row in parse_activities(section, document))
    return "" if is_placeholder(text) else text.strip()


def _is_column_head(paragraph: Paragraph) -> bool:
    """Whether it names a column; a sentence with such a word ("Funds are sought.") is text."""
    if paragraph.location.table is None or paragraph.text.rstrip().endswith("."):
        return False
    return column_of(paragraph.text) is not None


def _headings(found: Sequence[Section]) -> tuple[Paragraph, ...]:
    return tuple(section.heading for section in found if section.heading is not None)
