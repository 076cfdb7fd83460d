"""Headings of a submission that nobody could place, and the sections they can be placed under."""

from extractors.forms.template import load_templates
from pipeline.submissions.summary import Reading, ReadSection


def form_sections(reading: Reading, language: str) -> tuple[tuple[str, str], ...]:
    """Id and title of each section of the form a submission follows; none where it follows none."""
    kind, _, edition = (reading.template or "").partition(" ")
    template = load_templates().get((kind, edition))
    if template is None:
        return ()
    return tuple((section.id, section.title(language)) for section in template.sections)


def unplaced_headings(reading: Reading) -> tuple[ReadSection, ...]:
    """What was taken for a heading, and stands for no section of the form."""
    return tuple(part for part in reading.sections if part.heading.strip() and not part.id)
