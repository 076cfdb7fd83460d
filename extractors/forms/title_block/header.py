"""What a document says of itself on its first page, as values."""

from dataclasses import dataclass
from datetime import date

from extractors.document import Paragraph


@dataclass(frozen=True, slots=True)
class Header:
    """None wherever the page does not say.

    The date printed is the day of issue, never of receipt.
    """

    symbol: str | None = None  # "UNEP/CMS/COP13/Doc.28.2.12/Rev.1", spaces set right
    meeting: str | None = None  # "COP13", "ScC-SC5"
    document_date: date | None = None
    agenda_item: str | None = None  # "28.2"
    language: str | None = None  # of this text: "en", "fr", "es"
    original_language: str | None = None
    title: str | None = None  # without footnote marks
    title_paragraph: Paragraph | None = None
