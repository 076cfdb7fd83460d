"""Where each page is: addresses that survive renaming, relative to the folder of the site.

An action goes by its number, a State by its ISO code, a meeting by its id, a taxon by its name in
the Appendices. No address is made of a title.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256
from uuid import UUID, uuid5

from pipeline.actions.names import is_handle

REGISTER = UUID("5b7f0f3e-9d0c-5b43-8a3e-12280700c0a1")  # ours; never to be changed
DIGITS = 10  # of a hash: 40 bits, so that no two names in a register of any size share them
LONGEST = 16  # words of a symbol; none has as many
SHORT = 60  # characters of a readable address


@lru_cache(maxsize=20_000)
def slug(name: str) -> str:
    """A name as part of an address: small letters, digits and hyphens, never empty.

    What cannot be written so gets some digits of its hash. So two names share one only where they
    differ in nothing but capitals, spaces and hyphens. A number alone is a page of a list.

    >>> slug("Otis tarda")
    'otis-tarda'
    >>> slug("../Otis tarda").startswith("otis-tarda-"), slug("2").startswith("2-")
    (True, True)
    """
    bare = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))
    as_written = words == name.lower().replace(" ", "-") and len(words) <= SHORT
    if as_written and not words.isdigit():
        return words
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return "-".join(filter(None, (words[:SHORT].strip("-"), digest)))


def readable(title: str) -> str:
    """A title as small letters and hyphens, for addresses that only lead to another.

    >>> readable("Anguille d'Europe")
    'anguille-d-europe'
    """
    bare = unicodedata.normalize("NFKD", title)
    plain = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:SHORT].strip("-")


def permanent(number: str) -> str:
    """The permanent identifier of an action: of its number, which the COP gave it for good."""
    return f"urn:uuid:{uuid5(REGISTER, f'action {number}')}"


def permanent_event(number: str, ordinal: int) -> str:
    """The permanent identifier of an event of an action."""
    return f"urn:uuid:{uuid5(REGISTER, f'action {number} event {ordinal}')}"


def part(text: str) -> str:
    """A number, code or id as one part of an address, whatever is in it.

    >>> part("12.8"), part("ScC-SC6")
    ('12.8', 'ScC-SC6')
    """
    return text if re.fullmatch(r"[A-Za-z0-9][\w.-]*", text, re.ASCII) else slug(text)


def numbered(number: str) -> str:
    """The number as it is shown; of an action that has none yet, the COP that accepted it.

    >>> numbered("15.3"), numbered("P15.3")
    ('15.3', 'COP15')
    """
    return f"COP{number[1:].partition('.')[0]}" if is_handle(number) else number


def page(kind: str, key: str = "", number: int = 1) -> str:
    """The folder of a page within its language; `number` counts the pages of a long list.

    >>> page("action", "12.8"), page("start", number=2), page("status", "ongoing", 3)
    ('action/12.8/', 'actions/2/', 'status/ongoing/3/')
    """
    if kind == "start":
        return f"actions/{number}/" if number > 1 else ""
    folder = f"{kind}/{key}/" if key else f"{kind}/"
    return f"{folder}{number}/" if number > 1 else folder


def document(symbol: str, language: str, digest: str) -> str:
    """Where a document is offered: under its symbol, as a reader would name the file.

    >>> document("UNEP/CMS/COP15/Doc.29.2.5", "en", "")
    'files/UNEP-CMS-COP15-Doc-29-2-5-en.pdf'
    """
    words = re.findall(r"[A-Za-z0-9]+", symbol)[:LONGEST] or ["document", digest[:DIGITS]]
    return f"files/{'-'.join([*words, *filter(None, [language])])}.pdf"


def numbered_file(address: str, digest: str) -> str:
    """The address of a second document under the same symbol and language.

    >>> numbered_file("files/UNEP-CMS-Doc-1-en.pdf", "0123456789ab")
    'files/UNEP-CMS-Doc-1-en-01234567.pdf'
    """
    return f"{address.removesuffix('.pdf')}-{digest[:8]}.pdf"
