"""A value with the words it was read from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.document import Paragraph
from pipeline.findings import Evidence

T = TypeVar("T")


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
