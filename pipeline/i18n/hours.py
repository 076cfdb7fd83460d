"""An hour in words, and how long after a deadline something came, where the hour is known."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from extractors.fields.bonn import moment_of, time_after
from pipeline.i18n.typography import typeset

FILE = Path(__file__).parent / "hours.toml"
COUNTED = timedelta(hours=48)  # what came later than that is told by its day
MINUTES = 60  # in an hour
SayDay = Callable[[date, str], str]
"""A day in the words of a language."""


def with_hour(day: date, in_words: str, language: str) -> str:
    """The words of a day with its hour and zone where one is known; as they are where none is."""
    moment = moment_of(day)
    return in_words if moment is None else _moment(moment, in_words, _table()[language])


def delay_in_words(day: date, last: date, language: str) -> str:
    """How long after the end of the day `last` something came: "48 minutes".

    "" where the hour is not known, where it came in time, and where days say enough.
    """
    delay = time_after(day, last)
    return _delay(delay, _table()[language]) if delay is not None and delay < COUNTED else ""


def after_deadline(day: date, last: date, language: str) -> str:
    """The same as a remark: "48 minutes after the deadline"."""
    delay = delay_in_words(day, last, language)
    return str(_table()[language]["after"]).format(delay=delay) if delay else ""


def late_by_language(day: date, last: date, say_day: SayDay) -> Mapping[str, str] | None:
    """The moment and the delay in each language; None where `delay_in_words` has nothing to say."""
    if not delay_in_words(day, last, "en"):
        return None
    return {
        language: str(table["late"]).format(
            moment=with_hour(day, say_day(day, language), language),
            delay=delay_in_words(day, last, language),
        )
        for language, table in _table().items()
    }


def _moment(moment: datetime, day: str, table: Mapping[str, Any]) -> str:
    hour = str(table["hour"]).format(hour=moment.hour, minute=moment.minute)
    return str(table["moment"]).format(day=day, hour=hour)


def _delay(delay: timedelta, table: Mapping[str, Any]) -> str:
    hours, minutes = divmod(int(delay.total_seconds()) // 60, MINUTES)
    parts = [
        f"{count} {table[name][count != 1]}"
        for count, name in ((hours, "hours"), (minutes, "minutes"))
        if count
    ]
    return str(table["and"]).join(parts) or str(table["less"])


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    raw = tomllib.loads(FILE.read_text("utf-8"))
    return {language: typeset(words, language) for language, words in raw.items()}
