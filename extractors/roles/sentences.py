"""Where the sentences and clauses of a text end."""

import re
from collections.abc import Iterator

Span = tuple[int, int]
SENTENCE_END = re.compile(
    r"(?=[.!?])"  # told at once of most letters, before what stands in front of it is looked at
    r"(?<![\s.(][A-Za-z])(?<!\bcf)(?<!\bca)(?<!\b[Ss]t)(?<!\b[Dd]r)(?<!subsp)(?<!\bspp)(?<!\bsp)"
    r"(?<!\bsyn)(?<!\bssp)(?<!\bincl)(?<!\bviz)"
    r"[.!?]['’”»\")]?\s+(?=[^a-zà-ÿ])|\n\s*\n"
)
CLAUSE_END = re.compile(
    r"[;:]|\s[—–]\s|(?<!\b[A-Za-z])(?<!\bsyn)(?<!\bssp)(?<!\bsubsp)[.!?]\s"
    r"|\b(?:but|whereas|while|although|though|mais|tandis que|alors que|pero|mientras|aunque|sino"
    r"|en tanto que|en cambio|however|toutefois|cependant|sin embargo|it remains|in turn)\b"
)


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences of a text stand; a dot after one letter ends none."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
