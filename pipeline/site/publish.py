"""Publish the online register: from the register to a folder that any web server can carry."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from pipeline.register import Register
from pipeline.site import addresses
from pipeline.site.cutting import Page
from pipeline.site.errors import DamagedFile
from pipeline.site.feed import feed, jsonld, sitemaps
from pipeline.site.gather import gather
from pipeline.site.making import Leaf
from pipeline.site.package import Package, package, tell
from pipeline.site.pages import pages
from pipeline.site.places import HERE, with_slash
from pipeline.site.render import choose, fingerprint, render
from pipeline.site.rows import LANGUAGES, Site
from pipeline.site.search import search_index
from pipeline.site.world import land
from pipeline.site.writing import Written, alone, write_folder

ASSETS = Path(__file__).parent / "assets"


def publish(
    register: Register,
    folder: Path,
    today: date,
    address: str = HERE,
    editions: Path | None = None,
) -> Written:
    """Make `folder` the online register as it stands now.

    `today` only decides which meeting the next reports are for and which edition of the Appendices
    is in force: the same register gives the same bytes until one of them changes. `address` is
    where the folder will be on the web: the feed, the sitemap and the catalogue have to name it.
    Raises SiteError; nothing is changed then, unless it is CutOff.
    """
    with alone(folder):
        site = gather(register, today, editions)
        told = {action.number: tell(action) for action in site.actions}
        # all that is in an action is told; of a site, the rest is short
        key = _key(told, replace(site, actions=()), with_slash(address))
        return write_folder(folder, leaves(site, told, with_slash(address), register), key)


def leaves(site: Site, told: Mapping[str, str], address: str, register: Register) -> Iterator[Leaf]:
    """Every file of the online register. `told` is each action by its number, as text."""
    data = package(site, told)
    yield from _assets()
    yield from _pages(site, told, data, address)
    yield from _data(site, data, address)
    for digest, suffix in site.files:
        path = addresses.document(digest, suffix)
        yield Leaf(path, digest, partial(_kept, register.files.path(digest)))


def _assets() -> Iterator[Leaf]:
    for path in sorted(ASSETS.iterdir()):
        yield _ready(f"assets/{path.name}", path.read_bytes())
    yield _ready("assets/land.svg", land().encode())
    yield _ready("index.html", choose())


def _key(*fixing: object) -> str:
    """Equal keys, equal bytes."""
    said = repr(fixing).encode("utf-8", "backslashreplace")
    return sha256(fingerprint() + said).hexdigest()


def _pages(site: Site, told: Mapping[str, str], data: Package, address: str) -> Iterator[Leaf]:
    folders = []
    about = {
        "tables": data.counts,
        "updated": site.updated,
        "edition": site.edition,
        "jsonld": Markup(jsonld(site, address)),  # noqa: S704 - jsonld escapes <, > and &
    }
    for page in (*pages(site, told), Page(addresses.page("about"), "about.html", about)):
        folders.append(page.folder)
        key, shown = _key(page.mark), replace(page, rests_on="")  # no process is sent that
        for code in LANGUAGES:
            path = f"{code}/{page.folder}index.html"
            yield Leaf(path, key, partial(render, code, shown), far=True)
    for name, content in sitemaps(folders, address):
        yield _ready(name, content)


def _data(site: Site, data: Package, address: str) -> Iterator[Leaf]:
    for name, content in data.files.items():
        yield _ready(f"data/{name}", content)
    yield _ready("data/dataset.jsonld", jsonld(site, address).encode())
    yield _ready("search.json", search_index(site))
    for code in LANGUAGES:
        yield _ready(f"{code}/feed.xml", feed(site, code, address))


def _kept(path: Path) -> bytes:
    """A kept file, which is named by what it holds. Raises DamagedFile."""
    content = path.read_bytes()
    if sha256(content).hexdigest() != path.name:
        raise DamagedFile(path.name)
    return content


def _ready(path: str, content: bytes) -> Leaf:
    return Leaf(path, sha256(content).hexdigest(), lambda: content)
