"""What a message in HTML says itself, without the message that it answers and quotes beneath.

Mail programs mark what they quote each in their own way: by an element that holds the quotation, by
one that it begins at, or by the headers of the older message alone (`HEADERS`).
"""

import re
from collections.abc import Iterator

from lxml import etree

from extractors.readers.containers.quoted_mail import HEADERS, OLDER, WHO_WROTE
from extractors.readers.html_text import html_root

Element = etree._Element

HOLDING = re.compile(  # classes of elements that hold a quotation
    r"\b(?:gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|moz-cite-prefix|WordSection\d_quote"
    r"|tutanota_quote|x_gmail_quote)\b"
)
BEGINNING = re.compile(  # ids of elements that a quotation begins at and goes on to the end
    r"^(?:x_)?(?:divRplyFwdMsg|appendonsend|reply-intro|OLK_SRC_BODY_SECTION|stopSpelling)$"
)
LONGEST_HEADERS = 1200  # characters of the headers of an older message, with all its addressees


def own_page(page: str) -> str:
    """The page less what it quotes.

    The whole page where it quotes more words than it says: then they are what it is sent for.

    >>> own_page("<p>It is closed.</p><blockquote type='cite'>When?</blockquote>")
    '<html><body><p>It is closed.</p></body></html>'
    """
    root = html_root(page)
    if root is None:
        return page
    before = _count(root)
    for quotation in list(_quotations(root)):
        _drop(quotation)
    if (beginning := next(_beginnings(root), None)) is not None:
        _drop_from(beginning)
    kept = _count(root)
    if before == kept or 2 * kept <= before:
        return page
    return etree.tostring(root, method="html", encoding="unicode")


def _count(root: Element) -> int:
    return len(" ".join(map(str, root.itertext())).split())


def _quotations(root: Element) -> Iterator[Element]:
    """The outermost elements that hold a quotation, and the lines over them that say whose."""
    for node in root.iter("blockquote", "div"):
        cited = node.tag == "blockquote" and (node.get("type") == "cite" or _is_answered(node))
        if cited or HOLDING.search(node.get("class") or ""):
            if not any(above.tag == "blockquote" for above in node.iterancestors()):
                yield node
            before = node.getprevious()
            if before is not None and WHO_WROTE.search(_words(before)):
                yield before


def _is_answered(node: Element) -> bool:
    """Whether a line over it says who wrote what it holds; without, it may be set in."""
    before = node.getprevious()
    return before is not None and bool(WHO_WROTE.search(_words(before)))


def _beginnings(root: Element) -> Iterator[Element]:
    """The elements from which on all is an older message."""
    for node in root.iter("div", "p", "hr", "blockquote"):
        words = _words(node)
        headers = len(words) <= LONGEST_HEADERS and HEADERS.match(words)
        if headers or BEGINNING.search(node.get("id") or "") or OLDER.match(words):
            yield node


def _words(node: Element) -> str:
    """The beginning of what stands in an element; more tells nothing."""
    found, size = list[str](), 0
    for piece in map(str, node.itertext()):
        found.append(piece)
        size += len(piece)
        if size > LONGEST_HEADERS:
            break
    return " ".join(" ".join(found).split())


def _drop(node: Element) -> None:
    """Take an element out, and leave what stands behind it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def _drop_from(node: Element) -> None:
    """Take out an element and all that follows it in the page."""
    for at in (node, *node.iterancestors()):
        for after in list(at.itersiblings()):
            _drop(after)
        at.tail = None
    _drop(node)
