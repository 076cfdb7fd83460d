"""States named together by one word or by a row of adjectives: "the two Congos".

Each of them stands at the place of the words that name it.
"""

import re
from collections.abc import Iterator

from extractors.fields.states.nationalities import EN, FR_ES, adjectives
from extractors.fields.values import StateMention
from extractors.text import normalise, same_length

PAIRS = {
    "congo": ("CG", "CD"),
    "congos": ("CG", "CD"),
    "koreas": ("KP", "KR"),
    "corees": ("KP", "KR"),
    "coreas": ("KP", "KR"),
    "sudans": ("SD", "SS"),
    "soudans": ("SD", "SS"),
    "sudanes": ("SD", "SS"),
}
PAIR = re.compile(
    rf"\b(?:the two|both|les deux|(?:l[ao]s|amb[oa]s) dos|amb[oa]s|des deux|aux deux|de l[ao]s dos)"
    rf" (?P<name>{'|'.join(PAIRS)})\b"
)
_WORD = r"[^\W\d_]{4,}"
_ADJECTIVES = rf"{_WORD}(?:, {_WORD})*,? (?:and|et|y|e) {_WORD}"
ROWS = (
    re.compile(rf"(?P<row>{_ADJECTIVES})(?= (?P<noun>[^\W\d_]+))"),
    re.compile(rf"(?P<noun>[^\W\d_]+) (?P<row>{_ADJECTIVES})"),
)
OFFICIALS = frozenset(
    [
        "authorities",
        "governments",
        "counterparts",
        "partners",
        "scientists",
        "autorites",
        "gouvernements",
        "autoridades",
        "gobiernos",
    ]
)
"""Before or behind a row of adjectives, nouns of those who speak for the States."""


def states_together(text: str) -> Iterator[StateMention]:
    """The States of "the two Congos" and "the Kenyan, Ugandan and Tanzanian coasts", in order.

    >>> [state.iso for state in states_together("in the Kenyan and Ugandan parks")]
    ['KE', 'UG']
    """
    folded = same_length(text)
    for pair in PAIR.finditer(folded):
        start, end = pair.span("name")
        if text[start].isupper():
            for iso in PAIRS[pair["name"]]:
                yield StateMention(iso, text[start:end], start, end)
    for row in (row for pattern in ROWS for row in pattern.finditer(folded)):
        words = [*re.finditer(r"[^\W\d_]{4,}", row["row"])]
        isos = [adjectives().get(normalise(word[0])) for word in words]
        if row["noun"] in EN | FR_ES | OFFICIALS and all(isos):
            at = row.start("row")
            for word, code in zip(words, isos, strict=True):
                start, end = at + word.start(), at + word.end()
                yield StateMention(str(code), text[start:end], start, end)
