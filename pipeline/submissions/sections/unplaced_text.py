"""Text of a submission that stands under no section of the form for certain.

Before a section is called missing, every such text must be seen not to be it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document import Location, Paragraph
from extractors.fields.dates import parse_dates
from extractors.forms.activities.column_headers import is_column_header
from extractors.forms.back_matter import is_back_matter
from extractors.forms.numbering import read_copied, read_mark
from extractors.forms.section import Section
from extractors.forms.title_block.document_nouns import ACTION, DIVISION
from extractors.forms.title_block.front_matter import is_running_text
from extractors.text import normalise
from pipeline.submissions.review.taught_headings import heading_key

CERTAIN = 0.9  # certainty (0-1) from which on a heading means what it was placed as
LONGEST_LINE = 12  # words of a line that may be a heading nobody recognised
FEWEST_WORDS = 3  # words under such a line, or in a text without one
LABEL = 3  # times from which on an unknown heading is a label that comes again: "When", "Who"
FIRST_PAGE = 0.4  # the same odds, of text before the first heading
LEAST_DOUBT = 0.2  # of a heading that seems sure: new wordings have been taken for others
LONGEST_TEXT = 300  # words; a longer one may be several sections
PIECE = 60  # words, about, of the pieces such a text is taken in
ENDS_OF_TEXT = (".", ";", ",", "…")
FEWEST_ALIKE = 5  # placed headings, from which on their looks tell something
FEWEST_RUN_IN = 3  # headings that run into their text, from which on other paragraphs may, too
INLINE_LABEL = re.compile(r"^(?P<label>[^:]{2,40}):\s+\S")
RUN_IN = re.compile(r"^[^.:?!;]{3,80}[.:?!]\s+(?=\S)")
SENTENCE_END = re.compile(r"(?<=[.;!?»”])\s+(?=[^\W\d_]|\d)")
NUMBER = re.compile(r"^\W*(?:\d{1,2}|[ivxlIVXL]{1,5}|[A-Za-z])\W{1,3}\s*|^\W+")


@dataclass(frozen=True, slots=True)
class UnplacedText:
    """A stretch of text that may be a section of the form."""

    heading: Paragraph | None  # None: text before the first heading
    body: tuple[Paragraph, ...]
    place: int  # of the section it is, or stands in, counted from 0
    may_be: tuple[str, ...] = ()  # ids that its heading speaks for, likeliest first
    inside: bool = False  # a line within a section that was placed
    read_as: tuple[str, ...] = ()  # ids that it was placed as, with little certainty
    doubt: float = 1.0  # odds (at most 1) of being more than what it was read as

    @property
    def location(self) -> Location:
        """Where it begins; a text has a heading, or words under none."""
        return (self.heading or self.body[0]).location

    @property
    def heading_text(self) -> str:
        return " ".join(self.heading.text.split()) if self.heading else ""

    @property
    def body_text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.body)


def unplaced_texts(sections: Sequence[Section]) -> tuple[UnplacedText, ...]:
    """Every stretch under an unknown or uncertain heading, or under a line that looks like one."""
    times = Counter(heading_key(section.heading.text) for section in sections if section.heading)
    if sum(map(_runs_in, sections)) >= FEWEST_RUN_IN:
        sections = [replace(section, body=tuple(_cut_run_in(section))) for section in sections]
    return tuple(
        text
        for n, section in enumerate(sections)
        if section.ids or not section.heading or times[heading_key(section.heading.text)] < LABEL
        for text in _of_section(section, n)
    )


def _runs_in(section: Section) -> bool:
    """Whether the text goes on in the line of its heading."""
    if section.heading is None or not section.ids or not section.body:
        return False
    return section.heading.location == section.body[0].location


def _cut_run_in(section: Section) -> Iterator[Paragraph]:
    """The body, its paragraphs cut behind a first phrase that may be their heading."""
    for n, paragraph in enumerate(section.body):
        phrase = RUN_IN.match(paragraph.text)
        if not phrase or (not n and _runs_in(section)) or len(phrase[0].split()) > LONGEST_LINE:
            yield paragraph
            continue
        rest = paragraph.text[phrase.end() :]
        yield replace(paragraph, text=phrase[0].strip(" .:"), spans=())
        yield replace(paragraph, text=rest, spans=())


def _of_section(section: Section, place: int) -> Iterator[UnplacedText]:
    sure = section.certainty >= CERTAIN or not section.runners_up
    placed = bool(section.ids) and sure
    lines = [p for p in section.body if section.heading or not _is_imprint(p)]
    counted = _counted_within(section) if placed else set()
    for part, (heading, body) in enumerate(parts_of(section.heading, lines)):
        if (placed and not part) or (heading and _is_explained(heading, body)):
            continue
        if heading and heading.location.paragraph in counted:
            continue
        for piece, text in enumerate(pieces_of(body)):
            if heading or _words(text) >= FEWEST_WORDS:
                first = not part and not placed
                yield UnplacedText(
                    heading=None if piece else heading,
                    body=text,
                    place=place,
                    may_be=section.runners_up if first else (),
                    inside=placed,
                    read_as=section.ids if first else (),
                    doubt=_doubt(section, heading),
                )


def _counted_within(section: Section) -> set[int]:
    """The paragraphs with numbers that begin in this section: "7.1 Status", "7.2 Threats".

    Of a scan nobody knows: its numbers may be misread.
    """
    begun: set[str] = set()
    counted: set[int] = set()
    for line in section.body:
        mark = read_mark(line.text) or read_mark(f"{line.numbering.strip()} X")
        if line.from_image:
            continue
        if mark and mark.value == 1:
            begun.add(mark.shape)
        if mark and mark.shape in begun:
            counted.add(line.location.paragraph)
    return counted


def _is_explained(heading: Paragraph, body: Sequence[Paragraph]) -> bool:
    """Whether a line is the label of an activity with its answer, or the title of a part."""
    mark = read_copied(heading.text)
    words = heading.text[mark.end :] if mark else heading.text
    answered = bool(body) and body[0].location == heading.location
    if answered and is_column_header(words.strip(" .:")):
        return True
    title = DIVISION.match(normalise(heading.text)) or _is_imprint(heading)
    return bool(title) and all(map(_is_imprint, body))


def _is_imprint(line: Paragraph) -> bool:
    """Whether a line gives a title, a day or who writes to whom, and no answer to anything."""
    text = line.text.strip()
    if line.location.table or is_running_text(text):
        return False
    return text.isupper() or bool(ACTION.search(normalise(text)) or parse_dates(text))


def _doubt(section: Section, heading: Paragraph | None) -> float:
    """1 where nothing is known of a heading, less where it surely means what it was read as."""
    if any(line and is_back_matter(line.text) for line in (heading, section.heading)):
        return LEAST_DOUBT
    if section.heading is None:
        return FIRST_PAGE
    if heading is not section.heading:
        return 1.0
    return max(LEAST_DOUBT, min(1.0, (1 - section.certainty) / max(section.certainty, 0.01)))


def parts_of(
    heading: Paragraph | None, body: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, tuple[Paragraph, ...]]]:
    """A text cut at lines that may be headings: each such line with what stands under it."""
    at = [n for n in range(len(body)) if _may_be_heading(body, n)]
    at = [n for n, end in pairwise([*at, len(body)]) if _words(body[n + 1 : end]) >= FEWEST_WORDS]
    yield heading, tuple(body[: at[0] if at else len(body)])
    for start, end in pairwise([*at, len(body)]):
        yield body[start], tuple(body[start + 1 : end])


def pieces_of(body: Sequence[Paragraph]) -> list[tuple[Paragraph, ...]]:
    """A long text in several pieces, whole sentences each; a shorter one as it is."""
    if _words(body) <= LONGEST_TEXT:
        return [tuple(body)]
    pieces: list[list[Paragraph]] = [[]]
    for paragraph in body:
        for sentence in SENTENCE_END.split(paragraph.text):
            if _words(pieces[-1]) >= PIECE:
                pieces.append([])
            pieces[-1].append(replace(paragraph, text=sentence, spans=()))
    return [tuple(piece) for piece in pieces]


def _may_be_heading(body: Sequence[Paragraph], n: int) -> bool:
    """A short line by itself that begins with a capital and is no sentence."""
    line = body[n].text.strip()
    mark = read_copied(line)
    text = line[mark.end :] if mark else NUMBER.sub("", line)
    label = INLINE_LABEL.match(text)
    if label and is_column_header(label["label"]):
        return False
    if body[n].location.table or not text or text.endswith(ENDS_OF_TEXT):
        return False
    return text[:1].isupper() and len(text.split()) <= LONGEST_LINE


def bare_headings(sections: Sequence[Section]) -> Iterator[UnplacedText]:
    """Lines at the end of a section that look as the headings of the paper do, without a text.

    Whoever left a section empty left its heading so.
    """
    for place, section in enumerate(sections):
        for n in reversed(range(len(section.body)) if section.ids else ()):
            line = section.body[n]
            if not _may_be_heading(section.body, n) or not looks_like_headings(line, sections):
                break
            yield UnplacedText(line, (), place, inside=True)


def looks_like_headings(line: Paragraph, sections: Sequence[Section]) -> bool:
    """Whether most placed headings of a paper are lines of their own that look like `line`."""
    placed = [part.heading for part in sections if part.ids and part.heading]
    alike = sum(_looks(heading) == _looks(line) for heading in placed)
    return len(placed) >= FEWEST_ALIKE and 2 * alike > len(placed)


def _looks(line: Paragraph) -> tuple[bool, str, bool, bool]:
    text = line.text.strip()
    return line.bold, line.style_name, text.isupper(), bool(read_mark(text) or line.numbering)


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)
