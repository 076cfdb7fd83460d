"""The samples: what the program says of each, and what a reader wrote down beforehand.

Accept a wanted change with `pytest tests/test_samples.py --accept`, then read the diff before
committing. `--accept` cannot accept a falsehood: `[truth]` in about.toml is written by hand.
"""

import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from extractors.forms.template import load_templates
from pipeline.submissions.examine import examine
from pipeline.submissions.summary import reading_json
from tests.conftest import ROOT
from tests.samples_maker.make import SAMPLES, write_file
from tests.samples_maker.source import Source, load_sources

CASES = sorted(path.parent for path in SAMPLES.glob("*/about.toml"))
SECTIONS = {part.id for form in load_templates().values() for part in form.sections}
OF_THE_FILE = {"SEC008", "SEC009"}  # what a report as a whole leaves unsaid
BY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def about(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "about.toml").read_text("utf-8"))


def expected(case: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((case / "expected.json").read_text("utf-8"))
    return answer


@BY_CASE
def test_sample(case: Path, pytestconfig: pytest.Config) -> None:
    facts = about(case)
    got = reading_json(examine(case / facts["file"], facts["meeting"]).summary)
    if pytestconfig.getoption("accept"):
        text = json.dumps(got, indent=2, ensure_ascii=False) + "\n"
        (case / "expected.json").write_text(text, "utf-8")
    assert got == expected(case)


@BY_CASE
def test_a_finding_is_about_something_that_the_reading_holds(case: Path) -> None:
    reading = expected(case)
    known = {
        "section": {"", *SECTIONS, *(section["id"] for section in reading["sections"])},
        "taxon": {taxon["scientific_name"] for taxon in reading["taxa"]},
        "activity": {row["activity"] for row in reading["activities"]},
    }
    for finding in reading["findings"]:
        about = finding["about"] or {}
        assert all(about[kind] in known[kind] for kind in known.keys() & about.keys())
        assert about or finding["code"][:3] in {"DOC", "DUE"} or finding["code"] in OF_THE_FILE


@BY_CASE
def test_what_a_reader_finds_is_found(case: Path) -> None:
    answer, truth = expected(case), about(case)["truth"]
    if "problem" in truth:
        assert answer["problem_state"] == truth["problem"]
        return
    found = {
        "problem": answer["problem"],
        "language": answer["language"],
        "kinds": answer["kinds"],
        "action": answer["concerted_action"],
        "future": answer["proposed_future"],
        "proponents": [f"{member['name']}: {member['type']}" for member in answer["proponents"]],
        "range_states": sorted({member["iso"] for member in answer["range_states"]}),
        "activities": len(answer["activities"]),
        "missing": answer["missing_sections"],
        "empty": answer["empty_sections"],
        "guidance": answer["guidance_left_in"],
        "flagged": sorted({f["code"] for f in answer["findings"] if f["severity"] != "NOTE"}),
        "targets": targets_of(answer)[: len(truth.get("targets", []))],
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


def targets_of(answer: dict[str, Any]) -> list[str]:
    """The target taxa, each with the way its name led to a listing, in the order of the text."""
    return [
        f"{taxon['scientific_name']}: {taxon['method']}"
        for taxon in answer["taxa"]
        if taxon["role"] == "target"
    ]


def test_the_samples_show_what_there_is_to_see() -> None:
    all_facts = [about(case) for case in CASES]
    assert len(CASES) >= 16
    formats = Counter(Path(case_facts["file"]).suffix for case_facts in all_facts)
    assert abs(formats[".pdf"] - formats[".docx"]) <= 1
    assert {case_facts["language"] for case_facts in all_facts} == {"en", "fr", "es"}
    assert all("not a real submission" in case_facts["origin"] for case_facts in all_facts)
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
