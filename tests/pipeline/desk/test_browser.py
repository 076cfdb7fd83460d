"""The desk in a real browser: the day of an officer, keys alone, no script, 360 px, axe."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.pipeline.desk.conftest import signed_in
from tests.pipeline.site.browsing import violations

pytestmark = pytest.mark.slow
SCREENS = ["/", "/intake", "/keys", "/letters/COP15", "/submissions", "/actions",
           "/proposals/COP15", "/proposals/COP15/numbers", "/states", "/states/MN", "/funding",
           "/changes", "/meetings",
           "/meetings/COP15", "/meetings/COP15/compliance", "/papers",
           "/search?q=bustard", "/people", "/history", "/condition", "/wordings",
           "/workbooks", "/editions", "/received-days", "/settings",
           "/settings/templates"]  # fmt: skip
PARTS = ["?at=finding-1", "/versions", "/headings", "/belonging", "/comments"]  # of a submission
BUSTARD = "great-bustard-missing-sections/*.docx"


def take_in(page: Page, file: Path) -> None:
    """Drop a file and wait until it has been read."""
    page.goto("/intake")
    page.set_input_files("#files", file)
    page.select_option("#meeting", "COP15")
    page.fill("#received", "20.10.2025")
    page.click("main button.do")
    page.wait_for_selector("#run table", timeout=60_000)


def test_an_officer_takes_in_judges_by_keys_and_finds(
    browser: Browser, address: str, apart: Callable[[str], Path]
) -> None:
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: wrong.append(request.url) if address not in request.url else None
    )
    take_in(page, apart(BUSTARD))
    page.click("#run tbody a")
    page.wait_for_selector("[data-review]")
    page.wait_for_load_state()
    page.keyboard.press("n")
    page.wait_for_selector("li.at")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.wait_for_url(re.compile("finding-2"))
    page.wait_for_load_state()
    page.keyboard.press("w")
    page.keyboard.type("agreed by phone")
    page.keyboard.press("Enter")
    page.wait_for_selector("li.waived")
    page.fill("#find", "bustard")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found")
    assert not wrong
    context.close()


def test_without_a_script_everything_works(browser: Browser, address: str, taken_in: str) -> None:
    context = signed_in(browser, address, "officer", java_script_enabled=False)
    page = context.new_page()
    page.goto("/submissions?q=bustard")
    page.click(f"tbody th a[href*='{taken_in}']")
    page.click("li[data-key=symbol] a.what")
    page.click("li.at button[value=confirm]")
    assert page.locator("li.confirmed").count()
    context.close()


@pytest.mark.parametrize(
    ("scheme", "width", "language"),
    [("light", 360, "fr"), ("dark", 360, "es"), ("light", 1600, "en"), ("dark", 1600, "fr")],
)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, address: str, scheme: Any, width: int, language: str, taken_in: str
) -> None:
    size: Any = {"width": width, "height": 800}
    context = signed_in(
        browser, address, "administrator", color_scheme=scheme, viewport=size, bypass_csp=True
    )
    page = context.new_page()
    found: dict[str, Any] = {}
    page.goto("/letters/COP15")
    letter = page.locator("tbody th a").first.get_attribute("href") or ""
    for path in [*SCREENS, letter, *(f"/submissions/{taken_in}{part}" for part in PARTS)]:
        page.goto(path + ("&" if "?" in path else "?") + f"language={language}")
        if wrong := violations(page):
            found[path] = wrong
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            found[path + " wide"] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert not found


def test_a_heading_is_dragged_onto_its_section(browser: Browser, address: str) -> None:
    from pipeline.config import home, register_url
    from pipeline.register import open_register
    from pipeline.submissions.summary import ReadSection
    from tests.pipeline.outcomes import outcome

    odd = ReadSection("", "Wann und wie lange", "en", "2030", 2, 7)
    fields: dict[str, Any] = {"file": "dragged.docx", "symbol": None, "title": "To be dragged"}
    result = outcome(b"dragged", sections=(odd,), **fields)
    with open_register(home(), register_url()) as register:
        digest = register.load(result, b"dragged", None, "COP15").sha256
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto(f"/submissions/{digest}/headings")
    page.drag_and_drop("[data-heading] h2", "[data-section=timeframe]")
    page.wait_for_selector("ul.messages li")
    page.goto("/wordings")
    assert page.locator("th", has_text="Wann und wie lange").count() == 1
    context.close()


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_menu_stands_on_one_line_of_an_office_screen(
    browser: Browser, address: str, language: str
) -> None:
    """Whoever has most entries, and a bar to scroll by."""
    wide: Any = {"width": 1265, "height": 800}
    context = signed_in(browser, address, "administrator", viewport=wide)
    page = context.new_page()
    page.goto(f"/keys?language={language}")
    tops = page.eval_on_selector_all(
        "nav.main a", "links => links.map(link => link.getBoundingClientRect().top)"
    )
    assert len({*tops}) == 1
    context.close()


def test_what_is_found_lies_under_the_field_while_one_types(
    browser: Browser, address: str, taken_in: str
) -> None:
    context = signed_in(browser, address, "reader")
    page = context.new_page()
    page.goto("/")
    page.locator("#find").press_sequentially("bustar")
    page.wait_for_selector("#hits a")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-hits]') !== null")
    page.keyboard.press("Escape")
    assert page.text_content("#hits") == ""
    context.close()


def test_a_narrow_screen_shows_each_line_of_a_table_with_the_names_of_its_columns(
    browser: Browser, address: str, taken_in: str
) -> None:
    size: Any = {"width": 360, "height": 800}
    context = signed_in(browser, address, "reader", viewport=size)
    page = context.new_page()
    for path in ("/submissions", "/meetings", "/editions"):
        page.goto(path)
        box = page.locator(".scroll").first
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth"), path
        assert page.locator("td[data-label]").count(), path
        assert page.get_by_role("rowheader").count(), path  # it is a table still
    context.close()


def test_what_was_not_done_is_said_where_one_looks(
    browser: Browser, address: str, taken_in: str
) -> None:
    context = signed_in(browser, address, "officer")
    page = context.new_page()
    page.goto(f"/submissions/{taken_in}?at=document_date#at")
    page.click("details[data-do=correct] summary")
    page.fill("#value", "03/04/2025")
    page.fill("#why", "as printed")
    page.click("button[value=correct]")
    page.wait_for_selector("ul.messages")
    assert page.evaluate("scrollY > 0")  # at the value
    inside = "box => box.getBoundingClientRect().top >= 0 && box.getBoundingClientRect().top < 200"
    assert page.locator("ul.messages").evaluate(inside)
    context.close()
