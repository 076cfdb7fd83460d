"""Text of the form left in, told from the proponent's own, in three languages."""

import pytest

from extractors.document import RGB, Location, Paragraph, Span, Style
from extractors.forms.guidance import find_guidance, is_blue, own_text
from extractors.forms.placeholders import is_placeholder
from extractors.forms.section import Section
from tests.builders import PROPOSAL

BLUE = RGB(0, 112, 192)


def section(*texts: str, color: RGB | None = None) -> Section:
    paragraphs = tuple(
        Paragraph(text, Location(n), (Span(text, Style(color=color)),))
        for n, text in enumerate(texts, 1)
    )
    return Section("timeframe", None, "en", paragraphs)


SENTENCES = [
    (s.id, language, sentence)
    for s in PROPOSAL.sections
    for language, sentences in s.guidance.items()
    for sentence in sentences
]


@pytest.mark.parametrize(
    ("name", "language", "sentence"), SENTENCES, ids=[f"{i} {lang}" for i, lang, _ in SENTENCES]
)
def test_every_sentence_of_the_form_is_known(name: str, language: str, sentence: str) -> None:
    found = section(sentence, "Ruritania will count the birds every winter from 2030 on.")
    assert [p.text for p in find_guidance(found, PROPOSAL)] == [sentence]
    assert own_text(found, PROPOSAL) == found.body[1].text


LEFT_IN = [
    "Specify completion time frames (and progress milestones, where possible).",
    "Define the geographic range of the target species",
    "Résumer les activités proposées (200 mots environ).",
    "Veuillez préciser les ressources requises et les rapporter à l'ampleur de l'impact.",
    "Especifique los recursos y relaciónelos con la magnitud del impacto.",
]
OWN = [
    "The action runs from 2030 to 2033, with milestones each year.",
    "This action is a conservation priority because numbers halved in ten years.",
    "The geographical range of the species covers Ruritania and the sea around it.",
    "Les ressources nécessaires sont de 200 000 euros pour trois ans.",
    "Los recursos necesarios ascienden a 200.000 euros en tres años.",
    "Responsabilité : États de l'aire de répartition",
    "Responsable : États de l'aire de répartition et Secrétariat",
    "The Government of Ruritania has consulted the Range States and the Secretariat.",
]


@pytest.mark.parametrize("text", LEFT_IN)
def test_other_words_for_the_same_guidance_are_known(text: str) -> None:
    assert find_guidance(section(text), PROPOSAL)
    assert own_text(section(text), PROPOSAL) == ""


@pytest.mark.parametrize("text", OWN)
def test_own_text_is_no_guidance_even_in_blue(text: str) -> None:
    assert not find_guidance(section(text, color=BLUE), PROPOSAL)
    assert own_text(section(text), PROPOSAL) == text


def test_own_words_behind_guidance_in_one_paragraph_are_kept() -> None:
    words = "The birds live in Ruritania and on three islands off its coast."
    mixed = section(f"Define the geographical range of the target species. {words}")
    assert find_guidance(mixed, PROPOSAL) == mixed.body
    assert own_text(mixed, PROPOSAL) == words


def test_few_words_in_blue_are_enough() -> None:
    cut = "in the case of a stakeholder demonstrate relevance to species, and to CMS and others"
    assert find_guidance(section(cut, color=BLUE), PROPOSAL)


@pytest.mark.parametrize(
    ("color", "blue"),
    [(BLUE, True), (RGB(0, 0, 255), True), (RGB(0, 0, 0), False), (RGB(200, 0, 0), False)],
)  # fmt: skip
def test_what_a_reader_calls_blue(color: RGB | None, blue: bool) -> None:
    assert is_blue(color) is blue


EMPTY = ["", "N/A", "n.a.", "-", "…", "[to be completed]", "TBC", "à compléter", "[por completar]"]
EMPTY += ["Completar.", "(Remplir)", "[to come]", "En cours de rédaction"]


@pytest.mark.parametrize("text", EMPTY)
def test_a_place_kept_for_text_is_no_text(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["2030", "Ruritania", "None of the States was consulted.", "Otis"])
def test_short_text_is_text(text: str) -> None:
    assert not is_placeholder(text)
