"""Choices printed on a form, and which of them is marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.document import Document, Paragraph
from extractors.fields.future.future_words import only_future
from extractors.forms.choices_on_a_line import answers_side_by_side
from extractors.text import normalise


@dataclass(frozen=True, slots=True)
class Choice:
    """One printed answer with the marks at it."""

    future: str  # "continuation", "completion" or "closure"
    paragraphs: tuple[Paragraph, ...]  # the line, or the cells of a row
    marks: str  # "x", "yes", "no", "☐", "" where nothing stands at it


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The printed answers to one question."""

    choices: tuple[Choice, ...]

    @property
    def _marked(self) -> list[Choice]:
        yes = [choice for choice in self.choices if YES.fullmatch(choice.marks)]
        if yes or any(choice.marks for choice in self.choices):
            return yes
        apart = len({choice.paragraphs for choice in self.choices}) == len(self.choices)
        return [choice for choice in self.choices if apart and choice.paragraphs[0].bold]

    @property
    def marked(self) -> tuple[Paragraph, ...]:
        """What stands at the one answer that is marked; empty where none is, or several are."""
        marked = self._marked
        answered = len(marked) == 1 and len(self.choices) > 1
        return marked[0].paragraphs if answered else ()

    @property
    def future(self) -> str | None:
        """The one that is marked."""
        return self._marked[0].future if self.marked else None


SIGN = r"[☒☑✓✔✗✘■●☐□◻○]|\[\s*[xX]?\s*\]|\(\s*[xX]?\s*\)|[xX](?=\s|$)"
BEFORE = re.compile(rf"^\s*(?P<sign>{SIGN})\s*(?=\S)")
BEHIND = re.compile(rf"(?<=\S)\s+(?P<sign>{SIGN})\s*$")
ANSWER = re.compile(r"\s*[:–]\s*(?P<sign>yes|no|oui|non|s[íi])\s*$", re.IGNORECASE)
YES = re.compile(r"[☒☑✓✔■●]|\[\s*[xX]\s*\]|\(\s*[xX]\s*\)|[xX]|yes|oui|si", re.IGNORECASE)
NO = re.compile(r"[☐□◻○✗✘–-]|\[\s*\]|\(\s*\)|no|non|n/?a|", re.IGNORECASE)
MOST_WORDS = 14  # of a printed answer


def chosen(document: Document) -> ChoiceGroup | None:
    """The printed answers on the future of an action, with their marks; None where there are none.

    They are lines, or rows of a table, one below the other, that each name another future and hold
    nothing else but marks: a tick, a cross, a filled box, yes or no, bold letters. Or they stand on
    one line, each with its box, or with strokes between them and one in bold.
    """
    run: list[Choice] = []
    before: Sequence[Paragraph] = ()
    for row in (*_rows(document), ()):
        if below := _marks_below(before, row):
            return ChoiceGroup(below)
        before = row
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


def _marks_below(heads: Sequence[Paragraph], row: Sequence[Paragraph]) -> tuple[Choice, ...]:
    """The answers in the cells of one row, with the marks in the cells under them; else none."""
    if len(heads) < 2 or not row or not heads[0].location.cell or not row[0].location.cell:
        return ()
    marks = {p.location.cell[1]: p.text.strip() for p in row if p.location.cell}
    futures = [only_future(normalise(head.text)) or "" for head in heads]
    several = len(set(futures)) == len(futures) and "" not in futures
    if not several or heads[0].location.table != row[0].location.table:
        return ()
    if not all(YES.fullmatch(normalise(mark)) or NO.fullmatch(mark) for mark in marks.values()):
        return ()
    return tuple(
        Choice(future, (head, *row), normalise(marks.get(head.location.cell[1], "")))
        for future, head in zip(futures, heads, strict=True)
        if head.location.cell
    )


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
    words: list[tuple[Paragraph, str]] = []
    marks: list[str] = []
    for paragraph in row:
        text = paragraph.text.strip()
        if YES.fullmatch(normalise(text)) or NO.fullmatch(normalise(text)):
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
