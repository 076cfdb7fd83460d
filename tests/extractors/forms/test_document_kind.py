"""Titles and near misses, each with the kinds that come out."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors.forms.document_kind import find_kinds
from extractors.forms.kind import Kind
from extractors.forms.title_block.header_block import read_header
from tests.builders import PROPOSAL, sketch

CASES = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_what_a_document_is(case: dict[str, Any]) -> None:
    document = sketch(case["text"])
    guesses = find_kinds(document, read_header(document))
    assert [guess.kind.value for guess in guesses] == case["kinds"]
    assert all(guess.reason for guess in guesses)


def test_the_title_is_the_evidence() -> None:
    document = sketch("PROPOSAL FOR A CONCERTED ACTION FOR THE WIDGEON")
    (guess,) = find_kinds(document, read_header(document))
    assert guess.evidence == document.paragraphs


def test_an_empty_document_is_something_else() -> None:
    document = sketch("")
    assert [guess.kind.value for guess in find_kinds(document, read_header(document))] == ["other"]


def test_a_number_at_the_end_of_a_title_is_no_note_sign() -> None:
    document = sketch("**Solicitud de prórroga de la Acción Concertada 13.11**\nMontevideo, 2025")
    assert find_kinds(document, read_header(document))[0].kind is Kind.EXTENSION_PROPOSAL


def test_the_head_of_a_column_is_no_title() -> None:
    table = [["Activité", "État", "Observations"], ["Balises", "Terminée", "Trois émettent"]]
    document = sketch("Rapport à la COP99\nL’AC 13.4 a commencé en 2020.", table)
    assert find_kinds(document, read_header(document))[0].kind is Kind.PROGRESS_REPORT


def test_the_name_of_a_file_names_the_action_of_a_paper_that_does_not() -> None:
    sketched = sketch("Rapport à la COP99, suivi de la proposition révisée\nL’action va bien.")
    document = replace(sketched, name="AC-13-4-canard.odt")
    kinds = [guess.kind for guess in find_kinds(document, read_header(document))]
    assert kinds == [Kind.PROGRESS_REPORT, Kind.EXTENSION_PROPOSAL]


LETTERS = [
    "Dear Madam,\nI have the honour to refer to the proposal for a Concerted Action which the"
    " Republic of Maldives intends to submit.",
    "Madame,\nLe Gouvernement soutient la proposition d’action concertée présentée par le Mali.",
    "Estimada señora:\nEl Gobierno apoya la propuesta de Acción Concertada presentada por el Perú.",
    "Support for the proposal of Peru for a Concerted Action on the crane\nDear Chair,\nWe have"
    " read it with much interest.",
]


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_on_the_proposal_of_others_is_none(text: str) -> None:
    document = sketch(text)
    assert find_kinds(document, read_header(document))[0].kind is Kind.OTHER


COVERING = [
    "Subject: Proposal for a Concerted Action for the crane\nDear Sir,\nI send you a proposal for a"
    " Concerted Action for the crane.\nYours sincerely\nEnclosures: (1) Proposal, 9 pages",
    "Madame,\nJe vous transmets la proposition d’action concertée pour la grue.\nP.J. : 1",
    "Estimada señora:\nLe remito la propuesta de Acción Concertada.\nAdjuntos: propuesta; mapa",
]


@pytest.mark.parametrize("text", COVERING)
def test_a_letter_that_lists_what_comes_with_it_is_no_submission(text: str) -> None:
    document = sketch(text)
    (guess,) = find_kinds(document, read_header(document))
    assert (guess.kind, guess.sure) == (Kind.OTHER, True)


ASKED = (
    "Who proposes",
    "Which bird is meant",
    "In which countries does it live",
    "Why is it urgent",
    "What would be done",
    "How long will it take",
    "What does it cost",
    "Who was consulted",
    "Is nothing better at hand",
    "What are the chances of success",
    "Who else benefits",
    "How does it relate to other actions",
    "Are the means and the people ready",
    "How large will the effect be",
)


def test_headings_in_own_words_make_a_paper_for_the_convention_a_proposal() -> None:
    """It never says what it is; its questions are run in to their answers."""
    answers = "\n".join(
        f"{question}? The answer is short, and is given here." for question in ASKED
    )
    document = sketch(f"**The crane of the lakes**\nSent to the Bonn Convention in 2025\n{answers}")
    assert find_kinds(document, read_header(document))[0].kind is Kind.PROPOSAL
    other = sketch(f"**The crane of the lakes**\nA book for the young\n{answers}")
    assert find_kinds(other, read_header(other))[0].kind is Kind.OTHER


def test_an_action_by_number_above_a_whole_proposal_is_to_be_extended() -> None:
    answers = "\n".join(f"**{section.title()}**\nText." for section in PROPOSAL.sections)
    title = "**Concerted Action 14.2 for the crane**"
    assert find_kinds(sketch(title), read_header(sketch(title)))[0].kind is Kind.PROGRESS_REPORT
    document = sketch(f"{title}\n{answers}")
    assert find_kinds(document, read_header(document))[0].kind is Kind.EXTENSION_PROPOSAL


@pytest.mark.parametrize(
    "text",
    [
        "**A crane between two currents**\nProposal letter of the Delta Society to the Convention"
        " on Migratory Species, 13 October 2025.\nWho writes\nThe Delta Society counts cranes.",
        "**Une grue, deux courants**\nProposition de la Société du Delta à la Convention sur les"
        " espèces migratrices.\nQui écrit\nLa Société du Delta compte les grues.",
        "**Una grulla entre dos corrientes**\nCarta-propuesta de la Sociedad Delta a la"
        " Convención sobre las Especies Migratorias.\nQuienes escribimos\nLa Sociedad cuenta.",
    ],
)
def test_a_paper_to_the_convention_that_calls_itself_a_proposal_may_be_one(text: str) -> None:
    document = sketch(text)
    (guess,) = find_kinds(document, read_header(document))
    assert guess.kind is Kind.OTHER
    assert not guess.sure


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("This information note reviews figures. It proposes nothing.", Kind.OTHER),
        ("The present information document makes no proposal.", Kind.OTHER),
        ("Cette note d’information rassemble des chiffres et ne propose rien.", Kind.OTHER),
        ("Ce document d’information ne contient aucune proposition.", Kind.OTHER),
        ("Este documento de información no propone nada.", Kind.OTHER),
        ("La nota informativa no contiene ninguna propuesta.", Kind.OTHER),
        ("The report makes no proposal for the years to come.", Kind.PROGRESS_REPORT),
        ("This information note proposes nothing new, but goes on.", Kind.PROGRESS_REPORT),
        ("Cette note d’information ne propose rien de nouveau.", Kind.PROGRESS_REPORT),
    ],
)
def test_a_paper_that_proposes_nothing_is_none(sentence: str, kind: Kind) -> None:
    paper = sketch(
        "A REVIEW OF CONCERTED ACTION 14.2 FOR THE SAIGA ANTELOPE", f"Summary: {sentence}"
    )
    assert find_kinds(paper, read_header(paper))[0].kind is kind


@pytest.mark.parametrize(
    "title",
    ["Loan proposal for a bakery", "Application for a small grant", "Budget line 4, revised"],
)
def test_headings_that_any_application_has_make_no_proposal(title: str) -> None:
    answers = "".join(
        f"**{heading}**\nAs agreed.\n"
        for heading in (
            "Proponent",
            "Summary of activities",
            "Timeframe",
            "Cost-effectiveness",
            "Likelihood of success",
            "Absence of better remedies",
        )
    )
    document = sketch(f"{title}\n{answers}")
    (guess,) = find_kinds(document, read_header(document))
    assert (guess.kind, guess.sure) == (Kind.OTHER, False)


JUDGED = [
    "The Council recommends adoption.\nThe proponents should name the sites.",
    "La section ne dit rien des coûts : sans observation\nLe Comité note que la carte manque.",
    "El Consejo considera que faltan datos.\nLos proponentes deberían citar los censos.",
]


@pytest.mark.parametrize("text", JUDGED)
def test_of_a_paper_that_speaks_of_a_proposal_as_others_do_the_kind_is_left_open(text: str) -> None:
    document = sketch(f"**Proposal for a Concerted Action for the crane**\n{text}")
    (guess,) = find_kinds(document, read_header(document))
    assert (guess.kind, guess.sure) == (Kind.OTHER, False)


def test_what_becomes_known_of_a_title_on_a_proposal_is_only_that() -> None:
    document = sketch(
        "**Musings of the Bureau on the proposal for a Concerted Action for the crane**"
    )
    (guess,) = find_kinds(document, read_header(document))
    assert (guess.kind, guess.sure) == (Kind.OTHER, False)


@pytest.mark.parametrize(
    "line",
    [
        "(Prepared by the Secretariat)",
        "(Note by the Secretariat)",
        "Compiled by the CMS Secretariat",
        "(Document établi par le Secrétariat)",
        "Note du Secrétariat",
        "(Preparado por la Secretaría)",
        "Nota de la Secretaría",
    ],
)
def test_a_paper_of_the_secretariat_proposes_nothing(line: str) -> None:
    headings = [f"**{section.titles['en']}**\nWords." for section in PROPOSAL.sections]
    document = sketch("CONCERTED ACTIONS: STATE OF PLAY", line, *headings)
    guesses = find_kinds(document, read_header(document))
    assert [guess.kind for guess in guesses] == [Kind.OTHER]


def test_a_note_to_the_secretariat_is_none_by_it() -> None:
    document = sketch(
        "Note to the Secretariat: sent to the Secretariat by Ruritania",
        "PROPOSAL FOR A CONCERTED ACTION FOR THE WIDGEON",
    )
    assert find_kinds(document, read_header(document))[0].kind is Kind.PROPOSAL
