"""A submission at the desk: what is shown beside what, what is judged, and what two people do."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractors.readers.libreoffice import converter_available
from pipeline.submissions.checks.missing_section import RULE as MISSING
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadActivity, ReadTaxon
from tests.pipeline.desk.conftest import Seat
from tests.pipeline.outcomes import outcome

ACTIVITY = ReadActivity("Count birds", "Numbers", "2030", "Ruritania", "to be found")


def kept_reading(content: bytes, **values: Any) -> str:
    """The SHA-256 of a file in the register of the desk, of which this was read."""
    from pipeline.config import home, register_url
    from pipeline.register import open_register

    with open_register(home(), register_url()) as register:
        return register.load(outcome(content, **values), content, None, "COP15").sha256


def test_the_list_leads_to_the_submission(seat: type[Seat], taken_in: str) -> None:
    page = seat("reader").get("/submissions?q=bustard").content.decode()
    assert f"/submissions/{taken_in}" in page
    assert (
        "No submission fits"
        in seat("reader").get("/submissions?q=nothing-like-it").content.decode()
    )


def test_a_finding_stands_beside_its_words_with_its_basis(seat: type[Seat], taken_in: str) -> None:
    page = seat("officer").get(f"/submissions/{taken_in}?at=finding-1").content.decode()
    assert "Associated benefits" in page
    assert "Resolution 12.28" in page
    assert 'aria-current="true"' in page


def test_a_reader_sees_no_deed_and_can_do_none(seat: type[Seat], taken_in: str) -> None:
    reader = seat("reader")
    assert "data-do" not in reader.get(f"/submissions/{taken_in}?at=title").content.decode()
    answer = reader.post(f"/submissions/{taken_in}/judge", {"at": "title", "deed": "confirm"})
    assert answer.status_code == 403


def test_judging_goes_on_to_the_next_and_a_second_click_changes_nothing(
    seat: type[Seat], taken_in: str
) -> None:
    from pipeline.services.submission_pages import kept_file

    officer = seat("officer")
    before = len(kept_file(taken_in).submission.words)
    form = {"at": "symbol", "path": "symbol", "version": str(before), "deed": "confirm"}
    first = officer.post(f"/submissions/{taken_in}/judge", form)
    assert "at=meeting" in first["Location"]
    officer.post(f"/submissions/{taken_in}/judge", form)
    assert len(kept_file(taken_in).submission.words) == before + 1


def test_a_stale_page_overwrites_nothing(seat: type[Seat], taken_in: str) -> None:
    from pipeline.services.review import correct
    from pipeline.services.submission_pages import kept_file

    seen = len(kept_file(taken_in).submission.words)
    correct(taken_in, "title", "The colleague's title", by="Bea", reason="as printed")
    form = {"at": "title", "path": "title", "version": str(seen), "deed": "correct"}
    answer = seat("officer").post(
        f"/submissions/{taken_in}/judge", form | {"value": "Mine", "reason": "so"}
    )
    assert answer.status_code == 409
    assert "The colleague&#x27;s title" in answer.content.decode()
    assert kept_file(taken_in).submission.corrected.title == "The colleague's title"


def test_a_file_is_given_back_as_a_download_only(seat: type[Seat], taken_in: str) -> None:
    answer = seat("reader").get(f"/submissions/{taken_in}/file")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert b"".join(answer.streaming_content).startswith(b"PK")
    answer.close()


@pytest.mark.parametrize(
    "path", ["/submissions/0000", "/submissions/..%2f..%2fkey", "/submissions/x/file"]
)
def test_what_is_not_held_is_not_found(seat: type[Seat], path: str) -> None:
    assert seat("reader").get(path).status_code == 404


def test_text_of_a_file_is_never_markup() -> None:
    from pipeline.desk.filters import marked
    from pipeline.views.review_items import ReviewItem

    item = ReviewItem("title", "document", "title", "", quote="<b>bold</b>")
    assert str(marked("a <b>bold</b> claim <script>", item)) == (
        "a <mark>&lt;b&gt;bold&lt;/b&gt;</mark> claim &lt;script&gt;"
    )


def test_the_pages_of_a_pdf_are_pictures(seat: type[Seat], take: Callable[[str], str]) -> None:
    sha256 = take("albatros*/*.pdf")
    answer = seat("reader").get(f"/submissions/{sha256}/page/1.png?quote=albatros")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert seat("reader").get(f"/submissions/{sha256}/page/99.png").status_code == 404


def judged(seat: type[Seat], digest: str, **form: str) -> Any:
    from pipeline.services.submission_pages import kept_file

    address = f"/submissions/{digest}/judge"
    answer = seat("officer").post(address, {"version": "99", "reason": "so"} | form)
    return answer, kept_file(digest).submission.corrected


def test_each_column_of_an_activity_is_corrected_by_itself(seat: type[Seat]) -> None:
    digest = kept_reading(b"columns", activities=(ACTIVITY,))
    form = {"value-activity": "Count all birds", "value-outcome": "A number", "value-funding": ""}
    _, now = judged(seat, digest, at="activities/Count birds", deed="correct", **form)
    assert now.activities == (
        replace(ACTIVITY, activity="Count all birds", outcome="A number", funding=""),
    )


def test_what_is_corrected_of_a_taxon_is_its_name_alone(seat: type[Seat], taken_in: str) -> None:
    page = seat("officer").get(f"/submissions/{taken_in}?at=taxa/Otis+tarda").content.decode()
    assert 'name="value" value="Otis tarda"' in page  # without its Appendices


def test_a_misspelled_taxon_is_accepted_by_the_name_it_was_written_with(seat: type[Seat]) -> None:
    slip = ReadTaxon("Otis tardda", "Otis tarda", "species", ("I",), (), "spelling", 95.0,
                     "target", "target_taxa", 1, "COP14")  # fmt: skip
    digest = kept_reading(b"a slip", taxa=(slip,))
    answer, _ = judged(seat, digest, at="taxa/Otis tardda", deed="confirm")
    assert answer.status_code == 302
    assert (
        'class="badge confirmed"' in seat("reader").get(f"/submissions/{digest}").content.decode()
    )


def test_a_value_that_is_not_there_is_taken_away_by_a_button(
    seat: type[Seat], taken_in: str
) -> None:
    from pipeline.services.submission_pages import kept_file

    states = kept_file(taken_in).submission.corrected.range_states
    path = f"range_states/{states[0].iso}"
    _, now = judged(seat, taken_in, at=path, deed="remove")
    assert now.range_states == states[1:]


def test_what_cannot_be_kept_stays_typed(seat: type[Seat], taken_in: str) -> None:
    answer, _ = judged(seat, taken_in, at="document_date", deed="correct", value="the other day")
    assert answer.status_code == 422
    assert 'value="the other day"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["20.10.2025", "2025-10-20", "20 October 2025"])
def test_a_day_is_corrected_as_people_write_it(seat: type[Seat], taken_in: str, typed: str) -> None:
    _, now = judged(seat, taken_in, at="document_date", deed="correct", value=typed)
    assert now.document_date == "2025-10-20"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_one_finding_is_waived_alone_in_every_language(seat: type[Seat], language: str) -> None:
    headings = ("Timeframe and budget", "Timeframe", "Relevance")
    found = tuple(
        Finding(MISSING, {"heading": {"en": name, "fr": f"{name} (fr)"}}, (), {"section": name})
        for name in headings
    )
    digest = kept_reading(f"waived in {language}".encode(), findings=found)
    officer = seat("officer")
    form = {"at": "finding-2", "deed": "waive", "reason": "agreed", "version": "99"}
    officer.post(f"/submissions/{digest}/judge?language={language}", form)
    page = officer.get(f"/submissions/{digest}?language={language}").content.decode()
    assert page.count('<li class="waived') == 1
    back = form | {"deed": "withdraw", "reason": "not agreed"}
    officer.post(f"/submissions/{digest}/judge?language={language}", back)
    page = officer.get(f"/submissions/{digest}?language={language}").content.decode()
    assert page.count('<li class="waived') == 0


def test_a_file_that_could_not_be_read_says_what_to_ask_for_and_leads_to_its_letter(
    seat: type[Seat],
) -> None:
    problem = "locked.pdf is protected by a password. Ask the proponent for a copy without one."
    unread = {"kind": None, "kinds": (), "problem": problem, "problem_state": "password"}
    digest = kept_reading(b"locked", file="locked.pdf", sections=(), findings=(), **unread)
    page = seat("officer").get(f"/submissions/{digest}?language=fr").content.decode()
    assert "protégé par un mot de passe" in page
    assert "/letters/COP15" in page
    assert "None" not in page


def test_a_conflict_names_the_hour_and_what_it_is_about(seat: type[Seat], taken_in: str) -> None:
    from pipeline.services.review import correct
    from pipeline.services.submission_pages import kept_file

    seen = len(kept_file(taken_in).submission.words)
    correct(taken_in, "agenda_item", "31.4", by="Bea", reason="as printed")
    form = {"at": "agenda_item", "version": str(seen), "deed": "correct", "value": "5"}
    page = seat("officer").post(f"/submissions/{taken_in}/judge", form | {"reason": "so"})
    text = page.content.decode()
    assert re.search(r"Bea judged this at \d\d:\d\d CES?T", text)
    assert "Agenda item" in text


@pytest.mark.parametrize("printer", [True, False], ids=["LibreOffice", "none"])
def test_pages_of_a_word_file_are_offered_where_they_can_be_printed(
    seat: type[Seat], taken_in: str, monkeypatch: pytest.MonkeyPatch, printer: bool
) -> None:
    from pipeline.services import submission_pages

    monkeypatch.setattr(submission_pages, "converter_available", lambda: printer)
    page = seat("reader").get(f"/submissions/{taken_in}").content.decode()
    assert ("?view=pages" in page) is printer
    assert "CONVENTION ON" in page  # the text stands there in any case


@pytest.mark.slow
@pytest.mark.skipif(not converter_available(), reason="no LibreOffice")
def test_a_word_file_is_shown_as_pages_with_the_words_of_a_finding(
    seat: type[Seat], taken_in: str
) -> None:
    officer = seat("officer")
    page = officer.get(f"/submissions/{taken_in}?view=pages&at=finding-4").content.decode()
    picture = re.search(r'src="([^"]+/page/(\d)\.png\?quote=[^"]+)"', page)
    assert picture, "no page"
    assert picture[2] == "2"  # where the empty section stands
    assert officer.get(picture[1].replace("&amp;", "&")).content.startswith(b"\x89PNG")
    assert "<text" in officer.get(f"/submissions/{taken_in}/page/2/words").content.decode()
    form = {"at": "language", "deed": "confirm", "view": "pages"}
    assert "view=pages" in officer.post(f"/submissions/{taken_in}/judge", form)["Location"]


def test_where_nothing_was_found_nothing_waits_and_nothing_can_be_accepted(
    seat: type[Seat],
) -> None:
    digest = kept_reading(b"little", title=None, symbol=None, agenda_item=None, findings=())
    officer = seat("officer")
    page = officer.get(f"/submissions/{digest}?at=title").content.decode()
    assert 'data-do="confirm"' not in page
    assert 'data-do="correct"' in page
    waiting = re.search(r'role="status">(\d+) items? left', page)
    assert waiting
    for _ in range(int(waiting[1]) + 1):  # accepting one after the other comes to an end
        page = officer.get(f"/submissions/{digest}").content.decode()
        key = re.search(r'<li class="read [^"]*"[^>]*data-key="([^"]+)"', page)
        if key is None:
            break
        deed = "waive" if key[1].startswith("finding") else "confirm"  # a day brings a finding
        form = {"at": key[1], "deed": deed, "reason": "so"}
        officer.post(f"/submissions/{digest}/judge", form)
    assert "0 items left" in officer.get(f"/submissions/{digest}").content.decode()
