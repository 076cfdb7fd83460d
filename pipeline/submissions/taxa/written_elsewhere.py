"""A name that stands in capitals in one place, as the same text writes it in another."""

import re
from functools import lru_cache

SEVERAL = re.compile(r"\S\s+\S")


@lru_cache(maxsize=1024)
def without_shouting(name: str, text: str) -> str:
    """A name of several words all in capitals, as `text` writes it elsewhere; else as it is.

    >>> without_shouting("LAGOON TRUST", "LAGOON TRUST\\nThe Lagoon Trust\\nled it.")
    'Lagoon Trust'
    >>> without_shouting("LAGOON TRUST", "By the lagoon trust")
    'LAGOON TRUST'
    """
    if not (name.isupper() and SEVERAL.search(name)):
        return name
    pattern = r"\s+".join(map(re.escape, name.split()))
    for found in re.finditer(rf"(?i)(?<!\w){pattern}(?!\w)", text):
        written = " ".join(found[0].split())
        if not written.isupper() and written[0].isupper() and written.split()[-1][0].isupper():
            return written
    return name
