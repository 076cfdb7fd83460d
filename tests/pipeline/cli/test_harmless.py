"""No word of a file steers a terminal, whoever writes it and wherever it goes."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table

from pipeline.cli.harmless import HarmlessStream, as_harmless_json, guard_terminal, harmless
from pipeline.cli.harmless_console import HarmlessConsole

HOSTILE = "otter\u202egnp.exe\x1b[8m\x1b]0;title\x07\x9b31m\x08\r\x7f\u2066end"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[[0-9;]*m")  # Rich's own colours


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text())
def test_text_loses_what_steers_and_nothing_else(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not STEERS.search(shown)
    assert all(new in (old, "\ufffd") for old, new in zip(text, shown, strict=True))


@given(st.text())
def test_json_says_the_same(text: str) -> None:
    written = as_harmless_json({text: [text]}, indent=2)
    assert json.loads(written) == {text: [text]}
    assert not STEERS.search(written)


@contextmanager
def guarded() -> Iterator[Terminal]:
    """A terminal to which everything goes inside."""
    with pytest.MonkeyPatch.context() as patch:
        shown = Terminal()
        patch.setattr(sys, "stdout", shown)
        patch.setattr(sys, "stderr", shown)
        patch.setenv("TERM", "xterm-256color")
        patch.delenv("NO_COLOR", raising=False)
        guard_terminal()
        yield shown


def test_whatever_is_said_is_harmless() -> None:
    with guarded() as terminal:
        typer.echo(HOSTILE)
        sys.stdout.write(HOSTILE)
        sys.stderr.writelines([HOSTILE])
    assert "otter" in terminal.getvalue()
    assert not STEERS.search(terminal.getvalue())


def test_a_table_keeps_our_colours_alone() -> None:
    table = Table("File", title=HOSTILE)
    table.add_row(HOSTILE, style="bold red")
    with guarded() as terminal:
        HarmlessConsole().print(table, HOSTILE)
    assert "\x1b[1;31m" in terminal.getvalue()
    assert "\x1b[8m" not in terminal.getvalue()
    assert not STEERS.search(OURS.sub("", terminal.getvalue()))


def test_a_guarded_stream_is_one() -> None:
    stream = HarmlessStream(Terminal())
    assert (stream.isatty(), stream.write("ab\x1b")) == (True, 3)


def test_no_command_draws_on_another_console() -> None:
    modules = Path("pipeline/cli").glob("*.py")
    other = [path.name for path in modules if re.search(r"rich\.console", path.read_text("utf-8"))]
    assert other == ["harmless_console.py"]
