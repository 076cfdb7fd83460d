"""Meetings that papers are meant for, and those that they only tell of."""

import pytest

from extractors.fields.meetings import ORDINALS, find_meeting, meeting_in_text

NAMED = [
    ("15th MEETING OF THE CONFERENCE OF THE PARTIES", "COP15"),
    ("15 ème SESSION DE LA CONFÉRENCE DES PARTIES", "COP15"),
    ("15ª REUNIÓN DE LA CONFERENCIA DE LAS PARTES", "COP15"),
    ("Fifteenth Meeting of the Conference of the Parties", "COP15"),
    ("Quinzième session de la Conférence des Parties (Campo Grande, mars 2026)", "COP15"),
    ("Decimoquinta reunión de la Conferencia de las Partes", "COP15"),
    ("Décimo cuarta reunión de la Conferencia de las Partes", "COP14"),
    ("Proposition – Conférence des Parties à la CMS, quinzième session", "COP15"),
    ("Octava reunión del Comité de Período de Sesiones del Consejo Científico", "ScC-SC8"),
    ("Sixth meeting of the Sessional Committee of the Scientific Council", "ScC-SC6"),
    ("7e session du Comité de session du Conseil scientifique", "ScC-SC7"),
    ("Proposal for COP 15", "COP15"),
    ("Informe para la CdP15", "COP15"),
    ("Documento para la COP-16 de la CMS", "COP16"),
    ("We send our proposal to COP15, which meets in March.", "COP15"),
    ("It was adopted at COP14.", None),
    ("Shorebird Alliance – CA14.23 – COP15", "COP15"),
    ("Note de compte rendu – action concertée n°14.38 – quinzième Conférence des Parties", "COP15"),
    ("Acción Concertada 14.5 | Fundación Ruta | Decimoquinta reunión de las Partes", "COP15"),
    ("CMS CA 14.21 · reported to the Fifteenth Meeting of the Conference of the Parties", "COP15"),
    ("COP14 – COP15", None),
    ("Concerted Action 14.21 (COP14) – Report", None),
    ("Report – adopted at COP14", None),
    ("Concerted Action 12.7 (Rev.COP13)", None),
    ("Acción Concertada 13.11 (COP13, Gandhinagar)", None),
    ("Prolongation jusqu’à la COP16", None),
    ("First adopted at the 12th Meeting of the Conference of the Parties", None),
    ("From COP15 to COP16", None),
    ("for tie 15th Meeting of tae Conference of tie Parties", "COP15"),
    ("to the 15th Meeting of tbe Conference of thc Parties", "COP15"),
]


@pytest.mark.parametrize(("line", "meeting"), NAMED)
def test_a_meeting_counts_where_the_paper_goes_to_it(line: str, meeting: str | None) -> None:
    assert find_meeting([line]) == meeting


@pytest.mark.parametrize("word", ["first", "quinzieme", "vigesima", "decimoctava", "dix-septieme"])
def test_an_ordinal_is_as_good_as_a_figure(word: str) -> None:
    line = f"{word} session de la Conférence des Parties"
    assert find_meeting([line]) == f"COP{ORDINALS[word]}"


def test_a_header_outweighs_the_symbol_and_that_a_mention() -> None:
    header = "14th MEETING OF THE CONFERENCE OF THE PARTIES"
    assert find_meeting([header, "for COP15"], "UNEP/CMS/COP13/Doc.1") == "COP14"
    assert find_meeting(["for COP15"], "UNEP/CMS/COP13/Doc.1") == "COP13"


def test_two_meetings_named_alike_are_none() -> None:
    assert find_meeting(["for COP15", "for COP16"]) is None


def test_a_sentence_on_the_paper_itself_names_its_meeting() -> None:
    assert meeting_in_text(["Ce rapport s’adresse à la COP15."]) == "COP15"
    assert meeting_in_text(["The rangers report to COP15 of a local club."]) is None


PROPOSING = [
    ("Le Mali a l’honneur de proposer à la quinzième session de la Conférence des Parties que"
     " l’action soit prolongée jusqu’à la seizième session.", "COP15"),
    ("Mali and Niger propose to the fifteenth meeting of the Conference of the Parties that the"
     " action be renewed.", "COP15"),
    ("Los dos países proponen a la decimoquinta reunión de la Conferencia de las Partes que la"
     " acción siga.", "COP15"),
    ("The action that Mali proposed to the fourteenth meeting of the Conference of the Parties.",
     None),
    ("Le Mali l’a proposée à la quatorzième session de la Conférence des Parties.", None),
    ("Chad will propose a text, and COP16 will hear of it.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "meeting"), PROPOSING)
def test_who_proposes_to_a_meeting_names_that_of_the_paper(
    sentence: str, meeting: str | None
) -> None:
    assert meeting_in_text([sentence]) == meeting
