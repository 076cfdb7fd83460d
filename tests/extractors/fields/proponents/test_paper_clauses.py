"""What is told of a body beside a paper by words that no list has: none was learnt from."""

import pytest

from extractors.fields.proponents import parse_proponents
from extractors.fields.proponents.paper_clauses import HANDS_IN, likelihoods, unlikely
from extractors.fields.proponents.proponent_labels import labels_others
from extractors.fields.proponents.proponent_roles import UNLIKELY
from extractors.roles.words_of_names import clauses
from tests.tools.train_paper_clauses import SAYINGS

NAME = "Lion Trust"
TOLD = [
    ("The two countries then asked Lion Trust to host a second workshop.", False),
    ("The maps were redrawn by Lion Trust.", False),
    ("Lion Trust let us know that it would not object.", False),
    ("Le consultant a été payé par Lion Trust.", False),
    ("Lion Trust a relu deux fois le projet.", False),
    ("El borrador lo revisó dos veces Lion Trust.", False),
    ("Lion Trust no tiene objeciones.", False),
    ("Hence Lion Trust puts the present text before the Conference.", True),
    ("Lion Trust sees fit to ask for three more years.", True),
    ("Aussi Lion Trust soumet-elle ce texte aux Parties.", True),
    ("Por tanto, Lion Trust eleva este texto a las Partes.", True),
]


def around(text: str) -> tuple[str, str]:
    at = text.index(NAME)
    (words,) = clauses(text, [(at, at + len(NAME))])
    return words


@pytest.mark.parametrize(("text", "hands_in"), TOLD, ids=[row[0][:50] for row in TOLD])
def test_words_that_no_list_has_tell_who_hands_in(text: str, hands_in: bool) -> None:
    shares = likelihoods(*around(text))
    assert shares is not None
    assert sum(shares.values()) == pytest.approx(1)
    assert (unlikely(*around(text)) > UNLIKELY) is not hands_in
    assert (max(shares, key=lambda name: shares[name]) == HANDS_IN) is hands_in


def test_none_of_the_sentences_was_learnt_from() -> None:
    learnt = {
        line for ways in SAYINGS.values() for text in ways.values() for line in text.split("\n")
    }
    assert learnt.isdisjoint(text.replace(NAME, "{}") for text, _ in TOLD)


def test_a_bare_name_tells_nothing() -> None:
    assert likelihoods("", "") is None
    assert unlikely("", "") == 0.0


OF_OTHERS = [
    "Drafting team: {}", "Host of the workshop: {}", "Partners in the field: {}",
    "States that back the text: {}", "Technical support: {}", "Coalition members: {}",
    "Équipe de rédaction : {}", "Partenaires de terrain : {}", "Appui technique : {}",
    "Hôte de l’atelier : {}", "Équipo redactor: {}", "Apoyo técnico: {}", "Con aportes de: {}",
    "Financian: {}", "Sede del taller: {}",
]  # fmt: skip
OF_PROPONENTS = [
    "Proponents (in alphabetical order): {}", "Lead Party: {}", "Reporting body: {}",
    "Tabled by: {}", "Joint submission of: {}", "Organisation chef de file : {}", "Déposé par : {}",
    "Pays auteurs : {}", "Entidad que presenta: {}", "Países copatrocinadores: {}",
    "The request is made by three partners: {}", "Drafting: Crane Society, on behalf of {}",
]  # fmt: skip


@pytest.mark.parametrize("line", [*OF_OTHERS, *OF_PROPONENTS])
def test_a_label_tells_whether_it_is_that_of_others(line: str) -> None:
    assert labels_others(line.format(NAME)) is (line in OF_OTHERS)


@pytest.mark.parametrize("line", OF_OTHERS)
def test_behind_a_label_of_others_nobody_is_a_proponent(line: str) -> None:
    text = f"Crane Society; Heron Society.\n{line.format(NAME)}"
    assert [found.name for found in parse_proponents(text)] == ["Crane Society", "Heron Society"]


def test_where_a_label_says_who_leads_its_partners_are_proponents() -> None:
    text = "Chef de file : Togo. Partenaires : Ghana, Bénin."
    assert [found.iso for found in parse_proponents(text, "fr")] == ["TG", "GH", "BJ"]
