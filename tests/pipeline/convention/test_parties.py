"""Party or non-Party, on which day, and when it cannot be told."""

from datetime import date

import pytest

from pipeline.convention.parties import is_party, load_parties

DAYS = [
    ("DE", date(2020, 1, 1), True),
    ("AF", date(2015, 7, 31), False),
    ("AF", date(2015, 8, 1), True),
    ("CN", date(2025, 1, 1), False),  # a Range State of many, never a Party
    ("TM", date(2021, 6, 1), None),  # the year is known, the day is not
    ("TM", date(2024, 1, 1), True),
    ("TM", date(2019, 1, 1), False),
    ("KG", date(2014, 6, 1), None),  # sources differ on the day
    ("mn", date(2020, 1, 1), True),
]


@pytest.mark.parametrize(("iso", "on", "expected"), DAYS)
def test_party_on_a_day(iso: str, on: date, expected: bool | None) -> None:
    assert is_party(iso, on) is expected


def test_every_party_has_a_source_and_three_names() -> None:
    parties = load_parties()
    assert len(parties) == 133
    for party in parties.values():
        assert party.source
        assert all(party.names.values())
