"""Headings that people placed by hand: in one file, and as wordings of this home for later ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.document import Paragraph
from extractors.forms.numbering import read_mark
from extractors.forms.section import Section
from extractors.forms.template import HeadingWording, Template
from extractors.text import alnum_key


@dataclass(frozen=True, slots=True)
class TaughtHeading:
    """What a person said a heading means."""

    heading: str  # as it stands in the file it was said of, number included
    section: str  # id of a section of the form; "" for none of them
    sha256: str  # of the file it was said of
    everywhere: bool  # whether it is a wording of this home; False: it counts in that file alone
    by: str = ""
    day: date | None = None


def heading_key(heading: str) -> str:
    """Equal for one heading however it is numbered, spaced, accented and capitalised.

    >>> heading_key("12. Plan d’action :") == heading_key("PLAN D'ACTION")
    True
    """
    mark = read_mark(heading)
    return alnum_key(heading[mark.end :] if mark else heading)


def with_taught_wordings(
    template: Template, taught: Iterable[TaughtHeading], sha256: str, language: str
) -> Template:
    """The form with the wordings that this home knows, and those placed in this file."""
    added: dict[str, list[HeadingWording]] = {}
    for heading in taught:
        if heading.section and (heading.everywhere or heading.sha256 == sha256):
            mark = read_mark(heading.heading)
            text = heading.heading[mark.end :] if mark else heading.heading
            added.setdefault(heading.section, []).append(HeadingWording(text, language, False))
    sections = tuple(
        replace(section, wordings=(*section.wordings, *added.get(section.id, ())))
        for section in template.sections
    )
    return replace(template, sections=sections) if added else template


def place_by_hand(
    sections: Sequence[Section], taught: Iterable[TaughtHeading], sha256: str
) -> list[Section]:
    """The sections with the headings of this file where a person placed them.

    A line of a body that was placed opens a section of its own, up to the end of that body.
    """
    placed = {
        heading_key(heading.heading): heading.section
        for heading in taught
        if heading.sha256 == sha256 and not heading.everywhere
    }
    return (
        [part for section in sections for part in _placed(section, placed)]
        if placed
        else [*sections]
    )


def _placed(section: Section, placed: Mapping[str, str]) -> Iterable[Section]:
    body = list[Paragraph]()
    current = _renamed(section, placed)
    for paragraph in section.body:
        id_ = placed.get(heading_key(paragraph.text))
        if id_ is None:
            body.append(paragraph)
            continue
        yield replace(current, body=tuple(body))
        current, body = _new(id_, paragraph, section.language), []
    yield replace(current, body=tuple(body))


def _renamed(section: Section, placed: Mapping[str, str]) -> Section:
    id_ = placed.get(heading_key(section.heading.text)) if section.heading else None
    if id_ is None or section.ids == (id_,):
        return section
    return _new(id_, section.heading, section.language)


def _new(id_: str, heading: Paragraph | None, language: str) -> Section:
    return Section(id_, heading, language, (), official=False)
