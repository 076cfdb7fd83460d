"""The years an action is meant to take."""

import re

from extractors.fields.values import Timeframe
from extractors.text import normalise

YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.]\d|\d)")
SHORT_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—/]\s*(\d\d)(?!\d)")
OPEN_ENDED = re.compile(
    r"\b(?:open[- ]ended|ongoing|on-going|onwards?|indefinite\w*|permanent\w*|continuous\w*"
    r"|no end date|en cours|duree indeterminee|sans limite|sans echeance|en continu|indefinid\w*"
    r"|en curso|sin limite|sin plazo|en adelante|de forma continua)\b"
)


def parse_timeframe(text: str) -> Timeframe | None:
    """The span of years named in `text`, or None when it names no year.

    >>> parse_timeframe("From 2024 to the end of the triennium in 2026.")
    Timeframe(first=2024, last=2026)
    >>> parse_timeframe("2025, then ongoing")
    Timeframe(first=2025, last=None)
    """
    years = [int(match[0]) for match in YEAR.finditer(text)]
    years += [int(m[1][:2] + m[2]) for m in SHORT_SPAN.finditer(text) if m[2] > m[1][2:]]
    if not years:
        return None
    return Timeframe(min(years), None if OPEN_ENDED.search(normalise(text)) else max(years))
