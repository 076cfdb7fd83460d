"""Our words on the pages, in the languages of the Convention. Texts of documents are no part."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"
TIED = re.compile(r" (?=[:;!?»])|(?<=«) ")  # in French: no line begins with such a mark


@dataclass(frozen=True)
class Wording:
    """The words of one language, and how it writes days and numbers."""

    language: str
    words: dict[str, Any]  # nested tables, as in words/<language>.toml

    def day(self, day: date) -> str:
        """Never `strftime`: its month names depend on the machine.

        >>> wording("fr").day(date(2020, 2, 1))
        '1er février 2020'
        """
        first = self.words["first_day"] if day.day == 1 else f"{day.day}"
        form: str = self.words["day"]
        return form.format(day=first, month=self.words["months"][day.month - 1], year=day.year)

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

    def several(self, name: str, number: int) -> str:
        """A number with what is counted: "1 action", "2 actions"."""
        one, many = self.words["several"][name]
        single = number == 1 or (number == 0 and self.language == "fr")
        return f"{self.count(number)} {one if single else many}"

    def names(self, names: Mapping[str, str]) -> str:
        """The name in this language, else in English."""
        return names.get(self.language) or names["en"]


@cache
def wording(language: str) -> Wording:
    """The words of a language; KeyError of the template engine shows a gap."""
    said = (WORDS / f"{language}.toml").read_text("utf-8")
    return Wording(language, tomllib.loads(TIED.sub("\u00a0", said)))
