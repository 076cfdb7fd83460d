"""Who reports, where a report asks it in words of its own, and where the answer ends."""

import pytest

from tests.builders import sketch
from tests.pipeline.dossiers import dossier

TITLE = "**Saiga: implementation report**\nConcerted Action 97.4 – report to COP15"
TABLE = [["Activity", "Status"], ["Count on the steppe", "Completed"], ["Posters", "Kenya only"]]
AFTER = ["**Balance**", "The four tasks are done.", "**Aftermath**", "Dogs belong to somebody."]

ASKED = [
    ("Reporting governments", "Mongolia and Kenya. The former leads.", ["MN", "KE"]),
    ("Who and which", "We, the Saiga Working Party, report on Saiga tatarica.", [None]),
    ("Who reports", "The Steppe Trust, sole proponent in 2024.", [None]),
    ("Author", "Government of Kenya", ["KE"]),
    ("Quién lo presenta", "La Red Costera de Aves Playeras. Calidris canutus.", [None]),
    ("Quiénes somos", "Asociación Río Vivo, proponente única.", [None]),
    ("Organismo informante", "Gobierno de Mongolia", ["MN"]),
    ("L’auteur", "La Fondation Outardes du Sud, seule signataire.", [None]),
    ("Le rapporteur", "La Fondation Forêts du Sud, seule signataire.", [None]),
    ("Gouvernements déclarants", "Gouvernement du Kenya", ["KE"]),
]


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize(("heading", "text", "isos"), ASKED, ids=[row[0] for row in ASKED])
def test_who_reports_under_a_heading_of_its_own(
    heading: str, text: str, isos: list[str | None], bold: bool
) -> None:
    head, *after = (f"**{heading}**", *AFTER) if bold else (heading, *AFTER)
    paper = sketch(TITLE, head, text, *after, TABLE)
    assert [p.value.iso for p in dossier(paper).proposal.proponents] == isos


def test_the_lines_of_a_list_are_all_read() -> None:
    listed = "Government of Kenya\nSteppe Trust\nGovernment of Mongolia"
    paper = sketch(TITLE, "**Reporting organizations**", listed, *AFTER)
    found = [p.value.name for p in dossier(paper).proposal.proponents]
    assert found == listed.splitlines()


def test_in_a_form_that_is_a_table_the_cell_ends_the_answer() -> None:
    names = "Government of Kenya\nSteppe Trust\nWild Bretagne"
    form = [["Concerted Action", "97.4"], ["Reporting organizations", names], ["Donors", "EU"]]
    found = [p.value.name for p in dossier(sketch(TITLE, form)).proposal.proponents]
    assert found == names.splitlines()


def test_a_cover_note_names_them_better_than_sentences_on_who_did_what() -> None:
    note = "The Governments of Kenya and Mongolia have submitted the attached report on the action."
    parts = (
        "The Kenya Wildlife Service counted the herds in both years. All else was written by those"
        " named above, who gathered what other States sent in."
    )
    paper = sketch(TITLE, "Summary:", note, "**Who reports**", parts, *AFTER)
    assert [p.value.iso for p in dossier(paper).proposal.proponents] == ["KE", "MN"]
