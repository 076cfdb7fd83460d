"""What a submission is, its versions, headings, comments and erasing: at the desk, by role."""

from collections.abc import Callable
from datetime import date
from html import unescape
from itertools import count
from typing import Any

import pytest

from pipeline.submissions.summary import ReadSection
from tests.pipeline.desk.conftest import PASSWORD, Seat
from tests.pipeline.outcomes import outcome

NUMBERS = count(1)
FIRST, LATER = date(2025, 10, 10), date(2025, 10, 12)
Load = Callable[..., str]


@pytest.fixture
def load(at_desk: None) -> Load:
    """Keeps a file of its own in the register of the desk, and gives its SHA-256."""
    from pipeline.config import home, register_url
    from pipeline.register import open_register

    def keep(words: str = "", received: date = FIRST, **changes: Any) -> str:
        content = f"{words} {next(NUMBERS)} {changes}".encode()
        part = ReadSection("timeframe", "Timeframe", "en", words or str(content), 2, 7)
        fields = {"file": f"file{next(NUMBERS)}.docx", "symbol": None, "sections": (part,)}
        result = outcome(content, **(fields | {"title": f"Title {next(NUMBERS)}"} | changes))
        with open_register(home(), register_url()) as register:
            return register.load(result, content, received, "COP15").sha256

    return keep


def text_of(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        ("translation_of", "Translation"),
        ("annex_to", "Annex"),
        ("same_text_as", "Same text"),
        ("new_version_of", "Submission"),
    ],
)
def test_what_it_is_to_another_is_kept_shown_and_undone(
    seat: type[Seat], load: Load, kind: str, standing: str
) -> None:
    first, second = load(title="The first one"), load(received=LATER)
    officer = seat("officer")
    form = {"deed": "relate", "kind": kind, "other": first, "reason": "the cover says so"}
    for _ in range(2):  # a double click
        assert officer.post(f"/submissions/{second}/belonging/say", form).status_code == 302
    page = text_of(officer.get(f"/submissions/{second}/belonging"))
    assert f"<strong>{standing}</strong>" in page
    assert "The first one" in page
    assert page.partition("<details>")[0].count("the cover says so") == 1
    other_side = text_of(officer.get(f"/submissions/{first}/belonging"))
    assert f"/submissions/{second}" in other_side
    undo = {"deed": "undo", "kind": kind, "other": first, "reason": "a slip"}
    officer.post(f"/submissions/{second}/belonging/say", undo)
    after = text_of(officer.get(f"/submissions/{second}/belonging"))
    now, _, history = after.partition("<details>")
    assert "the cover says so" not in now
    assert history.count("the cover says so") == 1  # kept, and that it was taken back
    assert "a slip" in history


@pytest.mark.parametrize(
    ("deed", "word", "kind"),
    [
        ("withdraw", "Withdrawn", "withdrawn"),
        ("set_aside", "Not for us", "not_for_us"),
    ],
)
def test_what_is_set_aside_is_listed_apart_and_taken_back(
    seat: type[Seat], load: Load, deed: str, word: str, kind: str
) -> None:
    digest, officer = load(), seat("officer")
    say = f"/submissions/{digest}/belonging/say"
    assert officer.post(say, {"deed": deed, "reason": ""}).status_code == 422
    officer.post(say, {"deed": deed, "reason": "their letter"})
    assert f"<strong>{word}</strong>: <bdi>their letter" in text_of(
        officer.get(f"/submissions/{digest}")
    )
    listed = text_of(officer.get(f"/submissions?stands={kind}"))
    assert digest in listed
    assert digest not in text_of(officer.get("/submissions?stands=submission"))
    officer.post(say, {"deed": "undo", "kind": kind, "reason": "a slip"})
    assert digest not in text_of(officer.get(f"/submissions?stands={kind}"))


def test_a_submission_is_moved_to_another_meeting(
    seat: type[Seat], load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.services.relations._read_again", lambda present: present)
    digest, officer = load(), seat("officer")
    form = {"deed": "move", "meeting": "COP14", "reason": "wrong folder"}
    officer.post(f"/submissions/{digest}/belonging/say", form)
    assert digest in text_of(officer.get("/submissions?meeting=COP14"))


FORMS: list[tuple[str, dict[str, str], str]] = [  # address, form, the role that is not enough
    ("belonging/say", {"deed": "withdraw", "reason": "x"}, "reader"),
    ("comments/write", {"text": "x"}, "reader"),
    ("comments/assign", {"user": "the-officer"}, "reader"),
    ("headings/place", {"heading": "x", "section": "timeframe"}, "reader"),
    ("erase", {"deed": "ask", "reason": "x"}, "officer"),
    ("erase", {"deed": "confirm"}, "officer"),
]


@pytest.mark.parametrize(("address", "form", "role"), FORMS)
def test_who_has_too_low_a_role_changes_nothing(
    seat: type[Seat], load: Load, address: str, form: dict[str, str], role: str
) -> None:
    digest = load()
    answer = seat(role).post(f"/submissions/{digest}/{address}", form)
    assert answer.status_code == 403
    page = text_of(seat(role).get(f"/submissions/{digest}/belonging"))
    assert "/erase" not in page
    assert seat("officer").get(f"/submissions/{digest}").status_code == 200


@pytest.mark.parametrize(
    "page", ["versions", "headings", "belonging", "comments", "?at=title", "/wordings"]
)
def test_a_reader_sees_every_part_and_no_form(seat: type[Seat], load: Load, page: str) -> None:
    digest = load()
    address = page if page.startswith("/") else f"/submissions/{digest}/{page}".replace("/?", "?")
    shown = seat("reader").get(address)
    assert shown.status_code == 200
    main = text_of(shown).partition("<main")[2].partition("</main>")[0]
    assert 'method="post"' not in main


def test_two_administrators_erase_and_one_does_not(seat: type[Seat], load: Load) -> None:
    from pipeline.desk.people.accounts import add_account

    add_account("the-second", "administrator", PASSWORD)
    digest, first, second = load(file="Zyxomma.docx"), seat("administrator"), seat("second")
    address = f"/submissions/{digest}/erase"
    seat("officer").post(f"/submissions/{digest}/comments/write", {"text": "Zyxomma rang"})
    first.post(address, {"deed": "ask", "reason": "letter of 3 November"})
    first.post(address, {"deed": "ask", "reason": "again"})
    assert "letter of 3 November" in text_of(second.get(f"/submissions/{digest}/belonging"))
    first.post(address, {"deed": "confirm"})
    assert "somebody else" in text_of(first.get(f"/submissions/{digest}/belonging"))
    assert second.post(address, {"deed": "confirm"})["Location"] == "/submissions"
    shown = text_of(second.get("/submissions"))
    assert "Erased." in shown
    assert "Zyxomma" not in shown
    for page in ("", "/belonging", "/comments", "/file"):
        assert second.get(f"/submissions/{digest}{page}").status_code == 404
    assert second.post(address, {"deed": "confirm"}).status_code == 302
    from pipeline.desk.people.models import Comment

    assert not Comment.objects.filter(text__contains="Zyxomma").exists()


def test_a_request_to_erase_is_taken_back(seat: type[Seat], load: Load) -> None:
    digest, administrator = load(), seat("administrator")
    address = f"/submissions/{digest}/erase"
    administrator.post(address, {"deed": "ask", "reason": "a letter"})
    administrator.post(address, {"deed": "take_back"})
    assert "a letter" not in text_of(administrator.get(f"/submissions/{digest}/belonging"))


def test_the_desk_forgets_runs_that_name_an_erased_file(at_desk: None) -> None:
    from pipeline.desk.forget import forget
    from pipeline.desk.people.models import Run

    rows = [{"file": "Zyxomma.docx", "sha256": "z" * 64}, {"file": "other.docx", "sha256": "o"}]
    failed = "Zyxomma.docx could not be kept"
    run = Run.objects.create(
        kind="intake", who="Ana", at="Zyxomma.docx", line=failed, result={"rows": rows}
    )
    forget(["z" * 64], ["Zyxomma.docx"])
    run.refresh_from_db()
    assert (run.at, run.line, run.result) == ("erased", "erased", {"rows": rows[1:]})


def test_a_waiver_is_withdrawn_by_its_button(seat: type[Seat], load: Load) -> None:
    digest, officer = load(), seat("officer")
    form = {"at": "finding-1", "path": "SEC999", "version": "0", "reason": "agreed"}
    officer.post(f"/submissions/{digest}/judge", form | {"deed": "waive"})
    page = text_of(officer.get(f"/submissions/{digest}?at=finding-1"))
    assert 'value="withdraw"' in page
    again = form | {"deed": "withdraw", "reason": "no, ask", "version": "1"}
    officer.post(f"/submissions/{digest}/judge", again)
    assert 'value="waive"' in text_of(officer.get(f"/submissions/{digest}?at=finding-1"))


def test_versions_stand_side_by_side_with_words_that_went_and_came(
    seat: type[Seat], load: Load
) -> None:
    load("They count in May by boat.", title="Of two versions")
    new = load("They count in June by boat.", LATER, title="Of two versions")
    page = " ".join(text_of(seat("reader").get(f"/submissions/{new}/versions")).split())
    assert '<del><span class="tag">removed</span>May</del>' in page
    assert '<ins><span class="tag">added</span>June</ins>' in page
    assert "1 section differs" in page


def test_without_another_version_that_is_said(seat: type[Seat], load: Load) -> None:
    page = text_of(seat("reader").get(f"/submissions/{load()}/versions"))
    assert "No other version" in page


def test_a_heading_is_placed_learnt_and_forgotten(
    seat: type[Seat], load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.services.review._read_again", lambda submission: submission)
    odd = ReadSection("", "Zeitplan der Arbeiten", "en", "2030", 2, 7)
    digest, officer = load(sections=(odd,)), seat("officer")
    address = f"/submissions/{digest}/headings"
    assert "Zeitplan der Arbeiten" in text_of(officer.get(address))
    form = {"heading": "Zeitplan der Arbeiten", "section": "timeframe"}
    for _ in range(2):
        officer.post(f"{address}/place", form)
    assert "Every heading stands" in text_of(officer.get(address))
    assert text_of(officer.get("/wordings")).count("Zeitplan der Arbeiten</bdi></th>") == 1
    officer.post("/wordings/forget", {"heading": "Zeitplan der Arbeiten"})
    assert "Zeitplan der Arbeiten</bdi></th>" not in text_of(officer.get("/wordings"))


def test_a_comment_that_names_a_colleague_is_on_their_first_page(
    seat: type[Seat], load: Load
) -> None:
    digest, officer = load(), seat("officer")
    form = {"text": "@the-Reader: <b>is this</b> the right lead?", "about": "title"}
    for _ in range(2):  # a double click
        answer = officer.post(f"/submissions/{digest}/comments/write", form)
    page = text_of(officer.get(f"/submissions/{digest}/comments"))
    assert page.count("the right lead?") == 1
    assert "<strong>@the-Reader</strong>" in page
    assert "&lt;b&gt;is this" in officer.get(f"/submissions/{digest}/comments").content.decode()
    assert "?at=title#at" in page
    link = answer["Location"]
    assert link in text_of(seat("reader").get("/"))
    assert link not in text_of(officer.get("/"))


def test_what_is_assigned_stands_on_the_first_page_of_one(seat: type[Seat], load: Load) -> None:
    digest, officer = load(title="Title of the assigned"), seat("officer")
    address = f"/submissions/{digest}/comments/assign"
    officer.post(address, {"user": "the-officer"})
    assert "Title of the assigned" in text_of(officer.get("/"))
    assert "Title of the assigned" not in text_of(seat("reader").get("/"))
    officer.post(address, {"user": ""})
    assert "Title of the assigned" not in text_of(officer.get("/"))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("page", ["versions", "headings", "belonging", "comments"])
def test_every_part_is_said_in_each_language(
    seat: type[Seat], load: Load, page: str, language: str
) -> None:
    from pipeline.desk.texts import texts

    shown = text_of(seat("administrator").get(f"/submissions/{load()}/{page}?language={language}"))
    tab = page if page != "headings" else "submission-headings"
    assert f"{texts(language).words['tabs'][tab]}</a>" in shown
