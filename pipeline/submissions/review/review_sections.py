"""Paths that name a heading: "sections/Plan d'action", whose value is the id of its section."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from extractors.forms.headings.wordings import wordings_of
from extractors.forms.template import Template, load_templates
from pipeline.submissions.review.taught_headings import heading_key
from pipeline.submissions.summary import Reading, ReadSection

FIELD = "sections"
LONGEST_LINE = 150  # characters of a line that may be a heading


class NoSuchHeading(LookupError):
    """A heading that is not in the file, or an id that is none of the form's."""


def section_path(summary: Reading, written: str) -> str:
    """The path of the one heading meant, as it stands in the file.

    `written` may be its beginning, or any part that no other heading has. A line that was read as
    text may be named too. Raises NoSuchHeading, with the heading that may be meant.
    """
    headings = {heading_key(text): " ".join(text.split()) for text in _headings(summary)}
    lines = {heading_key(text): " ".join(text.split()) for text in _lines(summary)}
    wanted = heading_key(written)
    if not wanted:
        raise NoSuchHeading(_not_there(summary.file, written, {}, headings))
    for known in (headings, lines):
        if wanted in known:
            return f"{FIELD}/{known[wanted]}"
    found = _beginning(wanted, headings) or [t for k, t in headings.items() if wanted in k]
    found = found or _beginning(wanted, lines)
    if len(found) == 1:
        return f"{FIELD}/{found[0]}"
    if found:
        several = ", ".join(f"“{heading}”" for heading in found[:5])
        raise NoSuchHeading(f"“{written}” may be any of {several}. Give more of the heading.")
    raise NoSuchHeading(_not_there(summary.file, written, headings | lines, headings))


def _beginning(wanted: str, known: Mapping[str, str]) -> list[str]:
    return [text for key, text in known.items() if key.startswith(wanted)]


def section_at(summary: Reading, path: str) -> str | None:
    """The id that the heading was placed as, "" for none of the form's; None: it is no heading."""
    wanted = heading_key(path.partition("/")[2])
    found = [section.id for section in summary.sections if section.heading and _is(section, wanted)]
    return found[0] if found else None


def with_section(summary: Reading, path: str, id_: str | None) -> Reading:
    """The reading with the heading placed otherwise; the values beside it are not worked out."""
    wanted = heading_key(path.partition("/")[2])
    sections = tuple(
        replace(section, id=id_ or "", also=())
        if section.heading and _is(section, wanted)
        else section
        for section in summary.sections
    )
    return replace(summary, sections=sections)


def known_section(summary: Reading, given: object) -> str:
    """The id that is meant by an id or a heading of the form; "" for none of its sections.

    Raises NoSuchHeading.
    """
    if given in (None, ""):
        return ""
    template = _template(summary)
    names = {key: id_ for id_, key in _names(template)}
    found = names.get(heading_key(str(given)))
    if found:
        return found
    near = get_close_matches(heading_key(str(given)), names, 1, 0.5)
    meant = f" Did you mean {names[near[0]]}?" if near else ""
    ids = ", ".join(section.id for section in template.sections)
    raise NoSuchHeading(f"“{given}” is no section of the form.{meant} Its sections: {ids}.")


def may_be_wording(summary: Reading, path: str, id_: str) -> bool:
    """Whether the heading may count as a wording of the section in other files, too.

    Not one that the form itself knows: it means what the form says.
    """
    known = wordings_of(_template(summary)).whole(path.partition("/")[2])
    return bool(id_) and (known is None or known.ids == ("",))


def _template(summary: Reading) -> Template:
    kind, _, edition = (summary.template or "").partition(" ")
    found = load_templates().get((kind, edition))
    if found is None:
        raise NoSuchHeading(
            f"{summary.file} was read as a paper that follows no form, so none of its headings "
            "can be placed as a section of one."
        )
    return found


def _names(template: Template) -> Iterator[tuple[str, str]]:
    for section in template.sections:
        yield section.id, heading_key(section.id.replace("_", " "))
        for wording in section.wordings:
            if wording.official:
                yield section.id, heading_key(wording.text)


def _headings(summary: Reading) -> Iterable[str]:
    return (section.heading for section in summary.sections if section.heading)


def _lines(summary: Reading) -> Iterator[str]:
    for section in summary.sections:
        yield from (line for line in section.text.splitlines() if 0 < len(line) <= LONGEST_LINE)


def _is(section: ReadSection, wanted: str) -> bool:
    return heading_key(section.heading) == wanted


def _not_there(
    file: str, written: str, known: Mapping[str, str], headings: Mapping[str, str]
) -> str:
    near = get_close_matches(heading_key(written), known, 1, 0.6)
    if near:
        return f"{file} has no heading “{written}”. Did you mean “{known[near[0]]}”?"
    examples = ", ".join(f"“{heading}”" for heading in [*headings.values()][:5]) or "none"
    return f"{file} has no heading “{written}”. Its headings begin with: {examples}."
