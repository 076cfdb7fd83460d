"""What a report without a section on its taxa is about."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.document import Document
from extractors.forms.section import Section
from extractors.forms.title_block.header_block import read_header
from pipeline.submissions.taxa.name_lists import WordLists, word_lists
from pipeline.submissions.taxa.subject_lines import subject_lines
from pipeline.submissions.taxa.target_taxa import find_taxa
from tests.builders import sketch


@pytest.fixture(scope="module")
def lists() -> WordLists:
    return word_lists(date(2029, 1, 1))


HEADS = ["Espèce", "Annexe", "Effectif"]
ROWS = [HEADS, ["Otis tarda", "I", "200"], ["Saiga tatarica", "II", "300"]]
REPORTS = [
    (
        "a table under a heading on species",
        sketch(
            "**Rapport d’avancement**\n**Espèces rapportées**",
            ROWS,
            "Le grand tétras (Tetrax tetrax) n’en fait pas partie.\n**Faits**\nPanthera onca tue.",
        ),
        ["Otis tarda", "Saiga tatarica"],
    ),
    (
        "prose under a heading on species",
        sketch(
            "**Report**\n**Species reported on**\nOtis tarda and Saiga tatarica.\n**Work**\nNone."
        ),
        ["Otis tarda", "Saiga tatarica"],
    ),
    (
        "a sentence in a narrow column, broken by a table",
        sketch(
            "**Rapport**\nCe rapport ne traite que de deux d’entre elles,\nseules étudiées par nos"
            " équipes : la grande outarde\neurasienne (Otis tarda), et l’antilope de la",
            [["Mesure", "2024"], ["Suivi", "fait"]],
            "steppe (Saiga tatarica). Panthera onca n’en fait pas partie.",
        ),
        ["Otis tarda", "Saiga tatarica"],
    ),
    (
        "a table of names without a heading",
        sketch(
            "Rapport\nLes animaux suivis",
            [["Nom scientifique", "Nom", "Annexe"], *ROWS[1:]],
            "Panthera onca n’en fait pas partie.",
        ),
        ["Otis tarda", "Saiga tatarica"],
    ),
    (
        "a table of other things",
        sketch(
            "Informe", [["Sitio", "Visto"], ["Laguna", "Otis tarda"], ["Río", "Saiga tatarica"]]
        ),
        ["Otis tarda"],
    ),
    (
        "a heading on the state of other species tells nothing",
        sketch("**Report on Saiga tatarica**\n**Species of concern: status**\nOtis tarda."),
        ["Saiga tatarica"],
    ),
]


@pytest.mark.parametrize(
    ("document", "targets"), [case[1:] for case in REPORTS], ids=[case[0] for case in REPORTS]
)
def test_a_report_is_about_what_it_says_it_reports_on(
    document: Document, targets: list[str], lists: WordLists
) -> None:
    passages = subject_lines(document, read_header(document), ())
    found = find_taxa((), lists, "fr", passages)
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == targets


SUBJECTS = tomllib.loads(Path(__file__).with_name("subjects.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", SUBJECTS)
def test_a_first_page_says_what_its_paper_is_about(case: dict[str, Any], lists: WordLists) -> None:
    language = case["language"]
    document = sketch(*(case[part] for part in ("rows", "text") if part in case))
    sections = [Section("", None, language, document.paragraphs)]
    passages = subject_lines(document, read_header(document), ())
    found = find_taxa(sections, lists, language, passages)
    names = [taxon.value.match.scientific_name for taxon in found if taxon.value.role == "target"]
    assert sorted(names) == case["targets"]
