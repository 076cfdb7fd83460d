"""How a meeting is named at the head of its papers."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.reports.masthead import begin_paper, body_of
from pipeline.reports.meeting_name import meeting_name, place_and_days
from pipeline.reports.texts import wording
from tests.pipeline.reports.lives import MEETINGS

NAMES = [
    ("COP1", "en", "1st Meeting of the Conference of the Parties"),
    ("COP12", "en", "12th Meeting of the Conference of the Parties"),
    ("COP22", "en", "22nd Meeting of the Conference of the Parties"),
    ("COP113", "en", "113th Meeting of the Conference of the Parties"),
    ("COP1", "fr", "1re session de la Conférence des Parties"),
    ("COP15", "fr", "15e session de la Conférence des Parties"),
    ("COP15", "es", "15ª reunión de la Conferencia de las Partes"),
    ("ScC-SC3", "en", "3rd Meeting of the Sessional Committee of the Scientific Council"),
    ("ScC18", "es", "18ª reunión del Consejo Científico"),
    ("ScC-SCX", "en", "ScC-SCX"),
    ("StC52", "en", "StC52"),
]
PLACES = [
    ("Bonn, Germany", "2026-03-23", "2026-03-29", "en", "Bonn, Germany, 23 – 29 March 2026"),
    ("Bonn, Germany", "2026-03-01", "2026-03-05", "fr", "Bonn (Allemagne), 1er – 5 mars 2026"),
    ("Bonn, Germany", "2026-03-01", "2026-03-05", "es", "Bonn (Alemania), 1 – 5 de marzo de 2026"),
    ("online", "2021-06-28", "2021-07-09", "es", "En línea, 28 de junio – 9 de julio de 2021"),
    ("online", "2021-06-28", "2021-07-09", "fr", "En ligne, 28 juin – 9 juillet 2021"),
    ("Streslau", "2030-12-30", "2031-01-02", "en", "Streslau, 30 December 2030 – 2 January 2031"),
    ("Streslau", "2030-12-30", "2030-12-30", "en", "Streslau, 30 December 2030"),
]


@pytest.mark.parametrize(("id_", "language", "name"), NAMES)
def test_a_meeting_is_written_out(id_: str, language: str, name: str) -> None:
    assert meeting_name(id_, language) == name


@pytest.mark.parametrize(("place", "opens", "closes", "language", "words"), PLACES)
def test_where_and_when(place: str, opens: str, closes: str, language: str, words: str) -> None:
    first, last = date.fromisoformat(opens), date.fromisoformat(closes)
    meeting = replace(MEETINGS["COP99"], place=place, opens=first, closes=last)
    assert place_and_days(meeting, wording(language, "masthead")) == words


def test_the_head_of_a_paper() -> None:
    word = begin_paper(
        MEETINGS["COP99"],
        date(2033, 3, 1),
        "fr",
        symbol="UNEP/CMS/COP99/Doc.1",
        title="Zztitle",
        summary="Zzsummary",
    )
    left, right = word.tables[0].rows[0].cells
    assert left.text == "CONVENTION SUR\nLES ESPÈCES\nMIGRATRICES"
    assert right.text.split("\n")[:3] == ["UNEP/CMS/COP99/Doc.1", "1er mars 2033", "Français"]
    assert word.paragraphs[0].text == "99e session de la Conférence des Parties"


@pytest.mark.parametrize(
    ("meeting", "language", "body"),
    [
        ("COP99", "fr", "à la Conférence des Parties"),
        ("ScC-SC98", "es", "al Comité del Periodo de Sesiones del Consejo Científico"),
    ],
)
def test_who_is_recommended_to_do_something(meeting: str, language: str, body: str) -> None:
    assert body_of(MEETINGS[meeting], language) == body
