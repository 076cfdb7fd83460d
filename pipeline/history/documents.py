"""Which action an old document belongs to, and why we think so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.plain import plain
from pipeline.actions import parse_number
from pipeline.history.plan import Planned
from pipeline.summary import FileSummary

REVISION = re.compile(r"/Rev\.?\d*$", re.IGNORECASE)
NUMBER_IN_NAME = re.compile(
    r"(?:ca|concerted[ _-]?action|action[ _-]?concert[ée]e|acci[óo]n[ _-]?concertada)"
    r"[ _-]*(\d{1,2})[ ._-](\d{1,2})(?!\d)",
    re.IGNORECASE,
)
SHORTEST_TITLE = 8  # letters; a shorter title stands in too many others


@dataclass(frozen=True, slots=True)
class Match:
    """A document and the action it belongs to."""

    file: str
    number: str | None  # None: not known, see `reason`
    reason: str
    unread: bool = False  # it could not be read; it is kept


def match_document(summary: FileSummary, planned: Sequence[Planned]) -> Match:
    """The action of a document: by symbol, else by number, else by name."""
    numbers = {one.number for one in planned}
    if summary.symbol:
        for number, reason in _by_symbol(summary.symbol, planned):
            return Match(summary.file, number, reason)
    for number, reason in _by_number(summary, numbers):
        return Match(summary.file, number, reason)
    named = {**_by_taxa(summary, planned), **_by_title(summary, planned)}
    if len(named) == 1:
        ((number, reason),) = named.items()
        return Match(summary.file, number, reason)
    if named:
        fits = ", ".join(sorted(named, key=_place))
        return Match(summary.file, None, f"it fits several actions by name: {fits}")
    why = summary.problem or "neither its symbol, a number nor a name leads to an action"
    return Match(summary.file, None, why, unread=summary.problem is not None)


def find_documents(folder: Path) -> list[Path]:
    """The files of a folder and those below it, hidden ones left out, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not any(part.startswith(".") for part in path.parts))


def _by_symbol(symbol: str, planned: Sequence[Planned]) -> Iterable[tuple[str, str]]:
    for strip in (str, _unrevised):
        for one in planned:
            for cited in one.documents:
                if _key(strip(cited.symbol)) == _key(strip(symbol)):
                    yield one.number, f"its symbol {symbol} stands in row {one.row}"


def _by_number(summary: FileSummary, numbers: set[str]) -> Iterable[tuple[str, str]]:
    read = parse_number(summary.concerted_action or "") or parse_number(summary.symbol or "")
    if read and str(read) in numbers:
        yield str(read), f"it names Concerted Action {read}"
    found = NUMBER_IN_NAME.search(summary.file)
    if found and f"{int(found[1])}.{int(found[2])}" in numbers:
        number = f"{int(found[1])}.{int(found[2])}"
        yield number, f"the name of the file says {number}"


def _by_taxa(summary: FileSummary, planned: Sequence[Planned]) -> Mapping[str, str]:
    targets = {one.scientific_name for one in summary.taxa if one.role == "target"}
    return {
        one.number: f"it is about {', '.join(sorted(targets & {*one.taxa}))}"
        for one in planned
        if targets & {*one.taxa}
    }


def _by_title(summary: FileSummary, planned: Sequence[Planned]) -> Mapping[str, str]:
    said = f" {plain(summary.title or '')} "
    return {
        one.number: f"its title names “{one.title}”"
        for one in planned
        if len(one.title) >= SHORTEST_TITLE and f" {plain(one.title)} " in said
    }


def _unrevised(symbol: str) -> str:
    return REVISION.sub("", symbol)


def _key(symbol: str) -> str:
    return "".join(symbol.split()).casefold().removeprefix("unep/").removeprefix("pnuma/")


def _place(number: str) -> tuple[int, int]:
    read = parse_number(number)
    return (read.cop, read.order) if read else (0, 0)
