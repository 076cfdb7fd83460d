"""What a reader stumbles over: lists without end, codes for names, marks alone on a line."""

import re
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.register import Register
from pipeline.site.render.pagination import PER_PAGE
from tests.pipeline.site.browsing import served
from tests.pipeline.site.reading import links, pages_of, target, text_of, tree
from tests.pipeline.site.seeds import happen, make, prepare


def test_the_reports_of_a_government_are_cut_into_pages(register: Register, tmp_path: Path) -> None:
    lead = [EventDetail("lead", "Government of Kenya", {"iso": "KE"})]
    prepare(register)
    with register.together():
        for n in range(1, PER_PAGE + 6):
            happen(register, f"98.{n}", Event.ACCEPTED, "COP98", title=f"Action {n}", details=lead)
    site = tmp_path / "site"
    make(register, site)
    page = site / "en/state/KE/index.html"
    due = len(tree(page).xpath("//table//tr")) - 1
    assert due == PER_PAGE
    (further,) = [link for link in links(page) if link.endswith("/state/KE/due/")]
    whole = [target(site, page, further)]
    while following := tree(whole[-1]).xpath("//a[@rel='next']/@href"):
        whole.append(target(site, whole[-1], str(following[0])))
    rows = [row for link in whole for row in tree(link).xpath("//tbody/tr/th//text()")]
    assert {f"98.{n} " for n in range(1, PER_PAGE + 6)} <= {str(row) for row in rows}
    assert "Kenya" in text_of(whole[-1])


def test_states_without_a_shape_are_named(site: Path) -> None:
    for language, named in (
        ("en", "Not on the map: Ruritania"),
        ("es", "No figuran en el mapa: R"),
    ):
        assert named in text_of(site / language / "action/97.1/index.html")


def test_french_marks_begin_no_line(site: Path) -> None:
    loose = [
        (page, found)
        for page in pages_of(site / "fr")
        for found in re.findall(r".* [:;!?»]|« .*|\w: .*", text_of(page))
    ]
    assert loose == []


@pytest.mark.parametrize(
    ("language", "edition", "caveat"),
    [
        ("en", "edition COP15 (provisional and incomplete)", "Incomplete:"),
        ("fr", "édition COP15 (provisoire et incomplète)", "Édition incomplète\u00a0:"),
        ("es", "edición COP15 (provisional e incompleta)", "Edición incompleta:"),
    ],
)
def test_what_one_has_to_know_of_the_appendices_is_told(
    language: str, edition: str, caveat: str, site: Path
) -> None:
    text = text_of(site / language / "about/index.html")
    assert edition in text
    assert caveat in text


def test_what_is_not_there_is_told_by_the_page_of_the_folder(site: Path) -> None:
    with served(site) as address, pytest.raises(HTTPError) as missing:
        urlopen(f"{address.rstrip('/')}/fr/nowhere/")
    assert missing.value.code == 404
    assert missing.value.read() == (site / "404.html").read_bytes()
