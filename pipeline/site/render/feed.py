"""What machines read beside the tables: the feed of changes, the sitemap, JSON-LD."""

import json
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from pipeline.site import urls
from pipeline.site.content.rows import LANGUAGES, ChangeRow, Site
from pipeline.site.content.text import short, unturned
from pipeline.site.texts import Texts, wording
from pipeline.titles import title_in

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWEST = 100  # events in the feed
PER_SITEMAP = 50_000  # addresses, the limit of the protocol
LONG = 200  # characters of a title
NO_CHANGE = "1979-06-23T00:00:00Z"  # Atom wants a moment; the day the Convention was signed


def feed(site: Site, language: str, address: str) -> bytes:
    """The newest changes of all actions as an Atom feed, each with the moment it was entered.

    `address` is where the site will be, with a slash at its end.
    """
    texts = wording(language)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(root, "title", texts.words["site"])
    _add(root, "subtitle", texts.words["about"]["feed"])
    _add(root, "id", f"urn:uuid:{urls.REGISTER}")
    _add(root, "updated", site.changes[0].moment if site.changes else NO_CHANGE)
    _add(root, "link", "", rel="self", href=f"{address}{language}/feed.xml")
    _add(root, "link", "", rel="alternate", type="text/html", href=f"{address}{language}/")
    _add(_add(root, "author", ""), "name", texts.words["secretariat"])
    shown = {action.number for action in site.actions}
    for change in site.changes[:NEWEST]:
        _entry(root, change, texts, address if change.number in shown else "")
    return _xml(root)


def _entry(root: ElementTree.Element, change: ChangeRow, texts: Texts, address: str) -> None:
    """One change; without `address` where the action has no page."""
    entry = _add(root, "entry", "")
    happened, title = texts.words["event"][change.kind], _title(change, texts)
    if change.retracted:
        happened = texts.words["feed"]["retracted"].format(event=happened)
    colon = texts.words["colon"]
    _add(entry, "title", f"{change.number} {title}{colon} {happened}")
    _add(entry, "id", urls.permanent_event(change.key or change.number, change.ordinal))
    _add(entry, "updated", change.moment)
    if address:
        folder = urls.page("action", urls.part(change.number))
        _add(entry, "link", "", rel="alternate", href=f"{address}{texts.language}/{folder}")
    _add(entry, "summary", f"{happened}, {_when(change, texts)}.")


def _title(change: ChangeRow, texts: Texts) -> str:
    return unturned(short(title_in(texts.language, change.title), LONG))


def _when(change: ChangeRow, texts: Texts) -> str:
    if change.day_assumed:
        unknown: str = texts.words["action"]["day_unknown"]
        return unknown.format(meeting=change.meeting)
    return f"{change.meeting}, {texts.day(change.day)}"


def sitemaps(folders: Iterable[str], address: str) -> Iterator[tuple[str, bytes]]:
    """The sitemap, in parts under an index where there are too many addresses for one file.

    `folders` are those of the pages within a language.
    """
    places = [f"{address}{code}/{folder}" for folder in sorted(folders) for code in LANGUAGES]
    if len(places) <= PER_SITEMAP:
        yield "sitemap.xml", _places("urlset", "url", places)
        return
    parts = [places[n : n + PER_SITEMAP] for n in range(0, len(places), PER_SITEMAP)]
    for n, part in enumerate(parts, 1):
        yield f"sitemap-{n}.xml", _places("urlset", "url", part)
    names = [f"{address}sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    yield "sitemap.xml", _places("sitemapindex", "sitemap", names)


def dataset(site: Site, address: str) -> dict[str, object]:
    """The register as a Dataset of schema.org."""
    words = {code: wording(code).words for code in LANGUAGES}
    kinds = {
        "datapackage.json": "application/vnd.datapackage+json",
        "register.json": "application/json",
        "actions.csv": "text/csv",
        "events.csv": "text/csv",
    }
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"urn:uuid:{urls.REGISTER}",
        "name": words["en"]["site"],
        "alternateName": [words[code]["site"] for code in LANGUAGES[1:]],
        "description": words["en"]["start"]["lead"],
        "url": f"{address}en/",
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "dateModified": site.updated.isoformat() if site.updated else None,
        "keywords": ["migratory species", "Concerted Action", "CMS", "Bonn Convention"],
        "creator": {"@type": "Organization", "name": words["en"]["convention"]},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": f"{address}data/{name}",
            }
            for name, kind in kinds.items()
        ],
    }


def jsonld(site: Site, address: str) -> str:
    """The Dataset as text that is safe inside an element of HTML too."""
    written = json.dumps(dataset(site, address), ensure_ascii=False, indent=1)
    for mark in "<>&":
        written = written.replace(mark, f"\\u{ord(mark):04x}")
    return written


def _places(root: str, name: str, places: Iterable[str]) -> bytes:
    """As text: a tree of 50,000 elements takes ten times as long."""
    lines = (f"  <{name}>\n    <loc>{escape(place)}</loc>\n  </{name}>\n" for place in places)
    begin = f"<?xml version='1.0' encoding='utf-8'?>\n<{root} xmlns=\"{SITEMAP}\">\n"
    return f"{begin}{''.join(lines)}</{root}>\n".encode()


def _add(to: ElementTree.Element, name: str, text: str, **attributes: str) -> ElementTree.Element:
    added = ElementTree.SubElement(to, name, attributes)
    added.text = text or None
    return added


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
