"""Cut a document at the headings a form knows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Document, Paragraph, Span
from extractors.forms.headings.alignment import Aligner, Heading, align, load_weights
from extractors.forms.headings.candidate import Candidate
from extractors.forms.headings.candidates import find_candidates
from extractors.forms.headings.evidence import Reading, weigh
from extractors.forms.headings.exclusions import (
    without_contents,
    without_lists,
    without_ranks,
    without_states,
)
from extractors.forms.headings.explanation import ExplainedLine, explain_lines
from extractors.forms.headings.form_tables import units_of
from extractors.forms.headings.series import series_of
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.headings.wordings import wordings_of
from extractors.forms.section import Section
from extractors.forms.template import Template
from extractors.forms.title_block.document_nouns import (
    DIVISION,
    DIVISION_PROPOSAL,
    DIVISION_REPORT,
)
from extractors.forms.title_block.header_block import title_of
from extractors.text import normalise

HEADING_STYLE = re.compile(r"(?:heading|titre|titulo) ?([1-9])")
LONGEST_DIVISION = 100  # characters of a line that opens a part


def split_sections(document: Document, template: Template) -> list[Section]:
    """Cut `document` at every heading that `template` knows, and at those that look alike.

    Nothing is lost: the texts of headings and bodies, in order, are those of the paragraphs.
    Text before the first heading is a section of its own with no heading. A heading that comes
    twice gives two sections with the same id; pages that are pictures give none.
    """
    units = units_of(document, wordings_of(template))
    placed = find_headings(units, template, _first_after_title(document, units))
    language = _main_language([heading.reading.candidate for heading in placed])
    paragraphs = [unit.paragraph for unit in units]
    first = placed[0].reading.candidate if placed else None
    before = _before(paragraphs, 0, first)
    sections = [Section("", None, "", tuple(before))] if before else []
    for n, heading in enumerate(placed):
        following = placed[n + 1].reading.candidate if n + 1 < len(placed) else None
        sections.append(_section(paragraphs, heading, following, language))
    return sections


def find_headings(units: Sequence[TextUnit], template: Template, start: int = 0) -> list[Heading]:
    """The headings among `units` from `start` on, in order, each with what else it may be."""
    readings, aligner = read_lines(units, template, start)
    return _without_subheadings(align(readings, aligner), units)


def _without_subheadings(placed: Sequence[Heading], units: Sequence[TextUnit]) -> list[Heading]:
    """The headings less unknown ones of a lower level than sections have: parts of a section."""
    levels = [(h, _level(units[h.reading.candidate.first].paragraph)) for h in placed]
    of_sections = [level for heading, level in levels if heading.reading.is_section]
    usual = Counter(filter(None, of_sections)).most_common(1)
    if not usual or 2 * usual[0][1] <= len(of_sections):
        return list(placed)
    return [
        heading
        for heading, level in levels
        if heading.reading.candidate.known or heading.reading.is_section or level <= usual[0][0]
    ]


def _level(heading: Paragraph) -> int:
    """The level that Word's style of a heading has, 1 the highest; 0 for any other paragraph."""
    level = HEADING_STYLE.fullmatch(normalise(heading.style_name))
    return int(level[1]) if level else 0


def read_lines(
    units: Sequence[TextUnit], template: Template, start: int = 0
) -> tuple[list[Reading], Aligner]:
    """Every reading of every line that could be a heading, and what scores paths through them."""
    wordings, weights = wordings_of(template), load_weights()
    candidates = find_candidates(units, wordings, series_of(units))
    for without in (without_contents, without_ranks, without_states, without_lists):
        candidates = without(candidates, units)
    candidates = [
        candidate
        for candidate in candidates
        if candidate.first >= start or (candidate.sure and not _names_document(candidate, units))
    ]
    places = {section.id: n for n, section in enumerate(template.sections)}
    begins = _proposal_begins(candidates, units) if template.kind == "proposal" else 0
    readings = [
        reading
        for reading in weigh(candidates, units, places, weights)
        if reading.candidate.first >= begins or not reading.is_section
    ]
    return readings, Aligner(units, places, weights)


def _proposal_begins(candidates: Sequence[Candidate], units: Sequence[TextUnit]) -> int:
    """The unit where the proposal of a file of two parts begins: "Part two. The proposal".

    What heads the part before is no section of it. 0 where the file has no such parts, or the
    part before has headings in the form's own words.
    """
    rests = [
        (n, found["rest"])
        for n, unit in enumerate(units)
        if len(unit.paragraph.text) <= LONGEST_DIVISION
        and (found := DIVISION.match(" ".join(normalise(unit.paragraph.text).split())))
    ]
    opens = next((n for n, rest in rests[1:] if DIVISION_PROPOSAL.match(rest)), 0)
    if any(candidate.sure and candidate.first < opens for candidate in candidates):
        return 0
    return opens


def _names_document(candidate: Candidate, units: Sequence[TextUnit]) -> bool:
    """Whether a line above the title says what the document is: "Progress report: the crane"."""
    return bool(DIVISION_REPORT.match(normalise(units[candidate.first].paragraph.text)))


def explain_headings(document: Document, template: Template, least: float) -> list[ExplainedLine]:
    """Every line placed as a heading, and those whose best reading scores more than `least`."""
    units = units_of(document, wordings_of(template))
    readings, aligner = read_lines(units, template, _first_after_title(document, units))
    paragraphs = [unit.paragraph for unit in units]
    return list(explain_lines(readings, align(readings, aligner), aligner, paragraphs, least))


def _first_after_title(document: Document, units: Sequence[TextUnit]) -> int:
    """The unit below the title; 0 where there is none."""
    title = title_of(document)
    if not title:
        return 0
    at = title[1].location.paragraph
    return next((n for n, u in enumerate(units) if u.paragraph.location.paragraph > at), 0)


def _section(
    paragraphs: Sequence[Paragraph], placed: Heading, following: Candidate | None, language: str
) -> Section:
    """The section that a heading opens; its body goes up to the heading `following`."""
    heading = placed.reading.candidate
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
        language=(known and known.language) or language,
        body=tuple(body),
        also=ids[1:],
        official=known.official if known else True,
        certainty=placed.certainty,
        runners_up=placed.runners_up,
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
    seen = Counter(h.known.language for h in headings if h.known and h.known.language)
    return seen.most_common(1)[0][0] if seen else ""
