"""The generator keeps its word, and what it makes is read as well as we say."""

import shutil
from pathlib import Path

import pytest

from extractors.readers.read import read_document
from extractors.text import alnum_key
from tests.benchmarks.scoring import WANTED, Score, score
from tests.generator.as_document import as_document
from tests.generator.build import build
from tests.generator.files import write_files
from tests.generator.plan import STYLES, draw

SEEDS = range(3 * len(STYLES))  # every style in every language


def test_a_seed_always_makes_the_same_submission() -> None:
    assert build(draw(7)) == build(draw(7))
    assert build(draw(7)).blocks != build(draw(8)).blocks


def test_every_style_meets_every_language() -> None:
    plans = [draw(seed) for seed in SEEDS]
    assert {(plan.style, plan.language) for plan in plans} == {
        (style, language) for style in STYLES for language in ("en", "fr", "es")
    }


def test_truth_is_what_stands_in_the_blocks() -> None:
    for seed in SEEDS:
        submission = build(draw(seed))
        text = alnum_key(as_document(submission).text)
        for section in submission.truth.sections:
            assert alnum_key(section.heading) in text
            assert all(alnum_key(line) in text for line in section.body)


@pytest.mark.slow
def test_logic_reads_what_the_generator_writes() -> None:
    result = Score()
    for seed in SEEDS:
        submission = build(draw(seed))
        score(as_document(submission), submission, result)
    below = {m: result.wrong for m in WANTED if result.right[m] < result.total[m]}
    assert below == {}


@pytest.mark.slow
def test_files_are_read_like_sketches(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is missing: apt-get install libreoffice-writer")
    result = Score()
    for path, submission in write_files([build(draw(seed)) for seed in range(0, 69, 6)], tmp_path):
        score(read_document(path), submission, result)
    below = {m: result.wrong for m in WANTED if result.right[m] < 0.9 * result.total[m]}
    assert below == {}
