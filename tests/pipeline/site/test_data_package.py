"""The data as others take it: the descriptor is held against what stands in the tables."""

import csv
import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import pytest

from pipeline.actions.lifecycle import Event
from pipeline.register import Register
from pipeline.site.content.rows import LANGUAGES
from pipeline.site.render.feed import ATOM, sitemaps
from tests.pipeline.site.seeds import ADDRESS, happen, make, prepare

LEADS_ON = 'http-equiv="refresh"'  # an address in words, which leads to that of the number
FOR_ANOTHER_SYSTEM = "website.csv"  # its columns are what the Secretariat's website asks for
READS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def descriptor(site: Path) -> Any:
    return json.loads((site / "data/datapackage.json").read_text("utf-8"))


def rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / f"data/{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_cell_is_of_the_kind_that_is_said(site: Path) -> None:
    for resource in descriptor(site)["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        table = rows(site, resource["path"].removesuffix(".csv"))
        assert table, resource["path"]
        for row in table:
            assert row.keys() == kinds.keys()
            for name, cell in row.items():
                assert cell == "" or READS[kinds[name]](cell) is not None
        key = resource["schema"]["primaryKey"]
        keys = [tuple(row[name] for name in key) for row in table]
        assert len(set(keys)) == len(keys)
        assert all(all(key) for key in keys)


def test_every_table_is_described_with_its_hash(site: Path) -> None:
    resources = descriptor(site)["resources"]
    tables = {path.name for path in site.glob("data/*.csv")}
    assert {resource["path"] for resource in resources} == tables - {FOR_ANOTHER_SYSTEM}
    for resource in resources:
        content = (site / "data" / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert all(column["description"] for column in resource["schema"]["fields"])


def test_the_status_is_told_with_the_event_it_rests_on(site: Path) -> None:
    statuses = {
        row["number"]: (row["status"], row["event"], row["basis"]) for row in rows(site, "actions")
    }
    assert statuses == {
        "97.1": ("ongoing", "extended", "Step 6(6)"),
        "97.2": ("completed", "completed", "Step 6(1)"),
        "97.3": ("closed", "closed", "Step 6(1), 6(3)"),
        "97.4": ("considered_closed", "considered_closed", "Step 6(4)"),
        "97.5": ("converted", "converted", "paragraph 1(b)"),
        "97.6": ("superseded", "merged", "Step 2(3), 6(6)"),
        "98.10": ("ongoing", "accepted", "Step 4(1), its proposal not on record"),
        "D97.1": ("designated", "designated", "Resolution 3.2 and its successors"),
    }


def test_the_lead_of_each_period_is_told(site: Path) -> None:
    leads = [
        (row["meeting"], row["name"]) for row in rows(site, "proponents") if row["lead"] == "true"
    ]
    assert leads == [("COP97", "Mongolia"), ("COP98", "Kenya")]


def test_a_state_we_do_not_know_keeps_its_name(site: Path) -> None:
    states = {row["name_fr"]: (row["iso"], row["party"]) for row in rows(site, "range_states")}
    assert states == {
        "Mongolie": ("MN", "true"),
        "Chine": ("CN", "false"),
        "Maldives": ("MV", "true"),
        "Ruritania": ("", ""),
    }


def test_what_is_due_names_its_deadline(site: Path) -> None:
    due = {(row["action"], row["kind"]): row for row in rows(site, "reports_due")}
    assert due["97.1", "cop_report"]["received"] == "true"
    assert due["98.10", "cop_report"]["received"] == "false"
    assert due["98.10", "cop_report"]["day"] == "2096-04-06"
    assert due["98.10", "cop_report"]["basis"] == "published"
    assert due["98.10", "scientific_document"]["basis"] == "computed"


def test_one_file_holds_everything(site: Path) -> None:
    register = json.loads((site / "data/register.json").read_text("utf-8"))
    assert [entry["number"] for entry in register["actions"]] == [
        row["number"] for row in rows(site, "actions")
    ]
    assert register["updated"] == "2096-04-01"


def test_permanent_identifiers_are_told_apart(site: Path) -> None:
    ids = [row["id"] for name in ("actions", "events") for row in rows(site, name)]
    assert len(set(ids)) == len(ids)
    for id_ in ids:
        assert UUID(id_.removeprefix("urn:uuid:")).version == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_tells_the_newest_event_first(site: Path, language: str) -> None:
    root = ElementTree.parse(site / language / "feed.xml").getroot()
    names = {"a": ATOM}
    days = [element.text or "" for element in root.iterfind("a:entry/a:updated", names)]
    assert days == sorted(days, reverse=True)
    assert root.findtext("a:updated", namespaces=names) == days[0]
    ids = [element.text for element in root.iterfind(".//a:id", names)]
    assert len(set(ids)) == len(ids) == 19
    for link in root.iterfind(".//a:link", names):
        place = (link.get("href") or "").removeprefix(ADDRESS)
        assert (site / place).exists(), place


def test_the_sitemap_names_every_page(site: Path) -> None:
    places = [
        element.text or ""
        for element in ElementTree.parse(site / "sitemap.xml").iter()
        if element.text
    ]
    named = {
        (site / place.strip().removeprefix(ADDRESS) / "index.html")
        for place in places
        if place.strip()
    }
    pages = {page for code in LANGUAGES for page in (site / code).rglob("*.html")}
    assert named == {page for page in pages if LEADS_ON not in page.read_text("utf-8")}


def test_a_sitemap_too_long_for_one_file_is_cut() -> None:
    files = dict(sitemaps((f"action/{n}/" for n in range(20_000)), ADDRESS))
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert files["sitemap.xml"].count(b"<sitemap>") == 2
    assert sum(files[f"sitemap-{n}.xml"].count(b"<url>") for n in (1, 2)) == 60_000


def test_search_knows_every_name_of_a_taxon(site: Path) -> None:
    index = json.loads((site / "search.json").read_text("utf-8"))
    (bustard,) = [taxon for taxon in index["taxa"] if taxon[0] == "Otis tarda"]
    assert {"Great Bustard", "Outarde barbue", "Otis tarda tarda"} <= set(bustard[1].split(" | "))
    assert bustard[2:] == ["Aves", "I II"]


def test_governments_written_as_text_are_known_by_their_codes(
    register: Register, tmp_path: Path
) -> None:
    from pipeline.actions.lifecycle import EventDetail

    prepare(register)
    details = [EventDetail("proponents", "Governments of New Zealand, Australia and Chile")]
    happen(register, "98.1", Event.ACCEPTED, "COP98", title="Albatross", details=details)
    make(register, tmp_path / "site")
    (row,) = rows(tmp_path / "site", "proponents")
    assert row["iso"] == "NZ AU CL"
