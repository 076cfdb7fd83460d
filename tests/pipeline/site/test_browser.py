"""The pages in a real browser, as people use them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.register import open_register
from pipeline.site.content.rows import LANGUAGES
from pipeline.site.render.pagination import PER_PAGE
from tests.pipeline.site.browsing import chromium, served, violations
from tests.pipeline.site.seeds import happen, make, prepare
from tests.pipeline.site.test_hostile import WORDS, attack

pytestmark = pytest.mark.slow
KINDS = {  # one page of each kind
    "start": "",
    "action": "action/97.1/",
    "taxa": "taxon/",
    "taxon": "taxon/otis-tarda/",
    "states": "state/",
    "state": "state/MN/",
    "meetings": "meeting/",
    "meeting": "meeting/COP98/",
    "proponents": "proponent/",
    "proponent": "proponent/mongolia/",
    "list": "status/ongoing/",
    "due": "due/",
    "figures": "figures/",
    "since": "since/COP97/",
    "embed": "embed/",
    "about": "about/",
}
NARROW, WIDE = {"width": 360, "height": 800}, {"width": 1600, "height": 1000}
REFLOWED = {"width": 320, "height": 256}  # 1280 by 1024 enlarged four times, WCAG 2.2, 1.4.10


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as known:
        yield known


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that fails the test on any error, and on any request that leaves the server."""
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "console", lambda message: wrong.append(message.text) if message.type == "error" else None
    )
    opened.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
    opened.on(
        "request",
        lambda asked: wrong.append(asked.url) if not asked.url.startswith(address) else None,
    )
    yield opened
    assert wrong == []


def titles(page: Page) -> list[str]:
    return page.locator("#list .lines a").all_inner_texts()


def search(page: Page, words: str) -> list[str]:
    """The titles found for these words."""
    page.fill("#q", words)
    return found_titles(page)


def found_titles(page: Page) -> list[str]:
    """The titles once something has been searched for."""
    results = page.locator("#found")
    expect(results).not_to_be_empty()
    expect(results).not_to_have_text(page.locator("#search").get_attribute("data-waiting") or "")
    return titles(page)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bustard", ["Steppe Bustard"]),
        ("BUSTARD", ["Steppe Bustard"]),
        ("outarde barbue", ["Steppe Bustard"]),
        ("avutarda", ["Steppe Bustard"]),
        ("jirafa", ["Girafe"]),
        ("otis tarda tarda", ["Steppe Bustard"]),
        ("mongolie", ["Steppe Bustard"]),
        ("mongolía addax", ["Steppe Bustard"]),
        ("97.1", ["Old designation", "Steppe Bustard"]),
        ("98.10", ["Girafe"]),
        ("jirafas", ["Girafe"]),
        ("oiseaux", ["Steppe Bustard"]),
        ("birds", ["Steppe Bustard"]),
        ("kenya", ["Steppe Bustard"]),
        ("zzz", []),
    ],
)
def test_search_finds_whatever_the_accents_capitals_and_language(
    page: Page, address: str, words: str, found: list[str]
) -> None:
    page.goto(f"{address}fr/")
    assert sorted(search(page, words)) == sorted(found)


@pytest.mark.parametrize(
    ("written", "offered", "title"),
    [("girrafe", "girafe", "Giraffe"), ("otard", "outarde", "Steppe Bustard")],
)
def test_a_word_is_offered_where_nothing_is_found(
    written: str, offered: str, title: str, page: Page, address: str
) -> None:
    page.goto(f"{address}en/")
    assert search(page, written) == []
    page.get_by_role("button", name=offered).click()
    expect(page.locator("#list .lines a")).to_have_text([title])


def test_results_are_on_the_first_screen_of_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size(ViewportSize(width=360, height=800))
    page.goto(f"{address}fr/")
    search(page, "girafe")
    box = page.locator("#list .lines a").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < NARROW["height"]


def test_filters_narrow_and_clear_widens(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    everything = titles(page)
    page.select_option("#status", "ongoing")
    expect(page.locator("#list .lines li")).to_have_count(2)
    page.select_option("#state", "MN")
    expect(page.locator("#list .lines li")).to_have_count(1)
    assert page.inner_text("#found") == "1 found"
    assert page.url.endswith("?status=ongoing&state=MN")
    page.click("button[type=reset]")
    expect(page).to_have_url(f"{address}en/")
    assert titles(page) == everything


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [
        ("group", "Aves", 1),
        ("appendix", "I", 1),
        ("appendix", "II", 2),
        ("meeting", "COP98", 7),
        ("taxon", "Addax", 1),
        ("proponent", "ruritanian", 1),
    ],
)
def test_every_filter_works(page: Page, address: str, field: str, value: str, count: int) -> None:
    page.goto(f"{address}en/?{field}={value}")
    assert len(found_titles(page)) == count


@pytest.mark.parametrize(
    ("order", "first"),
    [("", "97.1"), ("title", "97.3"), ("status", "97.1"), ("began", "98.10")],
)
def test_results_are_sorted_as_wished(page: Page, address: str, order: str, first: str) -> None:
    page.goto(f"{address}en/?meeting=COP98&sort={order}")
    found_titles(page)
    numbers = page.locator("#list .lines .number").all_inner_texts()
    assert numbers[0] == first
    expect(page.locator("#sort")).to_have_value(order)


@pytest.mark.parametrize(("day", "overdue"), [("2096-04-06", False), ("2096-04-07", True)])
def test_a_deadline_that_has_passed_is_marked_on_the_page_of_a_state(
    browser: Browser, tmp_path: Path, day: str, overdue: bool
) -> None:
    """The pages do not change with the day: the browser tells."""
    details = [EventDetail("range_states", "Mongolia", {"iso": "MN"}),
               EventDetail("lead", "Government of Kenya", {"iso": "KE"})]  # fmt: skip
    with open_register(tmp_path / "home") as register:
        prepare(register)
        happen(register, "98.1", Event.ACCEPTED, "COP98", title="Awaited", details=details)
        make(register, tmp_path / "site")
    with served(tmp_path / "site") as address:
        for iso in ("KE", "MN"):
            opened = browser.new_page()
            opened.clock.set_fixed_time(f"{day}T12:00:00Z")
            opened.goto(f"{address}en/state/{iso}/")
            expect(opened.locator(".passed")).to_have_text(["deadline passed"] * overdue)
            opened.close()


def test_a_search_can_be_passed_on_and_keeps_its_language(page: Page, address: str) -> None:
    page.goto(f"{address}en/?q=giraffe")
    expect(page.locator("#list .lines li")).to_have_count(1)
    page.click("text=Español")
    assert found_titles(page) == ["Jirafa"]
    assert page.url == f"{address}es/?q=giraffe"
    assert "En curso" in page.inner_text("#list")


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"embed"}))
def test_the_language_switch_stays_on_the_page(page: Page, address: str, kind: str) -> None:
    page.goto(f"{address}en/{KINDS[kind]}")
    page.click("text=Français")
    assert page.url == f"{address}fr/{KINDS[kind]}"
    assert page.get_attribute("html", "lang") == "fr"


def test_everything_can_be_done_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.id") == "q":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("giraffe")
    expect(page.locator("#list .lines li")).to_have_count(1)
    page.keyboard.press("Tab")  # the filters, open
    page.keyboard.press("Tab")
    page.keyboard.press("o")  # chooses "Ongoing" in the list of statuses
    expect(page).to_have_url(re.compile("status=ongoing"))
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Giraffe":
            break
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/action/98.10/")


def test_without_script_the_lists_lead_everywhere(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.click("text=Français")
    assert page.locator("#search").is_hidden()
    assert len(titles(page)) == 8
    page.click(".browse >> text=En cours")
    page.click("text=Steppe Bustard")
    assert page.inner_text("h1") == "Steppe Bustard"
    page.click(".states >> text=Mongolie")
    assert "Rapports attendus" in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("size", [REFLOWED, NARROW, WIDE], ids=["320", "360", "1600"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out(browser: Browser, address: str, language: str, size: Any) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    wide = {}
    for kind, folder in KINDS.items():
        page.goto(f"{address}{language}/{folder}")
        wide[kind] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert {kind: width for kind, width in wide.items() if width > size["width"]} == {}


@pytest.mark.parametrize(
    ("language", "scheme", "size"),
    [("en", "light", WIDE), ("en", "dark", NARROW), ("fr", "light", NARROW), ("es", "dark", WIDE)],
    ids=["en", "en-dark-360", "fr-360", "es-dark"],
)
def test_axe_finds_nothing(
    browser: Browser, address: str, language: str, scheme: Any, size: Any
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport=size, bypass_csp=True)
    page = context.new_page()
    found = {}
    for kind, folder in KINDS.items():
        page.goto(f"{address}{language}/{folder}")
        found[kind] = violations(page)
    page.goto(address)
    found["choose"] = violations(page)
    context.close()
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_a_search_over_results_passes_axe_too(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}en/?q=action")
    assert found_titles(page)
    assert violations(page) == []
    context.close()


def test_an_action_is_fit_for_paper(page: Page, address: str, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}en/action/97.1/")
    assert page.locator("nav.main").is_hidden()
    assert page.locator(".languages").is_hidden()
    assert page.locator("h1").is_visible()
    assert len(page.pdf(path=tmp_path / "action.pdf")) > 10_000


def test_map_and_timeline_have_texts_in_their_place(page: Page, address: str) -> None:
    page.goto(f"{address}es/action/97.1/")
    pictures = page.locator("svg[role=img]")
    assert pictures.count() == 2
    for n in range(2):
        named = pictures.nth(n).get_attribute("aria-labelledby")
        assert all(page.locator(f"#{id_}").text_content() for id_ in (named or "").split())
    assert page.locator(".events > li").count() == 6
    assert page.locator(".states li").count() == 4


def test_more_lines_are_shown_on_demand(browser: Browser, tmp_path: Path) -> None:
    with open_register(tmp_path / "home") as register:
        prepare(register)
        with register.together():
            for n in range(1, PER_PAGE + 6):
                happen(register, f"98.{n}", Event.ACCEPTED, "COP98", title=f"Action {n}")
        make(register, tmp_path / "site")
    context = browser.new_context()
    page = context.new_page()
    with served(tmp_path / "site") as address:
        page.goto(f"{address}en/?q=action")
        expect(page.locator(".more")).to_be_visible()
        assert len(titles(page)) == PER_PAGE
        page.click(".more")
        assert len(titles(page)) == PER_PAGE + 5
        assert page.evaluate("document.activeElement.textContent") == f"Action {PER_PAGE + 1}"
    context.close()


@pytest.mark.parametrize("name", ["script", "attribute", "markup", "turned", "endless"])
def test_hostile_text_does_nothing(browser: Browser, tmp_path: Path, name: str) -> None:
    word = WORDS[name]
    with open_register(tmp_path / "home") as register:
        attack(register, word)
        make(register, tmp_path / "site")
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    with served(tmp_path / "site") as address:
        for folder in ("", "?q=9", "action/98.1/", "proponent/"):
            page.goto(f"{address}en/{folder}")
            page.wait_for_timeout(150)
            assert page.locator("footer").is_visible()
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.goto(f"{address}en/")
        page.hover(".lines a")
    context.close()
    assert wrong == []
