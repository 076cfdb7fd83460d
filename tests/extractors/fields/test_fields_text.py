"""Parsers that take a text: each row what is written, and what is read from it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.dates import parse_dates
from extractors.fields.document_symbols import action_number, parse_symbols
from extractors.fields.future.marked_future import marked_or_answered
from extractors.fields.future.proposed_future import futures_said
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
    ("UNEP/CMS/COP99/Doc.26.3.12 January 13, 2019", "UNEP/CMS/COP99/Doc.26.3.12"),
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
    ("Concerted Action 4.3 of the plan", None),
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


def proposed(text: str) -> tuple[str, str] | None:
    """What a field of the form proposes: a ticked box comes first; sentences must agree."""
    answers = futures_said(text, labelled=True)
    alike = len({future for future, _ in answers}) == 1
    return marked_or_answered(text) or (answers[0] if alike else None)


@pytest.mark.parametrize(("text", "future"), FUTURES)
def test_the_proposed_future_and_its_sentence(text: str, future: str | None) -> None:
    found = proposed(text)
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


PROPOSED: list[tuple[str, str | None]] = [
    ("The action should not be closed.", None),
    (
        "It is proposed that the Concerted Action should not be closed but continued until COP16.",
        "continuation",
    ),
    ("L'action concertée ne devrait pas être clôturée.", None),
    ("Il est proposé de poursuivre l'action concertée jusqu'à la COP16.", "continuation"),
    ("No se propone cerrar la acción concertada, sino continuarla.", "continuation"),
    ("Se propone el cierre de la acción concertada.", "closure"),
    ("☐ Continuation\n☒ Completion\n☐ Closure", "completion"),
    ("[ ] Continuation [x] Closure [ ] Completion", "closure"),
    ("Continuation ☐\nAchèvement ☐\nClôture ☒", "closure"),
    ("(x) Continuación  ( ) Finalización ( ) Cierre", "continuation"),
    ("☑ Continue the action ☐ Close the action", "continuation"),
    ("Continuation: yes\nCompletion: no\nClosure: no", "continuation"),
    ("Continuation: No\nClosure: Yes", "closure"),
    ("Poursuite : non\nClôture : oui", "closure"),
    ("Continuación: sí\nCierre: no", "continuation"),
    ("Continuation", "continuation"),
    ("Closure", "closure"),
    ("Completion.", "completion"),
    ("Proposed future: closure", "closure"),
    ("Clôture", "closure"),
    ("Finalización", "completion"),
    ("Achèvement", "completion"),
    (
        "The proponents recommend continuation of the Concerted Action for a further triennium.",
        "continuation",
    ),
    (
        "All activities have been completed and we recommend that the Action be closed.",
        "closure",
    ),
    ("We consider the Concerted Action completed.", "completion"),
    ("The Concerted Action can be considered complete.", "completion"),
    ("The proponents do not wish to continue the Concerted Action; it can be closed.", "closure"),
    ("The Concerted Action has been fully implemented and may be closed.", "closure"),
    ("It is proposed to extend the Concerted Action into the next triennium.", "continuation"),
    ("The Parties are requested to extend this action.", "continuation"),
    (
        "The Government of Ruritania proposes to close the action as its objectives were achieved.",
        "closure",
    ),
    (
        "As work remains to be completed, continuation of the action is requested.",
        "continuation",
    ),
    (
        "As two activities could not be completed, we propose to continue the action.",
        "continuation",
    ),
    (
        "Trois activités ne sont pas terminées, on demande la prolongation de l'action.",
        "continuation",
    ),
    (
        "Toutes les activités étant achevées, il est recommandé de clore l'action concertée.",
        "closure",
    ),
    (
        "Las actividades han concluido: se recomienda dar por terminada la acción.",
        "completion",
    ),
    (
        "Dado que no se han concluido las actividades, se solicita prorrogar la Acción Concertada.",
        "continuation",
    ),
    ("Los proponentes recomiendan que la acción no se cierre.", None),
    (
        "Los proponentes recomiendan que la acción no se cierre y que continúe hasta la COP17.",
        "continuation",
    ),
    ("We see no reason to close the action and propose that it continues.", "continuation"),
    ("Rather than closing the action, the proponents ask for its continuation.", "continuation"),
    ("The action will continue until 2030.", "continuation"),
    ("The action is completed.", "completion"),
    ("This Concerted Action is now complete and no further extension is sought.", "completion"),
    ("The action should continue, not be closed.", "continuation"),
    ("Closure is not proposed at this stage.", None),
    ("Continuation is proposed; closure is not.", "continuation"),
    (
        "It is recommended that the action be closed and the species taken off the list.",
        "closure",
    ),
    ("The proponents would like the Concerted Action to be renewed.", "continuation"),
    ("Renewal for the period 2027–2029", "continuation"),
    ("To be continued", "continuation"),
    ("À poursuivre", "continuation"),
    ("À clôturer", "closure"),
    ("Continuar", "continuation"),
    ("Cerrar la acción", "closure"),
    ("Prórroga", "continuation"),
    ("To be closed", "closure"),
    ("The Concerted Action was closed to navigation. Fishing was discontinued in 2025.", None),
    (
        "The area was closed to fishing in 2025. It is proposed that the action be continued.",
        "continuation",
    ),
    ("✓ Continuation ✗ Closure", "continuation"),
    ("☒ Continuation\n☐ Completion\n☐ Closure", "continuation"),
    ("X Continuation\n_ Completion\n_ Closure", "continuation"),
    ("Continuation [X] / Completion [ ] / Closure [ ]", "continuation"),
    ("• Continuation: ☐ Yes ☒ No\n• Closure: ☒ Yes ☐ No", "closure"),
    ("Option chosen: completion", "completion"),
    ("Should the Concerted Action be continued? Yes.", "continuation"),
    ("Should the Concerted Action be closed? No, continue.", "continuation"),
    ("L'action concertée devrait-elle être clôturée ? Non.", None),
]


@pytest.mark.parametrize(("text", "future"), PROPOSED)
def test_what_is_proposed_ticked_answered_or_denied(text: str, future: str | None) -> None:
    found = proposed(text)
    assert (found and found[0]) == future
