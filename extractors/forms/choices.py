"""Choices printed on a form, and which of them is marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from extractors.document import Document, Paragraph
from extractors.fields.future.future_words import only_future
from extractors.fields.future.tick_marks import INITIALS, NO, SIGN, YES
from extractors.forms.choice import MARK, Choice, ChoiceGroup
from extractors.forms.choices_in_tables import answers_in_table
from extractors.forms.choices_on_a_line import answers_side_by_side
from extractors.text import normalise

SIGNS = rf"{SIGN}|[xX](?=\s|$)"
BEFORE = re.compile(rf"^\s*(?P<sign>{SIGNS})\s*(?=\S)")
BEHIND = re.compile(rf"(?<=\S)\s+(?P<sign>{SIGNS})\s*$")
ANSWER = re.compile(rf"\s*[:–]\s*(?P<sign>{YES}|{NO})\s*$", re.IGNORECASE)
MOST_WORDS = 14  # of a printed answer
SIGN_WORDS = 4  # more than any mark is parted into by spaces: "[ x ]"


def chosen(document: Document) -> ChoiceGroup | None:
    """The printed answers on the future of an action, with their marks; None where there are none.

    They are lines, or rows of a table, one below the other, that each name another future and hold
    nothing else but marks: a tick, a cross, a filled box, yes or no, bold letters. Or they stand on
    one line, each with its box, or with strokes between them and one in bold.
    """
    for table in chain.from_iterable(outer.with_inner() for outer in document.tables):
        if choices := answers_in_table(table):
            return ChoiceGroup(choices)
    run: list[Choice] = []
    for row in (*_rows(document), ()):
        if answers := answers_side_by_side(row):
            line = tuple(row)
            return ChoiceGroup(tuple(Choice(future, line, normalise(m)) for future, m in answers))
        choice = _choice(row)
        if choice and choice.future not in {other.future for other in run}:
            run.append(choice)
            continue
        if len(run) > 1:
            return ChoiceGroup(tuple(run))
        run = [choice] if choice else []
    return None


def is_choice(paragraph: Paragraph, group: ChoiceGroup | None) -> bool:
    """Whether a paragraph is one of the printed answers, which say nothing by themselves."""
    return group is not None and any(paragraph in choice.paragraphs for choice in group.choices)


def _rows(document: Document) -> Iterator[Sequence[Paragraph]]:
    """Each line by itself, the cells of each row of a table together."""
    filled = [p for p in document.paragraphs if p.text.strip()]
    for place, cells in groupby(filled, key=_place):
        lines = list(cells)
        if place[0] is None:
            yield from ([line] for line in lines)
        else:
            yield lines


def _place(paragraph: Paragraph) -> tuple[int | None, int]:
    at = paragraph.location
    return at.table, at.cell[0] if at.table and at.cell else 0


def _choice(row: Sequence[Paragraph]) -> Choice | None:
    """The one answer that a row holds, with its mark; None for any other row."""
    if any(len(paragraph.text.split()) > MOST_WORDS + SIGN_WORDS for paragraph in row):
        return None  # as for nearly all text
    words: list[tuple[Paragraph, str]] = []
    marks: list[str] = []
    for paragraph in row:
        text = paragraph.text.strip()
        if MARK.fullmatch(normalise(text)) or (
            paragraph.location.table and text.casefold() in INITIALS
        ):
            marks.append(text)
            continue
        if sign := (BEFORE.match(text) or BEHIND.search(text) or ANSWER.search(text)):
            marks.append(sign["sign"])
            text = (text[: sign.start()] + text[sign.end() :]).strip()
        words.append((paragraph, text))
    if len(words) != 1 or len(marks) > 1 or len(words[0][1].split()) > MOST_WORDS:
        return None
    text = words[0][1]
    future = only_future(normalise(text))
    if not future or text.endswith((".", "?", ":")):
        return None
    return Choice(future, tuple(row), normalise(marks[0]) if marks else "")
