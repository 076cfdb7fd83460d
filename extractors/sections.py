"""Cut a document at the headings a form knows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.candidates import Candidate, Unit, find_candidates
from extractors.choosing import choose
from extractors.document import Document, Paragraph, Span
from extractors.formtables import units_of
from extractors.template import Template
from extractors.wordings import wordings_of


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading.

    Headings and bodies of all sections, read in order, are the document. Where text runs on
    the same line as the heading, the paragraph is cut in two with the same `location`, and
    the two texts joined are the paragraph. A heading over several paragraphs (a label cell, a
    wrapped line) is one paragraph at the place of the first, its lines joined by line breaks.
    """

    id: str  # of the form's section; "" for text before the first heading and unknown headings
    heading: Paragraph | None  # None only before the first heading
    language: str  # of the heading's wording; "" where there is none
    body: tuple[Paragraph, ...]
    also: tuple[str, ...] = ()  # further ids a merged heading covers
    official: bool = True  # False: the wording is not known to be the official one

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.body)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every section of the form that this one stands for."""
        return (self.id, *self.also) if self.id else self.also


def split_sections(document: Document, template: Template) -> list[Section]:
    """Cut `document` at every heading that `template` knows, and at those that look alike.

    Nothing is lost: the texts of headings and bodies, in order, are those of the paragraphs.
    Text before the first heading is a section of its own with no heading. A heading that comes
    twice gives two sections with the same id; pages that are pictures give none.
    """
    wordings = wordings_of(template)
    units = units_of(document, wordings)
    places = {section.id: n for n, section in enumerate(template.sections)}
    headings = choose(find_candidates(units, wordings), units, places, wordings)
    language = _main_language(headings)
    sections = [_section(units, None, 0, headings[0].first if headings else len(units), "")]
    for n, heading in enumerate(headings):
        stop = headings[n + 1].first if n + 1 < len(headings) else len(units)
        sections.append(_section(units, heading, heading.last, stop, language))
    return sections if sections[0].body else sections[1:]


def _section(
    units: Sequence[Unit], heading: Candidate | None, start: int, stop: int, language: str
) -> Section:
    """The section that `heading` opens; its body goes up to the unit before `stop`."""
    if heading is None:
        return Section("", None, "", tuple(unit.paragraph for unit in units[start:stop]))
    head, rest = _cut(units[heading.last].paragraph, heading.end)
    lines = [*(unit.paragraph for unit in units[heading.first : heading.last]), head]
    body = [*filter(None, [rest]), *(unit.paragraph for unit in units[heading.last + 1 : stop])]
    known = heading.known
    ids = known.ids if known else ("",)
    return Section(
        id=ids[0],
        heading=_one(lines),
        language=known.language if known else language,
        body=tuple(body),
        also=ids[1:],
        official=known.official if known else True,
    )


def _cut(paragraph: Paragraph, end: int) -> tuple[Paragraph, Paragraph | None]:
    """`paragraph` in two after `end` letters, the second None where nothing is left."""
    if end >= len(paragraph.text):
        return paragraph, None
    before, after = list[Span](), list[Span]()
    at = 0
    for span in paragraph.spans:
        left, right = span.text[: max(0, end - at)], span.text[max(0, end - at) :]
        before += [replace(span, text=left)] if left else []
        after += [replace(span, text=right)] if right else []
        at += len(span.text)
    head = replace(paragraph, text=paragraph.text[:end], spans=tuple(before))
    rest = replace(paragraph, text=paragraph.text[end:], spans=tuple(after), numbering="")
    return head, rest


def _one(lines: Sequence[Paragraph]) -> Paragraph:
    """Several lines of one heading as one paragraph at the place of the first."""
    if len(lines) == 1:
        return lines[0]
    spans = [span for line in lines for span in (*line.spans, Span("\n"))][:-1]
    known = all(line.spans or not line.text for line in lines)
    text = "\n".join(line.text for line in lines)
    return replace(lines[0], text=text, spans=tuple(spans) if known else ())


def _main_language(headings: Sequence[Candidate]) -> str:
    seen = Counter(h.known.language for h in headings if h.known and h.known.ids != ("",))
    return seen.most_common(1)[0][0] if seen else ""
