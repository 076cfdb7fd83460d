"""The samples: what the program says of each, and what a reader wrote down beforehand.

Accept a wanted change with `pytest tests/test_samples.py --accept`, then read the diff before
committing. `--accept` cannot accept a falsehood: `[truth]` in about.toml is written by hand.
"""

import json
import tomllib
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from pipeline.intake import examine
from pipeline.summarise import in_language
from tests.conftest import ROOT
from tests.samples_maker.make import SAMPLES, write_file
from tests.samples_maker.source import Source, load_sources

CASES = sorted(path.parent for path in SAMPLES.glob("*/about.toml"))
BY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def about(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "about.toml").read_text("utf-8"))


def expected(case: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((case / "expected.json").read_text("utf-8"))
    return answer


@BY_CASE
def test_sample(case: Path, pytestconfig: pytest.Config) -> None:
    told = about(case)
    summary = in_language(examine(case / told["file"], told["meeting"]), "en")
    got = json.loads(json.dumps(asdict(summary)))
    if pytestconfig.getoption("accept"):
        text = json.dumps(got, indent=2, ensure_ascii=False) + "\n"
        (case / "expected.json").write_text(text, "utf-8")
    assert got == expected(case)


@BY_CASE
def test_what_a_reader_finds_is_found(case: Path) -> None:
    said, truth = expected(case), about(case)["truth"]
    if "problem" in truth:
        assert said["problem_state"] == truth["problem"]
        return
    found = {
        "problem": said["problem"],
        "language": said["language"],
        "kinds": said["kinds"],
        "action": said["concerted_action"],
        "future": said["proposed_future"],
        "proponents": [f"{one['name']}: {one['type']}" for one in said["proponents"]],
        "range_states": sorted({one["iso"] for one in said["range_states"]}),
        "activities": len(said["activities"]),
        "missing": said["missing_sections"],
        "empty": said["empty_sections"],
        "guidance": said["guidance_left_in"],
        "flagged": sorted({f["code"] for f in said["findings"] if f["severity"] != "NOTE"}),
        "targets": targets_of(said)[: len(truth.get("targets", []))],
    }
    assert found == {
        "problem": None,
        "language": about(case)["language"],
        "kinds": truth["kinds"],
        "action": truth.get("action"),
        "future": truth.get("future"),
        "proponents": truth.get("proponents", []),
        "range_states": sorted(truth.get("range_states", [])),
        "activities": truth.get("activities", 0),
        "missing": truth.get("missing", []),
        "empty": truth.get("empty", []),
        "guidance": truth.get("guidance", []),
        "flagged": truth["flagged"],
        "targets": truth.get("targets", []),
    }


def targets_of(said: dict[str, Any]) -> list[str]:
    """The target taxa, each with the way its name led to a listing, in the order of the text."""
    return [
        f"{taxon['scientific_name']}: {taxon['method']}"
        for taxon in said["taxa"]
        if taxon["role"] == "target"
    ]


def test_the_samples_show_what_there_is_to_see() -> None:
    told = [about(case) for case in CASES]
    assert len(CASES) >= 16
    formats = Counter(Path(one["file"]).suffix for one in told)
    assert abs(formats[".pdf"] - formats[".docx"]) <= 1
    assert {one["language"] for one in told} == {"en", "fr", "es"}
    assert all("not a real submission" in one["origin"] for one in told)
    spoken = {f["code"] for case in CASES for f in expected(case)["findings"]}
    assert len(spoken) >= 12


@pytest.mark.parametrize(
    "source",
    [source for source in load_sources() if source.file.endswith(".docx")],
    ids=lambda source: source.name,
)
def test_word_files_are_what_their_texts_say(source: Source, tmp_path: Path) -> None:
    write_file(source, tmp_path / source.file, tmp_path)
    kept = SAMPLES / source.name / source.file
    assert unpacked(tmp_path / source.file) == unpacked(kept)


def unpacked(path: Path) -> dict[str, bytes]:
    """What a Word file holds; how it is packed differs between machines."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_sample_is_in_the_manifest() -> None:
    lines = (ROOT / "samples" / "received.csv").read_text("utf-8").splitlines()
    assert [line.split('"')[1] for line in lines[1:]] == [
        f"{case.name}/{about(case)['file']}" for case in CASES
    ]
