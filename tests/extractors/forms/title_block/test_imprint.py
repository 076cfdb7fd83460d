"""The line under a title that says who writes, where, when and for which meeting."""

from datetime import date

import pytest

from extractors.forms.title_block.authorship import find_authors
from extractors.forms.title_block.header_block import read_header
from extractors.forms.title_block.imprint import imprint_lines, without_imprint
from tests.builders import sketch

TITLES = {
    "en": "**Proposal for a Concerted Action for the Snowy Bustard (Otis nivalis)**",
    "fr": "**Proposition d’action concertée pour l’outarde des neiges (Otis nivalis)**",
    "es": "**Propuesta de acción concertada para la avutarda nival (Otis nivalis)**",
}
BODIES = {
    "en": "The birds of the plateau are fewer each year, and nobody has counted them since then.",
    "fr": "Les oiseaux du plateau sont moins nombreux chaque année, et personne ne les compte.",
    "es": "Las aves de la meseta son menos cada año, y nadie las ha contado desde entonces.",
}

LINES = [
    ("en",
     "Submitted by the Governments of Chad and Niger, Niamey, 22 October 2025, for COP15",
     ["TD", "NE"], "COP15", date(2025, 10, 22)),
    ("fr",
     "Proposition soumise à la COP15 de la CMS par la République du Mali et la République gabonaise"
     " – Bamako, le 13 octobre 2025", ["ML", "GA"], "COP15", date(2025, 10, 13)),
    ("fr",
     "(Présentée par l’Algérie, le Bénin et le Niger ; Alger, 20 octobre 2025 ; quinzième session"
     " de la Conférence des Parties)", ["DZ", "BJ", "NE"], "COP15", date(2025, 10, 20)),
    ("fr",
     "Remis au Secrétariat de la CMS le 7 octobre 2025 en vue de la COP15 par Plaines Vivantes"
     " Tchadiennes et le Parc national de Zakouma",
     ["Plaines Vivantes Tchadiennes", "Parc national de Zakouma"], "COP15", date(2025, 10, 7)),
    ("es",
     "Fundación Pampa del Sur y Proyecto Ñandú, Mar del Plata y Bahía Blanca, 3 de octubre de 2025."
     " Para la 15ª reunión de la Conferencia de las Partes.",
     ["Fundación Pampa del Sur", "Proyecto Ñandú"], "COP15", date(2025, 10, 3)),
    ("en",
     "A paper for the Conference of the Parties to the Convention on Migratory Species by the"
     " Steppe Trust, Astana, with the Aral Birds Forum. Version of 9 October 2025.",
     ["Steppe Trust", "Aral Birds Forum"], None, date(2025, 10, 9)),
    ("es",
     "A: Secretaría de la Convención. De: Gobierno del Uruguay (Ministerio de Ambiente). Fecha: 20"
     " de octubre de 2025. Asunto: acción para la 15ª reunión de la Conferencia de las Partes.",
     ["UY"], "COP15", date(2025, 10, 20)),
    ("fr",
     "Note du Groupement Outarde (Arles) au Conseil scientifique et à la quinzième session de la"
     " Conférence des Parties. Arles, le 30 septembre 2025.",
     ["Groupement Outarde"], "COP15", date(2025, 9, 30)),
    ("es",
     "Autor: Dr. Juan Pérez Goñi, consejero jubilado, Vigo. Enviado a la Secretaría de la CMS el 11"
     " de octubre de 2025. Documento de trabajo para la COP15.",
     ["Dr. Juan Pérez Goñi"], "COP15", date(2025, 10, 11)),
    ("fr",
     "Compte rendu de Marais Vivants (Lyon) et de la Direction de la chasse du Mali au Conseil"
     " scientifique et à la COP15 – Bamako, le 9 octobre 2025",
     ["Marais Vivants", "ML"], "COP15", date(2025, 10, 9)),
    ("en",
     "Account by the Marsh Society (Leeds) and the Institute of Wetlands to the Scientific Council"
     " and COP15, Leeds, 9 October 2025",
     ["Marsh Society", "Institute of Wetlands"], "COP15", date(2025, 10, 9)),
    ("es",
     "Carta-propuesta de la Sociedad Humedal (Lima) y de la Fundación Estero (Iquique) a la COP15,"
     " 13 de octubre de 2025.",
     ["Sociedad Humedal", "Fundación Estero"], "COP15", date(2025, 10, 13)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "authors", "meeting", "day"), LINES, ids=[row[1][:50] for row in LINES]
)
def test_one_line_says_who_where_when_and_to_whom(
    language: str, line: str, authors: list[str], meeting: str | None, day: date
) -> None:
    document = sketch("\n".join((TITLES[language], line, BODIES[language])))
    header = read_header(document)
    read = [author.iso or author.name for author, _ in find_authors(document, header)]
    assert (read, header.meeting, header.document_date) == (authors, meeting, day)


@pytest.mark.parametrize(
    "line",
    [
        "The action was adopted on 17 February 2020 and extended since.",
        "This report covers the time from 1 March 2024 to 15 September 2025.",
        "The herd, which had been counted in 1998, was seen again near the lake.",
    ],
)
def test_a_day_that_is_told_of_is_not_that_of_the_paper(line: str) -> None:
    document = sketch("\n".join((TITLES["en"], line, BODIES["en"])))
    assert imprint_lines(document.paragraphs) == []


def test_a_body_before_a_day_is_no_town() -> None:
    assert without_imprint("By the Steppe Trust, 3 October 2025") == "By the Steppe Trust"
