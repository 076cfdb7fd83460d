"""What every command shares: where words go, and how a refusal looks.

With `--json` only JSON goes to standard output; everything said to a person goes to standard
error then.
"""

import json
import sys
from enum import StrEnum
from typing import Annotated, Any, NoReturn

import typer

NOTHING_TO_LOOK_AT = 0
FINDINGS = 1
WRONG_USAGE = 2
UNREADABLE = 3

AsJson = Annotated[bool, typer.Option("--json", help="Only JSON on standard output.")]


class Language(StrEnum):
    """The working languages of the Convention."""

    ENGLISH = "en"
    FRENCH = "fr"
    SPANISH = "es"


def say(text: str) -> None:
    """A line for a person, on standard error."""
    typer.echo(text, err=True)


def refuse(sentence: str, code: int = WRONG_USAGE) -> NoReturn:
    """Stop with one sentence that says what is wrong, why, and what to do next."""
    say(sentence)
    raise typer.Exit(code)


def print_json(value: Any) -> None:
    """`value`, made of JSON types, on standard output: the one thing that goes there."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
