"""The forms as data: complete, readable, and no wording that means two sections."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from extractors.forms.headings.wordings import HeadingIndex, wordings_of
from extractors.forms.template import load_template, load_templates, spell_out
from extractors.text import key
from tests.builders import PROPOSAL
from tests.conftest import ROOT, SHARED

FORMS = load_templates()
IDS = [
    "proponents",
    "target_taxa",
    "geographical_range",
    "summary_of_activities",
    "associated_benefits",
    "timeframe",
    "relationship_to_other_cms_actions",
    "conservation_priority",
    "relevance",
    "absence_of_better_remedies",
    "readiness_and_feasibility",
    "likelihood_of_success",
    "magnitude_of_likely_impact",
    "cost_effectiveness",
    "consultations",
    "activities_and_expected_outcomes",
]


def test_the_form_of_cop14_has_the_sections_of_annex_2_in_its_order() -> None:
    assert [section.id for section in PROPOSAL.sections] == IDS
    assert PROPOSAL.required == PROPOSAL.sections
    assert PROPOSAL.section("summary_of_activities").about_words == 200


def test_the_form_of_cop12_had_fifteen_sections_and_no_summary() -> None:
    ids = [section.id for section in FORMS["proposal", "COP12"].sections]
    assert len(ids) == 15
    assert ids[3] == "activities_and_expected_outcomes"
    assert "summary_of_activities" not in ids


def test_a_form_that_no_resolution_lays_down_asks_for_nothing() -> None:
    """Annex 2 has a form for proposals alone; headings of other papers are only recognised."""
    for form in FORMS.values():
        wordings = [wording for section in form.sections for wording in section.wordings]
        assert bool(form.required) == any(wording.official for wording in wordings), form.kind


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_every_section_has_a_title_in_three_languages(form: tuple[str, str]) -> None:
    for section in FORMS[form].sections:
        assert all(section.title(language) for language in ("en", "fr", "es"))
        assert {wording.language for wording in section.wordings} == {"en", "fr", "es"}


@pytest.mark.parametrize("form", [("proposal", "COP14"), ("proposal", "COP12")], ids=" ".join)
def test_no_wording_stands_for_two_sections(form: tuple[str, str]) -> None:
    owners = defaultdict(set)
    for section in FORMS[form].sections:
        for wording in section.wordings:
            owners[key(wording.text)].add(section.id)
    assert {words: ids for words, ids in owners.items() if len(ids) > 1} == {}


def test_french_and_spanish_are_official_only_where_a_document_was_seen() -> None:
    official = {
        section.id
        for section in PROPOSAL.sections
        for wording in section.wordings
        if wording.official and wording.language != "en"
    }
    assert official == {"proponents", "target_taxa"}


def test_english_guidance_is_that_of_the_resolution() -> None:
    resolution = SHARED / "resolution-12.28-rev-cop14.txt"
    if not resolution.is_file():
        pytest.skip("shared/resolution-12.28-rev-cop14.txt is not beside the checkout")
    text = "".join(resolution.read_text("utf-8").replace("- ", "-").split()).replace("’", "'")
    text = text.replace("“", '"').replace("”", '"')
    for section in PROPOSAL.sections:
        for sentence in section.guidance.get("en", ()):
            assert "".join(sentence.split()) in text, sentence


def test_an_alternative_is_spelt_out() -> None:
    assert spell_out("{Range|Area} of {the |}bird{s|}") == [
        "Range of the birds",
        "Range of the bird",
        "Range of birds",
        "Range of bird",
        "Area of the birds",
        "Area of the bird",
        "Area of birds",
        "Area of bird",
    ]


def test_a_form_without_a_kind_fails_at_once(tmp_path: Path) -> None:
    path = tmp_path / "form.toml"
    path.write_text('edition = "COP99"\nsource = "none"\nsection = []\n', "utf-8")
    with pytest.raises(KeyError, match="kind"):
        load_template(path)


def test_a_long_text_is_not_taken_apart_at_each_of_its_commas(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cell with the text of a whole page took minutes."""
    tried: list[str] = []
    wordings = wordings_of(PROPOSAL)
    monkeypatch.setattr(HeadingIndex, "whole", lambda _, text: tried.append(text))
    assert wordings.close("otters, cranes and sturgeons, " * 50) is None
    assert not tried


TIES = """
from extractors.forms.sections import split_sections
from tests.builders import PROPOSAL, sketch
known = ("Geographical range", "Associated benefits", "Conservation priority", "Repercusión")
known = (*known, "Likelihood of success", "Consultas hechas")
text = "\\n".join(f"**{one}**\\nA sentence about it, as long as they are." for one in known)
for section in split_sections(sketch(text), PROPOSAL):
    print(section.ids, section.language, section.certainty, section.runners_up)
"""


def test_a_heading_is_read_alike_in_every_run() -> None:
    """Words that two languages share were given to either, by the order of a set."""

    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", TIES]
        return subprocess.check_output(command, text=True, cwd=ROOT, env=environment)

    first = run("1")
    assert first.count("\n") == 6
    assert "consultations" in first
    assert run("2") == run("3") == first
