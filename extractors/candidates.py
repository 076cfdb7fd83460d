"""Where in a document a heading could be: what it would say, and how it looks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.contents import CONTENTS_LINE, contents_lines
from extractors.document import Paragraph
from extractors.looks import BULLET, LONGEST_HEADING, Looks, bold_end, in_capitals, looks_of, stops
from extractors.numbering import Mark, read_mark, read_scanned
from extractors.placeholders import is_placeholder
from extractors.plain import OPEN_ENDING, content_words
from extractors.wordings import Known, Wordings

BULLETS = re.compile(r"\s*[-–—•·*▪●○◦‣⁃\uf0b7➢✓]\s*(?=\w|[“\"'«(])")
LONGEST_NUMBER = 6  # characters, in a cell of its own
MOST_LINES = 9  # a heading in a narrow cell was seen over seven lines
LONGEST_TITLE = 120  # characters, of a heading that the form does not know
ANNEX = re.compile(
    r"\s*(?i:annex|annexe|appendix|appendice|anexo|apéndice)\s+(?:[IVX]{1,4}|\d{1,2}|[A-Z])\s*(?:$|[:.–—-])"
)
CIRCULATION = re.compile(
    r"\s*(?i:distribu(?:tion|ción|cion)\s*:\s*(?:general|générale|limit|restr|r[eé]serv))"
)
"""How far a document goes, in its header block; "Distribution" is a range, too."""
SENTENCE_END = re.compile(r"[.!?»”)]\s+(?=[(\w])")
NUMBER_ALONE = re.compile(r"^\s*\d{1,2}\s+")  # of a cell left of the label
GOING_ON = "/&"
PAGE_NUMBER_ONLY = re.compile(r"\s*\d{1,3}(?:\s*$|\s+\(?(?:\d{1,2}|[ivx]{1,5})[).]\s)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Paragraphs `first` to `last` (indices into the units) could open a section."""

    first: int
    last: int
    end: int  # how much of the text of paragraph `last` belongs to the heading, spaces included
    known: Known | None  # None: not in the form, but it looks like a heading
    looks: Looks
    mark: Mark | None
    how: str  # "whole", "delimited", "bold", "open", "tail": what ends the heading
    label: bool = False  # the label cell of a form table
    start: int = 0  # where in paragraph `first` it begins, when a reader joined two paragraphs

    @property
    def sure(self) -> bool:
        """Whether the words alone make it a heading, wherever they stand."""
        known = self.known
        if not known or not known.sure or known.ids == ("",) or self.looks.shape == BULLET:
            return False
        return self.how not in ("open", "tail") and known.words > 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph in reading order, and what the table around it lets it be."""

    paragraph: Paragraph
    role: str = "text"  # "text"; "label", "more" (of a label), "cell" (never a heading)


def find_candidates(units: Sequence[Unit], wordings: Wordings) -> list[Candidate]:
    """Every place where a heading could be, in order, none overlapping."""
    found: list[Candidate] = []
    contents = contents_lines([u.paragraph.text if u.role == "text" else "" for u in units])
    free = 0
    for index, unit in enumerate(units):
        nothing = index in contents or not unit.paragraph.text.strip()
        if index < free or unit.role in ("cell", "more") or nothing:
            continue
        candidate = (
            _label(units, index, wordings)
            if unit.role == "label"
            else _text(units, index, wordings)
        )
        if candidate and candidate.last not in contents:
            found.append(candidate)
            free = candidate.last + 1
    return found


def _label(units: Sequence[Unit], first: int, wordings: Wordings) -> Candidate | None:
    """The label cell that begins at `first`: as many of its paragraphs as make a wording."""
    last = first
    while last + 1 < len(units) and units[last + 1].role == "more":
        last += 1
    base = _bare(units, first)
    counted = len(units[first].paragraph.text) <= LONGEST_NUMBER  # or garbled by a scan
    for end in range(last, first - 1, -1):
        text = NUMBER_ALONE.sub("", _joined(units, first, end, base.end))
        known = wordings.whole(text) or wordings.close(text) or wordings.likely(text)
        if not known and counted and end > first:
            text = _joined(units, first + 1, end, 0)
            known = wordings.whole(text) or wordings.close(text)
        if known:
            size = len(units[end].paragraph.text)
            return replace(base, last=end, end=size, known=known, how="whole", label=True)
    cut = _delimited(units, first, base, wordings)
    if cut:
        return replace(cut, label=True)
    return replace(base, last=last, end=len(units[last].paragraph.text), how="whole", label=True)


def _text(units: Sequence[Unit], first: int, wordings: Wordings) -> Candidate | None:
    paragraph = units[first].paragraph
    if CONTENTS_LINE.search(paragraph.text) or paragraph.style_name.casefold().startswith("toc"):
        return None
    if CIRCULATION.match(_joined(units, first, min(first + 1, len(units) - 1), 0)):
        return None
    base = _bare(units, first)
    return (
        _annex(paragraph, base)
        or _wrapped(units, first, base, wordings)
        or _delimited(units, first, base, wordings)
        or _misspelt(units, first, base, wordings)
        or _open(paragraph, base, wordings)
        or _swallowed(paragraph, base, wordings)
        or _unknown(paragraph, base)
    )


def _wrapped(
    units: Sequence[Unit], first: int, base: Candidate, wordings: Wordings
) -> Candidate | None:
    """A wording that takes whole paragraphs, one or several; the longest there is."""
    best: Candidate | None = None
    for last in range(first, min(first + MOST_LINES, len(units))):
        if last > first and not _goes_on(units, last, best):
            break
        text = _joined(units, first, last, base.end)
        if len(text) > LONGEST_HEADING:
            break
        known = None if wordings.labels(text) else wordings.whole(text)
        if known and (last == first or len(known.ids) == 1):
            size = len(units[last].paragraph.text)
            best = replace(base, last=last, end=size, known=known, how="whole")
        elif last > first and (run := _run_in(units, first, last, base, wordings)):
            return run
        if not wordings.begins(text):
            break
    return best


def _annex(paragraph: Paragraph, base: Candidate) -> Candidate | None:
    """ "Annex 1", alone or with its title after it; text may follow the title on the same line."""
    text = paragraph.text
    match = ANNEX.match(text, base.end)
    if not match:
        return None
    known = Known(("",), "", official=False, words=1)
    if len(text) > LONGEST_TITLE:
        for end, stop in stops(text, match.end()):
            if end - base.end <= LONGEST_TITLE:
                return replace(base, end=stop, known=known, how="delimited")
    if len(text) > LONGEST_HEADING:
        return None
    return replace(base, end=len(text), known=known, how="whole")


def _goes_on(units: Sequence[Unit], line: int, best: Candidate | None) -> bool:
    """Whether `line` can be more of a heading that began above it.

    A heading that is complete as it stands only goes on in small letters: "[to be completed]"
    under it is the text of its section.
    """
    before, text = units[line - 1].paragraph.text.rstrip(), units[line].paragraph.text.lstrip()
    if units[line].role != "text" or not text or read_mark(text) or before.endswith((":", ".")):
        return False
    return best is None or text[0].islower() or text[0] in GOING_ON


def _run_in(
    units: Sequence[Unit], first: int, last: int, base: Candidate, wordings: Wordings
) -> Candidate | None:
    """A wrapped heading whose last line goes on with text after a colon."""
    before = _joined(units, first, last - 1, base.end)
    text = units[last].paragraph.text
    for end, stop in stops(text, 0):
        known = wordings.whole(f"{before} {text[:end]}")
        if known and known.words > 2:
            return replace(base, last=last, end=stop, known=known, how="delimited")
    return None


def _delimited(
    units: Sequence[Unit], first: int, base: Candidate, wordings: Wordings
) -> Candidate | None:
    """A wording that ends at a colon, a full stop, a dash, or where bold letters end."""
    paragraph = units[first].paragraph
    text, start = paragraph.text, base.end
    bold = bold_end(paragraph)
    for end, stop in stops(text, start):
        known = wordings.whole(text[start:end])
        if known:
            return replace(base, end=stop, known=known, how="delimited")
    if start < bold < len(text) and bold < LONGEST_HEADING:
        words = text[start:bold]
        known = wordings.whole(words) or wordings.close(words)
        if known:
            return replace(
                base, end=bold, known=known, how="bold", looks=replace(base.looks, bold=True)
            )
    return None


def _misspelt(
    units: Sequence[Unit], first: int, base: Candidate, wordings: Wordings
) -> Candidate | None:
    """A wording with slips, up to a delimiter or to the end of the paragraph."""
    text, start = units[first].paragraph.text, base.end
    for end, stop in (*stops(text, start), (len(text), len(text))):
        known = wordings.close(text[start:end]) if end - start < LONGEST_HEADING else None
        if known:
            how = "whole" if stop == len(text) else "delimited"
            return replace(base, end=stop, known=known, how=how)
    return None


def _open(paragraph: Paragraph, base: Candidate, wordings: Wordings) -> Candidate | None:
    """A wording with text after it and nothing between: "(iii) Geographical range The shark"."""
    text, start = paragraph.text, base.end
    opening = wordings.opening(text[start:])
    if not opening:
        return None
    known, end = opening
    plural = OPEN_ENDING.match(text, start + end)
    end = plural.end() if plural else start + end
    if (base.looks.capitals or paragraph.bold) and _short(text, start):
        if known.ids == ("",):
            return None  # "L'ANNEXE II DE LA CONVENTION" is the end of a title
        likely = wordings.likely(text[start:]) or replace(known, sure=False)
        return replace(base, end=len(text), known=likely, how="whole")
    after = text[end:].lstrip(" )")
    begins = after.lstrip('([«“"')[:1]
    parted = begins.isupper() or begins.isdigit() or (after and is_placeholder(after))
    if PAGE_NUMBER_ONLY.match(text[end:]) or not parted:
        return None
    looks = replace(base.looks, capitals=in_capitals(text[start:end]))
    return replace(base, end=len(text) - len(after), known=known, how="open", looks=looks)


def _short(text: str, start: int) -> bool:
    """Whether a paragraph of one look could be a heading from beginning to end."""
    return len(text) - start <= LONGEST_TITLE and not text.rstrip().endswith((".", ";", ","))


def _swallowed(paragraph: Paragraph, base: Candidate, wordings: Wordings) -> Candidate | None:
    """A heading that a reader joined to the paragraph above: "… in 2009. Associated benefits:"."""
    text = paragraph.text
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, len(text) - 160))]
    for start in ends[-2:]:
        mark = read_mark(text[start:])
        words = text[start + (mark.end if mark else 0) :]
        known = wordings.whole(words)
        if known and words[:1].isupper() and not words.rstrip().endswith("."):
            looks = Looks(
                mark.shape if mark else "", False, in_capitals(words), "", base.looks.size
            )
            last = len(text)
            return replace(
                base, start=start, end=last, known=known, looks=looks, mark=mark, how="tail"
            )
    return None


def _unknown(paragraph: Paragraph, base: Candidate) -> Candidate | None:
    """A short line that the form does not know; its looks decide later."""
    text, start = paragraph.text, base.end
    end, stop = next(stops(text, start), (len(text), len(text)))
    words = content_words(text[start:end])
    if (
        not 1 <= len(words) <= 12
        or end - start > LONGEST_TITLE
        or not text[start:].lstrip("“\"'«")[:1].isupper()
    ):
        return None
    return replace(base, end=stop, how="whole" if stop == len(text) else "delimited")


def _bare(units: Sequence[Unit], first: int) -> Candidate:
    """The looks of the paragraph and the number it begins with, nothing known yet."""
    paragraph = units[first].paragraph
    mark = (read_scanned if paragraph.from_image else read_mark)(paragraph.text)
    point = BULLETS.match(paragraph.text)
    numbering = paragraph.numbering.strip()
    end = mark.end if mark else len(paragraph.text) - len(paragraph.text.lstrip())
    if not mark and numbering:
        mark = read_mark(f"{numbering} X") or read_mark(f"{numbering}. X")
        mark = replace(mark, end=0) if mark else None
    if not mark and (point or numbering):
        end = point.end() if point else 0
        looks = replace(looks_of(paragraph, None, end), shape=BULLET)
        return Candidate(first, first, end, None, looks, None, "whole")
    return Candidate(first, first, end, None, looks_of(paragraph, mark, end), mark, "whole")


def _joined(units: Sequence[Unit], first: int, last: int, start: int) -> str:
    lines = [units[n].paragraph.text for n in range(first, last + 1)]
    return " ".join([lines[0][start:], *lines[1:]])
