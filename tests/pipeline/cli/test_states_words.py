"""`concerted states`: a State of which nothing is on record is told so."""

import pytest

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]


@pytest.fixture
def url() -> None:
    """The SQLite file in the home of the test."""


STATES = [("Fiji", True), ("Tchad", False), ("USA", False), ("Kenya", False)]


@pytest.mark.parametrize(("name", "nothing"), STATES)
def test_a_state_of_which_nothing_is_on_record_is_told_so(
    concerted: Concerted, name: str, nothing: bool
) -> None:
    states = ("--range-state", "Tchad", "--proponent", "USA", "--lead", "Government of Kenya")
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Bustards", *states)
    shown = concerted.run("states", name).stdout
    assert ("Nothing is on record" in shown) == nothing
    assert ("Bustards" in shown) != nothing


SAID = [
    ("en", "Range State: ", "Owes: ", "Nothing is on record"),
    (
        "fr",
        "État de l’aire de répartition\u00a0: ",
        "Rapport attendu\u00a0: ",
        "Rien n’est enregistré",
    ),
    ("es", "Estado del área de distribución: ", "Informe pendiente: ", "Nada consta"),
]


@pytest.mark.parametrize(("language", "range_state", "owes", "nothing"), SAID)
def test_a_state_is_told_in_the_language_asked_for(
    concerted: Concerted, language: str, range_state: str, owes: str, nothing: str
) -> None:
    states = ("--range-state", "Tchad", "--lead", "Government of Chad")
    concerted.record("14.1", "proposed", "COP14", "2023-05-01", "--title", "Saiga", *states)
    concerted.record("14.1", "accepted", "COP14", "2024-02-17")
    shown = concerted.run("states", "TD", "--language", language).stdout
    assert range_state in shown
    assert owes in shown
    assert nothing in concerted.run("states", "Fiji", "--language", language).stdout
    listed = concerted.run("states", "--language", language).stdout
    assert range_state.strip(" :\u00a0") in listed
