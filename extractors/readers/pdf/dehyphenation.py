"""From lines to the text of a paragraph: words broken at line ends are mended."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from extractors.document import Span, Style
from extractors.readers.pdf.lines import TextLine

LETTER, BROAD_LETTER = 0.7, 0.95  # em; of a cell less than its next letter is left by a cut word
BROAD = "mwMWÆŒ"
HYPHENS = ("-", "\u2010", "\u00ad")
CLOSING = tuple(".,;:!?)]»”")
LONGEST_WORD = 60  # letters; what is looked at before a line end
WORD = re.compile(r"\b[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
BEFORE_BREAK = re.compile(r"([^\W\d_]+(?:[-\u2010][^\W\d_]+)*)[-\u2010]$")
AFTER_BREAK = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# Written with a hyphen wherever they stand: compounds in English, inversions in French.
FIRST_PARTS = frozenset(
    WORD.findall(
        "open well non self long short high low cross ex half medium large small full wide year "
        "peut celui celle ceux celles sous vis demi est là franco anglo afro euro"
    )
)
LAST_PARTS = frozenset(
    WORD.findall(
        "ci là il elle ils elles on ce nous vous même mêmes dessus dessous être "
        "ended based term scale specific related wide breeding known"
    )
)


# Of long words alone in their cells: what ends a word, but for a few endings that follow it, and
# what begins one of these, although it is a word as well.
LONG_WORD = 20  # letters; longer ones are two
COMPLETE = re.compile(r"(?:[cst]ions?|ments?|mente|miento|ing|ción|ciones|dad|dades|ités?|ity)$")
ENDINGS = frozenset(WORD.findall("s es e al ale ales aux aire aires nel nels"))
SHORT_TAIL = 3  # letters; a longer rest of a word is rarer than a word of its own
SMALL_WORDS = frozenset(
    WORD.findall(
        "a an and are as at be but by can for had has her his in is its may new no nor not of off "
        "on one or our out per six ten the to two up via was who au aux ce ces cet de des dix du "
        "en et eu fin la le les lui mer né nos ou où par pas peu pré qui sa ses six son sur un une "
        "y al año con dan dar del dos el es han hay las lo los mar más mes ni oro por que río se "
        "sea ser si sin sol son su sus tan tus uno"
    )
)
"""Words too short to tell by their letters from the rest of a word that was cut."""
SUFFIXES = re.compile(
    r"(?:e?ments?|[cst]ions?|[cs]i[oó]n(?:es)?|a?mientos?|a?mente|i?dad(?:es)?|a?bles?|i?bles?|a?tives?"
    r"|ances?|ences?|an[cz]as?|encias?|iques?|aires?|ières?|euses?|eaux|ness|ships?|ités?|ogías?|ogy)"
)
"""What ends words and is none."""
FEWEST_LINES = 40  # of a document, that tell whether words are broken at their ends
FEWEST_BROKEN = 3  # lines that end in a hyphen, where they are
LEAST_BROKEN = 0.02  # share (0-1) of such lines
OVER_THE_JOINT = 2  # letters of either side
BEGUN = re.compile(r".{3}[cstx]i (?:on|ons|ón)|.{3}it (?:y|é|és)")


def _unbroken(text: str) -> str:
    """A line, but for words that may have begun above or may go on below."""
    if " " not in text:
        return ""
    if text.endswith(HYPHENS) and (words := list(WORD.finditer(text))):
        text = text[: words[-1].start()]
    if text[:1].islower() and (first := WORD.match(text)):
        return text[first.end() :]
    return text


class Vocabulary:
    """The words of a document that no line end has broken, whatever their case."""

    def __init__(self, lines: Iterable[TextLine]) -> None:
        self.lines = lines

    @cached_property
    def counts(self) -> Counter[str]:
        """Counted when the first word is met that may be broken.

        Between spaces most stand by themselves, and come again: so each of these is looked at once.
        """
        text = "\n".join([_unbroken(line.text) for line in self.lines])
        counts: Counter[str] = Counter()
        for part, times in Counter(text.casefold().split()).items():
            for word in (part,) if part.isalpha() else WORD.findall(part):
                counts[word] += times
        return counts

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether `before-` and `after`, parted by a line end, are one word with a hyphen.

        A capital or what the document itself writes elsewhere decides; failing that, the
        parts that are always written so; failing that, a document that breaks no word, and two
        parts that are words here.
        """
        before, first = before.casefold(), after[:1]
        if first.isupper():
            return True
        after = after.casefold()
        joined, hyphened = self.counts[before + after], self.counts[f"{before}-{after}"]
        if joined or hyphened:
            return hyphened > joined
        if before.split("-")[-1] in FIRST_PARTS or after.split("-")[0] in LAST_PARTS:
            return True
        return self._never_breaks or (
            len(before) > 3 and len(after) > 3 and bool(self.counts[before] and self.counts[after])
        )

    @cached_property
    def _never_breaks(self) -> bool:
        """Whether hyphens at line ends are so rare that nobody set them: those are of compounds.

        Where words are broken at line ends, one line in ten has one; some end in "stop-" anyway.
        """
        texts = [line.text for line in self.lines]
        broken = sum(text.endswith(HYPHENS) and bool(BEFORE_BREAK.search(text)) for text in texts)
        return len(texts) >= FEWEST_LINES and broken < max(FEWEST_BROKEN, LEAST_BROKEN * len(texts))

    def is_one_word(self, before: str, after: str) -> bool:
        """Whether `before`, alone on the whole width of a cell, goes on in `after`, no hyphen."""
        first = WORD.match(after)
        if first is None:
            return after[:1] in CLOSING
        rest = first[0].casefold()
        if not (first[0].islower() or before.isupper()) or not before[-1:].isalpha():
            return False
        whole = before.casefold()
        if self.counts[whole + rest] or self.counts[whole]:
            return bool(self.counts[whole + rest])
        if BEGUN.fullmatch(f"{whole[-5:]} {rest}"):
            return True
        complete = COMPLETE.search(whole) and rest not in ENDINGS
        if complete or self.counts[rest] or len(whole + rest) > LONG_WORD:
            return False
        return self._may_be_joined(whole, rest)

    def _may_be_joined(self, whole: str, rest: str) -> bool:
        """Whether two parts unknown as words may be one: "responsibilit-ies", not "closed-between".

        A long rest is one only where its joint has letters that stand within a word elsewhere.
        """
        if len(rest) <= SHORT_TAIL:
            return rest not in SMALL_WORDS
        if SUFFIXES.fullmatch(rest):
            return True
        return whole[-OVER_THE_JOINT:] + rest[:OVER_THE_JOINT] in self._all

    @cached_property
    def _all(self) -> str:
        return "\n".join(self.counts)

    def writes_as_one(self, before: str, after: str) -> bool:
        """Whether the document has `before` and the start of `after` as one word, never so cut."""
        first = WORD.match(after)
        if first is None or not first[0].islower() or not before.isalpha():
            return False
        rest = first[0].casefold()
        return bool(self.counts[before.casefold() + rest] and not self.counts[rest])


def spans_of(
    lines: Sequence[TextLine], vocabulary: Vocabulary, right: float = 0.0
) -> tuple[Span, ...]:
    """The text of one paragraph, style by style; `right` is the edge of its cell, 0 for none."""
    if len(lines) == len(lines[0].spans) == 1 and "\u00ad" not in lines[0].text:
        return lines[0].spans
    styles: list[Style] = []
    texts: list[list[str]] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above and not (right and _is_cut(above, line, vocabulary, right)):
            texts[-1][-1] = _ended(texts[-1][-1], line, vocabulary)
        for span in line.spans:
            if styles and styles[-1] == span.style:
                texts[-1].append(span.text)
            else:
                styles.append(span.style)
                texts.append([span.text])
    whole = ["".join(parts).replace("\u00ad", "") for parts in texts]  # no line end used these
    return tuple(Span(text, style) for text, style in zip(whole, styles, strict=True) if text)


def _is_cut(above: TextLine, line: TextLine, vocabulary: Vocabulary, right: float) -> bool:
    """A word too wide for its cell is cut where the cell ends, before no matter which letter."""
    letter = BROAD_LETTER if line.text.startswith(tuple(BROAD)) else LETTER
    if right - above.box.x1 >= letter * above.size:
        return False
    if " " in above.text:
        return vocabulary.writes_as_one(above.text.rsplit(" ", 1)[-1], line.text)
    return vocabulary.is_one_word(above.text, line.text)


def _ended(text: str, line: TextLine, vocabulary: Vocabulary) -> str:
    """The last text of a line as it is written where `line` follows on the same line."""
    ending = text[-2:]
    if ending[-1:] == "\u00ad":
        return text[:-1]
    if ending[-1:] not in ("-", "\u2010", "/") or not ending[0].isalnum():
        return f"{text} "
    broken = BEFORE_BREAK.search(text[-LONGEST_WORD:])
    after = AFTER_BREAK.match(line.text)
    if broken and after and not vocabulary.keeps_hyphen(broken[1], after[0]):
        return text[:-1]
    return text
