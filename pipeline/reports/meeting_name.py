"""How a meeting is named at the head of its papers, and where and when it is."""

from datetime import date

from pipeline.convention.meetings import Meeting
from pipeline.i18n.places import place_name
from pipeline.reports.texts import Texts, wording

TEENS = (11, 12, 13)
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def meeting_name(id_: str, language: str) -> str:
    """The name of a meeting written out; its id where it is of no kind known.

    >>> meeting_name("COP21", "en")
    '21st Meeting of the Conference of the Parties'
    """
    texts = wording(language, "masthead")
    for kind, name in texts["meetings"].items():
        number = id_.removeprefix(kind)
        if id_.startswith(kind) and number.isdecimal():
            return str(name).format(nth=_nth(int(number), texts))
    return id_


def place_and_days(meeting: Meeting, texts: Texts) -> str:
    """Where it is, and from which day to which: "Streslau, Ruritania, 1 – 6 July 2030"."""
    days = _days(meeting.opens, meeting.closes, texts)
    return f"{place_name(meeting.place, texts.language)}, {days}"


def _days(first: date, last: date, texts: Texts) -> str:
    whole, end = texts.day(first), texts.day(last)
    if first == last:
        return end
    if first.year == last.year:
        whole = whole.removesuffix(str(first.year)).removesuffix(texts["of_year"]).strip()
    if (first.year, first.month) == (last.year, last.month):
        whole = whole.split()[0]
    return f"{whole} – {end}"


def _nth(number: int, texts: Texts) -> str:
    if texts.language == "en":
        plain = number % 100 in TEENS
        return f"{number}{'th' if plain else ENDINGS.get(number % 10, 'th')}"
    return f"{number}{texts['first'] if number == 1 else texts['other']}"
