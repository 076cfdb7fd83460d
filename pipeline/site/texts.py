"""Our words on the pages, in the languages of the Convention. Texts of documents are no part."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.i18n.appendices import annotation, edition_name
from pipeline.i18n.places import place_name
from pipeline.i18n.texts import TIED, LanguageTexts

WORDS = Path(__file__).parent.parent / "i18n" / "site"
MEETING = re.compile(r"[A-Z][A-Za-z]*(?:-[A-Z]+)?\d+")  # "COP14", "ScC-SC7"


class Texts(LanguageTexts):
    """The words of one language, and how it writes days and numbers.

    >>> wording("fr").day(date(2020, 2, 1))
    '1er février 2020'
    """

    def span(self, first: date, last: date) -> str:
        """From day to day: "17 – 22 February 2020"."""
        if (first.year, first.month) == (last.year, last.month):
            form: str = self.words["day"]
            both = f"{first.day} – {last.day}" if first != last else f"{first.day}"
            return form.format(
                day=both, month=self.words["months"][first.month - 1], year=first.year
            )
        return f"{self.day(first)} – {self.day(last)}"

    def count(self, number: int) -> str:
        """A whole number with the thousands set apart.

        >>> wording("en").count(12345)
        '12,345'
        """
        return f"{number:,}".replace(",", self.words["thousands"])

    def phrase(self, table: str, name: str, number: int) -> str:
        """What is said of none, of one, and of many: "Range State of 3 actions"."""
        forms: list[str] = self.words[table][name]
        return forms[min(number, 2)].format(count=self.count(number))

    def until(self, text: str) -> str:
        """The end of a period, with the article that the name of a meeting has.

        >>> wording("fr").until("COP16")
        'jusqu’à la COP16'
        """
        article = self.words["article"] if MEETING.fullmatch(text) else ""
        form: str = self.words["action"]["until"]
        return form.format(until=f"{article}{text}")

    def place(self, place: str) -> str:
        """Where a meeting is held, which the register knows in English."""
        return place_name(place, self.language)

    def note(self, english: str, official: Iterable[tuple[str, str]] = ()) -> str:
        """The note of a listing in the Appendices; in its official wording where that is known."""
        return dict(official).get(self.language) or annotation(english, self.language)

    def edition(self, edition: str) -> str:
        """The name of an edition of the Appendices."""
        return edition_name(edition, self.language)

    def names(self, names: Mapping[str, str]) -> str:
        """The name in this language, else in English."""
        return names.get(self.language) or names["en"]


@cache
def wording(language: str) -> Texts:
    """The words of a language; KeyError of the template engine shows a gap."""
    source = (WORDS / f"{language}.toml").read_text("utf-8")
    return Texts(language, tomllib.loads(TIED.sub("\u00a0", source)))
