"""What the words of the pages, the desk and the papers have in common: how a language counts."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.i18n.hours import with_hour

TIED = re.compile(r" (?=[:;!?»])|(?<=«) ")  # in French: no line begins with such a mark


@dataclass(frozen=True)
class LanguageTexts:
    """The words of one language, and how it writes days and numbers."""

    language: str
    words: dict[str, Any]  # nested tables, as in the file of the language

    def day(self, day: date) -> str:
        """A day in full, with its hour where that is known.

        Never by `strftime`, whose month names depend on the machine.
        """
        number = self.words["first_day"] if day.day == 1 else f"{day.day}"
        month = self.words["months"][day.month - 1]
        in_full = str(self.words["day"]).format(day=number, month=month, year=day.year)
        return with_hour(day, in_full, self.language)

    def count(self, number: int) -> str:
        """A whole number."""
        return str(number)

    def several(self, name: str, number: int) -> str:
        """A number with what is counted: "1 file", "2 files". French says "0 fichier"."""
        singular, plural = self.words["several"][name]
        single = number == 1 or (number == 0 and self.language == "fr")
        return f"{self.count(number)} {singular if single else plural}"
