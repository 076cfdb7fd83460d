"""Cut a document at the headings a form knows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.candidates import Candidate, find_candidates
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
    paragraphs = [unit.paragraph for unit in units]
    before = _before(paragraphs, 0, headings[0] if headings else None)
    sections = [Section("", None, "", tuple(before))] if before else []
    for n, heading in enumerate(headings):
        following = headings[n + 1] if n + 1 < len(headings) else None
        sections.append(_section(paragraphs, heading, following, language))
    return sections


def _section(
    paragraphs: Sequence[Paragraph], heading: Candidate, following: Candidate | None, language: str
) -> Section:
    """The section that `heading` opens; its body goes up to the heading `following`."""
    head, rest = _cut(paragraphs[heading.last], heading.end)
    if heading.start:
        head = _cut(head, heading.start)[1] or head
    lines = [*paragraphs[heading.first : heading.last], head]
    body = [*filter(None, [rest]), *_before(paragraphs, heading.last + 1, following)]
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


def _before(
    paragraphs: Sequence[Paragraph], start: int, heading: Candidate | None
) -> list[Paragraph]:
    """The paragraphs from `start` up to `heading`, or to the end."""
    if heading is None:
        return list(paragraphs[start:])
    left = [_cut(paragraphs[heading.first], heading.start)[0]] if heading.start else []
    return [*paragraphs[start : heading.first], *left]


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
