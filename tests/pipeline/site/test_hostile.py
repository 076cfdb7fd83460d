"""Hostile text in everything a document or a colleague can fill: shown as text, page whole."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.convention.meetings import Meeting
from pipeline.register import Register, open_register
from tests.pipeline.site.reading import internal, pages_of, target, text_of, tree
from tests.pipeline.site.seeds import COP97, COP98, happen, make, prepare

pytestmark = pytest.mark.slow  # each publishes a register of its own

SCRIPT = "<script>alert('x')</script>"
ATTRIBUTE = '" onmouseover="alert(1)" x="'
LINK = "javascript:alert(document.domain)"
MARKUP = "</main></body><h1>Elsewhere</h1><!-- {{ 7*7 }} {% raw %} ]]> &amp; <![CDATA["
TURNED = "\u202eabc\u2066 safe \u200f\u202d"
CONTROL = "a\x00b\x1bc\ufffe"
FORMULA = '=HYPERLINK("http://evil.example","x")'
ENDLESS = "x" * 100_000
WORDS = {
    "script": SCRIPT,
    "attribute": ATTRIBUTE,
    "link": LINK,
    "markup": MARKUP,
    "turned": TURNED,
    "control": CONTROL,
    "formula": FORMULA,
    "path": "../../../../etc/passwd",
    "endless": ENDLESS,
}
FIELDS = ("lead", "proponents", "taxa", "range_states", "activities", "until", "into")
MORE = ("written", "edition", "iso", "outcome", "timeframe", "responsibility", "funding")


@pytest.fixture(scope="module", params=WORDS, ids=list(WORDS))
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A word, and a register published with that word in every place."""
    word = WORDS[request.param]
    base = tmp_path_factory.mktemp("hostile")
    with open_register(base / "home") as register:
        attack(register, word)
        make(register, base / "site")
    return word, base / "site"


def attack(register: Register, word: str) -> None:
    place = Meeting("COP96", COP97.opens, COP97.closes, word[:5000], word[:5000], ())
    register.add_meeting(place, "seed")
    prepare(register)
    details = [EventDetail(field, word, dict.fromkeys(MORE, word)) for field in FIELDS]
    happen(
        register,
        "97.1",
        Event.ACCEPTED,
        "COP96",
        COP97.opens,
        title=word,
        document=word[:190],
        details=details,
    )
    happen(register, "97.1", Event.CONVERTED, "COP98", details=details)
    happen(register, "98.1", Event.ACCEPTED, "COP98", COP98.opens, title=word, details=details)


def test_it_is_shown_as_text(hostile: tuple[str, Path]) -> None:
    word, site = hostile
    shown = word.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ufffe", "\ufffd")
    assert shown.strip() in text_of(site / "en/action/98.1/index.html")


def test_every_page_keeps_its_form(hostile: tuple[str, Path], site: Path) -> None:
    """The same elements as on a page without it, no handler, no link that leaves."""
    _, attacked = hostile
    for page in pages_of(attacked):
        root = tree(page)
        assert len(root.xpath("//h1")) == 1
        assert len(root.xpath("//script")) <= 2
        assert not root.xpath("//script[not(@src)][not(@type='application/ld+json')]")
        assert not root.xpath("//@*[starts-with(name(), 'on')] | //@style")
        assert root.xpath("//footer") or page.parent == attacked
        for address in internal(page):
            assert target(attacked, page, address).is_file(), address
            assert target(attacked, page, address).is_relative_to(attacked.resolve())


def test_nothing_is_written_outside(hostile: tuple[str, Path]) -> None:
    _, site = hostile
    assert {path.name for path in site.parent.iterdir()} == {"home", "site"}


def test_the_files_for_machines_stay_whole(hostile: tuple[str, Path]) -> None:
    word, site = hostile
    for name in ("data/register.json", "data/datapackage.json", "data/dataset.jsonld"):
        assert json.loads((site / name).read_text("utf-8"))
    assert json.loads((site / "search.json").read_text("utf-8"))["actions"]
    for path in (*site.glob("*/feed.xml"), site / "sitemap.xml"):
        assert len(ElementTree.parse(path).getroot()) > 0
    csv.field_size_limit(10_000_000)
    for path in (site / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            header, *cells = csv.reader(lines)
        assert all(len(row) == len(header) for row in cells), path
        assert not [cell for row in cells for cell in row if cell.startswith(("=", "+", "@"))]
    assert word


def test_the_embedded_dataset_cannot_end_its_element(hostile: tuple[str, Path]) -> None:
    _, site = hostile
    page = html.document_fromstring((site / "en/about/index.html").read_bytes())
    embedded = str(page.findtext(".//script[@type='application/ld+json']"))
    assert json.loads(embedded)["@type"] == "Dataset"
    assert "<" not in embedded


def test_a_page_under_the_name_of_a_document_is_not_offered(
    register: Register, tmp_path: Path
) -> None:
    from tests.pipeline.site.seeds import keep

    prepare(register)
    markup = keep(register, b"<html><script>alert(1)</script>", "adopted_action", "UNEP/CMS/Doc.1")
    happen(register, "97.1", Event.ACCEPTED, "COP97", document=markup)
    make(register, tmp_path / "site")
    assert "UNEP/CMS/Doc.1" in text_of(tmp_path / "site/en/action/97.1/index.html")
    assert not (tmp_path / "site/files").exists()
