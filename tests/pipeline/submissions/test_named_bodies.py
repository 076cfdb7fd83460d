"""Whether a text names a body, as a person who reads it would say."""

import pytest

from pipeline.submissions.checks.not_consulted import _is_someone, _may_be_among
from pipeline.submissions.consulted import groups_in
from pipeline.submissions.named_bodies import NamedBodies

CASES = [
    ("the same name", "Manta Trust", "The Manta Trust agrees.", True),
    ("another trust", "Manta Trust", "The Otter Trust agrees.", False),
    ("turned about", "Ministry of Environment of Kenya", "Kenya (Ministry of Environment).", True),
    ("turned about, back", "Kenya (Ministry of Environment)", "The Ministry of Kenya.", True),
    ("its State", "Ministry of Environment of Kenya", "Kenya was consulted.", True),
    ("another office", "Fisheries Authority of Chile", "The Navy of Chile agrees.", False),
    ("a university is no office", "Kenya University", "Kenya was consulted.", False),
    ("an acronym spelt out", "RBS", "The Ruritanian Bird Society agrees.", True),
    ("a name by its acronym", "Ruritanian Bird Society", "RBS agrees.", True),
    ("acronym of another", "RBS", "RSB agrees.", False),
    ("a State", "Kenya", "Uganda and Kenya agree.", True),
    ("a State not named", "Togo", "Uganda and Kenya agree.", False),
    ("its people", "Mongolia", "Our Mongolian colleagues agree.", True),
    ("all Range States", "Togo", "All Range States were asked.", True),
    ("tous les États de l’aire", "Togo", "Tous les États de l’aire ont été consultés.", True),
    ("todos los Estados del área", "Togo", "Se consultó a todos los Estados del área.", True),
    ("across languages", "Université de Strelsau", "Universidad de Strelsau, conforme.", True),
    ("a town is no university", "Université de Strelsau", "Réunion à Strelsau en mai.", False),
    ("its people, in Dutch", "Netherlands", "The Dutch authorities agree.", True),
    ("people of a neighbour", "Niger", "Our Nigerian colleagues agree.", False),
    ("people of an ocean", "India", "The Indian Ocean Commission agrees.", False),
    ("all but one", "Angola", "It went to all Range States except Angola.", False),
    ("all but another", "Togo", "It went to all Range States except Angola.", True),
    ("tous sauf un", "Tchad", "Tous les États de l’aire, sauf le Tchad, ont répondu.", False),
    ("an acronym of syllables", "Instituto del Mar de Ruritania", "IMARRU agrees.", True),
    ("a syllable of its first word", "Strelsau Fisheries Institute", "STREFI agrees.", True),
    ("another acronym", "Strelsau Fisheries Institute", "STREFO agrees.", False),
    ("two universities together", "University of Zenda", "Universities of Exeter and Zenda.", True),
    ("a town of two words", "University of Cape Town", "The City of Cape Town agrees.", False),
    ("by its town", "Université Jean Dupont de Zenda", "L’Université de Zenda agrees.", True),
    ("another town", "Université Jean Dupont de Zenda", "L’Université de Hentzau agrees.", False),
    ("by its own word", "Oikonos Ecosystem Knowledge", "Participó la fundación Oikonos.", True),
    ("another foundation", "Oikonos Ecosystem Knowledge", "Participó la fundación Zenda.", False),
    ("nature in both names", "Endangered Wildlife Trust", "Wildlife Society of Malawi.", False),
]


@pytest.mark.parametrize(("why", "body", "text", "named"), CASES, ids=[case[0] for case in CASES])
def test_a_body_is_named_or_not(why: str, body: str, text: str, named: bool) -> None:
    assert NamedBodies(text).names(body) is named, why


def test_an_acronym_is_looked_up_in_the_document() -> None:
    document = "Ruritanian Bird Society (RBS) is a society."
    assert NamedBodies("The Ruritanian Bird Society agrees.", document).names("RBS")


def test_on_a_scan_a_letter_of_an_acronym_may_be_another() -> None:
    assert NamedBodies("The WWF agrees.", blurred=True).names("WWE")
    assert not NamedBodies("The WWF agrees.").names("WWE")
    assert not NamedBodies("The RSPB agrees.", blurred=True).names("WWE")


@pytest.mark.parametrize(
    ("entity", "someone"),
    [
        ("Société financière internationale", True),
        ("Banque mondiale", True),
        ("Comisión Ballenera internacional", True),
        ("Banco mundial", True),
        ("Muséum national d’histoire naturelle", True),
        ("Université d’Antananarivo", True),
        ("Université locale", False),
        ("Équipe internationale", False),
        ("Comité national", False),
    ],
)
def test_a_body_written_with_one_capital_is_someone(entity: str, someone: bool) -> None:
    assert _is_someone(entity) is someone


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The three network operators agree.", {"operators"}),
        ("Les trois gestionnaires de réseau ont été entendus.", {"gestionnaires"}),
        ("Asistieron las cinco universidades.", {"universidades"}),
        ("Les deux États et les trois pays ont été entendus.", set()),
        ("It was sent on the two days before; three remarks came.", set()),
    ],
)
def test_bodies_that_are_counted_and_not_named(text: str, kinds: set[str]) -> None:
    assert groups_in(text) == kinds


def test_who_may_be_among_those_counted() -> None:
    assert _may_be_among({"operators"}, "Enedis")
    assert _may_be_among({"universities"}, "University of Zenda")
    assert not _may_be_among({"operators"}, "University of Zenda")
    assert not _may_be_among({"operators"}, "Kenya")
    assert not _may_be_among(set(), "Enedis")
