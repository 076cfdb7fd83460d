"""The `concerted` command, run in this process with a home of its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app


@dataclass(frozen=True)
class Concerted:
    """Runs commands one after the other on one register."""

    home: Path

    def run(self, *words: str, code: int = 0) -> Result:
        """One command that must end with this exit code."""
        result = CliRunner().invoke(app, [*words])
        assert result.exit_code == code, f"{words}: {result.output}"
        return result

    def json(self, *words: str) -> Any:
        """What a command says with --json."""
        return json.loads(self.run(*words, "--json").stdout)

    def record(self, number: str, event: str, meeting: str, day: str, *more: str) -> Result:
        """Record an event, said by Ana."""
        options = ("--meeting", meeting, "--day", day, "--by", "Ana")
        return self.run("record", number, event, *options, *more)

    def says(self, number: str, day: str) -> tuple[Any, ...]:
        """Status, the event it rests on, who said so, what is due next, and its state, on a day."""
        shown = self.json("register", "show", number, "--as-of", day)
        due = shown["due"][0] if shown["due"] else {"what": "", "state": None}
        because = f"{shown['because']['event']} {shown['because']['day']}"
        return shown["status"], because, shown["because"]["by"], due["what"], due["state"]


@pytest.fixture
def concerted(tmp_path: Path, url: str | None, monkeypatch: pytest.MonkeyPatch) -> Concerted:
    """The command on an empty register, on either database."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    if url is None:
        monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    else:
        monkeypatch.setenv("CONCERTED_REGISTER_URL", url)
    return Concerted(tmp_path / "home")
