"""What a generated submission is made of before it becomes a file, and what is true of it."""

from dataclasses import dataclass, field
from datetime import date

from tests.generator.plan import Plan

BLUE = (0, 112, 192)


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    color: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph."""

    runs: tuple[Run, ...]
    style: str = "Normal"
    size: float = 11.0
    numbered: bool = False  # Word writes the number itself

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Box:
    """A cell: its lines, and over how many columns it spans."""

    lines: tuple[Line, ...]
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table, row by row."""

    rows: tuple[tuple[Box, ...], ...]
    ruled: bool = True


Block = Line | Grid


@dataclass
class SectionTruth:
    id: str
    heading: str
    body: list[str] = field(default_factory=list)  # the text of its paragraphs, cells included
    also: tuple[str, ...] = ()


@dataclass
class Truth:
    kinds: list[str] = field(default_factory=list)
    language: str = "en"
    original: str = "en"
    symbol: str | None = None
    meeting: str | None = None
    day: date | None = None
    agenda: str | None = None
    title: str = ""
    sections: list[SectionTruth] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    guidance: set[str] = field(default_factory=set)
    activities: list[tuple[str, ...]] = field(default_factory=list)


@dataclass
class Submission:
    name: str
    blocks: list[Block]
    truth: Truth
    plan: Plan


def line(text: str, *, bold: bool = False, style: str = "Normal", size: float = 11.0) -> Line:
    return Line((Run(text, bold),), style, size)


def box(*texts: str, columns: int = 1, bold: bool = False) -> Box:
    return Box(tuple(line(text, bold=bold) for text in texts), columns)
