"""Search at the desk: hits lead to their page, an unknown word is asked about."""

import re

from pipeline.services.paper_files import papers_folder
from tests.pipeline.desk.conftest import Seat


def found_in(page: str) -> list[str]:
    """The submissions that hits lead to, by SHA-256."""
    return re.findall(r'href="/submissions/([0-9a-f]{64})', page)


def test_words_of_a_section_lead_to_the_submission(seat: type[Seat], taken_in: str) -> None:
    page = seat("reader").get("/search?q=bustards").content.decode()
    assert found_in(page)  # others have taken in bustards, too: it need not be this one
    assert seat("reader").get(f"/submissions/{found_in(page)[0]}").status_code == 200
    assert "Nothing was found" in seat("reader").get("/search?q=xyzzyx").content.decode()


def test_a_letter_leads_to_its_file_and_a_state_alone_lists_what_fits(
    seat: type[Seat], taken_in: str
) -> None:
    letter = papers_folder("COP15") / "letters-2025-11-20" / "completeness-x-docx-00000000-en.eml"
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_text("Subject: <b>Osprey\n\nThe osprey is meant.\n", "utf-8")
    page = seat("reader").get("/search?q=osprey").content.decode()
    link = f"/papers/COP15/letters-2025-11-20/{letter.name}"
    assert link in page
    assert "The osprey is meant." in page
    assert "<b>" not in page
    download = seat("reader").get(link)
    assert download.status_code == 200
    download.close()
    letter.unlink()
    assert found_in(seat("reader").get("/search?taxon=bustard").content.decode())


def test_an_unknown_state_is_asked_about(seat: type[Seat]) -> None:
    page = seat("reader").get("/search?q=bustard&state=Mongola").content.decode()
    assert "“Mongolia” meant" in page


def test_hostile_words_are_shown_as_text(seat: type[Seat]) -> None:
    page = seat("reader").get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page


def test_what_is_found_while_one_types_is_a_part_of_the_page(
    seat: type[Seat], taken_in: str
) -> None:
    reader = seat("reader")
    part = reader.get("/search?q=bustar", HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part
    assert f"/submissions/{taken_in}" in part
    assert "/search?q=bustar" in part  # and all of it
    hostile = reader.get("/search?q=%3Cb%3Ebustar", HTTP_HX_REQUEST="true").content.decode()
    assert "<b>bustar" not in hostile
    assert reader.get("/search?q=", HTTP_HX_REQUEST="true").content.decode().strip() == ""
