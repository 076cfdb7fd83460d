"""Words chosen in a document are said to be something: by mouse, by keys, and without a script."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.pipeline.desk.conftest import Seat, signed_in
from tests.pipeline.outcomes import outcome

PDF = "albatros*/*.pdf"


def reading(digest: str) -> Any:
    from pipeline.services.submission_pages import kept_file

    return kept_file(digest).submission.corrected


def these(words: str, meaning: str, **more: str) -> dict[str, str]:
    return {"words": words, "meaning": meaning, "version": "99"} | more


SAID = [
    ("a title", "The Great Bustard of Ruritania", "title", lambda r: r.title),
    ("a day in words", "le 3 mai 2030", "document_date", lambda r: r.document_date),
    ("States in a sentence", "found in Kenya, Uganda and Chad", "range_states",
     lambda r: {s.iso for s in r.range_states} >= {"KE", "UG", "TD"}),
    ("two proponents", "Governments of Peru and Chile", "proponents",
     lambda r: {p.iso for p in r.proponents} >= {"PE", "CL"}),
    ("a species", "Saiga tatarica", "taxa",
     lambda r: "Saiga tatarica" in {t.scientific_name for t in r.taxa if t.role == "target"}),
    ("an activity", "Count the birds every spring", "activities",
     lambda r: "Count the birds every spring" in {a.activity for a in r.activities}),
]  # fmt: skip
WANTED = {"a title": "The Great Bustard of Ruritania", "a day in words": "2030-05-03"}


@pytest.mark.parametrize(("case", "words", "meaning", "read"), SAID, ids=[row[0] for row in SAID])
def test_words_become_what_they_are_said_to_be(
    seat: type[Seat], taken_in: str, case: str, words: str, meaning: str, read: Any
) -> None:
    answer = seat("officer").post(f"/submissions/{taken_in}/these", these(words, meaning))
    assert answer.status_code == 302
    assert read(reading(taken_in)) == WANTED.get(case, True)
    seat("officer").get(answer["Location"])  # leads to what was kept


def test_the_heading_of_a_section_is_chosen_in_the_text(seat: type[Seat]) -> None:
    from pipeline.config import home, register_url
    from pipeline.register import open_register
    from pipeline.submissions.summary import ReadSection

    odd = ReadSection("", "Quand donc et comment", "fr", "2030", 2, 7)
    with open_register(home(), register_url()) as register:
        digest = register.load(outcome(b"chosen", sections=(odd,)), b"chosen", None, "COP15").sha256
    form = these("Quand donc et comment", "sections/timeframe")
    assert seat("officer").post(f"/submissions/{digest}/these", form).status_code == 302
    assert [part.id for part in reading(digest).sections] == ["timeframe"]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [("", "title"), ("nowhere at all", "range_states"), ("nothing", "document_date"),
     ("no heading of it", "sections/timeframe"), ("x", ""), ("x", "received")],
)  # fmt: skip
def test_words_that_cannot_be_that_are_refused_and_stay_typed(
    seat: type[Seat], taken_in: str, words: str, meaning: str
) -> None:
    before = reading(taken_in)
    answer = seat("officer").post(f"/submissions/{taken_in}/these", these(words, meaning))
    assert answer.status_code == 422
    assert f">{words}</textarea>" in answer.content.decode()
    assert reading(taken_in) == before


def test_what_a_colleague_corrected_meanwhile_is_not_overwritten(
    seat: type[Seat], taken_in: str
) -> None:
    from pipeline.services.review import correct

    correct(taken_in, "title", "The colleague's", by="Bea", reason="as printed")
    form = these("Mine", "title", version="0")
    answer = seat("officer").post(f"/submissions/{taken_in}/these", form)
    assert answer.status_code == 422
    assert reading(taken_in).title == "The colleague's"


def test_a_reader_chooses_nothing(seat: type[Seat], taken_in: str) -> None:
    reader = seat("reader")
    assert "data-these" not in reader.get(f"/submissions/{taken_in}").content.decode()
    form = these("Mine", "title")
    assert reader.post(f"/submissions/{taken_in}/these", form).status_code == 403


def test_a_page_gives_its_words_where_they_stand(
    seat: type[Seat], take: Callable[[str], str]
) -> None:
    digest = take(PDF)
    page = seat("officer").get(f"/submissions/{digest}/page/1/words?language=fr").content.decode()
    places = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>(\S+) </text>', page)
    assert len(places) > 50
    assert "albatros" in " ".join(word for _, _, word in places).casefold()
    assert seat("officer").get(f"/submissions/{digest}/page/99/words").status_code == 404
    assert seat("reader").get(f"/submissions/{digest}/page/1/words").status_code == 403


@pytest.mark.slow
def test_words_are_chosen_on_the_page_by_mouse_and_by_keys(
    browser: Any, address: str, take: Callable[[str], str]
) -> None:
    digest = take(PDF)
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"/submissions/{digest}")
    page.wait_for_selector("[data-letters] text")
    words = page.locator("[data-letters] text")
    first, last = words.nth(3).bounding_box(), words.nth(5).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 1, last["y"] + last["height"] / 2, steps=8)
    page.mouse.up()
    wanted = " ".join((words.nth(n).text_content() or "").strip() for n in (3, 4, 5))
    assert page.input_value("#words") == wanted
    page.focus("[data-letters]")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    by_keys = " ".join((words.nth(n).text_content() or "").strip() for n in (1, 2, 3))
    assert page.input_value("#words") == by_keys
    assert page.evaluate("document.activeElement.id") == "words"
    page.select_option("#meaning", "title")
    page.click("[data-these] button.do")
    page.wait_for_selector("li.corrected.at")
    assert reading(digest).title == by_keys
    assert not wrong
    context.close()


@pytest.mark.slow
def test_a_key_opens_the_form_and_without_a_script_it_is_typed_into(
    browser: Any, address: str, taken_in: str
) -> None:
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto(f"/submissions/{taken_in}")
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "words"
    context.close()
    plain = signed_in(browser, address, "officer", java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"/submissions/{taken_in}")
    page.click("[data-these] summary")
    page.fill("#words", "Typed by hand")
    page.select_option("#meaning", "title")
    page.click("[data-these] button.do")
    assert reading(taken_in).title == "Typed by hand"
    plain.close()


@pytest.mark.slow
def test_enter_in_a_correction_corrects_and_never_accepts(
    browser: Any, address: str, taken_in: str
) -> None:
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto(f"/submissions/{taken_in}?at=document_date#at")
    page.keyboard.press("c")
    page.keyboard.type("4.12.2025")  # in place of what was read
    page.fill("#why", "as printed")
    page.keyboard.press("Enter")
    page.wait_for_selector("li.corrected")
    assert reading(taken_in).document_date == "2025-12-04"
    context.close()


@pytest.mark.parametrize(
    ("page", "words"), [(1, "character recognition"), (2, "could not be read")]
)
def test_pages_without_a_text_layer_are_told(seat: type[Seat], page: int, words: str) -> None:
    from pipeline.config import home, register_url
    from pipeline.register import open_register

    scan = outcome(b"a scan", file="scan.pdf", pages=2, scanned=True, unread_pages=(2,))
    with open_register(home(), register_url()) as register:
        digest = register.load(scan, b"a scan", None, "COP15").sha256
    assert words in seat("reader").get(f"/submissions/{digest}?page={page}").content.decode()
