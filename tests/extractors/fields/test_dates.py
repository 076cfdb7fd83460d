"""Days in figures and in words, in three languages."""

from datetime import date

import pytest

from extractors.fields.dates import parse_dates

DAYS = [
    ("the third of October 2025", date(2025, 10, 3)),
    ("the thirtieth day of September 2025", date(2025, 9, 30)),
    ("the twenty-second of October, twenty twenty-five", date(2025, 10, 22)),
    ("le premier octobre 2025", date(2025, 10, 1)),
    ("le vingt-deux octobre deux mille vingt-cinq", date(2025, 10, 22)),
    ("a los diecisiete días del mes de octubre de 2025", date(2025, 10, 17)),
    ("primero de octubre de dos mil veinticinco", date(2025, 10, 1)),
    ("treinta y uno de octubre de 2025", date(2025, 10, 31)),
    ("Plovdiv, 14.X.2025", date(2025, 10, 14)),
    ("Astana, the third of October 2030", date(2030, 10, 3)),
    ("on the twenty-first day of May two thousand and thirty", date(2030, 5, 21)),
    ("Dakar, le premier octobre 2030", date(2030, 10, 1)),
    ("Fait à Namur, le vingt-deux octobre deux mille trente et un", date(2031, 10, 22)),
    ("a los diecisiete días del mes de octubre de 2030", date(2030, 10, 17)),
    ("el treinta y uno de mayo de dos mil treinta", date(2030, 5, 31)),
    ("Plovdiv, 14.X.2030", date(2030, 10, 14)),
    ("3-VII-2030", date(2030, 7, 3)),
    ("14/iv/2025", date(2025, 4, 14)),
    ("Punta del Este, octubre 27 de 2025", date(2025, 10, 27)),
    ("October 27, 2025", date(2025, 10, 27)),
    ("October 7th 2025", date(2025, 10, 7)),
    ("7-Oct-2025", date(2025, 10, 7)),
    ("San Antonio Oeste, 15-09-2025", date(2025, 9, 15)),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read_however_it_is_written(text: str, day: date) -> None:
    assert parse_dates(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "the second of two meetings in May 2024",
        "we may, two of us, come in 2025",
        "le trente et un juin deux mille vingt-cinq",
        "octobre 2025",
        "version 14.X",
        "in May and in June 2030",
        "thirty-five May 2030",
        "7.X.1234",
    ],
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert parse_dates(text) == []
