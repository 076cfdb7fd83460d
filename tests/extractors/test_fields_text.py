"""Parsers that take a text: each row what is written, and what is read from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.dates import parse_dates
from extractors.fields.future import parse_proposed_future
from extractors.fields.symbols import action_number, parse_symbols
from extractors.fields.timeframe import parse_timeframe
from extractors.fields.values import Timeframe
from extractors.language import guess_language

TIMES = [
    ("From 2030 to the end of the triennium in 2033.", Timeframe(2030, 2033)),
    ("2030-32", Timeframe(2030, 2032)),
    ("2030 / 2031", Timeframe(2030, 2031)),
    ("2030, then open-ended", Timeframe(2030, None)),
    ("A partir de 2030, de durée indéterminée", Timeframe(2030, None)),
    ("2030 en adelante", Timeframe(2030, None)),
    ("Three years", None),
    ("Resolution 12.2030", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_timeframes(text: str, expected: Timeframe | None) -> None:
    assert parse_timeframe(text) == expected


@given(st.text())
def test_a_timeframe_never_ends_before_it_begins(text: str) -> None:
    found = parse_timeframe(text)
    assert found is None or found.last is None or found.first <= found.last


SYMBOLS = [
    ("UNEP/CMS/COP13/Doc.28.2.12", "UNEP/CMS/COP13/Doc.28.2.12"),
    ("UNEP/CMS/COP13/Doc. 27.1.5", "UNEP/CMS/COP13/Doc.27.1.5"),
    ("UNEP/CMS/COP13/Doc.28.1.7.a and .b", "UNEP/CMS/COP13/Doc.28.1.7.a"),
    ("unep/cms/cop13/doc.28.1.7/add.2", "UNEP/CMS/COP13/Doc.28.1.7/Add.2"),
    ("UNEP/CMS/COP12/Concerted Action 12.8", "UNEP/CMS/COP12/Concerted Action 12.8"),
    ("UNEP/CMS/Concerted Action 12.7 (Rev.COP13)", "UNEP/CMS/Concerted Action 12.7 (Rev.COP13)"),
    ("UNEP/CMS/ CONCERTED ACTION 12.6", "UNEP/CMS/Concerted Action 12.6"),
    ("UNEP/CMS/Acción Concertada 13.3", "UNEP/CMS/Acción Concertada 13.3"),
    ("UNEP/CMS/GCA1/Outcome", "UNEP/CMS/GCA1/Outcome"),
    ("UNEP/CMS/COP11/CRP22", "UNEP/CMS/COP11/CRP22"),
    ("UNEP/CMS/COP12/CRP34.1", "UNEP/CMS/COP12/CRP34.1"),
    ("UNEP/CMS/ScC16/Inf. 13", "UNEP/CMS/ScC16/Inf.13"),
    ("UNEP/CMS/Conf.9.10", "UNEP/CMS/Conf.9.10"),
    ("PNUMA/CMS/COP11/Inf.8", "PNUMA/CMS/COP11/Inf.8"),
    ("UNEP/CMS/COP12/Doc.26.122 May 2017", "UNEP/CMS/COP12/Doc.26.1"),
    ("UNEP/CMS/COP13/Doc.28.2.1/Rev.119 November 2019", "UNEP/CMS/COP13/Doc.28.2.1/Rev.1"),
    ("UNEP/EA/1", None),
]


@pytest.mark.parametrize(("text", "symbol"), SYMBOLS)
def test_symbols_are_set_right(text: str, symbol: str | None) -> None:
    assert parse_symbols(f"See {text}.") == ([symbol] if symbol else [])


ACTIONS = [
    ("Concerted Action 12.8 (Rev.COP13)", "12.8"),
    ("UNEP/CMS/ CONCERTED ACTION 12.6", "12.6"),
    ("Acción Concertada 13.3", "13.3"),
    ("l’action concertée 13.10", "13.10"),
    ("a concerted action of 12 States", None),
    ("Resolution 12.28", None),
]


@pytest.mark.parametrize(("text", "number"), ACTIONS)
def test_numbers_of_actions(text: str, number: str | None) -> None:
    assert action_number(text) == number


def test_days_are_read_in_order_and_never_swapped() -> None:
    text = "12 août 2030, 03/04/2030, 13/04/2030, March 2, 2030, 5 de mayo de 2030"
    assert parse_dates(text) == [
        date(2030, 8, 12),
        date(2030, 4, 13),
        date(2030, 3, 2),
        date(2030, 5, 5),
    ]


FUTURES = [
    ("It is proposed that the Concerted Action be closed.", "closure"),
    ("The action should not be closed but continued.", "continuation"),
    ("We recommend that the action be considered complete and closed.", "completion"),
    ("We propose to extend the action in order to complete the last activities.", "continuation"),
    ("☐ continuation ☒ completion ☐ closure", "completion"),
    ("Continuation [x]  Completion [ ]  Closure [ ]", "continuation"),
    ("☐ continuation ☐ completion ☐ closure", None),
    ("Continuation, completion or closure?", None),
    ("Il est proposé de poursuivre l'action concertée.", "continuation"),
    ("L'action concertée ne devrait pas être poursuivie.", None),
    ("Nous proposons la clôture de l'action concertée.", "closure"),
    ("Se propone dar por concluida la acción concertada.", "completion"),
    ("Se recomienda prorrogar la acción concertada hasta 2033.", "continuation"),
    ("Counts were completed in 2029. Work goes on.", None),
    ("Continuation", "continuation"),
]


@pytest.mark.parametrize(("text", "future"), FUTURES)
def test_the_proposed_future_and_its_sentence(text: str, future: str | None) -> None:
    found = parse_proposed_future(text)
    assert (found and found[0]) == future
    assert not found or found[1] in " ".join(text.split())


LANGUAGES = [
    ("The birds leave the steppe in autumn and cross three borders on the way.", "en"),
    ("Les oiseaux quittent la steppe en automne et traversent trois frontières.", "fr"),
    ("Las aves dejan la estepa en otoño y cruzan tres fronteras en el camino.", "es"),
    ("Otis tarda", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert guess_language(text) == language
