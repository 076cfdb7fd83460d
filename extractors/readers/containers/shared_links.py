"""Links by which a message brings a file that is not attached to it. None is ever opened."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlsplit

LINK = re.compile(r"https?://[^\s<>\"'\u201c\u201d\u00ab\u00bb)\]}]+", re.IGNORECASE)
AFTER = ".,;:!?"  # of the sentence, not of the link
SHARING = (  # hosts, and those under them, that do nothing but hand files on
    "wetransfer.com", "we.tl", "dropbox.com", "drive.google.com", "docs.google.com", "1drv.ms",
    "onedrive.live.com", "sharepoint.com", "box.com", "swisstransfer.com", "fromsmash.com",
    "transfernow.net", "grosfichiers.com", "mega.nz", "icloud.com", "filesender.renater.fr",
    "sendgb.com", "mediafire.com", "pcloud.com", "disk.yandex.com", "magentacloud.de",
)  # fmt: skip
DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|zip|xlsx?|pptx?)$", re.IGNORECASE)
SHARED = re.compile(r"^/(?:s|share|sharing|d|download|dl|f)/")  # as file servers of one's own do
MOST = 5  # links of a message that are told


def shared_links(*texts: str) -> tuple[str, ...]:
    """The links in the words or the HTML of a message that may lead to a file, each once.

    >>> shared_links("It is here: https://we.tl/t-4fX. Our site: https://www.example.org/")
    ('https://we.tl/t-4fX',)
    """
    found = dict.fromkeys(link for text in texts for link in _links(text))
    sure = [link for link in found if _hands_on(link)]
    return tuple(sure[:MOST])


def _links(text: str) -> Iterator[str]:
    for match in LINK.finditer(unescape(text)):
        yield _behind(match[0].rstrip(AFTER))


def _behind(link: str) -> str:
    """The link itself, where a mail program has put its own check before it."""
    try:
        parts = urlsplit(link)
        checked = (parts.hostname or "").endswith("safelinks.protection.outlook.com")
        return parse_qs(parts.query)["url"][0] if checked else link
    except (ValueError, KeyError, IndexError):
        return link


def _hands_on(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return False
    known = any(host == name or host.endswith(f".{name}") for name in SHARING)
    return known or bool(DOCUMENT.search(parts.path) or SHARED.match(parts.path))
