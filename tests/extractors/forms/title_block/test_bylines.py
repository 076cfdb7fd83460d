"""Lines of a title block that say whose paper it is, whatever their verb."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.fields.proponents import parse_proponents
from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

CASES = Path(__file__).parents[2] / "fields" / "proponents"
WORDS = tomllib.loads((CASES / "proponents_in_other_words.toml").read_text("utf-8"))
LISTS = tomllib.loads((CASES / "proponents_in_lists.toml").read_text("utf-8"))
LINES = [*WORDS["page"], *LISTS["page"]]
TITLES = {
    ("proposal", "en"): "**Proposal for a Concerted Action for the Snowy Bustard**",
    ("proposal", "fr"): "**Proposition d’action concertée pour l’outarde des neiges**",
    ("proposal", "es"): "**Propuesta de Acción Concertada para la avutarda nival**",
    ("report", "en"): "**Report on the implementation of Concerted Action 99.1**",
    ("report", "fr"): "**Rapport sur la mise en œuvre de l’action concertée 99.1**",
    ("report", "es"): "**Informe sobre la aplicación de la Acción Concertada 99.1**",
}
DAYS = {
    "en": "Nairobi, 3 October 2025",
    "fr": "Niamey, le 3 octobre 2025",
    "es": "Lima, 3 de octubre de 2025",
}


@pytest.mark.parametrize("case", LINES, ids=[case["line"][:60] for case in LINES])
def test_a_line_is_known_by_how_it_is_built(case: dict[str, Any]) -> None:
    lines = (TITLES[case["kind"], case["language"]], case["line"], DAYS[case["language"]])
    document = sketch("\n".join(lines))
    authors = [author for author, _ in find_authors(document, read_header(document))]
    assert [author.iso or author.name for author in authors] == case["found"]


@pytest.mark.parametrize(
    "case", WORDS["section"], ids=[case["text"][:60] for case in WORDS["section"]]
)
def test_clauses_tell_who_hands_in_from_who_looks_on(case: dict[str, Any]) -> None:
    read = parse_proponents(case["text"], case["language"])
    assert [author.iso or author.name for author in read] == case["found"]


OTHERS = tomllib.loads((CASES / "proponents_and_others.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "case", OTHERS["section"], ids=[case["text"][:60] for case in OTHERS["section"]]
)
def test_who_helps_pays_or_was_asked_proposes_nothing(case: dict[str, Any]) -> None:
    read = parse_proponents(case["text"], case["language"])
    assert [author.iso or author.name for author in read] == case["found"]


@pytest.mark.parametrize("case", OTHERS["page"], ids=[case["text"][:60] for case in OTHERS["page"]])
def test_a_first_page_names_who_hands_in_and_nobody_else(case: dict[str, Any]) -> None:
    document = sketch(case["text"])
    authors = [author for author, _ in find_authors(document, read_header(document))]
    assert [author.iso or author.name for author in authors] == case["found"]
