"""Which sections of the form a file holds, and what stands in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.document import Document, PageState, Paragraph
from extractors.fields.activities import parse_activities
from extractors.fields.columns import column_of
from extractors.guidance import find_guidance, own_text
from extractors.placeholders import is_placeholder
from extractors.sections import Section
from extractors.template import Template
from pipeline.dossier import Fill, SectionState, pages_in

TABLE_SECTION = "activities_and_expected_outcomes"


def section_states(
    document: Document, template: Template, sections: Sequence[Section]
) -> Mapping[str, SectionState]:
    """The state of every section that the form requires, in the order of the form.

    A merged heading answers for each section it covers. Guidance text of the form left in place
    makes a section neither filled nor empty by itself: it is said on its own.
    """
    unread = bool(pages_in(document, PageState.IMAGE))
    return {
        wanted.id: _state(
            wanted.id, [s for s in sections if wanted.id in s.ids], document, template, unread
        )
        for wanted in template.required
    }


def without_guidance(sections: Sequence[Section], template: Template) -> tuple[Section, ...]:
    """The sections as the proponent wrote them: guidance of the form is nobody's answer."""
    cleaned = []
    for section in sections:
        guidance = set(find_guidance(section, template)) if section.ids else set()
        body = tuple(paragraph for paragraph in section.body if paragraph not in guidance)
        cleaned.append(replace(section, body=body))
    return tuple(cleaned)


def _state(
    id_: str, found: Sequence[Section], document: Document, template: Template, unread: bool
) -> SectionState:
    if not found:
        return SectionState(Fill.UNDETERMINED if unread else Fill.MISSING)
    guidance = [(part, line) for part in found for line in find_guidance(part, template)]
    text = "\n".join(filter(None, (_own_text(part, document, template) for part in found)))
    filled = bool(text) or bool(guidance)
    return SectionState(
        fill=Fill.FILLED if filled else Fill.EMPTY,
        headings=_headings(found),
        guidance=tuple(line for part, line in guidance if part.ids[0] == id_),  # said once
        own_text=text,
    )


def _own_text(section: Section, document: Document, template: Template) -> str:
    """Empty for words that only hold the place of text, and for a table of headings alone."""
    text = own_text(section, template)
    if TABLE_SECTION in section.ids:
        rows = parse_activities(section, document)
        body = tuple(line for line in section.body if not _is_column_head(line))
        written = own_text(replace(section, body=body), template)
        text = written or "\n".join(row.activity for row in rows)
    return "" if is_placeholder(text) else text.strip()


def _is_column_head(paragraph: Paragraph) -> bool:
    return paragraph.location.table is not None and column_of(paragraph.text) is not None


def _headings(found: Sequence[Section]) -> tuple[Paragraph, ...]:
    return tuple(section.heading for section in found if section.heading is not None)
