"""Labels on cards that are laid out alike: one card for each activity, site or species.

Whatever their words are, they come again in the same order, with little under each.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.document import Paragraph
from extractors.forms.headings.wordings import HeadingIndex
from extractors.forms.numbering import read_mark
from extractors.text import alnum_key

FEWEST = 3  # cards, from which on what comes again is a layout
FEWEST_LABELS = 2  # different ones on a card
LONGEST_LABEL = 60  # characters
MOST_UNDER = 450  # characters between two labels, the head of the next card included
ENDS_OF_TEXT = (".", ";", ",")

Wording = tuple[str, bool, str]
"""The words of a label and how it looks: a heading in these words looks otherwise."""
Label = tuple[int, Wording]
"""The line, and what it says."""


def card_lines(lines: Sequence[Paragraph | None], wordings: HeadingIndex) -> set[int]:
    """The places of the labels in `lines`, and of what heads each card but the first.

    `lines` are the paragraphs in order, None for one that is no label. The first and the last
    may be headings of sections in the words of a label.
    """
    found: set[int] = set()
    for run in _runs(lines, wordings):
        ways = (run, run[1:], run[:-1], run[1:-1])
        labels = next(filter(_are_on_cards, ways), [])
        found.update(line for line, _ in labels)
        found.update(line - 1 for line, wording in labels[1:] if wording == labels[0][1])
    return found


def _repeated(lines: Sequence[Paragraph | None]) -> list[Label]:
    """The labels that come `FEWEST` times or more, in order."""
    places: defaultdict[Wording, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        words = _label_of(line.text) if line else ""
        if line and words:
            places[alnum_key(words), line.bold, line.style_name].append(n)
    often = ((wording, at) for wording, at in places.items() if wording[0] and len(at) >= FEWEST)
    return sorted((n, wording) for wording, at in often for n in at)


def _label_of(text: str) -> str:
    """A short line by itself, less a number behind it, or what stands before its colon."""
    words, colon, _ = text[: LONGEST_LABEL + 1].partition(":")
    if not colon and (len(text) > LONGEST_LABEL or text.rstrip().endswith(ENDS_OF_TEXT)):
        return ""
    return words.rstrip(" 0123456789")


def _runs(lines: Sequence[Paragraph | None], wordings: HeadingIndex) -> Iterator[list[Label]]:
    """The labels parted by a heading of the form, or by more text than a card holds.

    What stands right below a label that is all of its line is the text of that label.
    """
    run: list[Label] = []
    for n, wording in _repeated(lines):
        above = lines[run[-1][0]] if run else None
        if above and run[-1][0] == n - 1 and ":" not in above.text.rstrip(" :"):
            continue
        between = [line.text for line in lines[run[-1][0] + 1 : n] if line] if run else []
        if sum(map(len, between)) > MOST_UNDER or any(_is_heading(t, wordings) for t in between):
            yield run
            run = []
        run.append((n, wording))
    yield run


def _is_heading(text: str, wordings: HeadingIndex) -> bool:
    mark = read_mark(text)
    known = wordings.whole(text[mark.end :] if mark else text)
    return bool(known and known.words > 1)


def _are_on_cards(labels: Sequence[Label]) -> bool:
    """Whether they make cards of one layout, from which some may leave a label out."""
    cards: list[list[Wording]] = [[]]
    for _, wording in labels:
        if wording in cards[-1]:
            cards.append([])
        cards[-1].append(wording)
    layout = max(cards, key=len)
    full = [card for card in cards if len(card) >= FEWEST_LABELS]
    many = len(full) >= FEWEST and 2 * len(full) > len(cards)
    return many and all(_is_laid_out(card, layout) for card in cards)


def _is_laid_out(card: Sequence[Wording], layout: Sequence[Wording]) -> bool:
    """Whether its labels are those of the layout in order, the first among them."""
    places = [layout.index(wording) if wording in layout else -1 for wording in card]
    return places[0] == 0 and places == sorted(places)
