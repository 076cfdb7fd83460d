"""Printed answers that stand side by side: each with its box, or parted by strokes."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Paragraph
from extractors.fields.future import tick_marks
from extractors.fields.future.future_words import only_future
from extractors.text import normalise

SIGN = re.compile(rf"{tick_marks.SIGN}|(?<!\w)[xX](?=\s|$)")
BEGINS = re.compile(rf"{tick_marks.BEGINS}|[xX]")
STROKE = re.compile(r"\s*[/|]\s*")
REMARK = re.compile(r"\s*[(*\[][^()\[\]]*[)*\]]?\s*$")
"""Behind the answers: "(delete as appropriate)"."""
BOLD = "x"  # the mark of the one answer in bold letters
MOST_WORDS = 8  # of an answer beside others

Answer = tuple[str, str]
"""What is answered ("continuation", "completion" or "closure"), and its mark, "" without one."""


def answers_side_by_side(row: Sequence[Paragraph]) -> list[Answer]:
    """The answers of one line, or of the cells of one row; empty where it holds anything else."""
    boxed = _boxed([piece for paragraph in row for piece in _pieces(paragraph.text)])
    return boxed or (_parted(row[0]) if len(row) == 1 else [])


def _pieces(text: str) -> Iterator[str]:
    """Signs, and the words before, between and behind them."""
    start = 0
    for sign in _signs(text):
        yield text[start : sign.start()]
        yield sign[0]
        start = sign.end()
    yield text[start:]


def _signs(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for begins in BEGINS.finditer(text):
        at = begins.start()
        if at >= end and (sign := SIGN.match(text, at)):
            yield sign
            end = sign.end()


def _boxed(pieces: Sequence[str]) -> list[Answer]:
    """The words in turn with as many signs; a question may stand before them."""
    filled = [piece.strip(" \t,;/|") for piece in pieces if piece.strip(" \t,;/|")]
    is_sign = [bool(SIGN.fullmatch(piece)) for piece in filled]
    if sum(is_sign) < 2:
        return []
    if 2 * sum(is_sign) == len(filled) - 1 and not is_sign[0] and not is_sign[-1]:
        filled, is_sign = filled[1:], is_sign[1:]
    leading = is_sign[0]
    if len(filled) % 2 or is_sign != [leading, not leading] * (len(filled) // 2):
        return []
    signs, words = filled[not leading :: 2], filled[leading::2]
    return _different(zip(words, signs, strict=True))


def _parted(paragraph: Paragraph) -> list[Answer]:
    """Words with strokes between them, the one in bold marked; prose has no three of them."""
    words = STROKE.split(REMARK.sub("", paragraph.text))
    bold = " | ".join(span.text for span in paragraph.spans if span.style.bold)
    marks = [BOLD if bold and piece.strip() in bold else "" for piece in words]
    if len(words) < 3 and (len(words) < 2 or marks.count(BOLD) != 1):
        return []
    return _different(zip(words, marks if not all(marks) else [""] * len(marks), strict=True))


def _different(pairs: "zip[tuple[str, str]]") -> list[Answer]:
    """The answers, where each of the words names one future and no two the same."""
    answers = [
        (only_future(normalise(words)) or "", mark)
        for words, mark in pairs
        if len(words.split()) <= MOST_WORDS
    ]
    futures = {future for future, _ in answers}
    return answers if len(futures) == len(answers) > 1 and "" not in futures else []
