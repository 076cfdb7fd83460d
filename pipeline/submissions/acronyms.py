"""Which acronym may stand for which name: "IMARPE" for "Instituto del Mar del Perú"."""

import re

from extractors.text import FUNCTION_WORDS, plain

ACRONYM = re.compile(r"\b[A-ZÀ-Þ][A-ZÀ-Þ0-9]+(?:-[A-ZÀ-Þ]+)*\b")
SHORTEST = 3  # letters of an acronym; two stand for too much
LONGEST_PART = 5  # letters of one word in an acronym: "SERNAPESCA"
FEWEST_WORDS = 2
NOTHING = re.compile(r"(?!)")
_SMALL = r"(?:(?:of|the|for|and|de|du|des|la|le|les|del|los|las|y|et|e|pour|para)\s+|[dl]['’])*"


def stands_for(acronym: str, name: str) -> bool:
    """Whether `acronym` is made of the beginnings of the words of `name`, all in order.

    Small words and words for the seat behind may be left out.

    >>> stands_for("TAFIRI", "Tanzania Fisheries Research Institute"), stands_for("WWF", "Kenya")
    (True, False)
    """
    letters = plain(acronym).replace(" ", "")
    parts = [word for word in plain(name).split() if word not in FUNCTION_WORDS and word != "of"]
    return len(letters) >= SHORTEST and len(parts) >= FEWEST_WORDS and _begin(letters, parts)


def _begin(letters: str, parts: list[str]) -> bool:
    if not letters:
        return len(parts) <= 1
    if not parts:
        return False
    first, *others = parts
    return any(
        letters[:size] == first[:size] and _begin(letters[size:], others)
        for size in range(1, min(LONGEST_PART, len(first), len(letters)) + 1)
    )


def spelt_out(acronym: str) -> re.Pattern[str]:
    """Words whose first letters are those of `acronym`, with small words between."""
    letters = [letter for letter in acronym if letter.isalpha()]
    if len(letters) < SHORTEST:
        return NOTHING
    first, *others = letters
    return re.compile(
        rf"\b{first}[\w'’-]*" + "".join(rf"[\s-]+{_SMALL}(?i:{letter})[\w'’]*" for letter in others)
    )


def meaning_of(acronym: str, document: str) -> str:
    """What the document says that an acronym stands for; "" where it does not."""
    match = spelt_out(acronym).search(document)
    return match[0] if match else ""
