"""States and proponents: real names are the point here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.proponents import parse_proponents
from extractors.fields.states.countries import find_states, state_name

STATES = [
    ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", "GN GW GQ PG"),
    ("Guinée, Guinée-Bissau, Guinée équatoriale et Papouasie-Nouvelle-Guinée", "GN GW GQ PG"),
    ("Niger and Nigeria", "NE NG"),
    ("Congo, Democratic Republic of the Congo, DRC", "CG CD CD"),
    ("République du Congo et République démocratique du Congo", "CG CD"),
    ("Sudan, South Sudan, Dominica, Dominican Republic", "SD SS DM DO"),
    ("United Republic of Tanzania; République-Unie de Tanzanie", "TZ TZ"),
    ("República Unida de Tanzania", "TZ"),
    ("Côte d’Ivoire, Cote d'Ivoire, Ivory Coast", "CI CI CI"),
    ("Iran (Islamic Republic of), Bolivia (Plurinational State of)", "IR BO"),
    ("Republic of Korea, Democratic People's Republic of Korea", "KR KP"),
    ("Bosnia and\nHerzegovina", "BA"),
    ("KENYA AND UGANDA", "KE UG"),
    ("Türkiye, Turkey", "TR TR"),
    ("United Kingdom of Great Britain and Northern Ireland", "GB"),
    ("Georgia and South Georgia and the South Sandwich Islands", "GE GS"),
    ("the Gulf of Guinea, the Sea of Oman, the Gulf of Mexico and New Mexico", ""),
    ("the Indian Ocean, the Great Indian Bustard, a Guinea baboon, the Jordan River", ""),
    ("a turkey, much chad, some oman", ""),
    ("Golfe de Guinée, océan Indien, lac Tchad", ""),
    ("Nigerian and Guinean birds", ""),
]


@pytest.mark.parametrize(("text", "codes"), STATES)
def test_states_in_a_text(text: str, codes: str) -> None:
    assert " ".join(mention.iso for mention in find_states(text)) == codes


def test_a_name_is_taken_whole_however_many_words_it_has() -> None:
    name = "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord"
    text = f"le {name} et le Kenya"
    assert [text[m.start : m.end] for m in find_states(text)] == [name, "Kenya"]


@given(st.text(alphabet="KenyaMali, Gúoé’-\n(N)", max_size=40))
def test_places_of_a_mention_spell_it(text: str) -> None:
    before = "Mali, Kenya: "
    found = find_states(before + text)
    assert [mention.iso for mention in found[:2]] == ["ML", "KE"]
    for mention in found:
        assert (before + text)[mention.start : mention.end] == mention.written


def test_names_of_states_in_three_languages() -> None:
    names = [state_name("TZ", language) for language in ("en", "fr", "es")]
    assert names[:2] == ["United Republic of Tanzania", "République-Unie de Tanzanie"]
    assert state_name("CI", "en") == "Côte d’Ivoire"
    with pytest.raises(KeyError):
        state_name("ZZ")


PROPONENTS: list[tuple[str, list[str]]] = [
    ("Governments of New Zealand, Australia and Chile", ["NZ", "AU", "CL"]),
    (
        "Government of Mongolia, in collaboration with the Eurasian Bustard Alliance and the"
        " Wildlife Science and Conservation Center of Mongolia",
        ["MN", "Eurasian Bustard Alliance", "Wildlife Science and Conservation Center of Mongolia"],
    ),
    ("Government of India (Ministry of Environment, Forest and Climate Change)", ["IN"]),
    ("Gouvernement du Kenya et Gouvernement de la République-Unie de Tanzanie", ["KE", "TZ"]),
    ("Gobierno de la República Unida de Tanzania", ["TZ"]),
    ("Les Gouvernements du Niger, du Tchad et du Cameroun", ["NE", "TD", "CM"]),
    ("Cameroon, Chad and the United Republic of Tanzania", ["CM", "TD", "TZ"]),
    ("Institute for Steppe Ecology and University of Strelsau",
     ["Institute for Steppe Ecology", "University of Strelsau"]),
    ("Institute for Steppe Ecology and Blue Corridor Foundation",
     ["Institute for Steppe Ecology", "Blue Corridor Foundation"]),
    ("Sociedad Ruritana de Ornitología y Fundación Corredor Azul",
     ["Sociedad Ruritana de Ornitología", "Fundación Corredor Azul"]),
    ("Institute for Nature and Forest Research", ["Institute for Nature and Forest Research"]),
    ("• Coalition Clean Baltic\n• Whale and Dolphin Conservation\n• ORCA",
     ["Coalition Clean Baltic", "Whale and Dolphin Conservation", "ORCA"]),
    ("Members of the Expert Group on Culture and Social Complexity and Ian Redmond (CMS)",
     ["Members of the Expert Group on Culture and Social Complexity", "Ian Redmond (CMS)"]),
    ("The Manta Trust and Wildlife Conservation Society",
     ["The Manta Trust", "Wildlife Conservation Society"]),
    ("Dr. Jane Doe, University of Ruritania", ["Dr. Jane Doe", "University of Ruritania"]),
    ("Government of Kenya; WWF Africa\nEmail: a@b.org\nP.O. Box 12", ["KE", "WWF Africa"]),
    ("Government of Kenya. It has led the work since 2015 and will go on.", ["KE"]),
    ("The action is led by many people who care about birds in all countries.", []),
    ("Association Herbiers Vivants, qui suit les herbiers de la région.",
     ["Association Herbiers Vivants"]),
    ("Gouvernement de Madagascar, avec l’Association Herbiers Vivants",
     ["MG", "Association Herbiers Vivants"]),
    ("European Union", ["EU"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROPONENTS)
def test_proponents(text: str, expected: list[str]) -> None:
    assert [found.iso or found.name for found in parse_proponents(text)] == expected


def test_kinds_of_proponents() -> None:
    text = "Government of Kenya\nWWF International\nDr. Jane Doe"
    types = [found.type.value for found in parse_proponents(text)]
    assert types == ["government", "organization", "person"]


PERSONS = """
Jane Doe; Dr. Jane Doe; Prof. María José de la Cruz; Jean-Pierre Dupont; Juan Carlos Pérez; J. Smith
A. B. Smith; Maria del Carmen Ruiz Lopez; Ms. A. Smith (Manta Trust); Pablo Delfín; Marta Falcon
"""
ORGANIZATIONS = """
Baltic Cetacean Watch; Wild Migration; Nordic Seals; Blue Sea; Birds Caribbean; Aves Argentinas
Sharks Pacific; Elephant Voices; Born Free; Save Elephants; Amis des Dauphins
Vogelbescherming Nederland
Members of the Expert Working Group on Culture
IUCN Species Survival Commission’s Shark Specialist Group
Humane Society International; Université Cheikh Anta Diop; Réseau Tortues Marines
Red de Aves Playeras
COP-appointed Councillor for Birds; CMS Secretariat; Sociedad Española de Ornitología
Institute of Zoology
"""
GOVERNMENTS = """
European Union and its Member States; l'Union européenne et ses États membres; Kingdom of Morocco
La Unión Europea y sus Estados miembros; Ministry of Environment of Kenya
Ministerio de Ambiente del Perú
"""


def named(text: str) -> list[str]:
    return [name.strip() for line in text.strip().splitlines() for name in line.split(";")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [(name, "person") for name in named(PERSONS)]
    + [(name, "organization") for name in named(ORGANIZATIONS)]
    + [(name, "government") for name in named(GOVERNMENTS)],
)
def test_persons_are_told_from_societies_and_governments(text: str, kind: str) -> None:
    assert [(name.name, name.type.value) for name in parse_proponents(text)] == [(text, kind)]


MIXED = [
    ("Kenya, Manta Trust", "KE Manta Trust"),
    ("Kenya, Uganda, Manta Trust and Ann Lee", "KE UG Manta Trust Ann Lee"),
    ("Kenya and the Manta Trust", "KE Manta Trust"),
    ("Manta Trust, Kenya", "Manta Trust"),
    ("Madagascar and Indian Ocean Seabird Group", "Madagascar and Indian Ocean Seabird Group"),
    ("Karen Smith, Peter Brown and Ann Lee", "Karen Smith Peter Brown Ann Lee"),
]


@pytest.mark.parametrize(("text", "names"), MIXED)
def test_states_beside_societies_and_persons(text: str, names: str) -> None:
    assert (
        " ".join(proponent.iso or proponent.name for proponent in parse_proponents(text)) == names
    )


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("Liberla and Ncw Zealand", ["LR"]),
        ("Carneroun", ["CM"]),
        ("the liberla", []),
        ("Chilc", []),
    ],
)
def test_a_long_name_with_a_letter_misread_is_still_told(text: str, isos: list[str]) -> None:
    assert [mention.iso for mention in find_states(text)] == isos


def test_the_office_of_a_state_by_its_adjective() -> None:
    found = parse_proponents("Le ministère français de la Transition écologique.", "fr")
    assert [proponent.iso for proponent in found] == ["FR"]
