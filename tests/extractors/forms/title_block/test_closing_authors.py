"""Papers whose first page names nobody: notes, signatures and sentences say whose they are."""

from dataclasses import replace

import pytest

from extractors.fields.values import Proponent
from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

TITLE = "**Concerted Action for the Snowy Bustard**"
RANGE = "It nests in Ruritania. The sailors of Mali lent a boat."


def names(text: str, note: str = "") -> list[str]:
    document = sketch(text)
    if note:
        document = replace(document, notes=sketch(note).paragraphs)
    found: list[Proponent] = [who for who, _ in find_authors(document, read_header(document))]
    return [each.iso or each.name for each in found]


SIGNED = [
    ("For the Government of Togo", ["TG"]),
    ("Signed for the Republic of Togo and the Republic of Benin", ["TG", "BJ"]),
    ("For and on behalf of the Crane Society", ["Crane Society"]),
    ("Jane Doe\nMinister of Environment, Republic of Togo", ["TG"]),
    ("Pour la République du Mali", ["ML"]),
    ("Le Ministre de l’Environnement de la République du Mali", ["ML"]),
    ("Au nom de la Fondation Grue", ["Fondation Grue"]),
    ("Por el Gobierno del Perú", ["PE"]),
    ("Viceministra de Ambiente, República del Perú", ["PE"]),
    ("For further information see the annex.", []),
    ("For the birds of Togo the sailors wait.", []),
]


@pytest.mark.parametrize(("end", "found"), SIGNED, ids=[row[0] for row in SIGNED])
def test_a_signature_names_those_for_whom_somebody_signs(end: str, found: list[str]) -> None:
    assert names(f"{TITLE}\n{RANGE}\n{end}") == found


NOTES = [
    ("Submitted by the Government of Togo, with funds of the Crane Society.", ["TG"]),
    ("Proposition présentée par la République du Mali et la Fondation Grue.",
     ["ML", "Fondation Grue"]),
    ("Propuesta presentada por el Perú.", ["PE"]),
    ("The figures are those of the Government of Togo.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "found"), NOTES, ids=[row[0][:40] for row in NOTES])
def test_a_note_names_those_who_hand_in(note: str, found: list[str]) -> None:
    assert names(f"{TITLE}\n{RANGE}", note) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Accordingly, Togo and Benin lay this proposal before the Parties.", ["TG", "BJ"]),
        ("C’est pourquoi le Togo soumet la présente proposition aux Parties.", ["TG"]),
        ("Por ello el Perú presenta esta propuesta a las Partes.", ["PE"]),
        ("Togo presented a report on the port in 2019.", []),
        ("Togo supports this proposal.", []),
    ],
)
def test_a_sentence_far_behind_says_who_hands_in(sentence: str, found: list[str]) -> None:
    filler = "\n".join(f"The flocks of year {n} were small, and rain fell." for n in range(60))
    assert names(f"{TITLE}\n{filler}\n{sentence}\n{filler}") == found


HEADED = [
    ("Who reports", "The Crane Society (Lima) and the Heron Fund, both since 2020.",
     ["The Crane Society", "Heron Fund"]),
    ("Ceux qui répondent de l’action", "La Ligue des Grues et le Togo.", ["Ligue des Grues", "TG"]),
    ("2. Quienes informan", "La Fundación Grulla y la Liga Cóndor.",
     ["Fundación Grulla", "Liga Cóndor"]),
    ("Who lent the boats", "The Crane Society and the Heron Fund.", []),
]  # fmt: skip


@pytest.mark.parametrize(("head", "below", "found"), HEADED, ids=[row[0] for row in HEADED])
def test_a_line_that_asks_who_reports_heads_their_names(
    head: str, below: str, found: list[str]
) -> None:
    report = TITLE.replace("for", "99.1 for").replace("**C", "**Report on C")
    assert names(f"{report}\n{head}\n{below}\nAnimals\n{RANGE}") == found


LEARNT = [
    ("Informan el Perú y Chile, que llevan la acción.", ["PE", "CL"]),
    ("Togo turns to the Conference with a request for three more years.", ["TG"]),
    ("Togo lent a boat and three vets for the work of the year.", []),
]


@pytest.mark.parametrize(("sentence", "found"), LEARNT, ids=[row[0][:40] for row in LEARNT])
def test_where_no_word_of_the_data_says_so_what_was_learnt_tells_who_hands_in(
    sentence: str, found: list[str]
) -> None:
    assert names(f"{TITLE}\n{sentence}\n{RANGE}") == found
