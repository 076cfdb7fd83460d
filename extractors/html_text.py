"""The text of HTML that came inside something else: a message, a Word file."""

from lxml import etree

NEW_LINE = frozenset(
    {
        "article", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p",
        "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
SILENT = frozenset({"script", "style", "title", "head"})


def html_lines(page: str | bytes) -> list[str]:
    """The text of an HTML page, a paragraph a line; bytes are in the encoding that they name."""
    content, encoding = (page.encode(), "utf-8") if isinstance(page, str) else (page, None)
    try:
        root = etree.fromstring(content, etree.HTMLParser(no_network=True, encoding=encoding))
    except etree.XMLSyntaxError:  # nothing in it
        return []
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
