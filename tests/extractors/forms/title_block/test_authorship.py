"""Who submits a paper, where no section says it."""

import pytest

from extractors.fields.values import Proponent
from extractors.forms.proponent_table import proponent_lines, under_own_headings
from extractors.forms.section import Section
from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

FIRST_PAGES = [
    ("(Presented by the Government of Mali)", ["ML"]),
    ("(Preparado por la Secretaría)", []),
    ("The Governments of Kenya and Uganda have submitted the attached report.", ["KE", "UG"]),
    ("Los Gobiernos de Chile y el Perú, junto con el Fondo Ballena, han presentado el informe"
     " adjunto.", ["CL", "PE", "Fondo Ballena"]),
    ("Au nom des Gouvernements du Niger et du Tchad, j’ai l’honneur de vous écrire.", ["NE", "TD"]),
    ("**Informe de la República del Ecuador**\n**acerca de la Acción Concertada 99.1**", ["EC"]),
    ("**Rapport conjoint sur l’action concertée 99.1**\nNiger – Tchad – Cameroun",
     ["NE", "TD", "CM"]),
    ("RÉPUBLIQUE DE CÔTE D’IVOIRE\nUnion – Discipline – Travail\nAction concertée pour un oiseau",
     ["CI"]),
    ("Sawfish Conservation Society\nReport on Concerted Action 99.1",
     ["Sawfish Conservation Society"]),
    ("CONVENTION ON MIGRATORY SPECIES\nReport on Concerted Action 99.1", []),
    ("Document 99, by the Government of the Philippines, deals with Asia. This one is ours.", []),
    ("Report on Concerted Action 99.1, by Saving Saiga and the Republic of Kazakhstan",
     ["Saving Saiga", "KZ"]),
    ("**Informe sobre la Acción Concertada 99.7**\nMéxico y Cuba informan aquí de lo hecho.",
     ["MX", "CU"]),
    ("**Ballena azul: balance**\nPatrulla Ballenera informa a la COP99 sobre la Acción Concertada"
     " 99.9", ["Patrulla Ballenera"]),
    ("**Proposal for a Concerted Action: Giant Manta**\nMaldives · Sri Lanka · MantaWatch",
     ["MV", "LK", "MantaWatch"]),
    ("**Bustards**\nPeople for Bustards e.V., Rathenow\nReport to the Conference",
     ["People for Bustards"]),
    ("**Concerted Action 99.4**\nThis report was put together by three partners: Oikonos, CONAF"
     " and Pro Delphinus.", ["Oikonos", "CONAF", "Pro Delphinus"]),
    ("Informa: Acción Grulla\nConcerted Action 99.1", ["Acción Grulla"]),
    ("Ligue des Hérons, 12 rue du Lac, Genève\n**Action concertée 99.1**", ["Ligue des Hérons"]),
    ("**Acción concertada 99.1**\n(Perú, Ecuador y Fundación Cóndor)",
     ["PE", "EC", "Fundación Cóndor"]),
    ("**Propuesta conjunta de España y Marruecos para una Acción Concertada sobre el águila**",
     ["ES", "MA"]),
    ("**Concerted Action 99.1**\nIceland, the State that proposed it, reports as follows.", ["IS"]),
    ("**Acción Concertada 99.1**\nQuito\nLa Sociedad Andina de Aves, que la propuso, rinde cuentas"
     " de lo hecho.", ["Sociedad Andina de Aves"]),
    *(
        (f"**Concerted Action 99.1**\nSubmitted to COP99.\n{question}\nPeople for Bustards.\n"
         "**Progress**\nAll is well.", ["People for Bustards"])
        for question in ("Who is reporting", "Who reports?", "Qui rapporte ?", "Qui rend compte",
                         "¿Quién informa?", "¿Quiénes presentan este informe?")
    ),
    ("The Guidelines ask the proponents of each action for a concise report.", []),
    ("**Proposal for a Concerted Action**\nSummary:\nThe attached proposal was prepared by Snark"
     " Society at the request of Chad, which submits it to the Parties.", ["TD"]),
    ("**Proposal for a Concerted Action**\nTransmitted by the Crane Secretariat on behalf of"
     " Finland and Bulgaria", ["FI", "BG"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "found"), FIRST_PAGES, ids=[row[0][:50] for row in FIRST_PAGES])
def test_the_first_page_says_who_submits(page: str, found: list[str]) -> None:
    document = sketch(page)
    authors: list[Proponent] = [
        author for author, _ in find_authors(document, read_header(document))
    ]
    assert [author.iso or author.name for author in authors] == found


def test_who_is_known_from_a_section_is_not_sought_in_the_letterhead() -> None:
    document = sketch("Sawfish Conservation Society\nReport on Concerted Action 99.1")
    assert find_authors(document, read_header(document), known=True) == []


def test_what_sections_of_the_form_tell_of_is_no_title_block() -> None:
    document = sketch("**Concerted Action 99.1**\n**Range**\nMorocco and Algeria")
    header = read_header(document)
    assert [author.iso for author, _ in find_authors(document, header)] == ["MA", "DZ"]
    assert find_authors(document, header, elsewhere={3}) == []


def test_a_label_in_a_table_names_those_beside_it() -> None:
    document = sketch([["Filled in by", "Snark Society, for India"], ["Date", "1 May 2030"]])
    [(author, _)] = find_authors(document, read_header(document))
    assert author.name == "Snark Society"


@pytest.mark.parametrize("label", ["Informa", "Reporting Party", "Organisme déclarant"])
def test_labels_of_who_reports(label: str) -> None:
    document = sketch([["Título", "Balance"], [label, "Snark Society"], ["Fecha", "1 May 2030"]])
    [(author, _)] = find_authors(document, read_header(document))
    assert author.name == "Snark Society"


def test_of_a_table_with_focal_points_only_governments_are_read() -> None:
    table = [
        ["Government", "Institution", "Focal point"],
        ["Kenya", "Wildlife Service, Nairobi", "Ms Jane Doe"],
        ["Uganda", "Wildlife Authority", "Mr John Smith"],
    ]
    document = sketch(table)
    assert proponent_lines(document.paragraphs, document) == "Kenya\nUganda"


TABLES: list[tuple[list[list[str]], str]] = [
    ([["Country", "Authority"], ["Kenya", "Wildlife Service"], ["Somalia", "Ministry"]],
     "Kenya\nSomalia"),
    ([["Organisation", "Role"], ["Snark Trust", "Lead"], ["Boojum Society", "Partner"]],
     "Snark Trust\nBoojum Society"),
    ([["Lead", "Government of Kenya"], ["Partner", "Snark Trust"], ["Contact", "Ms Doe, Nairobi"]],
     "Government of Kenya\nSnark Trust"),
    ([["Nom de l’organisation", "Fonds des oiseaux"], ["Pays", "Sénégal"],
      ["Personne de contact", "M. Abdou Diop"]], "Fonds des oiseaux"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "lines"), TABLES)
def test_of_a_table_only_cells_that_name_somebody_are_read(
    table: list[list[str]], lines: str
) -> None:
    document = sketch(table)
    assert proponent_lines(document.paragraphs, document) == lines


def test_names_read_as_headings_stand_under_the_heading_on_proponents() -> None:
    rows = [["Proponent", "Contact"], ["Crane Society (CS)", "Dr Hall"], ["Kenya", "Ms Kato"]]
    document = sketch("Proponents", rows, "Range", "Kenya.")
    lines = document.paragraphs
    sections = [
        Section("proponents", lines[0], "en", ()),
        *(Section("", lines[n], "", (lines[n + 1],)) for n in (1, 3, 5)),
        Section("geographical_range", lines[7], "en", (lines[8],)),
    ]
    found = under_own_headings(sections, ["proponents"])
    assert proponent_lines(found, document) == "Crane Society (CS)\nKenya"
    assert not under_own_headings(sections[4:], ["proponents"])
    assert not under_own_headings([sections[0], sections[4]], ["proponents"])
