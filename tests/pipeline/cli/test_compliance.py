"""`concerted compliance` as people type it."""

from pathlib import Path

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """On SQLite; what is said is worked out from plain values."""


def test_it_says_what_is_missing_and_writes_it(concerted: Concerted, tmp_path: Path) -> None:
    concerted.record("13.99", "proposed", "COP13", "2019-09-20", "--title", "Ruritanian Crane")
    concerted.record("13.99", "accepted", "COP13", "2020-02-22")
    words = ("compliance", "--meeting", "cop14", "--today", "2023-06-01")
    ran = concerted.run(*words, "--out", str(tmp_path / "out"), code=1)
    assert "Ruritanian Crane" in ran.stdout
    assert "no report found: 1" in ran.stdout
    assert max(map(len, ran.stdout.splitlines())) <= 80
    assert len([*(tmp_path / "out").iterdir()]) == 3
    french = concerted.run(*words, "--language", "fr", code=1).stdout
    assert "aucun rapport trouvé" in french


def test_the_same_as_json(concerted: Concerted) -> None:
    import json

    concerted.record("13.99", "proposed", "COP13", "2019-09-20", "--title", "Ruritanian Crane")
    concerted.record("13.99", "accepted", "COP13", "2020-02-22")
    words = ("compliance", "--meeting", "COP14", "--today", "2024-03-01", "--json")
    answer = json.loads(concerted.run(*words, code=1).stdout)
    (action,) = answer["actions"]
    assert (action["state"], action["proposed_step_6_4"]) == ("missing", "considered_closed")
    assert answer["counts"] == {"missing": 1}
    show = concerted.json("register", "show", "13.99")
    assert show["status"] == "ongoing"  # proposed is all it is


def test_nothing_to_look_at_and_no_such_meeting(concerted: Concerted) -> None:
    assert "No Concerted Action" in concerted.run("compliance", "--meeting", "COP14").stdout
    ran = concerted.run("compliance", "--meeting", "COP999", code=2)
    assert "There is no meeting “COP999”" in ran.stderr


@pytest.mark.parametrize("command", ["letters", "council"])
def test_papers_for_no_such_meeting(command: str, concerted: Concerted, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = concerted.run(command, "--meeting", "COP999", "--out", str(out), code=2)
    assert "There is no meeting “COP999”" in ran.stderr
    assert "concerted meetings" in ran.stderr  # what to do next
    assert not out.exists()


def test_a_folder_that_cannot_be_written(concerted: Concerted, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = concerted.run("compliance", "--meeting", "COP14", "--out", str(tmp_path / "file"), code=2)
    assert "could not be written" in ran.stderr
