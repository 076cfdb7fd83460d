"""Published pages as a program sees them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

OUTSIDE = ("https://www.cms.int/", "https://www.speciesplus.net/")  # that a reader may follow


def pages_of(site: Path) -> Iterator[Path]:
    """Every page, sorted; there is one at least. The one of addresses without a page is none."""
    pages = sorted(site.rglob("index.html"))
    assert pages, f"no page in {site}"
    return iter(pages)


def tree(page: Path) -> html.HtmlElement:
    """A page as elements."""
    return html.document_fromstring(page.read_bytes().decode("utf-8"))


def text_of(page: Path) -> str:
    """What can be read on the page."""
    return str(tree(page).find("body").text_content())


def links(page: Path) -> Iterator[str]:
    """Every address a page names, as written."""
    for _, attribute, address, _ in tree(page).iterlinks():
        if attribute != "xmlns":
            yield address


def internal(page: Path) -> Iterator[str]:
    """Those that lead to this site."""
    return (address for address in links(page) if not address.startswith(OUTSIDE))


def target(site: Path, page: Path, address: str) -> Path:
    """The file that a relative address on `page` leads to."""
    parts = urlsplit(address)
    place = page.parent / unquote(parts.path) if parts.path else page
    return (place / "index.html" if place.is_dir() else place).resolve()
