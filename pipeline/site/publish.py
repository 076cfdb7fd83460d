"""Publish the online register: from the register to a folder that any web server can carry."""

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from pipeline.register import Register
from pipeline.register.derived.memory import parts_of
from pipeline.register.history.anchors import IN_FOLDER, HistoryHead
from pipeline.site import urls
from pipeline.site.content.collect import gather
from pipeline.site.content.facets import led_by_state
from pipeline.site.content.rows import LANGUAGES, Site
from pipeline.site.output.output_file import OutputFile
from pipeline.site.output.target import HERE, with_slash
from pipeline.site.output.write_folder import Written, alone, write_folder
from pipeline.site.render.calendar import deadlines, shown_of
from pipeline.site.render.data_package import Package, one_action, package
from pipeline.site.render.feed import feed, jsonld, sitemaps
from pipeline.site.render.html_pages import choose, not_found, render
from pipeline.site.render.of_action import ActionData, data_of
from pipeline.site.render.page_keys import PageKeys, fingerprint
from pipeline.site.render.pages import MOVED, named, pages
from pipeline.site.render.pagination import Page
from pipeline.site.render.part_tables import part_tables, states_named
from pipeline.site.render.search_index import search_index
from pipeline.site.render.website_table import website_table
from pipeline.site.render.world_map import land
from pipeline.site.settings import UNSET, SiteSettings

ASSETS = Path(__file__).parent / "assets"
NEVER = 1_000_000  # in practice: of younger collections, between two of everything


def publish(
    register: Register,
    folder: Path,
    today: date,
    address: str = HERE,
    editions: Path | None = None,
    settings: SiteSettings = UNSET,
) -> Written:
    """Make `folder` the online register as it stands now.

    `today` only decides which meeting the next reports are for and which edition of the Appendices
    is in force: the same register gives the same bytes until one of them changes. `address` is
    where the folder will be on the web: the feed, the sitemap and the catalogue have to name it.
    Raises SiteError; nothing is changed then, unless it is CutOff.
    """
    with alone(register.files.folder.parent), _only_new_collected():
        head = register.anchor(folder)
        site = gather(register, today, editions, settings)
        return write_folder(folder, leaves(site, with_slash(address), register, head))


@contextmanager
def _only_new_collected() -> Iterator[None]:
    """Inside, the garbage collector leaves alone what has stayed for a while.

    Rows of a thousand actions hold no cycles, and looking through all of them again and again
    takes a sixth of the time.
    """
    new, young, whole = gc.get_threshold()
    gc.set_threshold(new, young, NEVER)
    try:
        yield
    finally:
        gc.set_threshold(new, young, whole)


def leaves(site: Site, address: str, register: Register, head: HistoryHead) -> Iterator[OutputFile]:
    """Every file of the online register."""
    of_actions = parts_of(register).renewed(
        "site", {action.number: action for action in site.actions}, partial(_data_of, site)
    )
    data, keys = package(site, of_actions), PageKeys(fingerprint(), of_actions)
    yield from _assets()
    yield from _pages(site, data, address, keys)
    yield from _data(site, data, address, of_actions)
    yield from _calendars(site, keys)
    yield _ready(IN_FOLDER, f"{json.dumps(asdict(head))}\n".encode())
    for file in site.files:
        copy = register.files.public_path(file.kept)
        yield OutputFile(file.address, file.sha256, copy.read_bytes)


def _data_of(site: Site, numbers: Sequence[str]) -> dict[str, ActionData]:
    wanted = frozenset(numbers)
    return {action.number: data_of(action) for action in site.actions if action.number in wanted}


def _assets() -> Iterator[OutputFile]:
    for path in sorted(ASSETS.iterdir()):
        yield _ready(f"assets/{path.name}", path.read_bytes())
    yield _ready("assets/land.svg", land().encode())
    yield _ready("index.html", choose())


def _pages(site: Site, data: Package, address: str, keys: PageKeys) -> Iterator[OutputFile]:
    folders = []
    about = {
        "tables": data.counts,
        "updated": site.updated,
        "edition": site.edition[0],
        "licence": site.licence,
        "caveat": site.edition[1],
        "jsonld": Markup(jsonld(site, address)),  # noqa: S704 - jsonld escapes <, > and &
    }
    for page in (*pages(site), Page(urls.page("about"), "about.html", about)):
        if page.template != MOVED:
            folders.append(page.folder)
        key = keys.of(page)
        for code in LANGUAGES:
            path = f"{code}/{page.folder}index.html"
            yield OutputFile(path, key, partial(render, code, page))
    for code in LANGUAGES:
        for page in named(site, code):
            path = f"{code}/{page.folder}index.html"
            yield OutputFile(path, keys.of(page), partial(render, code, page))
    for name, content in sitemaps(folders, address):
        yield _ready(name, content)


def _data(
    site: Site, data: Package, address: str, of_actions: Mapping[str, ActionData]
) -> Iterator[OutputFile]:
    for name, content in data.files.items():
        yield _ready(f"data/{name}", content)
    for number, of in of_actions.items():
        yield _ready(f"data/action/{urls.part(number)}.json", one_action(of))
    for name, content in part_tables(site, of_actions):
        yield _ready(f"data/{name}", content)
    yield _ready("data/website.csv", website_table(site))
    yield _ready("404.html", not_found(address))
    yield _ready("data/dataset.jsonld", jsonld(site, address).encode())
    yield _ready("search.json", search_index(site))
    for code in LANGUAGES:
        yield _ready(f"{code}/feed.xml", feed(site, code, address))


def _calendars(site: Site, keys: PageKeys) -> Iterator[OutputFile]:
    led = led_by_state(site.actions)
    of_states = {iso: led.get(iso, ()) for iso in states_named(site)}
    for iso, actions in {"": site.actions, **of_states}.items():
        folder = urls.page("state", urls.part(iso)) if iso else ""
        key = keys.of_text(shown_of(actions))
        for code in LANGUAGES:
            made = partial(deadlines, actions, code)
            yield OutputFile(f"{code}/{folder}deadlines.ics", key, made)


def _ready(path: str, content: bytes) -> OutputFile:
    return OutputFile(path, sha256(content).hexdigest(), lambda: content)
