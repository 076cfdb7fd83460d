"""The parts of a range that speak of one animal each: "Cape Vulture (Gyps coprotheres). …".

What is said of a State in one part says nothing against what another part says of it.
"""

import re

_EPITHET = r"[a-z]{3,}(?: [a-z]{4,})?"
IN_BRACKETS = re.compile(rf"[^().]{{0,60}}\((?P<name>[A-Z][a-z]{{2,}} {_EPITHET})[^()]{{0,40}}\)")
LABEL = re.compile(
    rf"\W*(?P<name>[A-Z](?:\.|[a-z]{{2,}}) {_EPITHET})(?:\s?\([^()]{{0,60}}\))?\s*[:.–—]\s"
)


def part_of(text: str) -> str | None:
    """The scientific name with which a paragraph begins that speaks of one of several; else None.

    >>> part_of("Cape Vulture (Gyps coprotheres). Breeds in Lesotho.")
    'Gyps coprotheres'
    >>> part_of("S. borealis: western Mongolia.")
    'S. borealis'
    >>> part_of("Guinea and Mali")
    """
    found = IN_BRACKETS.match(text) or LABEL.match(text)
    return found["name"] if found else None
