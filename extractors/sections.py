"""Cut a document at the headings a form knows."""

from dataclasses import dataclass

from extractors.document import Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading.

    Headings and bodies of all sections, read in order, are the document. Where text runs on
    the same line as the heading, the paragraph is cut in two with the same `location`, and
    the two texts joined are the paragraph.
    """

    id: str  # of the form's section; "" for text before the first heading and unknown headings
    heading: Paragraph | None  # None only before the first heading
    language: str  # of the heading's wording; "" where there is none
    body: tuple[Paragraph, ...]
    also: tuple[str, ...] = ()  # further ids a merged heading covers
    official: bool = True  # False: the wording is not known to be the official one

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.body)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every section of the form that this one stands for."""
        return (self.id, *self.also) if self.id else self.also
