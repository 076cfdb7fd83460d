"""Text of documents made fit for pages and files: what no page, feed or table may hold goes."""

import re
import unicodedata

from pipeline.direction_marks import DIRECTION_MARKS

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile(f"[{DIRECTION_MARKS}]")


def clean(text: str) -> str:
    """Without control characters and half characters, which are no text; all else stays.

    >>> clean("a\\x00b\\u202e")
    'a\\ufffdb\\u202e'
    """
    kept = text if text.isprintable() else FORBIDDEN.sub("\ufffd", text)
    return kept.strip()


def unturned(text: str) -> str:
    """Without marks that turn the direction of writing, for places that cannot set text apart."""
    return TURNING.sub("", text)


def short(text: str, most: int = 160) -> str:
    """The beginning of a long text, cut between words where there are any.

    >>> short("one two three", 9)
    'one two …'
    """
    if len(text) <= most:
        return text
    begin = text[:most].rpartition(" ")[0] or text[:most]
    return f"{begin} …" if " " in text[:most] else f"{begin}…"


def folded(text: str) -> str:
    """Without accents and capitals, to sort and to compare.

    >>> folded("Émirats")
    'emirats'
    """
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
