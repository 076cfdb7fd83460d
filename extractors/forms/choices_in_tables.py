"""Printed answers in the cells of a table, and the marks in the cells around them."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Cell, Table
from extractors.fields.future.future_words import only_future
from extractors.forms.choice import MARK, SAYS_YES, Choice, of_different
from extractors.text import normalise

ANSWERS: Mapping[str, bool] = {
    "yes": True, "oui": True, "si": True, "no": False, "non": False,
}  # fmt: skip
"""The heads of columns in which an answer is given by a mark."""
MOST_WORDS = 14  # of a printed answer


def answers_in_table(table: Table) -> tuple[Choice, ...]:
    """The answers of one table with their marks; none where it holds anything else.

    Each in a row with columns for yes and no, or beside each other, the mark of each in the next
    cell, or in the row above or below.
    """
    rows = table.rows
    return _under_heads(rows) or next(filter(None, _across(rows)), ())


def _under_heads(rows: Sequence[Sequence[Cell]]) -> tuple[Choice, ...]:
    """One answer a row, a mark under "yes" or under "no"."""
    heads: dict[int, bool] = {}
    choices: list[Choice] = []
    for row in rows:
        found = {cell.column: ANSWERS.get(_text(cell)) for cell in row}
        if any(found.values()) and all(
            answer is not None or not _text(cell) or cell.column == 1
            for cell, answer in zip(row, found.values(), strict=True)
        ):
            heads = {column: answer for column, answer in found.items() if answer is not None}
        elif heads and (choice := _of_row(row, heads)):
            choices.append(choice)
    return of_different(choices)


def _of_row(row: Sequence[Cell], heads: Mapping[int, bool]) -> Choice | None:
    words = [cell for cell in row if cell.column not in heads and _text(cell)]
    future = _future(words[0]) if len(words) == 1 else None
    marks = {heads[c.column]: _text(c) for c in row if c.column in heads}
    if not future or not all(MARK.fullmatch(mark) for mark in marks.values()):
        return None
    given = {answer for answer, mark in marks.items() if SAYS_YES.fullmatch(mark)}
    mark = "" if len(given) != 1 else "yes" if given.pop() else "no"
    return Choice(future, tuple(p for cell in row for p in cell.paragraphs), mark)


def _across(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[Choice, ...]]:
    """Answers beside each other in one row."""
    for number, row in enumerate(rows):
        words = [cell for cell in row if _future(cell)]
        others = [cell for cell in row if not _future(cell)]
        if len(words) < 2 or not all(MARK.fullmatch(_text(cell)) for cell in others):
            continue
        if len(others) == len(words):
            yield _in_turn(row)
        for near in (number + 1, number - 1):
            if 0 <= near < len(rows) and not others:
                yield _marked_in(rows[near], words)


def _in_turn(row: Sequence[Cell]) -> tuple[Choice, ...]:
    """A mark behind each answer, or before each."""
    pairs = list(zip(row[::2], row[1::2], strict=False))
    if not _future(row[0]):
        pairs = [(words, mark) for mark, words in pairs]
    found = [_choice(words, mark) for words, mark in pairs]
    return of_different([choice for choice in found if choice]) if all(found) else ()


def _marked_in(marks: Sequence[Cell], answers: Sequence[Cell]) -> tuple[Choice, ...]:
    """A mark under each answer, or above it."""
    if not all(MARK.fullmatch(_text(cell)) for cell in marks) or not any(map(_text, marks)):
        return ()
    at = {cell.column: cell for cell in marks}
    found = [_choice(cell, at[cell.column]) for cell in answers if cell.column in at]
    return of_different([choice for choice in found if choice])


def _choice(words: Cell, mark: Cell) -> Choice | None:
    future = _future(words)
    if not future:
        return None
    return Choice(future, (*words.paragraphs, *mark.paragraphs), _text(mark))


def _future(cell: Cell) -> str | None:
    text = _text(cell)
    return only_future(text) if 0 < len(text.split()) <= MOST_WORDS else None


def _text(cell: Cell) -> str:
    return normalise(" ".join(cell.text.split()))
