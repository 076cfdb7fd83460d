"""A submission at the desk: what is shown beside what, what is judged, and what two people do."""

from collections.abc import Callable

import pytest

from tests.pipeline.desk.conftest import Seat


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
