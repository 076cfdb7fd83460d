"""Rows of a table that are none: totals, notes and remarks under it."""

import re

from extractors.text import normalise

TOTALS = re.compile(
    r"\W*(?:(?:sub|sous|grand)?\W?totals?|totales|totaux|somme|suma?|(?:gesamt|zwischen)?summen?|anmerkung(?:en)?|hinweise?|stand|notes?|notas?|remarques?"
    r"|remarks?|observaciones|source|fuente|legende?|leyenda|updated|mise a jour|actualizad[oa]"
    r"|\*)(?:\W|$)"
)


def is_total(first: str) -> bool:
    """Whether a row that begins so is a total or a note.

    >>> is_total("Gesamtsumme"), is_total("Sous-total"), is_total("Totoaba macdonaldi")
    (True, True, False)
    """
    return bool(TOTALS.match(normalise(first)))
