"""Short pieces of papers in three languages, each with what a careful reader takes from it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.fields.proponents import parse_proponents
from extractors.fields.states.range_states import find_named_states, settle
from extractors.forms.activities import find_activities
from extractors.forms.sections import split_sections
from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from tests.builders import PROPOSAL, sketch

PIECES = tomllib.loads(Path(__file__).with_name("invented_papers.toml").read_text("utf-8"))


def named(piece: dict[str, Any]) -> str:
    return str(piece.get("page") or piece.get("text") or " ".join(piece.get("head", ""))).strip()


@pytest.mark.parametrize("piece", PIECES["title_block"], ids=lambda piece: named(piece)[:50])
def test_title_blocks(piece: dict[str, Any]) -> None:
    document = sketch(piece["page"])
    authors = [author for author, _ in find_authors(document, read_header(document))]
    assert [author.iso or author.name for author in authors] == piece["found"]


@pytest.mark.parametrize("piece", PIECES["opening"], ids=lambda piece: named(piece)[:50])
def test_openings(piece: dict[str, Any]) -> None:
    read = parse_proponents(piece["text"], piece["language"])
    assert [author.iso or author.name for author in read] == piece["found"]


@pytest.mark.parametrize("piece", PIECES["range"], ids=lambda piece: named(piece)[:50])
def test_ranges(piece: dict[str, Any]) -> None:
    roles = settle(find_named_states(sketch(piece["text"]).paragraphs, piece["language"]))
    assert {iso for iso, role in roles.items() if role == "range"} == set(piece["states"].split())


@pytest.mark.parametrize("piece", PIECES["activities"], ids=lambda piece: named(piece)[:50])
def test_activities(piece: dict[str, Any]) -> None:
    reports = piece.get("reports", False)
    document = sketch("Our work", [piece["head"], *piece["rows"]])
    rows = find_activities(split_sections(document, PROPOSAL), document, reports=reports)
    read = [[r.activity, r.outcome, r.timeframe, r.responsibility, r.funding] for r in rows]
    assert read == piece["found"]
