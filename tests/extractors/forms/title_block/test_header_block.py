"""Header blocks as they come out of Word and PDF: interleaved, glued, with misprints."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from extractors.document import Document, Location, Paragraph
from extractors.forms.title_block.header import Header
from extractors.forms.title_block.header_block import read_header
from tests.builders import sketch

ALBATROSS = """
CONVENTION ON UNEP/CMS/COP13/Doc.28.2.1/Rev.1 MIGRATORY 19 November 2019 Original: English SPECIES
13th MEETING OF THE CONFERENCE OF THE PARTIES
Gandhinagar, India, 17 - 22 February 2020
Agenda Item 28.2
PROPOSAL FOR A CONCERTED ACTION FOR THE ANTIPODEAN ALBATROSS (Diomedea antipodensis)1
PROPOSED FOR LISTING ON APPENDIX I*
Summary:
The Government of Ruritania has submitted the attached proposal for a Concerted Action.
"""
GLUED = """
CMS CONVENTION ON MIGRATORY SPECIES
Distribution: General UNEP/CMS/COP12/Doc.26.122 May 2017Original: English
12th MEETING OF THE CONFERENCE OF THE PARTIESManila, 23 - 28 October 2017Agenda Item 26.2
PROPOSAL FOR A CONCERTED ACTION FOR THE MOBULID RAYS (Mobulidae)
"""
GIRAFFE = """
CONVENTION SUR
UNEP/CMS/COP13/Doc.28.2.3
LES ESPÈCES MIGRATRICES
24 septembre 2019
Français Original : Anglais
13 ème SESSION DE LA CONFÉRENCE DES PARTIES
Gandhinagar, Inde, 17 – 22 février 2020
Point 28.2 de l’ordre du jour
PROPOSITION D’ACTION CONCERTÉE POUR LA GIRAFE (Giraffa Camelopardalis)
DÉJÀ INSCRITE À L’ANNEXE II DE LA CONVENTION*
Résumé :
Les Gouvernements du Niger et du Tchad ont soumis la proposition ci-jointe.
"""
JIRAFA = """
UNEP/CMS/Acción Concertada 13.3
Español Original: Inglés
ACCIÓN CONCERTADA PARA LA JIRAFA (Giraffa camelopardalis) 1
Adoptada por la Conferencia de las Partes en su 13ª reunión (Gandhinagar, febrero 2020)
La acción concertada para la jirafa fue adoptada por las Partes.
"""
COUNCIL = """
5th Meeting of the Sessional Committee of the CMS Scientific Council (ScC-SC5)
Online, 28 June – 9 July 2021
UNEP/CMS/ScC-SC5/Doc.6.3.2
CONCERTED ACTIONS
(Prepared by the Secretariat)
"""
SPANISH = """
CONVENCIÓN SOBRE LAS ESPECIES MIGRATORIAS
PNUMA/CMS/COP13/Doc. 28.2.9
24 de septiembre 2019
Español Original: Inglés
13ª REUNIÓN DE LA CONFERENCIA DE LAS PARTES
Gandhinagar. India, 17 – 22 de febrero 2020
Punto 28.2 del orden del día
PROPUESTA DE ACCIÓN CONCERTADA PARA EL PEZ GUITARRA (Rhinobatos rhinobatos)
(Preparado por la Secretaría)
"""
CASES: list[tuple[str, str, Header]] = [
    (
        "interleaved cells",
        ALBATROSS,
        Header(
            "UNEP/CMS/COP13/Doc.28.2.1/Rev.1", "COP13", date(2019, 11, 19), "28.2", "en", "en",
            "PROPOSAL FOR A CONCERTED ACTION FOR THE ANTIPODEAN ALBATROSS (Diomedea antipodensis)"
            " PROPOSED FOR LISTING ON APPENDIX I",
        ),
    ),
    (
        "glued words",
        GLUED,
        Header(
            "UNEP/CMS/COP12/Doc.26.1", "COP12", date(2017, 5, 22), "26.2", "en", "en",
            "PROPOSAL FOR A CONCERTED ACTION FOR THE MOBULID RAYS (Mobulidae)",
        ),
    ),
    (
        "French",
        GIRAFFE,
        Header(
            "UNEP/CMS/COP13/Doc.28.2.3", "COP13", date(2019, 9, 24), "28.2", "fr", "en",
            "PROPOSITION D’ACTION CONCERTÉE POUR LA GIRAFE (Giraffa Camelopardalis)"
            " DÉJÀ INSCRITE À L’ANNEXE II DE LA CONVENTION",
        ),
    ),
    (
        "adopted action in Spanish, no date, no meeting line",
        JIRAFA,
        Header(
            "UNEP/CMS/Acción Concertada 13.3", None, None, None, "es", "en",
            "ACCIÓN CONCERTADA PARA LA JIRAFA (Giraffa camelopardalis)",
        ),
    ),
    (
        "Scientific Council",
        COUNCIL,
        Header(
            "UNEP/CMS/ScC-SC5/Doc.6.3.2", "ScC-SC5", None, None, "en", None, "CONCERTED ACTIONS"
        ),
    ),
    (
        "Spanish, full stop after the town",
        SPANISH,
        Header(
            "PNUMA/CMS/COP13/Doc.28.2.9", "COP13", date(2019, 9, 24), "28.2", "es", "en",
            "PROPUESTA DE ACCIÓN CONCERTADA PARA EL PEZ GUITARRA (Rhinobatos rhinobatos)",
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_header_blocks_as_seen(text: str, expected: Header) -> None:
    found = read_header(sketch(text))
    for field in Header.__slots__:
        if field != "title_paragraph":
            assert getattr(found, field) == getattr(expected, field), field


DAYS = [
    ("25 mail 2017", date(2017, 5, 25)),
    ("1er mars 2019", date(2019, 3, 1)),
    ("24 de septiembre de 2019", date(2019, 9, 24)),
    ("October 14, 2019", date(2019, 10, 14)),
    ("2019-10-14", date(2019, 10, 14)),
    ("24/09/2019", date(2019, 9, 24)),
    ("03/04/2019", None),
    ("31 February 2019", None),
]


@pytest.mark.parametrize(("written", "day"), DAYS)
def test_the_day_of_issue_is_never_guessed(written: str, day: date | None) -> None:
    text = f"UNEP/CMS/COP99/Doc.1.1\n{written}\n99th MEETING OF THE CONFERENCE OF THE PARTIES"
    assert read_header(sketch(text)).document_date == day


ISSUED = [
    ("UNEP/CMS/COP99/Doc.31.3.19 – 22 de octubre de 2029 – Original: Español", date(2029, 10, 22)),
    ("Nuadibú – Funchal – Madrid, 23 de octubre de 2029", date(2029, 10, 23)),
    ("Nouakchott, le 2 octobre 2029", date(2029, 10, 2)),
    ("Documento para la COP99 – 4 de septiembre de 2029", date(2029, 9, 4)),
    (
        "For the ninety-ninth meeting of the Conference of the Parties. 22 October 2029",
        date(2029, 10, 22),
    ),
    (
        "Para la reunión de la Conferencia de las Partes (COP99). Lima, 9 de octubre de 2029"
        "\nDecreto firmado el 3 de febrero de 2029",
        date(2029, 10, 9),
    ),
    (
        "À l’attention de la session de la Conférence des Parties (COP99). Dakar, le 9 octobre 2029"
        "\nDécret signé le 3 février 2029",
        date(2029, 10, 9),
    ),
    ("ARRIVÉ 27 OCT 2029\nBangui, le 14 octobre 2029", date(2029, 10, 14)),
    (
        "Concerted Action 99.1 · reported to the Conference of the Parties · Lomé, 6 October 2029",
        date(2029, 10, 6),
    ),
    ("Acción Concertada 99.1 | Informe | Lima, 9 de octubre de 2029", date(2029, 10, 9)),
    ("Résultat au 30 septembre 2029", None),
    ("Campo Grande, 23 au 29 mars 2029", None),
    ("The nests were counted again on 3 May 2029, when the snow had gone from the hills.", None),
]


@pytest.mark.parametrize(("block", "day"), ISSUED, ids=[block for block, _ in ISSUED])
def test_the_day_of_issue_stands_in_the_block_or_behind_a_town(
    block: str, day: date | None
) -> None:
    assert read_header(sketch(block)).document_date == day


WHOSE_DAYS = [
    ("Submitted by the Trust, asked to do so by its letter of 11 August 2025\nHanded in\n"
     "Twenty-second of October, 2025", date(2025, 10, 22)),
    ("Fecha del taller: 12 de mayo de 2025\nFecha del documento: 6 de octubre de 2025",
     date(2025, 10, 6)),
    ("Date de l’atelier\n12 mai 2025\nDate de rédaction\n6 octobre 2025", date(2025, 10, 6)),
    ("Version of 18 July 2025 (first version: 2 May 2025)", date(2025, 7, 18)),
    ("The workshop held on 12 June 2025", None),
    ("Votre lettre du 2 juin 2025", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "day"), WHOSE_DAYS)
def test_a_day_of_something_else_is_not_that_of_the_paper(lines: str, day: date | None) -> None:
    document = sketch(f"{lines}\nReport on Concerted Action 99.2")
    assert read_header(document).document_date == day


SYMBOLS = [
    ("UNEP/CMS/COP99/Doc.1.2", "UNEP/CMS/COP99/Doc.1.2"),
    ("UNEP/CMS/Concerted Action 99.1", "UNEP/CMS/Concerted Action 99.1"),
    ("Document number: UNEP/CMS/Concerted Action 99.1", None),
    ("The text in force is UNEP/CMS/Concerted Action 99.1, adopted in Zenda in 2029.", None),
]


@pytest.mark.parametrize(("line", "symbol"), SYMBOLS, ids=[line for line, _ in SYMBOLS])
def test_a_symbol_that_is_told_of_is_another_papers(line: str, symbol: str | None) -> None:
    assert read_header(sketch(line)).symbol == symbol


def test_the_span_of_the_meeting_is_not_the_day_of_the_document() -> None:
    text = "UNEP/CMS/COP99/Doc.1.1\nZenda, Ruritania, 17 - 22 February 2030"
    assert read_header(sketch(text)).document_date is None


def test_the_meeting_may_come_from_the_symbol() -> None:
    assert read_header(sketch("UNEP/CMS/ScC-SC9/Doc.3")).meeting == "ScC-SC9"
    assert read_header(sketch("UNEP/CMS/Conf.9.10")).meeting == "COP9"


def test_a_block_in_the_running_header_counts() -> None:
    margin = Paragraph("UNEP/CMS/COP99/Doc.1.2/Rev.1 3 May 2030", Location(1))
    document = Document("a.docx", "0" * 64, (Paragraph("Text", Location(2)),), margins=(margin,))
    header = read_header(document)
    assert (header.symbol, header.document_date) == (
        "UNEP/CMS/COP99/Doc.1.2/Rev.1",
        date(2030, 5, 3),
    )


def test_the_running_header_settles_a_glued_day() -> None:
    margin = Paragraph("UNEP/CMS/COP99/Doc.1.12", Location(9))
    first = Paragraph("UNEP/CMS/COP99/Doc.1.121 May 2030", Location(1))
    header = read_header(Document("a.pdf", "0" * 64, (first,), margins=(margin,)))
    assert (header.symbol, header.document_date) == ("UNEP/CMS/COP99/Doc.1.12", date(2030, 5, 1))


def test_a_page_that_says_nothing_gives_nothing() -> None:
    assert read_header(sketch("Some words without a header.")).symbol is None
    assert read_header(sketch("")) == Header()


def test_a_sentence_about_an_action_is_no_title() -> None:
    text = "The Government of Ruritania has submitted a proposal for a Concerted Action."
    assert read_header(sketch(text)).title is None


def test_a_sentence_about_a_meeting_is_no_meeting_line() -> None:
    sentence = "It was first adopted at the 98th Meeting of the Conference of the Parties."
    text = f"UNEP/CMS/Concerted Action 99.1\n{sentence}"
    assert read_header(sketch(text)).meeting is None


def test_an_ordinal_misread_on_a_scan_leaves_the_meeting_to_the_symbol() -> None:
    scan = sketch("PNUMA/CMS/COP99/Doc.28.2.9\n992 REUNIÓN DE LA CONFERENCIA DE LAS PARTES")
    assert read_header(scan).meeting == "COP99"


MEETINGS = tomllib.loads(Path(__file__).with_name("meetings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", MEETINGS, ids=[case["text"].strip()[:60] for case in MEETINGS])
def test_the_first_page_says_which_meeting_it_goes_to(case: dict[str, str]) -> None:
    assert (read_header(sketch(case["text"])).meeting or "") == case["meeting"]
