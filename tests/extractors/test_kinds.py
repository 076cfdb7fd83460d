"""Titles and near misses, each with the kinds that come out."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.header import read_header
from extractors.kinds import find_kinds
from tests.builders import sketch

CASES = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_what_a_document_is(case: dict[str, Any]) -> None:
    document = sketch(case["text"])
    guesses = find_kinds(document, read_header(document))
    assert [guess.kind.value for guess in guesses] == case["kinds"]
    assert all(guess.reason for guess in guesses)


def test_the_title_is_the_evidence() -> None:
    document = sketch("PROPOSAL FOR A CONCERTED ACTION FOR THE WIDGEON")
    (guess,) = find_kinds(document, read_header(document))
    assert guess.evidence == document.paragraphs


def test_an_empty_document_is_something_else() -> None:
    document = sketch("")
    assert [guess.kind.value for guess in find_kinds(document, read_header(document))] == ["other"]
