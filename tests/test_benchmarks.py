"""What is measured can be run: by `make bench`, and each by its name."""

import json
import os
from importlib import import_module
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as bench
from tests.benchmarks.scale import Cost, made
from tests.benchmarks.states import attempt, table

NAMES = sorted(path.stem for path in bench.FOLDER.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_says_what_it_measures_and_runs_by_itself(name: str) -> None:
    module = import_module(f"tests.benchmarks.{name}")
    assert callable(module.main)
    assert (module.__doc__ or "").strip()
    assert '__name__ == "__main__"' in (bench.FOLDER / f"{name}.py").read_text("utf-8")


def test_an_unknown_name_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bench.main(["nonsense"]) == 2
    assert bench.main(["names", "intake", "--n", "3"]) == 2
    assert "scoring" in capsys.readouterr().err


def test_a_file_that_nobody_can_read_has_a_state(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (tmp_path / "b.docx").write_bytes(b"")
    attempts = [attempt(path) for path in sorted(tmp_path.iterdir())]
    assert [tried.state for tried in attempts] == ["BrokenFile", "EmptyFile"]
    assert "     1 BrokenFile" in list(table(attempts))


def test_what_is_made_already_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "0000.docx").write_bytes(b"kept")
    assert [path.read_bytes() for path in made(1, 12, tmp_path)] == [b"kept"]


def test_the_cost_of_a_process_counts_itself() -> None:
    cost = Cost()
    cost.look(os.getpid())
    assert cost.processes >= 1
    assert cost.largest > 1000
    assert cost.cpu > 0


def test_what_was_measured_is_kept_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "bench.json")
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.4 nothing more")
    assert bench.main(["pdf_reading", str(tmp_path / "none.pdf")]) == 0
    (result,) = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert (result["name"], result["exit_code"]) == ("pdf_reading", 0)
    assert result["lines"] == ["No PDF with text to measure."]
    assert "No PDF with text to measure." in capsys.readouterr().out
