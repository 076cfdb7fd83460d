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


def test_a_value_read_with_doubt_waits_until_somebody_has_judged_it(seat: type[Seat]) -> None:
    from pipeline.services.review import confirm
    from tests.pipeline.desk.test_submission import kept_reading
    from tests.pipeline.outcomes import SAIGA

    def waiting() -> bool:
        return digest in seat("reader").get("/submissions?waits=doubtful").content.decode()

    digest = kept_reading(b"doubted", file="doubted.docx", title="A doubted saiga", taxa=(SAIGA,))
    assert waiting()
    assert "waits=doubtful" in seat("reader").get("/").content.decode()
    confirm(digest, "taxa/Saiga tartarica", by="Bea")
    assert not waiting()


def test_a_zip_file_that_only_brought_others_waits_for_nobody(seat: type[Seat]) -> None:
    from pipeline.services.review import correct
    from pipeline.submissions.summary import ReadSection
    from tests.pipeline.desk.test_submission import kept_reading

    text = ReadSection("", "", "en", "Please find two files attached.", 1, 1)
    other = {"kind": "other", "kinds": ("other",), "symbol": None, "findings": ()}
    holder = kept_reading(b"a zip", file="two.zip", title=None, sections=(text,), **other)

    def waiting() -> bool:
        return holder in seat("reader").get("/submissions?waits=no_kind").content.decode()

    assert waiting()
    kept_reading(b"in a zip", file="in.docx", title="Brought", came_in_sha256=holder, **other)
    assert not waiting()
    listed = seat("reader").get("/submissions?stands=container").content.decode()
    assert holder in listed
    correct(holder, "kind", "proposal", by="Bea", reason="the message itself proposes")
    assert holder not in seat("reader").get("/submissions?stands=container").content.decode()
