"""A page speaks one language: no word of another stands in it unmarked."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree, html

from pipeline.i18n import LANGUAGES
from tests.pipeline.i18n.vocabulary import foreign, own_words
from tests.pipeline.site.reading import pages_of, tree

SHOWN = ("title", "alt", "aria-label", "placeholder", "data-label", "data-found", "data-failed")


def texts(element: html.HtmlElement, language: str) -> Iterator[str]:
    """What a page says in its own language; what stands apart is that of documents and people."""
    if element.tag in ("script", "bdi") or not isinstance(element.tag, str):
        return
    if element.get("lang", language) != language:
        return
    yield from (str(element.get(name)) for name in SHOWN if element.get(name))
    yield element.text or ""
    for child in element:
        yield from texts(child, language)
        yield child.tail or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_language_stands_on_a_page(site: Path, language: str) -> None:
    found = {
        (word, page.relative_to(site).as_posix())
        for page in pages_of(site / language)
        for text in shown(tree(page), language)
        for word in foreign(text, language)
    }
    assert found == set()


def shown(page: html.HtmlElement, language: str) -> Iterator[str]:
    """What is said on a page, and what it says of itself without the titles of documents."""
    yield from texts(page.find("body"), language)
    apart = [str(data.text_content()) for data in page.iter("bdi")]
    about = page.xpath("//title/text() | //meta[@name='description']/@content")
    titles = re.compile("|".join(map(re.escape, sorted(filter(None, apart), key=len)[::-1])) or "$")
    yield from (titles.sub(" ", str(text)) for text in about)


def test_words_of_each_language_are_known() -> None:
    assert {"meetings", "réunions", "reunión"} <= {w for code in LANGUAGES for w in own_words(code)}
    assert foreign("El registro en cifras", "fr") == {"registro", "cifras"}
    assert foreign("Le registre en chiffres", "fr") == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_another_language_stands_in_a_feed_or_calendar(
    site: Path, language: str
) -> None:
    """Their titles are those of actions; what is not translated is known by its page."""
    apart = {
        str(data.text_content())
        for page in pages_of(site / language)
        for data in tree(page).iter("bdi")
    }
    titles = re.compile("|".join(map(re.escape, sorted(filter(None, apart), key=len)[::-1])))
    feed = etree.parse(str(site / language / "feed.xml"))
    lines = [str(text) for text in feed.getroot().itertext()]
    for calendar in sorted((site / language).rglob("*.ics")):
        known = Calendar.from_ical(calendar.read_bytes())
        lines.append(str(known["x-wr-calname"]))
        lines += [str(event["summary"]) for event in known.walk("VEVENT")]
    assert len(lines) > 20
    found = {(word, line) for line in lines for word in foreign(titles.sub(" ", line), language)}
    assert found == set()
