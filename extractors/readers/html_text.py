"""The text of HTML that came inside something else: a message, a Word file."""

from email import message_from_bytes

from lxml import etree

NEW_LINE = frozenset(
    {
        "article", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p",
        "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
SILENT = frozenset({"script", "style", "title", "head"})


def archived_page(content: bytes) -> bytes | None:
    """The page in a web archive (MHTML, RFC 2557), its letters in ASCII; None without one.

    Letters become references, since the page may still name the charset it was saved in.
    """
    parts = message_from_bytes(content).walk()
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    written = page.get_payload(decode=True) if page else None
    if not page or not isinstance(written, bytes):
        return None
    try:
        text = written.decode(page.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a name that no charset has, or one for other things
        text = written.decode("cp1252", "replace")
    return text.encode("ascii", "xmlcharrefreplace")


def html_root(page: str | bytes) -> etree._Element | None:
    """The tree of an HTML page; None where nothing is in it. It fetches nothing."""
    content, encoding = (page.encode(), "utf-8") if isinstance(page, str) else (page, None)
    try:
        return etree.fromstring(content, etree.HTMLParser(no_network=True, encoding=encoding))
    except etree.XMLSyntaxError:
        return None


def html_lines(page: str | bytes) -> list[str]:
    """The text of an HTML page, a paragraph a line; bytes are in the encoding that they name."""
    root = html_root(page)
    if root is None:
        return []
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node.tag in NEW_LINE:
            pieces.append("\n")
        text = node.tail if event == "end" else node.text if node.tag not in SILENT else None
        pieces.append(" ".join((text or "").split("\n")))
    return clean_lines("".join(pieces))


def clean_lines(text: str) -> list[str]:
    """The lines of `text` that are not blank, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
