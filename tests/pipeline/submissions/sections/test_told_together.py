"""Sections told together with another one, parts of a section, annexes: what may be missing."""

from dataclasses import replace

import pytest

from extractors.forms.section import Section
from pipeline.submissions.sections.needed_words import can_be
from pipeline.submissions.sections.section_search import search_sections
from tests.builders import PROPOSAL
from tests.pipeline.submissions.sections.test_section_search import form, section

READY = [
    "Boats, rings and trained ringers are at hand in each country, and the permits are valid.",
    "Les bateaux, les bagues et les équipes formées sont là, et les autorisations sont acquises.",
    "Hay barcas, anillas y personal formado en cada país, y los permisos ya están concedidos.",
]
HOPES = [
    "The chances of success are good: where it was tried, breeding success doubled. The main risk"
    " is that funding fails.",
    "Les chances de succès sont bonnes : là où on l’a tenté, la reproduction a doublé. Le risque"
    " principal est la fin des crédits.",
    "Las probabilidades de éxito son buenas: donde se ensayó, la cría se duplicó. El riesgo"
    " principal es que falten los fondos.",
]
HEADINGS = ["Are we able?", "Le pouvons-nous ?", "¿Somos capaces?"]
LACKING = "likelihood_of_success"


def lacks_hopes(ready: Section) -> list[Section]:
    parts = form(readiness_and_feasibility=replace(ready, official=False))
    return [part for part in parts if part.id != LACKING]


@pytest.mark.parametrize("n", range(3))
@pytest.mark.parametrize("hopeful", [True, False])
def test_a_section_told_in_a_paragraph_of_the_one_beside_it_is_not_missing(
    n: int, hopeful: bool
) -> None:
    body = "\n".join([READY[n], HOPES[n] if hopeful else READY[n - 1]])
    ready = section("readiness_and_feasibility", HEADINGS[n], body, 0.99)
    assert (LACKING in search_sections(lacks_hopes(ready), PROPOSAL, [LACKING])) is hopeful


ANNEXES = ["Annex. Letters of support", "Annexe 2 : lettres", "Anexo."]
LETTERS = [
    ("From the village council (extract)", "Our people and other animals gain by it as well."),
    ("Lettre des pêcheurs (extrait)", "Nos familles et d’autres animaux y gagnent aussi."),
    (
        "Carta de la cooperativa (extracto)",
        "Nuestra gente y otros animales también ganan con ello.",
    ),
]


@pytest.mark.parametrize(("heading", "letter"), [*zip(ANNEXES, LETTERS, strict=True)])
def test_a_letter_in_an_annex_is_no_section(heading: str, letter: tuple[str, str]) -> None:
    lacking = "associated_benefits"
    annex = section("", heading, "\n".join(letter), 0.95)
    placed = [part for part in form() if part.id != lacking]
    places = search_sections([*placed, annex], PROPOSAL, [lacking]).get(lacking, ())
    assert not [place for place in places if place.place == len(placed)]


WHERE = "The birds breed in Mongolia, Kazakhstan and the Russian Federation and winter in China."


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("a. ", "b. ", False), ("7.1 ", "7.2 ", False), ("(i) ", "(ii) ", False), ("", "", True)],
)
def test_a_part_with_a_number_that_begins_in_its_section_is_no_other(
    first: str, second: str, found: bool
) -> None:
    body = f"{first}State\nFewer than 900 are left.\n{second}Lands\n{WHERE}"
    urgency = section("conservation_priority", "Urgency", body)
    lacking = "geographical_range"
    parts = [part for part in form(conservation_priority=urgency) if part.id != lacking]
    assert (lacking in search_sections(parts, PROPOSAL, [lacking])) is found


TIMELESS = [
    "To carry the same seven animals by helicopter would cost ten times as much, and by the"
    " experience made in 2006 one in three would die.",
    "Déplacer les mêmes sept animaux par hélicoptère coûterait dix fois plus, et d’après"
    " l’expérience faite en 2006 un sur trois en mourrait.",
    "Trasladar los mismos siete animales en helicóptero costaría diez veces más y, a juzgar por lo"
    " ocurrido en 2006, moriría uno de cada tres.",
]
TIMED = [
    "The fences come first, the counts follow as soon as the last pole is set, and all of it is"
    " over within three years.",
    "Les clôtures viennent d’abord, les comptages suivent la pose du dernier poteau, le tout"
    " s’achève au bout de trois ans.",
    "Primero van las cercas, los recuentos siguen al último poste, y todo queda concluido al cabo"
    " de tres años.",
    "Cercas de 2027 en adelante, recuentos detrás de ellas, y la evaluación de todo lo hecho en"
    " 2029, con los datos de cada sitio.",
]


@pytest.mark.parametrize("text", TIMELESS)
def test_a_text_without_a_word_of_time_is_no_time_frame(text: str) -> None:
    assert not can_be("timeframe", "Other ways", text)
    assert can_be("cost_effectiveness", "Other ways", text)
    assert can_be("timeframe", "Calendario", text)
    assert can_be("timeframe", "", "As above.")


@pytest.mark.parametrize("text", TIMED)
def test_a_text_that_names_a_time_may_be_the_time_frame(text: str) -> None:
    assert can_be("timeframe", "", text)
