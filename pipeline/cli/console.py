"""What every command shares: where words go, and how a refusal looks.

With `--json` only JSON goes to standard output; everything said to a person goes to standard
error then.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import Annotated, Any, NoReturn, TextIO, TypeVar

import typer

from pipeline.cli.harmless import as_harmless_json
from pipeline.views.json_values import as_json
from pipeline.workbooks.days import DayUnclear, ask_which
from pipeline.workbooks.hours import typed_receipt

T = TypeVar("T")
NOTHING_TO_LOOK_AT = 0
FINDINGS = 1
WRONG_USAGE = 2
UNREADABLE = 3

AsJson = Annotated[bool, typer.Option("--json", help="Only JSON on standard output.")]

AsTable = Annotated[
    Path | None,
    typer.Option("--table", help="Write the list here, for Excel: .xlsx, or .csv."),
]


class Language(StrEnum):
    """The working languages of the Convention."""

    ENGLISH = "en"
    FRENCH = "fr"
    SPANISH = "es"


TableLanguage = Annotated[Language, typer.Option("--language", help="Of the heads of --table.")]


def say(text: str) -> None:
    """A line for a person, on standard error."""
    typer.echo(_fitted(text, sys.stderr, 0), err=True)


def tell(text: str, indent: int = 4) -> None:
    """A line of the answer, on standard output; what does not fit goes on `indent` further in."""
    typer.echo(_fitted(text, sys.stdout, indent))


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads what is written there as it comes."""
    return stream.isatty()


def _fitted(text: str, stream: TextIO, indent: int) -> str:
    """Broken between words at the edge of a terminal; elsewhere, as for a pipe, as it is."""
    if not is_terminal(stream):
        return text
    width = get_terminal_size().columns
    further = " " * (len(text) - len(text.lstrip()) + indent)
    return fill(
        text, width, subsequent_indent=further, break_long_words=False, break_on_hyphens=False
    )


def refuse(sentence: str, code: int = WRONG_USAGE) -> NoReturn:
    """Stop with one sentence that says what is wrong, why, and what to do next."""
    say(sentence)
    raise typer.Exit(code)


def print_json(value: Any, language: str = "en") -> None:
    """`value`, a dataclass or a list of them, on standard output: the one thing that goes there."""
    sys.stdout.write(as_harmless_json(as_json(value, language), indent=2) + "\n")


def write_table(
    path: Path, title: str, answers: Iterable[Any], language: str = Language.ENGLISH
) -> None:
    """Write what --json prints as a file that Excel opens, headed in a language; say where."""
    from pipeline.reports.list_files import NoTableFormat, write_list

    rows = as_json([*answers])
    try:
        write_list(path, title, rows, f"{language}")
    except NoTableFormat as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{path} could not be written: {error}. Give another place.")
    tell(f"Wrote {path} with {len(rows)} rows.")


def parse_day(written: str) -> date:
    """A day as ISO 8601 writes it. Others are refused: 3/4/2025 is two days."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise typer.BadParameter(
            f"“{written}” is not a day. Write year, month and day like 2025-10-20."
        ) from None


def parse_moment(written: str) -> datetime:
    """A day as `parse_day` takes it, at its first moment: for options that hold a `datetime`."""
    return datetime.combine(parse_day(written), time())


def parse_receipt(written: str) -> date:
    """A day as `parse_day` takes it, with an hour where one is given: 2025-10-20 22:30 in Bonn."""
    day, hour = written.strip()[:10], written.strip()[10:]
    if not hour:
        return parse_day(day)
    try:
        return typed_receipt(f"{parse_day(day)}{hour}") or parse_day(day)
    except DayUnclear as error:
        raise typer.BadParameter(ask_which(error)) from None


def progress(steps: Iterable[T], what: str, total: int) -> Iterator[T]:
    """Pass `steps` on, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.progress import track

    from pipeline.cli.harmless_console import HarmlessConsole

    console = HarmlessConsole(stderr=True)
    yield from track(steps, what, total, console=console, transient=True)
