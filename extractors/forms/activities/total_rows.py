"""Rows of a table of activities that add up the others."""

import re
from collections.abc import Mapping, Sequence

from extractors.fields.money import amounts_in
from extractors.text import normalise

FIRST = re.compile(
    r"^(?:sub-?|sous-|grand |overall )?(?:totals?|totaux|totales|suma|somme|sum|ensemble)\b"
)
LAST = re.compile(r"\b(?:totals?|totaux|totales|suma|somme)\W*$")
NOTHING = re.compile(r"[\W_]*")  # a dash, as good as an empty cell
FEWEST_ADDED = 2  # sums that a figure must add up to be known by it


def is_total(
    texts: Sequence[str], funding: Sequence[int], above: Sequence[Mapping[str, str]]
) -> bool:
    """Whether a row adds up others: by its words, or since its sum is that of the rows above.

    `funding` are the columns of money, `above` the activities before it.
    """
    filled = [(n, text) for n, text in enumerate(texts) if not NOTHING.fullmatch(text)]
    if not filled or len(filled) == len(texts):
        return False
    label = normalise(filled[0][1])
    if FIRST.match(label):
        return True
    others = {n for n, _ in filled[1:]}
    if not others or not others <= set(funding):
        return False
    return bool(LAST.search(label)) or _adds_up([text for _, text in filled[1:]], above)


def _adds_up(sums: Sequence[str], above: Sequence[Mapping[str, str]]) -> bool:
    total = [amount for text in sums for amount in amounts_in(text)]
    added = [amounts_in(row.get("funding", "")) for row in above]
    known = [amounts[0] for amounts in added if len(amounts) == 1]
    return len(total) == 1 and len(known) >= FEWEST_ADDED and sum(known) == total[0]
