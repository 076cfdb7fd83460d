"""Ways through the register: what is reached from the first page, and what a State's page tells."""

from pathlib import Path

import pytest

from pipeline.i18n import LANGUAGES
from pipeline.i18n.collation import in_order
from tests.pipeline.site.reading import tree
from tests.pipeline.site.test_pages import LOST

LEADS = {"en": "Leads", "fr": "Chef de file", "es": "Coordinador"}
PROPOSES = {
    "en": "Proponent, but not lead",
    "fr": "Auteur, sans être chef de file",
    "es": "Proponente, sin ser coordinador",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["figures/", "since/COP98/", "taxon/", "state/", "about/#data"])
def test_the_first_page_leads_to(way: str, language: str, site: Path) -> None:
    links = tree(site / language / "index.html").xpath("//*[@class='browse']//a/@href")
    (link,) = [link for link in links if link.endswith(f"/{way}")]
    assert (site / language / link.partition("#")[0] / "index.html").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("iso", "words"), [("KE", LEADS), ("MN", PROPOSES), ("CN", None)])
def test_what_part_its_government_has(
    iso: str, words: dict[str, str] | None, language: str, site: Path
) -> None:
    """Kenya took the bustard's action over from Mongolia; China is a Range State alone."""
    page = tree(site / language / "state" / iso / "index.html")
    heads = page.xpath("//h3/text()")
    assert [head for head in heads if head in (LEADS[language], PROPOSES[language])] == (
        [words[language]] if words else []
    )
    if words:
        (number,) = page.xpath(f"//h3[.='{words[language]}']/following-sibling::ul[1]//a/@href")
        assert number.endswith("/action/97.1/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_goes_through_the_alphabet_of_the_page(language: str, site: Path) -> None:
    names = tree(site / language / "state" / "index.html").xpath("//figure//a/@aria-label")
    assert len(names) > 2
    assert tuple(names) == in_order(tuple(names), language)


def test_what_is_not_there_is_told_in_sentences_apart(site: Path) -> None:
    """Where the style of the pages is not at hand, they would run together."""
    heading = " ".join(tree(site / LOST).xpath("//h1")[0].text_content().split())
    assert " · Il n’y a rien" in heading
    assert " · No hay nada" in heading
