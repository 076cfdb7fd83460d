"""The text behind a sample: a few settings between two lines of +++, then the body.

In the body `# ` begins a section, `!title ` a heading that no form knows, `- ` a point of a
list, `> ` guidance of the form left in (blue), `| a | b |` a row of a table (the first one is
its head) and `!outside` ends a document that is one table. Within a line `_so_` is italic,
`{+so+}` a tracked insertion and `{-so-}` a tracked deletion.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body, or a whole table."""

    kind: str  # heading, title, point, guidance, text, table, outside
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()  # tables only; the first is the head


@dataclass(frozen=True, slots=True)
class Source:
    """One sample to be written."""

    name: str  # of its folder
    file: str  # of the file a proponent would send
    language: str
    header: str  # which look of the header block: cop12, cop13, adopted
    headings: str  # which look of the headings: plain, roman, arabic, auto, styles, table, ...
    symbol: str
    title: tuple[str, ...]
    illustrates: str
    received: str  # ISO date
    truth: str  # a TOML table, by hand: what a reader finds in it, whatever the program says
    body: tuple[Line, ...]
    date: str = ""
    original: str = "English"
    agenda: str = "99.2"
    submitted: str = ""
    adopted: str = ""
    history: str = ""
    password: str = ""
    disclaimer: bool = True
    summary: tuple[str, ...] = ()


def load_sources() -> list[Source]:
    return [load_source(path) for path in sorted(TEXTS.glob("*.txt"))]


def load_source(path: Path) -> Source:
    _, settings, body = path.read_text("utf-8").split("+++\n", 2)
    fields = tomllib.loads(settings)
    fields["truth"] = settings[settings.index("[truth]") :]
    for several in ("title", "summary"):
        fields[several] = tuple(fields.get(several, ()))
    return Source(name=path.stem, body=tuple(_lines(body)), **fields)


def _lines(body: str) -> Iterator[Line]:
    kinds = {"# ": "heading", "- ": "point", "> ": "guidance", "!title ": "title"}
    written = [line for line in body.splitlines() if line.strip()]
    for is_row, group in groupby(written, key=lambda line: line.startswith("|")):
        if is_row:
            yield Line("table", rows=tuple(map(_row, group)))
            continue
        for line in group:
            mark = next((mark for mark in kinds if line.startswith(mark)), "")
            kind = kinds.get(mark, "outside" if line == "!outside" else "text")
            yield Line(kind, line.removeprefix(mark))


def _row(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().removesuffix("|").split("|")[1:])
