"""Which elements of a page hold words that nobody sees, or sees struck out."""

import re

from lxml import etree

from extractors.document import UnseenReason

STRUCK_OUT = frozenset({"s", "strike", "del"})
HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0\s*(?:;|$))",
    re.IGNORECASE,
)
STRIKING = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
WHITE = re.compile(
    r"(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))\s*(?:;|$|!)",
    re.IGNORECASE,
)
GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:(?!\s*(?:white|#fff|none|transparent))")


def why_unseen(node: etree._Element) -> UnseenReason | None:
    """Why nobody sees what stands in this element; None where it is seen.

    White letters on a ground of any colour, of whichever element around them, are seen.
    """
    if node.tag in STRUCK_OUT:
        return UnseenReason.STRUCK_OUT
    style = str(node.get("style") or "")
    if node.get("hidden") is not None or HIDING.search(style):
        return UnseenReason.HIDDEN
    if STRIKING.search(style):
        return UnseenReason.STRUCK_OUT
    white = WHITE.search(style) or str(node.get("color") or "").casefold() in {"white", "#ffffff"}
    return UnseenReason.WHITE if white and not _has_ground(node) else None


def _has_ground(node: etree._Element) -> bool:
    around = (node, *node.iterancestors())
    return any(at.get("bgcolor") or GROUND.search(str(at.get("style") or "")) for at in around)
