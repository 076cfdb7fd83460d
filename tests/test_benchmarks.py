"""What is measured can be run: by `make bench`, and each by its name."""

import json
import os
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as bench
from tests.benchmarks._wishes import Wish, tell, wish_in
from tests.benchmarks._wishes import table as wishes
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


def test_what_was_wished_for_is_told_apart_from_other_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    wish = Wish("reading", 12.9, 30, "times less", at_least=True, peer="pdfplumber 49.1 ms")
    tell(wish)
    assert wish_in(capsys.readouterr().out) == wish
    assert wish_in("reading took 3 s\n") is None


@pytest.mark.parametrize(
    ("wish", "row"),
    [
        (
            Wish("a", 12.9, 30, "times less", True, "2.8 ms", "x 36 ms"),
            "a 12.90 ≥ 30 times less 2.8 ms, x 36 ms",
        ),
        (Wish("a", 31.0, 30, "times less", True), "a 31.00 ≥ 30 times less met"),
        (Wish("b", 2.2, 2.5, "s"), "b 2.20 ≤ 2.5 s met"),
        (Wish("b", 601.0, 600, "MB"), "b 601.00 ≤ 600 MB"),
    ],
)
def test_a_wish_is_met_or_not(wish: Wish, row: str) -> None:
    assert [" ".join(line.split()) for line in wishes([wish])][1:] == [row]


def test_the_figures_of_all_benchmarks_are_one_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wish = Wish("reading", 2.2, 3, "times")
    ran = {"name": "names", "exit_code": 0, "wishes": [asdict(wish)]}
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "bench.json")
    monkeypatch.setattr(bench, "run", lambda name, options: {**ran, "name": name})
    assert bench.main(["names", "intake"]) == 0
    shown = capsys.readouterr().out
    assert all(line in shown for line in wishes([wish, wish]))
    written = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert [result["wishes"] for result in written] == [[asdict(wish)]] * 2
