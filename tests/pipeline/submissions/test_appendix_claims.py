"""Which Appendix a text claims for each of its targets, and which are claimed wrongly (TAX007)."""

import pytest

from pipeline.submissions.checks import run_checks
from tests.pipeline.dossiers import HEADER, SECTIONS, TITLE, dossier, submission, text

TARGETS = "Target species, lower taxon or population, or group of taxa with needs in common"
CASES = [  # the section on the targets; the taxa of which an Appendix is claimed wrongly
    ("Squatina squatina. Listed on Appendix I and Appendix II.\n"
     "Lamna nasus. Listed on Appendix I and Appendix II.", ["Lamna nasus"]),
    ("Squatina squatina is listed on Appendices I and II; Lamna nasus is listed on Appendix I.",
     ["Lamna nasus"]),
    ("Squatina squatina. Lamna nasus. Both are listed on Appendices I and II.", []),
    ("Squatina squatina\nLamna nasus\nThe two species stand, between them, listed on Appendices I"
     " and II.", []),
    ("Squatina squatina. Inscrit aux Annexes I et II.\nLamna nasus. Inscrit à l’Annexe I.",
     ["Lamna nasus"]),
    ("Squatina squatina et Lamna nasus, inscrits aux Annexes I et II.", []),
    ("Squatina squatina. Incluida en los Apéndices I y II.\n"
     "Lamna nasus. Incluida en el Apéndice I.",
     ["Lamna nasus"]),
    ("Squatina squatina\nLamna nasus. Ambas incluidas en los Apéndices I y II.", []),
    ("Squatina squatina. Appendix I, II.\nLamna nasus. Not listed on Appendix I.", []),
    ("Squatina squatina. Appendix I, II.\nLamna nasus. Proposed for listing on Appendix I.", []),
]  # fmt: skip


@pytest.mark.parametrize(("targets", "wrong"), CASES, ids=[case[0][:60] for case in CASES])
def test_an_appendix_is_claimed_for_the_taxon_of_its_line(targets: str, wrong: list[str]) -> None:
    words = text(HEADER.replace(TITLE, "PROPOSAL FOR A CONCERTED ACTION FOR TWO FISH"))
    paper = submission(words.replace(SECTIONS[TARGETS], targets))
    found = [finding for finding in run_checks(dossier(paper)) if finding.rule.code == "TAX007"]
    assert [finding.facts["taxon"] for finding in found] == wrong


HALVES = [  # title, section on the targets, what is claimed of one Appendix where it is both
    ("FOR THE ANGELSHARK ALREADY LISTED ON APPENDIX II", "Squatina squatina. On Appendix II.",
     ["ALREADY LISTED ON APPENDIX II"]),
    ("FOR THE ANGELSHARK", "Squatina squatina, inscrit à l’Annexe I.", ["inscrit à l’Annexe I"]),
    ("FOR THE ANGELSHARK", "Squatina squatina, incluida en el Apéndice II.",
     ["incluida en el Apéndice II"]),
    ("FOR THE ANGELSHARK ALREADY LISTED ON APPENDIX II", "Squatina squatina. Appendix I, II.", []),
    ("FOR THE ANGELSHARK", "Squatina squatina, listed on Appendix I. Appendix II matters too.", []),
    ("FOR THE ANGELSHARK", "Squatina squatina, not listed on Appendix I.", []),
    ("FOR THE SOCIABLE LAPWING", "Vanellus gregarius, listed on Appendix I.", []),  # II: its family
    ("FOR THE SOCIABLE LAPWING", "Vanellus gregarius, listed on Appendix II.",
     ["listed on Appendix II"]),
    ("FOR TWO FISH", "Squatina squatina and Lamna nasus, listed on Appendix II.", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "targets", "claims"), HALVES, ids=[row[1] for row in HALVES])
def test_half_of_the_listing_is_told_where_the_text_knows_of_no_more(
    title: str, targets: str, claims: list[str]
) -> None:
    words = text(HEADER.replace(TITLE, f"PROPOSAL FOR A CONCERTED ACTION {title}"))
    paper = submission(words.replace(SECTIONS[TARGETS], targets))
    found = [finding for finding in run_checks(dossier(paper)) if finding.rule.code == "TAX007"]
    assert [finding.facts["claim"] for finding in found] == claims
