"""Proponents in sentences: who proposes, and what is only told of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.fields.person_names import is_person
from extractors.fields.proponents import parse_proponents

TOLD = [
    ("The State of Kuwait, represented by the Environment Authority (EA).", "en", ["KW"]),
    ("Snark Trust, which leads, and the Kenya Wetlands Forum, which has run the counts since 2016.",
     "en", ["Snark Trust", "Kenya Wetlands Forum"]),
    ("Otter Alliance, the oldest society of its kind and a partner of many; and the Niger Fund.",
     "en", ["Otter Alliance", "Niger Fund"]),
    ("The Otter Specialist Group (OSG) of the IUCN brings together 190 people who study otters.",
     "en", ["The Otter Specialist Group (OSG) of the IUCN"]),
    ("I am Dr Jane Doe, a retired vet.", "en", ["Dr Jane Doe"]),
    ("This report was compiled by the Arabian Sea Network from contributions of its members.",
     "en", ["Arabian Sea Network"]),
    ("Government of Ghana (lead), Government of Kenya.\nFocal points: Mr Kofi Mensah (Accra).",
     "en", ["GH", "KE"]),
    ("Ministry of Environment of Kenya; Wildlife Society, Nairobi", "en",
     ["KE", "Wildlife Society"]),
    ("La République togolaise et la République du Bénin, toutes deux Parties à la Convention.",
     "fr", ["TG", "BJ"]),
    ("Niger, Tchad et Cameroun, au nom de leurs trois gouvernements.", "fr", ["NE", "TD", "CM"]),
    ("La proposition émane du Gouvernement du Mali, par la voix de son ministère, qui parle aussi"
     " au nom des Gouvernements du Bénin, du Ghana et du Togo.", "fr", ["ML", "BJ", "GH", "TG"]),
    ("Asity Madagascar, Antananarivo ; Durrell, Jersey, dont l’activité a commencé en 1986.",
     "fr", ["Asity Madagascar", "Durrell"]),
    ("L’Institut national de recherche pour l’agriculture, l’alimentation et l’environnement"
     " (INRAE) ; et, à Berlin, l’Institut Leibniz d’écologie (IGB).", "fr",
     ["Institut national de recherche pour l’agriculture, l’alimentation et l’environnement"
      " (INRAE)", "Institut Leibniz d’écologie (IGB)"]),
    ("Il est établi par la Fondation pour les chimpanzés (WCF) et par l’Office des parcs, au nom de"
     " la République de Guinée.", "fr", ["Fondation pour les chimpanzés (WCF)", "GN"]),
    ("Gobiernos de Panamá y del Perú, con el aval del Ministerio del Ambiente.", "es",
     ["PA", "PE"]),
    ("El Reino de España, en su propio nombre y en nombre de la República Portuguesa, en virtud de"
     " una nota. Punto focal para España: Subdirección General, Madrid.", "es", ["ES", "PT"]),
    ("Presenta este texto el Grupo de Especialistas en Ciervos de la UICN, red de 86 personas.",
     "es", ["Grupo de Especialistas en Ciervos de la UICN"]),
    ("Argentina – Subsecretaría de Ambiente (Buenos Aires)\nChile – Ministerio del Medio Ambiente",
     "es", ["AR", "CL"]),
    ("Gobierno del Perú y Wildlife Society (WS), por conducto de su Iniciativa Aguas.", "es",
     ["PE", "Wildlife Society (WS)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "found"), TOLD, ids=[row[0][:50] for row in TOLD])
def test_a_sentence_names_those_who_propose(text: str, language: str, found: list[str]) -> None:
    assert [
        proponent.iso or proponent.name for proponent in parse_proponents(text, language)
    ] == found


CASES = [
    case
    for name in ("proponents.toml", "proponents_by_name.toml", "proponents_in_lists.toml")
    for case in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["text"].strip()[:60] for case in CASES])
def test_proponents_are_read_however_they_are_introduced(case: dict[str, Any]) -> None:
    read = parse_proponents(case["text"].strip(), case["language"])
    assert [proponent.iso or proponent.name for proponent in read] == case["found"]


BODIES = [
    *("Acción Grulla", "Halcones Libres", "Bosque Vivo", "Tern Tracks", "Îles Vivantes"),
    *("SOS Dugong", "Orca Sur", "SharkWise Kenya", "Bretagne Vivante", "Pronatura Noroeste"),
    "Salvemos al Manatí",
]
PERSONS = ["Rosa Campos", "Robin Fox", "Alan McKay", "Marie LeBlanc", "John Mbeki"]


@pytest.mark.parametrize("name", [*BODIES, *PERSONS])
def test_everyday_words_begin_names_of_bodies(name: str) -> None:
    (proponent,) = parse_proponents(name)
    assert (proponent.type.value == "person") == (name in PERSONS)


@pytest.mark.parametrize("text", ["(Patna)", "( )", "()", "Bihar, (Patna) and ()", "- (", "“”"])
def test_brackets_and_marks_by_themselves_are_no_person_and_no_error(text: str) -> None:
    assert not is_person(text)
    parse_proponents(text, "en")
