"""Help and refusals speak of what is to be typed, not of Python."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import PLACES, app
from pipeline.cli.failure import FAILED

CONCERTED = "from pipeline.cli import main; main()"
TYPED = re.compile(r"<(?![a-z]+(?:\|[a-z]+)+>)[^>\n]*>|list\[|%Y|\bstr\b|datetime")
"""A type of Python; the values of a choice, <en|fr|es>, are what is typed."""
DAYS = [
    ["record", "12.8", "accepted", "--meeting", "COP12", "--day"],
    ["compliance", "--meeting", "COP15", "--today"],
    ["meetings", "set-deadline", "COP15", "proposal", "--source", "a page", "--published"],
    ["confirm", "paper.pdf", "title", "--day"],
    ["submissions", "list", "--known-on"],
    ["check", "paper.pdf", "--meeting", "COP15", "--received"],
]


def helps(path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The help of a command and of those in it."""
    printed = CliRunner().invoke(app, [*path, "--help"]).output
    yield path, printed
    for inner in re.findall(r"^  ([a-z-]+)  ", printed.partition("Commands:\n")[2], re.MULTILINE):
        yield from helps((*path, inner))


@pytest.mark.parametrize("command", PLACES)
def test_help_names_no_type_of_python(command: str) -> None:
    typed = {path: TYPED.findall(printed) for path, printed in helps((command,))}
    assert {path: found for path, found in typed.items() if found} == {}


@pytest.mark.parametrize("arguments", DAYS, ids=[" ".join(words[:2]) for words in DAYS])
def test_a_day_written_otherwise_is_refused_in_the_same_words(arguments: list[str]) -> None:
    ran = CliRunner().invoke(app, [*arguments, "3/4/2025", "2025-10-20"][: len(arguments) + 1])
    assert ran.exit_code == 2
    assert "“3/4/2025” is not a day. Write year, month and day like 2025-10-20." in ran.output


def test_a_choice_that_is_none_is_refused_without_the_name_of_an_error() -> None:
    ran = CliRunner().invoke(app, ["desk", "user", "add", "Ana", "--role", "boss"])
    assert ran.exit_code == 2
    assert "'boss' is not one of" in ran.output
    assert "Value error" not in ran.output


def ended(line: str) -> tuple[int, str]:
    """Exit code and standard error of a line of the shell, in which `concerted` is this program."""
    line = line.replace("concerted", f'{sys.executable} -c "{CONCERTED}"')
    ran = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    return ran.returncode, ran.stderr


@pytest.mark.slow
@pytest.mark.parametrize("line", ["taxa mentions 0<&-", "meetings list 1>&-", "meetings list 2>&-"])
def test_a_closed_stream_is_nothing_to_read_and_nowhere_to_write(line: str) -> None:
    assert ended(f"concerted {line}") == (0, "")


@pytest.mark.slow
def test_a_pipe_that_nobody_reads_is_no_finding() -> None:
    assert ended("concerted meetings list | true; exit ${PIPESTATUS[0]}") == (FAILED, "")


@pytest.mark.parametrize(
    ("words", "next_step"),
    [
        (["register", "list"], "concerted migrate"),
        (["submissions", "list"], "concerted intake"),
        (["mailbox", "list"], "concerted mailbox add"),
        (["mailbox", "fetch"], "concerted mailbox add"),
        (["check", "absent.pdf", "--meeting", "COP15"], "Check the name and the folder"),
    ],
)
def test_where_nothing_is_yet_the_next_step_is_named(
    words: list[str], next_step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    assert next_step in " ".join(CliRunner().invoke(app, words).output.split())


@pytest.mark.parametrize(
    "words",
    [["meetings", "list"], ["meetings", "show", "COP15"], ["taxa", "editions"]],
    ids=" ".join,
)
def test_a_line_goes_on_below_where_a_terminal_is_too_narrow(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("pipeline.cli.console.is_terminal", lambda stream: True)
    lines = CliRunner().invoke(app, words).output.splitlines()
    assert lines
    assert [line for line in lines if len(line) > 80] == []
