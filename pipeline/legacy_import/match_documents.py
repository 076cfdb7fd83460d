"""Which action an old document belongs to, and why we think so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.text import plain
from pipeline.actions.number import parse_number
from pipeline.legacy_import.plan import PlannedAction
from pipeline.submissions.summary import Reading

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


def match_document(summary: Reading, planned: Sequence[PlannedAction]) -> Match:
    """The action of a document: by symbol, else by number, else by name.

    One that names an action and speaks of another is nobody's until a person has looked.
    """
    named = _named(summary, planned)
    spoken = {**_by_taxa(summary, planned), **_by_title(summary, planned)}
    if named:
        number, reason = named[0]
        others = [(named_number, why) for named_number, why in named if named_number != number]
        if number not in spoken and _has_names(number, planned):
            others += spoken.items()
        if others:
            other, why = others[0]
            doubt = f"{reason}, that of {number}; but {why}, that of {other}: say which is right"
            return Match(summary.file, None, f"{doubt}{_meanwhile(summary)}")
        return Match(summary.file, number, reason)
    if len(spoken) == 1:
        ((number, reason),) = spoken.items()
        return Match(summary.file, number, reason)
    if spoken:
        fits = ", ".join(sorted(spoken, key=_place))
        return Match(summary.file, None, f"it fits several actions by name: {fits}")
    why = summary.problem or "neither its symbol, a number nor a name leads to an action"
    return Match(summary.file, None, why, unread=summary.problem is not None)


def _meanwhile(summary: Reading) -> str:
    """Where a doubted document stands until a person has looked: with the action it names."""
    read = parse_number(summary.concerted_action or "")
    if read is None:
        return ""
    correction = f"concerted correct “{summary.file}” concerted_action NUMBER"
    return f"; until then it stands with {read}, which it names ({correction})"


def _named(summary: Reading, planned: Sequence[PlannedAction]) -> list[tuple[str, str]]:
    """The actions that its symbol and the numbers in it name, the surest first."""
    by_symbol = [*_by_symbol(summary.symbol, planned)][:1] if summary.symbol else []
    return [*by_symbol, *_by_number(summary, {row.number for row in planned})]


def _has_names(number: str, planned: Sequence[PlannedAction]) -> bool:
    """Whether its row names taxa, so that a document about others is not about it."""
    return any(row.number == number and row.taxa for row in planned)


def find_documents(folder: Path) -> list[Path]:
    """The files of a folder and those below it, hidden ones left out, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if not any(part.startswith(".") for part in path.parts))


def _by_symbol(symbol: str, planned: Sequence[PlannedAction]) -> Iterable[tuple[str, str]]:
    for strip in (str, _unrevised):
        for row in planned:
            for cited in row.documents:
                if _key(strip(cited.symbol)) == _key(strip(symbol)):
                    yield row.number, f"its symbol {symbol} stands in row {row.row}"


def _by_number(summary: Reading, numbers: set[str]) -> Iterable[tuple[str, str]]:
    read = parse_number(summary.concerted_action or "") or parse_number(summary.symbol or "")
    if read and str(read) in numbers:
        yield str(read), f"it names Concerted Action {read}"
    found = NUMBER_IN_NAME.search(summary.file)
    if found and f"{int(found[1])}.{int(found[2])}" in numbers:
        number = f"{int(found[1])}.{int(found[2])}"
        yield number, f"the name of the file says {number}"


def _by_taxa(summary: Reading, planned: Sequence[PlannedAction]) -> Mapping[str, str]:
    targets = {taxon.scientific_name for taxon in summary.taxa if taxon.role == "target"}
    return {
        row.number: f"it is about {', '.join(sorted(targets & {*row.taxa}))}"
        for row in planned
        if targets & {*row.taxa}
    }


def _by_title(summary: Reading, planned: Sequence[PlannedAction]) -> Mapping[str, str]:
    title = f" {plain(summary.title or '')} "
    return {
        row.number: f"its title names “{row.title}”"
        for row in planned
        if len(row.title) >= SHORTEST_TITLE and f" {plain(row.title)} " in title
    }


def _unrevised(symbol: str) -> str:
    return REVISION.sub("", symbol)


def _key(symbol: str) -> str:
    return "".join(symbol.split()).casefold().removeprefix("unep/").removeprefix("pnuma/")


def _place(number: str) -> tuple[int, int]:
    read = parse_number(number)
    return (read.cop, read.order) if read else (0, 0)
