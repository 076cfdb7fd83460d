"""The names of an action: its number, its titles, the symbols of its proposal.

An action has one key for good, and names that lead to it, each since a day and until the next of
its kind. A proposal has no number of the COP yet: until it has, its key stands for one, "P15.1"
for the first of this register to COP15. A name once given leads to the action for ever.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.text import normalise
from pipeline.actions.number import parse_number
from pipeline.submissions.versions.revisions import document_of

HANDLE = re.compile(r"\W*(P\d{1,2}\.\d{1,3})\W*", re.IGNORECASE)  # of a proposal without a number
SYMBOL = re.compile(r"\b(?:doc|crp|inf)\b\s*\.?\s*\d", re.IGNORECASE)
BODY = re.compile(r"^(?:unep/)?(?:cms/)?(?:(?P<meeting>(?:cop|scc)[^/]*)/)?")
LABEL = re.compile(r"(?P<title>.+?),\s*(?P<symbol>\S*(?:doc|crp)\.?\s*[\d./]+\S*)", re.IGNORECASE)


class NameKind(StrEnum):
    """What an action is called by."""

    NUMBER = "number"  # given by the COP, "15.3"
    TITLE = "title"  # of a proposal its working name
    SYMBOL = "symbol"  # of a document of its proposal


@dataclass(frozen=True, slots=True)
class ActionName:
    """A name that leads to an action."""

    kind: NameKind
    text: str  # as given
    since: date | None  # None: not known
    until: date | None  # the day of the next of its kind; None: it is borne now
    by: str  # who gave it: a person, or the file of a migration


def is_handle(number: str) -> bool:
    """Whether it stands for the number that a proposal has not got yet.

    >>> is_handle("P15.1"), is_handle("15.1")
    (True, False)
    """
    return HANDLE.fullmatch(number) is not None


def handle(cop: int, order: int) -> str:
    """What a proposal goes by until it has a number."""
    return f"P{cop}.{order}"


def plain_name(kind: NameKind, text: str) -> str:
    """What a name is found by: how it is written makes no difference.

    >>> plain_name(NameKind.SYMBOL, "UNEP/CMS/COP15/Doc. 29.1/Rev.1")
    'doc.29.1'
    >>> plain_name(NameKind.TITLE, "  Egyptian   VULTURE ")
    'egyptian vulture'
    """
    if kind is NameKind.NUMBER:
        return str(parse_number(text) or text.strip())
    if kind is NameKind.SYMBOL:
        return BODY.sub("", document_of(text))
    return " ".join(normalise(text).split())


def meeting_in(symbol: str) -> str:
    """The meeting that a symbol names, in small letters; "" where it names none.

    >>> meeting_in("PNUE/CMS/COP15/Doc.29.1"), meeting_in("Doc.29.1")
    ('cop15', '')
    """
    found = BODY.match(document_of(symbol))
    return (found and found["meeting"]) or ""


def looked_for(written: str) -> tuple[NameKind, str]:
    """The kind of name that somebody wrote, and what it is found by."""
    if found := HANDLE.fullmatch(written):
        return NameKind.NUMBER, found[1].upper()
    if parse_number(written):
        return NameKind.NUMBER, plain_name(NameKind.NUMBER, written)
    kind = NameKind.SYMBOL if SYMBOL.search(written) else NameKind.TITLE
    return kind, plain_name(kind, written)


def is_action_name(written: str) -> bool:
    """Whether it is just the number of an action, or what stands for one.

    >>> is_action_name("15.3"), is_action_name("P15.1"), is_action_name("became CA 13.4")
    (True, True, False)
    """
    return looked_for(written) == (NameKind.NUMBER, written)


def label_parts(written: str) -> tuple[str, str] | None:
    """The title and the symbol of "Egyptian Vulture, Doc.29.1"; None where it is not both.

    >>> label_parts("Egyptian Vulture, Doc.29.1")
    ('Egyptian Vulture', 'Doc.29.1')
    """
    found = LABEL.fullmatch(written.strip())
    return (found["title"], found["symbol"]) if found else None


def last_of(names: Sequence[ActionName], kind: NameKind) -> str:
    """The name of a kind that is borne now; "" for none."""
    return next((name.text for name in reversed(names) if name.kind is kind), "")


def number_of(key: str, names: Sequence[ActionName]) -> str:
    """The number an action has now; for a proposal without one, its key."""
    return last_of(names, NameKind.NUMBER) or key


def order_of(number: str) -> tuple[bool, int, int, str]:
    """Where a number stands in a list: 12.10 after 12.9, proposals without one at the end."""
    cop, _, order = number.lstrip("DP").partition(".")
    return is_handle(number), int(cop), int(order), number


def short_symbol(symbol: str) -> str:
    """A symbol as people say it at the meeting.

    >>> short_symbol("UNEP/CMS/COP15/Doc.29.1/Rev.1")
    'Doc.29.1/Rev.1'
    """
    parts = symbol.split("/")
    named = [n for n, part in enumerate(parts) if SYMBOL.match(part)]
    return "/".join(parts[named[0] :]) if named else symbol


def bearers(found: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """The keys meant by a name, from those that bore it: the one that bears it now, else all."""
    borne: dict[str, bool] = {}
    for key, now in found:
        borne[key] = borne.get(key, False) or now
    bearing = tuple(key for key, now in borne.items() if now)
    return bearing if len(bearing) == 1 else tuple(borne)
