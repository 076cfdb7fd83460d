"""A value with the words it was read from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.document import Paragraph
from pipeline.submissions.findings import Evidence

T = TypeVar("T")
SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-ZÀ-ÖØ-Þ¿¡“«(])|\n")
LONGEST_QUOTE = 300  # characters; the whole sentence where it is not longer


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value that can always show the words it was read from."""

    value: T
    evidence: tuple[Evidence, ...]


def quotes(paragraphs: tuple[Paragraph, ...]) -> tuple[Evidence, ...]:
    """The paragraphs as evidence."""
    return tuple(Evidence(paragraph.text, paragraph.location) for paragraph in paragraphs)


def read_field(
    paragraphs: tuple[Paragraph, ...], parse: Callable[[str], T | None]
) -> Sourced[T] | None:
    """Apply `parse` to the text of the paragraphs, keeping them as evidence.

    None if `parse` finds nothing.
    """
    value = parse("\n".join(paragraph.text for paragraph in paragraphs))
    return None if value is None else Sourced(value, quotes(paragraphs))


def sentence(paragraph: Paragraph, start: int, end: int) -> Evidence:
    """The sentence of `paragraph` in which `text[start:end]` stands, as evidence."""
    text = paragraph.text
    first = max((match.end() for match in SENTENCE_END.finditer(text, 0, start)), default=0)
    after = SENTENCE_END.search(text, end)
    last = after.end() if after else len(text)
    first = max(first, start - LONGEST_QUOTE // 2)
    last = min(last, max(end, first + LONGEST_QUOTE))
    return Evidence(text[first:last].strip(), paragraph.location)
