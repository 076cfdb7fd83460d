"""Whether a text names a body, as a person who reads it would say."""

import pytest

from pipeline.submissions.checks.not_consulted import _is_someone
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
        ("Équipe internationale", False),
        ("Comité national", False),
    ],
)
def test_a_body_written_with_one_capital_is_someone(entity: str, someone: bool) -> None:
    assert _is_someone(entity) is someone
