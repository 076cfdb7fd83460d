"""What headings are looked for in: the paragraphs of a document, tables taken apart."""

from dataclasses import dataclass

from extractors.document import Paragraph


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A paragraph in reading order, and what the table around it lets it be."""

    paragraph: Paragraph
    role: str = "text"  # "text"; "label", "more" (of a label), "cell" (never a heading)
    on_card: bool = False  # a label on a card, or what heads the card: never a heading either
