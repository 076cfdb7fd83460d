"""The pages as a whole: every link leads somewhere, every language says everything."""

import csv
import json
import re
import tomllib
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.register import Register
from pipeline.site.content.rows import (
    LANGUAGES,
    ActionRow,
    ActivityRow,
    EventRow,
    PeriodRow,
    ProponentRow,
    PublicStatus,
    Site,
)
from pipeline.site.render.pagination import PER_PAGE
from pipeline.site.render.website_table import website_table
from pipeline.site.texts import WORDS
from pipeline.site.urls import slug
from tests.pipeline.site.reading import OUTSIDE, internal, pages_of, target, text_of, tree
from tests.pipeline.site.seeds import ADDRESS, happen, make, prepare

LOST = "404.html"  # it stands at whatever address: its own are those of the site
GOLDEN = Path(__file__).parent / "golden"
WRITTEN = [
    "en/action/97.1/",
    "en/state/MN/",
    "en/state/CN/",
    "en/taxon/otis-tarda/",
    "en/class/aves/",
    "en/appendix/II/",
    "en/meeting/COP98/",
    "en/proponent/ruritanian-bustard-society/",
    "en/status/superseded/",
    "fr/due/",
    "es/about/",
]


@pytest.mark.parametrize("folder", WRITTEN)
def test_addresses_do_not_change(site: Path, folder: str) -> None:
    assert (site / folder / "index.html").is_file()


def test_every_internal_link_leads_to_a_file(site: Path) -> None:
    dead = [
        (page.relative_to(site).as_posix(), address)
        for page in pages_of(site)
        for address in internal(page)
        if page.name != LOST and not target(site, page, address).is_file()
    ]
    assert dead == []


QUOTED = {
    "en": "Continued as: “Ruritanian Initiative”",
    "fr": "Relayée par\u00a0: «\u00a0Ruritanian Initiative\u00a0»",
    "es": "Continúa en: «Ruritanian Initiative»",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_an_action_goes_on_is_quoted_where_it_has_no_number(
    site: Path, language: str
) -> None:
    page = (site / language / "action" / "97.6" / "index.html").read_text("utf-8")
    assert QUOTED[language] in page


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    waiting, seen = [(site / "index.html").resolve()], set[Path]()
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".html":
            continue
        seen.add(page)
        waiting += [target(site, page, address) for address in internal(page)]
    others = {page for page in pages_of(site) if page.name == LOST or leads_on(page)}
    assert seen == {page.resolve() for page in pages_of(site)} - {o.resolve() for o in others}


def leads_on(page: Path) -> bool:
    """Whether it only leads to another page."""
    return bool(tree(page).xpath("//meta[@http-equiv='refresh']"))


def test_an_action_has_an_address_in_words_in_other_languages(site: Path) -> None:
    page = site / "fr/action/98.10/girafe/index.html"
    assert leads_on(page)
    assert {target(site, page, address) for address in internal(page)} >= {
        (site / "fr/action/98.10/index.html").resolve()
    }
    assert "Girafe" in text_of(site / "fr/action/98.10/index.html")
    assert "Jirafa" in text_of(site / "es/index.html")


def test_what_is_not_there_is_told_in_three_languages(site: Path) -> None:
    page = tree(site / LOST)
    assert [part.get("lang") for part in page.xpath("//h1/span[@lang]")] == ["en", "fr", "es"]
    assert {*page.xpath("//a/@href")} == {f"{ADDRESS}{code}/" for code in ("en", "fr", "es")}


def test_every_page_describes_itself_and_events_have_addresses(site: Path) -> None:
    described = [page for page in pages_of(site) if page.parent.parent.parent.name == "action"]
    page = tree(site / "es/action/98.10/index.html")
    (about,) = page.xpath("//meta[@name='description']/@content")
    assert about.startswith("Acción concertada 98.10: Jirafa. ")
    assert page.xpath("//ol[@class='events']/li/@id") == ["event-1"]
    assert described


def test_the_table_for_the_website_has_its_headings_and_three_languages(site: Path) -> None:
    with (site / "data/website.csv").open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    assert head == [
        *("Title", "Number", "Type", "Decisions directed to", "Description", "CMS Instrument"),
        *("Title fr", "Description fr", "Title es", "Description es"),
    ]
    (giraffe,) = (row for row in rows if row[1] == "UNEP/CMS/Concerted Action 98.10")
    assert (giraffe[0], giraffe[6], giraffe[8]) == ("Giraffe", "Girafe", "Jirafa")
    assert len(rows) == len([*(site / "data/action").iterdir()])


@pytest.mark.parametrize(("number", "directed"), [("97.1", "Kenya; All"), ("98.10", "")])
def test_the_table_for_the_website_names_who_is_responsible(
    number: str, directed: str, site: Path
) -> None:
    """Who leads it now, then whom the activities name; nobody where that is not known."""
    with (site / "data/website.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = (r for r in csv.DictReader(lines) if r["Number"].endswith(f" {number}"))
    assert row["Decisions directed to"] == directed


@pytest.mark.parametrize(
    ("lead", "cells", "directed"),
    [
        ("Chad", ["Gouvernement du Tchad"], "Chad"),
        ("Fondation", ["Gouvernement du Tchad, Gouvernement du Niger"], "Fondation; Chad; Niger"),
        ("", ["IUCN (Asia, Africa); Government of Chad", ""], "IUCN (Asia, Africa); Chad"),
        ("", [], ""),
    ],
)
def test_each_who_is_responsible_is_named_once(lead: str, cells: list[str], directed: str) -> None:
    """Governments by their State in English, in whichever language the activities are written."""
    event = EventRow(1, "accepted", "COP97", date(2090, 3, 1), "")
    period = PeriodRow("COP97", event.day, (ProponentRow(lead, lead=True),) if lead else ())
    activities = tuple(ActivityRow("Count", responsibility=cell) for cell in cells)
    ongoing = PublicStatus.ONGOING
    action = ActionRow("97.1", "urn:uuid:1", "Bustard", ongoing, (event,), event, (period,))
    table = website_table(Site((replace(action, activities=activities),), (), None))
    (row,) = csv.DictReader(table.decode().splitlines())
    assert row["Decisions directed to"] == directed


def test_no_page_names_another_host(site: Path) -> None:
    strange = {
        address
        for page in pages_of(site)
        for address in internal(page)
        if page.name != LOST and re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE)
    }
    assert strange == set()
    asked = {
        address
        for page in pages_of(site)
        for element, _, address, _ in tree(page).iterlinks()
        if element.tag != "a" and address.startswith(OUTSIDE)
    }
    assert asked == set()
    for asset in (site / "assets").iterdir():
        named = asset.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"://|url\(|@import", named), asset.name


def test_every_page_forbids_inline_script_and_has_none(site: Path) -> None:
    for page in pages_of(site):
        root = tree(page)
        policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for script in root.xpath("//script[not(@src)]"):
            assert script.get("type") == "application/ld+json"
        styles = root.xpath("//style/text()")
        digest = b64encode(sha256("".join(styles).encode()).digest()).decode()
        assert not styles or f"style-src 'sha256-{digest}'" in policy
        assert not root.xpath("//@style | //@*[starts-with(name(), 'on')]")


def test_ids_stand_once_and_headings_begin_with_one(site: Path) -> None:
    for page in pages_of(site):
        root = tree(page)
        assert [id_ for id_, n in Counter(root.xpath("//@id")).items() if n > 1] == [], page
        assert len(root.xpath("//h1")) == 1, page
        assert root.get("lang") in LANGUAGES


def test_languages_have_the_same_pages(site: Path) -> None:
    found = [
        {
            page.relative_to(site / code).as_posix()
            for page in pages_of(site / code)
            if not leads_on(page)
        }
        for code in LANGUAGES
    ]
    assert found[0] == found[1] == found[2]


def test_every_language_has_the_same_words() -> None:
    def keys(table: dict[str, Any], path: str = "") -> set[str]:
        return {
            key
            for name, value in table.items()
            for key in (keys(value, f"{path}{name}.") if isinstance(value, dict) else {path + name})
        }

    english, *others = (tomllib.loads((WORDS / f"{code}.toml").read_text()) for code in LANGUAGES)
    for other in others:
        assert keys(other) == keys(english)
    for words in (english, *others):
        assert words["event"].keys() == {kind.value for kind in Event} - {"retracted"}
        assert (
            words["status"].keys()
            == words["why"].keys()
            == {status.value for status in PublicStatus}
        )


def test_words_keep_their_places(site: Path) -> None:
    """What is filled in is the same in every language, and nothing is left open on a page."""
    english, *others = ((WORDS / f"{code}.toml").read_text("utf-8") for code in LANGUAGES)
    for other in others:
        assert Counter(re.findall(r"\{\w+\}", other)) == Counter(re.findall(r"\{\w+\}", english))
    for page in pages_of(site):
        assert not re.search(r"\{\w+\}", text_of(page).replace("{count}", "")), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_an_action(site: Path, language: str, pytestconfig: pytest.Config) -> None:
    """Accept a wanted change with `pytest --accept`, then read the diff."""
    got = (site / language / "action/97.1/index.html").read_text("utf-8")
    golden = GOLDEN / f"action.{language}.html"
    if pytestconfig.getoption("accept"):
        golden.write_text(got, "utf-8")
    assert got == golden.read_text("utf-8")


def test_a_delegate_finds_what_is_due_of_their_country(site: Path) -> None:
    page = text_of(site / "es/state/MN/index.html")
    assert "Obligaciones pendientes" in page
    assert "6 de abril de 2096" in page
    assert "recibido" in page


def test_a_government_that_leads_is_told_of_its_own_report(
    register: Register, tmp_path: Path
) -> None:
    from tests.pipeline.site.seeds import BUSTARD

    prepare(register)
    details = [*BUSTARD["lead"], *BUSTARD["range_states"]]
    happen(register, "98.1", Event.ACCEPTED, "COP98", title="Bustard", details=details)
    make(register, tmp_path / "site")
    mongolia, china = (
        text_of(tmp_path / "site/en/state" / iso / "index.html") for iso in ("MN", "CN")
    )
    assert "Reports due from its government" in mongolia
    assert "no report recorded" in mongolia
    assert "Reports due from its government" not in china
    assert "Reports expected from the proponents" in china


def test_a_long_list_is_cut_into_pages(register: Register, tmp_path: Path) -> None:
    prepare(register)
    with register.together():
        for n in range(1, PER_PAGE + 2):
            happen(register, f"98.{n}", Event.ACCEPTED, "COP98", title=f"Action {n}")
    make(register, tmp_path / "site")
    first, second = (
        tree(tmp_path / "site/en" / folder / "index.html") for folder in ("", "actions/2")
    )
    assert len(first.xpath("//ul[@class='lines']/li")) == PER_PAGE
    assert len(second.xpath("//ul[@class='lines']/li")) == 1
    assert first.xpath("//a[@rel='next']/@href") == ["./actions/2/"]
    assert second.xpath("//a[@rel='prev']/@href") == ["../../"]


def test_an_empty_register_is_whole(register: Register, tmp_path: Path) -> None:
    make(register, tmp_path / "site")
    assert "no action yet" in text_of(tmp_path / "site/en/index.html")


def test_an_address_survives_a_new_title(register: Register, tmp_path: Path) -> None:
    from sqlalchemy import update

    from pipeline.register.schema import action

    prepare(register)
    happen(register, "98.1", Event.ACCEPTED, "COP98", title="Old title")
    make(register, tmp_path / "site")
    page = tmp_path / "site/en/action/98.1/index.html"
    (before,) = tree(page).xpath("//code/text()")
    with register.together():
        register._db.execute(update(action).values(title="New title"))
    make(register, tmp_path / "site")
    assert "New title" in text_of(page)
    assert tree(page).xpath("//code/text()") == [before]


def test_feed_and_sitemap_name_the_address(site: Path) -> None:
    assert ADDRESS in (site / "sitemap.xml").read_text("utf-8")
    assert ADDRESS in (site / "en/feed.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "marked"), [("en", ' lang="es"'), ("fr", ' lang="es"'), ("es", "")]
)
def test_a_title_says_its_language_where_it_is_another(
    register: Register, tmp_path: Path, page: str, marked: str
) -> None:
    prepare(register)
    title = "Acción Concertada para los flamencos altoandinos"
    happen(register, "98.1", Event.ACCEPTED, "COP98", title=title)
    make(register, tmp_path / "site")
    wanted = f"<bdi{marked}>{title}</bdi>"
    for folder in ("", "action/98.1/", "meeting/COP98/", "due/"):
        assert wanted in (tmp_path / "site" / page / folder / "index.html").read_text("utf-8")
    index = json.loads((tmp_path / "site/search.json").read_bytes())
    assert index["actions"][0][-2:] == ["", "es"]


@pytest.mark.parametrize(
    ("page", "word"), [("en", "Spanish"), ("fr", "espagnol"), ("es", "español")]
)
def test_a_document_says_its_language(site: Path, page: str, word: str) -> None:
    (link,) = tree(site / page / "action/97.1/index.html").xpath("//li/a[contains(@href,'files/')]")
    assert link.get("hreflang") == "es"
    assert f"PDF, {word}, " in link.getparent().text_content()


def test_a_state_has_a_page_for_what_its_government_proposed(site: Path) -> None:
    text = text_of(site / "en/state/KE/index.html")
    assert "Not named as a Range State; proponent of one action." in text
    assert "Steppe Bustard" in text
    assert "Kenya" in text_of(site / "en/state/index.html")


def test_the_lists_of_an_empty_register_say_so(register: Register, tmp_path: Path) -> None:
    make(register, tmp_path / "site")
    for kind in ("taxon", "state", "meeting", "proponent"):
        assert "Not on record" in text_of(tmp_path / f"site/en/{kind}/index.html")


def test_spellings_that_would_share_an_address_share_a_page(
    register: Register, tmp_path: Path
) -> None:
    prepare(register)
    for n, name in enumerate(("Otis tarda", "Otis Tarda", "OTIS-TARDA"), 1):
        details = [EventDetail("taxa", name), EventDetail("proponents", name)]
        happen(register, f"98.{n}", Event.ACCEPTED, "COP98", title="Same", details=details)
    make(register, tmp_path / "site")
    for kind in ("taxon", "proponent"):
        text = text_of(tmp_path / "site/en" / kind / "otis-tarda/index.html")
        assert all(f"98.{n}" in text for n in (1, 2, 3))
    index = json.loads((tmp_path / "site/search.json").read_bytes())
    assert [row[4] for row in index["actions"]] == [[0], [0], [0]]


@pytest.mark.parametrize("name", ["2", "index.html", ".", "/", "\u202e", "\u4e2d\u56fd", "../../x"])
def test_no_name_takes_the_place_of_another_page(name: str) -> None:
    assert re.search(r"(^|-)[0-9a-f]{10}$", slug(name))


@pytest.mark.parametrize(("actions", "above"), [(1, False), (PER_PAGE + 1, True)])
def test_a_long_register_is_browsed_before_its_first_page_of_actions(
    register: Register, tmp_path: Path, actions: int, above: bool
) -> None:
    prepare(register)
    for n in range(1, actions + 1):
        happen(register, f"98.{n}", Event.ACCEPTED, "COP98", title="Same")
    make(register, tmp_path / "site")
    page = (tmp_path / "site/en/index.html").read_text("utf-8")
    assert (page.index('class="browse"') < page.index('id="list"')) is above
