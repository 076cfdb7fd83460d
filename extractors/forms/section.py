"""A stretch of a document under one heading."""

from dataclasses import dataclass

from extractors.document import Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading.

    Headings and bodies of all sections, read in order, are the document. Where text runs on
    the same line as the heading, the paragraph is cut in two with the same `location`, and
    the two texts joined are the paragraph. A heading over several paragraphs (a label cell, a
    wrapped line) is one paragraph at the place of the first, its lines joined by line breaks.
    """

    id: str  # of the form's section; "" for text before the first heading and unknown headings
    heading: Paragraph | None  # None only before the first heading
    language: str  # of the heading's wording; "" where there is none
    body: tuple[Paragraph, ...]
    also: tuple[str, ...] = ()  # further ids a merged heading covers
    official: bool = True  # False: the wording is not known to be the official one
    certainty: float = 1.0
    """How sure it is that this heading means `id` and nothing else, 0 to 1.

    1.0 for a wording that the form knows and that stands where it may. Low where another reading
    of the line has nearly as much evidence, `runners_up` first of them.
    """
    runners_up: tuple[str, ...] = ()  # ids that the heading may mean instead, likeliest first

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.body)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every section of the form that this one stands for."""
        return (self.id, *self.also) if self.id else self.also
