"""Today: every count is what a click on it shows."""

import re

import pytest

from tests.pipeline.desk.conftest import Seat


def test_every_count_is_what_its_list_shows(seat: type[Seat], taken_in: str) -> None:
    reader = seat("reader")
    page = reader.get("/").content.decode()
    links = re.findall(r'<a href="([^"]+)"><strong>(\d+)</strong>', page)
    assert links
    for address, count in links:
        shown = reader.get(address.replace("&amp;", "&")).content.decode()
        found = re.search(r'class="found" role="status">([^<]+)<', shown)
        assert found, address  # "3 actions · 2 proposals": apart, and all of them counted
        assert sum(map(int, re.findall(r"\d+", found[1]))) == int(count), address


def test_letters_that_wait_are_counted_until_they_went(
    seat: type[Seat], taken_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.services import letters
    from pipeline.services.letters import count_due, letters_of, mark_sent
    from pipeline.services.session import this_day

    monkeypatch.setattr(letters, "FEW", 10_000)  # whatever other tests took in

    def counted() -> int:
        page = seat("reader").get("/").content.decode()
        address = "/letters/COP15\\?about=submissions&amp;state=due"
        found = re.search(rf'{address}"><strong>(\d+)</strong>', page)
        assert found
        return int(found[1])

    before = counted()
    assert before == count_due("COP15")[0]
    letter = next(each for each in letters_of("COP15", "en") if each.submission == taken_in)
    assert mark_sent(letter, this_day(), by="Bea")
    assert counted() == before - 1


def test_letters_too_many_to_be_drafted_at_once_are_not_counted(
    seat: type[Seat], taken_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.services import letters

    monkeypatch.setattr(letters, "FEW", 0)
    assert letters.count_due("COP15")[0] is None
    reader = seat("reader")
    assert "about=submissions" not in reader.get("/").content.decode()
    assert "/letters/COP15/" in reader.get("/letters/COP15?state=due").content.decode()
