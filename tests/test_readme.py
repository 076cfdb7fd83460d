"""README and docs/commands.md say what is so: the rules, the commands, the session shown first.

`pytest tests/test_readme.py --accept` writes the table anew.
"""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import PLACES, app
from pipeline.submissions.checks import rules
from tests.conftest import ROOT

README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"
TABLE = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- /rules -->)", re.DOTALL)
FACT = re.compile(r"“?\{\w+\}”?(, \{\w+\})*")


def rules_table() -> str:
    """Every rule, by family; the facts that a message is filled with stand as an ellipsis."""
    lines = ["| Code | Severity | What it says | Basis |", "| --- | --- | --- | --- |"]
    for code, rule in rules().items():
        says = FACT.sub("…", rule.message).replace("|", "\\|")
        lines.append(f"| {code} | {rule.severity.value} | {says} | {rule.basis} |")
    return "\n" + "\n".join(lines) + "\n\n"


def test_the_table_of_rules(pytestconfig: pytest.Config) -> None:
    text = COMMANDS.read_text("utf-8")
    if pytestconfig.getoption("accept"):
        text = TABLE.sub(lambda _: rules_table(), text)
        COMMANDS.write_text(text, "utf-8")
    found = TABLE.search(text)
    assert found
    assert found[0] == rules_table()


def test_every_command_is_in_the_table() -> None:
    commands = COMMANDS.read_text("utf-8")
    assert [name for name in PLACES if not re.search(rf"`(concerted )?{name}\b", commands)] == []


def test_the_first_screen_is_a_real_session(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What follows the first `$ concerted` is what that command prints, to the letter."""
    readme = README.read_text("utf-8")
    session = readme.split("```console\n$ ", 1)[1].split("```", 1)[0]
    command, _, printed = session.replace("\\\n", " ").partition("\n")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    ran = CliRunner().invoke(app, shlex.split(command)[1:])
    assert [line.rstrip() for line in ran.stdout.strip().splitlines()] == printed.splitlines()
