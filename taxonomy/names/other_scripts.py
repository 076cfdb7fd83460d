"""Letters of other scripts that look like Latin ones, inside words that are otherwise Latin.

"Сiconia" with a Cyrillic С reads the same on paper and is another word to a program. A word
wholly in another script is left as it is: it may be Russian or Greek.
"""

import re
import unicodedata

CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝ"
LATIN = "ABESIJKMHOPCTYXaesijkopcyxhdqw"
GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιν"
LATIN_OF_GREEK = "ABEZHIKMNOPTYXoaiv"
ALIKE = str.maketrans(CYRILLIC + GREEK, LATIN + LATIN_OF_GREEK)
FOREIGN = re.compile(f"[{CYRILLIC}{GREEK}]")
WORD = re.compile(r"[^\W\d_]+")


def with_latin_letters(text: str) -> str:
    """`text` with look-alike letters put right where other letters of their word are Latin.

    Every character keeps its place.

    >>> with_latin_letters("\\u0421iconia \\u043c\\u0438\\u0440")
    'Ciconia мир'
    """
    if text.isascii() or not FOREIGN.search(text):
        return text
    return WORD.sub(lambda word: word[0].translate(ALIKE) if _is_mixed(word[0]) else word[0], text)


def letters_of_another_script(text: str) -> tuple[str, ...]:
    """The look-alike letters of a text as code points, "U+0421", in order."""
    return tuple(
        dict.fromkeys(
            f"U+{ord(given):04X}"
            for given, plain in zip(text, with_latin_letters(text), strict=True)
            if given != plain
        )
    )


def _is_mixed(word: str) -> bool:
    return any(
        letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in word
    ) and bool(FOREIGN.search(word))
