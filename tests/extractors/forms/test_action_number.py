"""The number of the action a paper is about, wherever it stands."""

from dataclasses import replace

import pytest

from extractors.forms.action_number import ActionNumber, find_action_number
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

WRITTEN = [
    "Report on Concerted Action 13.4 (Rev.COP14)",
    "Progress report: CA 13.4",
    "Rapport sur l’action concertée n° 13.4",
    "Informe sobre la Acción Concertada AC N.º 13.4",
    "Informe\nTrata de la AC 13.4",
    "Report\nUNEP/CMS/ CONCERTED ACTION 13.4",
    "Report\nConcerted Action, no. 13.4",
    "Bilan\nL’action concertée pour l’anguille (Annexe II ; huit ans) porte le numéro 13.4.",
    "Report\nThe action is entered in the register under 13.4, in the version of Quito.",
    "Bilan\nNous coordonnons depuis 2017 l’action inscrite au registre sous 13.4.",
    "Informe\nLa acción figura en el registro con el número 13.4.",
    "Informe\nLa acción que la Conferencia aprobó en Gandhinagar con el número 13.4.",
    "Bilan\nL’action que la COP13 a adoptée sous le numéro 13.4 a pris fin.",
    "Report\nThe action, which the Conference adopted in 2020 as number 13.4, is ours.",
    "THE CRANE ACTION (13.4): A REPORT\nMoney: USD 12.5 million; Resolution 12.28; Decision 14.57.",
    "Informe\nAcción de la grulla, 13.4\nSegún la Resolución 12.28, cuesta 12.5 millones.",
    "Bilan\nNotre action, la 13.4, est achevée. Voir la décision 14.57 et le point 15.2.",
    "Report\nThe Concerted Action for the Crane, adopted in 2017, has the number 13.4 there.",
    "Report on Concerted Action 13,4",
    "Report on Concerted Action 13. 4",
    "Report\nThis is our second report under Concerted Action 13.4, which grew out of Concerted"
    " Action 12.1.",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    document = sketch(text)
    assert find_action_number(document, read_header(document), []) == ActionNumber("13.4")


def test_the_number_named_far_more_often_is_the_one() -> None:
    sentence = (
        "The work began in spring, when Concerted Action 13.4 had been in force for one year.\n"
    )
    other = "In this it goes the way that the people of Concerted Action 12.2 went before us.\n"
    for text, number in ((sentence * 2 + other, "13.4"), (sentence + other, None)):
        document = sketch(text)
        found = find_action_number(document, read_header(document), [])
        assert (found.number if found else None) == number


@pytest.mark.parametrize("name", ["CA_13.4_report.docx", "Acción concertada 13-4 informe.pdf"])
def test_the_name_of_the_file_is_asked_last(name: str) -> None:
    document = replace(sketch("Report on the Concerted Action for the Snark"), name=name)
    found = find_action_number(document, read_header(document), [])
    assert found == ActionNumber("13.4", in_text=False)


@pytest.mark.parametrize("name", ["report 13.4.docx", "circa 13.4.pdf", "ca 2025.docx"])
def test_other_figures_in_a_file_name_are_no_number(name: str) -> None:
    document = replace(sketch("Report on the Concerted Action for the Snark"), name=name)
    assert find_action_number(document, read_header(document), []) is None


@pytest.mark.parametrize(
    "text",
    [
        "Report\nThe action rests on Resolution 12.28 and Decisions 13.1 and 14.57.",
        "Report\nThe action cost USD 12.5 million and covers 13.4 km.",
        "Report\nOur action, 13.4, goes with another action, 12.2.",
    ],
)
def test_numbers_of_other_things_are_no_numbers_of_actions(text: str) -> None:
    document = sketch(text)
    assert find_action_number(document, read_header(document), []) is None
