"""Where in a document a heading could be: what it would say, and how it looks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Paragraph
from extractors.forms.headings.candidate import Candidate, unread
from extractors.forms.headings.contents_pages import contents_lines, is_contents_line
from extractors.forms.headings.series import Series
from extractors.forms.headings.style import (
    LONGEST_HEADING,
    HeadingStyle,
    bold_end,
    in_capitals,
    stops,
)
from extractors.forms.headings.text_unit import TextUnit
from extractors.forms.headings.wordings import HeadingIndex, HeadingMatch
from extractors.forms.numbering import read_mark
from extractors.forms.placeholders import is_placeholder
from extractors.text import OPEN_ENDING, content_words

LONGEST_NUMBER = 6  # characters, in a cell of its own
MOST_LINES = 9  # a heading in a narrow cell was seen over seven lines
LONGEST_TITLE = 120  # characters, of a heading that the form does not know
MOST_WORDS = 14  # content words of such a heading
ANNEX = re.compile(
    r"\s*(?i:annex|annexe|appendix|appendice|anexo|apéndice)\s+(?:[IVX]{1,4}|\d{1,2}|[A-Z])\s*(?:$|[:.–—-])"
)
# How far a document goes, in its header block; "Distribution" is a range, too.
CIRCULATION = re.compile(
    r"\s*(?i:distribu(?:tion|ción|cion)\s*:\s*(?:general|générale|limit|restr|r[eé]serv))"
)
SENTENCE_END = re.compile(r"[.!?»”)]\s+(?=[(\w])")
NUMBER_ALONE = re.compile(r"^\s*\d{1,2}\s+")
PAGE_NUMBER_ONLY = re.compile(r"\s*\d{1,3}(?:\s*$|\s+\(?(?:\d{1,2}|[ivx]{1,5})[).]\s)")


def find_candidates(
    units: Sequence[TextUnit], wordings: HeadingIndex, series: Sequence[Series | None]
) -> list[Candidate]:
    """Every reading of every place where a heading could be, by place; readings may overlap.

    `series` tells the number of each unit, as `series_of` reads them together.
    """
    found: list[Candidate] = []
    contents = contents_lines([u.paragraph.text if u.role == "text" else "" for u in units])
    for index, unit in enumerate(units):
        nothing = index in contents or not unit.paragraph.text.strip()
        if unit.role in ("cell", "more") or unit.on_card or nothing:
            continue
        base = unread(unit.paragraph, index, series[index])
        read = _label if unit.role == "label" else _text
        found += [
            candidate for candidate in read(units, base, wordings) if candidate.last not in contents
        ]
    return found


def _label(
    units: Sequence[TextUnit], base: Candidate, wordings: HeadingIndex
) -> Iterator[Candidate]:
    """Readings of a label cell: as many of its paragraphs as make a wording, or all of them."""
    first = last = base.first
    while last + 1 < len(units) and units[last + 1].role == "more":
        last += 1
    counted = len(units[first].paragraph.text) <= LONGEST_NUMBER  # or garbled by a scan
    for end in range(last, first - 1, -1):
        text = NUMBER_ALONE.sub("", _joined(units, first, end, base.end))
        known = wordings.whole(text) or wordings.close(text) or wordings.likely(text)
        if not known and counted and end > first:
            text = _joined(units, first + 1, end, 0)
            known = wordings.whole(text) or wordings.close(text)
        if known:
            size = len(units[end].paragraph.text)
            yield replace(base, last=end, end=size, known=known, how="whole", label=True)
            break
    for cut in _delimited(units, first, base, wordings):
        yield replace(cut, label=True)
    yield replace(base, last=last, end=len(units[last].paragraph.text), how="whole", label=True)


def _text(
    units: Sequence[TextUnit], base: Candidate, wordings: HeadingIndex
) -> Iterator[Candidate]:
    first = base.first
    paragraph = units[first].paragraph
    if is_contents_line(paragraph.text) or paragraph.style_name.casefold().startswith("toc"):
        return
    if CIRCULATION.match(_joined(units, first, min(first + 1, len(units) - 1), 0)):
        return
    known = [*_annex(paragraph, base), *_wrapped(units, first, base, wordings)]
    known += _delimited(units, first, base, wordings)
    if not known:  # of words that are right none is misspelt
        known += _misspelt(units, first, base, wordings)
    if not known:
        known += [*_open(paragraph, base, wordings), *_swallowed(paragraph, base, wordings)]
    yield from known
    whole = [candidate for candidate in known if candidate.how == "whole"]
    if not any(candidate.sure for candidate in whole) and not ANNEX.match(paragraph.text, base.end):
        yield from _unknown(paragraph, replace(base, worded=True) if whole else base)


def _wrapped(
    units: Sequence[TextUnit], first: int, base: Candidate, wordings: HeadingIndex
) -> list[Candidate]:
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
            return [run]
        if not wordings.begins(text):
            break
    return [best] if best else []


def _annex(paragraph: Paragraph, base: Candidate) -> Iterator[Candidate]:
    """ "Annex 1", alone or with its title after it; text may follow the title on the same line."""
    text = paragraph.text
    match = ANNEX.match(text, base.end)
    if not match:
        return
    known = HeadingMatch(("",), "", official=False, words=1)
    if len(text) > LONGEST_TITLE:
        for end, stop in stops(text, match.end()):
            if end - base.end <= LONGEST_TITLE:
                yield replace(base, end=stop, known=known, how="delimited")
                return
    if len(text) <= LONGEST_HEADING:
        yield replace(base, end=len(text), known=known, how="whole")


def _goes_on(units: Sequence[TextUnit], line: int, best: Candidate | None) -> bool:
    """Whether `line` can be more of a heading that began above it.

    A heading that is complete as it stands only goes on in small letters: "[to be completed]"
    under it is the text of its section.
    """
    before, text = units[line - 1].paragraph.text.rstrip(), units[line].paragraph.text.lstrip()
    if units[line].role != "text" or not text or read_mark(text) or before.endswith((":", ".")):
        return False
    return best is None or text[0].islower() or text[0] in "/&"  # a wrapped line


def _run_in(
    units: Sequence[TextUnit], first: int, last: int, base: Candidate, wordings: HeadingIndex
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
    units: Sequence[TextUnit], first: int, base: Candidate, wordings: HeadingIndex
) -> Iterator[Candidate]:
    """A wording that ends at a colon, a full stop, a dash, or where bold letters end."""
    paragraph = units[first].paragraph
    text, start = paragraph.text, base.end
    bold = bold_end(paragraph)
    for end, stop in stops(text, start):
        known = wordings.whole(text[start:end]) if stop < len(text) else None
        if known:
            yield replace(base, end=stop, known=known, how="delimited")
            return
    if start < bold < len(text) and bold < LONGEST_HEADING:
        words = text[start:bold]
        known = wordings.whole(words) or wordings.close(words)
        if known:
            looks = replace(base.looks, bold=True)
            yield replace(base, end=bold, known=known, how="bold", looks=looks)


def _misspelt(
    units: Sequence[TextUnit], first: int, base: Candidate, wordings: HeadingIndex
) -> Iterator[Candidate]:
    """A wording with slips, up to a delimiter or to the end of the paragraph."""
    text, start = units[first].paragraph.text, base.end
    for end, stop in (*stops(text, start), (len(text), len(text))):
        known = wordings.close(text[start:end]) if end - start < LONGEST_HEADING else None
        if known:
            how = "whole" if stop == len(text) else "delimited"
            yield replace(base, end=stop, known=known, how=how)
            return


def _open(paragraph: Paragraph, base: Candidate, wordings: HeadingIndex) -> Iterator[Candidate]:
    """A wording with text after it and nothing between: "(iii) Geographical range The shark"."""
    text, start = paragraph.text, base.end
    opening = wordings.opening(text[start:])
    if not opening:
        return
    known, end = opening
    plural = OPEN_ENDING.match(text, start + end)
    end = plural.end() if plural else start + end
    if (base.looks.capitals or paragraph.bold) and _short(text, start):
        if known.ids != ("",):  # "L'ANNEXE II DE LA CONVENTION" is the end of a title
            likely = wordings.likely(text[start:]) or replace(known, sure=False)
            yield replace(base, end=len(text), known=likely, how="whole")
        return
    after = text[end:].lstrip(" )")
    begins = after.lstrip('([«“"')[:1]
    parted = begins.isupper() or begins.isdigit() or (after and is_placeholder(after))
    if parted and not PAGE_NUMBER_ONLY.match(text[end:]):
        looks = replace(base.looks, capitals=in_capitals(text[start:end]))
        yield replace(base, end=len(text) - len(after), known=known, how="open", looks=looks)


def _short(text: str, start: int) -> bool:
    """Whether a paragraph of one look could be a heading from beginning to end."""
    return len(text) - start <= LONGEST_TITLE and not text.rstrip().endswith((".", ";", ","))


def _swallowed(
    paragraph: Paragraph, base: Candidate, wordings: HeadingIndex
) -> Iterator[Candidate]:
    """A heading that a reader joined to the paragraph above: "… in 2009. Associated benefits:"."""
    text = paragraph.text
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, len(text) - 160))]
    for start in ends[-2:]:
        mark = read_mark(text[start:])
        words = text[start + (mark.end if mark else 0) :]
        known = wordings.whole(words)
        if known and words[:1].isupper() and not words.rstrip().endswith("."):
            shape = mark.shape if mark else ""
            looks = HeadingStyle(shape, False, in_capitals(words), "", base.looks.size)
            place = replace(base, start=start, end=len(text), looks=looks, mark=mark, length=0.0)
            yield replace(place, known=known, how="tail")
            return


def _unknown(paragraph: Paragraph, base: Candidate) -> Iterator[Candidate]:
    """A short line, its beginning up to a stop, or its bold beginning; looks decide later."""
    text, start = paragraph.text, base.end
    stop = next(iter(stops(text, start)), (len(text), len(text)))
    bold = bold_end(paragraph)
    ends = {len(text): "whole", stop[1]: "delimited", bold: "bold"}
    ends[len(text)] = "whole"
    for end, how in ends.items():
        short = start < end <= start + LONGEST_TITLE
        if short and 1 <= len(content_words(text[start:end])) <= MOST_WORDS:
            yield replace(base, end=end, how=how)


def _joined(units: Sequence[TextUnit], first: int, last: int, start: int) -> str:
    lines = [units[n].paragraph.text for n in range(first, last + 1)]
    return " ".join([lines[0][start:], *lines[1:]])
