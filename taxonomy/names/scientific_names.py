"""A scientific name as people write it, and the plain name in it."""

import re
import unicodedata
from dataclasses import dataclass

from taxonomy.listing import Rank

LATIN = "a-zäæëïöœüéèáíóúñç"
CAPITAL = "A-ZÄÆËÏÖŒÜÉÈÁ"
WORD = rf"[{LATIN}]{{2,}}(?:-[{LATIN}]+)*"
GENUS = rf"[{CAPITAL}][{LATIN}]+(?:-[{CAPITAL}]?[{LATIN}]+)?"
RANK_MARKS = r"(?:subsp|ssp|var|forma|f|morph|cf|aff|nr|s\.l|s\.str)\.?"
BINOMIAL = re.compile(
    rf"(?P<hybrid>[×x]\s*)?(?P<genus>{GENUS})"
    rf"(?:\s*\((?P<subgenus>{GENUS})\))?"
    rf"(?:\s+(?P<doubt>cf|aff|nr)\.?)?"
    rf"(?:\s+[×x](?=\s))?"
    rf"(?:\s+(?P<open>sp|spp|sp\.\s?nov)\b\.?|\s+(?P<epithet>{WORD}))?"
)
THIRD = re.compile(
    rf"\s+(?:(?P<mark>subsp|ssp|var|forma|morph|cf|aff)\.?\s+)?(?P<word>{WORD})(?![\w.'’])"
)
PARTICLES = frozenset(
    (
        "and",
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "della",
        "des",
        "du",
        "la",
        "le",
        "et",
        "ex",
        "in",
        "da",
        "dos",
        "y",
        "e",
        "und",
        "i",
        "non",
        "sensu",
        "emend",
        "nec",
        "auct",
        "auctt",
    )
)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe"})
APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
ENDINGS = (("idae", Rank.FAMILY), ("aceae", Rank.FAMILY), ("formes", Rank.ORDER))
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
LINE_END_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u2011]\s*\n\s*(?=[a-zà-ÿ])")
DIGIT_IN_WORD = re.compile(
    r"[150](?:(?<=[A-Za-z].)(?=[a-z])|(?<=\s.)(?=[a-z]{3})|(?<=[a-z]{3}[10])(?=\s|$))"
)
LETTERS_OF_DIGITS = {"1": "l", "5": "s", "0": "o"}
FOOTNOTES = re.compile(r"[*†‡§]+|(?<=[a-z])\d{1,2}\b\)?|[¹²³⁴-⁹⁰]+")


@dataclass(frozen=True, slots=True)
class ScientificName:
    """The parts of a scientific name, without its authors.

    `genus` holds the only word of a name of one word, whatever its rank.
    """

    genus: str
    epithet: str = ""
    infraspecific: str = ""
    subgenus: str = ""
    doubt: str = ""  # "cf", "aff" or "nr"; "" for none
    open: str = ""  # "sp" or "spp"; "" for none
    authorship: str = ""  # as written, "" for none
    hybrid: bool = False

    @property
    def canonical(self) -> str:
        """The name alone: genus, epithet and third word, without marks."""
        return " ".join(filter(None, (self.genus, self.epithet, self.infraspecific)))

    @property
    def rank(self) -> Rank:
        """Told from the number of words; from the ending where there is one word."""
        if self.infraspecific:
            return Rank.SUBSPECIES
        if self.epithet:
            return Rank.SPECIES
        endings = (rank for ending, rank in ENDINGS if self.genus.endswith(ending))
        return next(endings, Rank.GENUS)

    @property
    def species(self) -> str:
        """Genus and epithet; the genus alone where there is no epithet."""
        return " ".join(filter(None, (self.genus, self.epithet)))


def parse_name(text: str) -> ScientificName | None:
    """The scientific name that `text` begins with, or None when it begins with none.

    What follows the name is its authorship when it looks like one and is passed over otherwise.

    >>> parse_name("Chelonia mydas (Linnaeus, 1758)").canonical
    'Chelonia mydas'
    >>> parse_name("ELEPHAS MAXIMUS INDICUS").canonical
    'Elephas maximus indicus'
    >>> parse_name("Gazella cf. gazella").doubt
    'cf'
    >>> parse_name("the whale") is None
    True
    """
    plain = tidy_name(text)
    if not (match := BINOMIAL.match(plain)):
        return None
    epithet, end = match["epithet"] or "", match.end()
    if epithet in PARTICLES:
        epithet, end = "", match.start("epithet")
    third = _third(plain, end) if epithet else None
    if third:
        end = third.end()
    return ScientificName(
        genus=latin(match["genus"]),
        epithet=latin(epithet),
        infraspecific=latin(third["word"]) if third else "",
        subgenus=match["subgenus"] or "",
        doubt=match["doubt"] or (third["mark"] if third and third["mark"] in {"cf", "aff"} else ""),
        open="spp" if match["open"] == "spp" else "sp" if match["open"] else "",
        authorship=plain[end:].strip(" .,;"),
        hybrid=bool(match["hybrid"]) or " × " in plain[: match.end()],
    )


def tidy_name(text: str) -> str:
    """One line, single spaces, plain letters, without footnote marks; capitals put right.

    >>> tidy_name("Balae\u00adnoptera\\u00a0 muscu-\\nlus*")
    'Balaenoptera musculus'
    """
    text = unicodedata.normalize("NFKC", FOOTNOTES.sub("", text))
    text = LINE_END_HYPHEN.sub("", INVISIBLE.sub("", text)).translate(APOSTROPHES)
    words = text.strip(" \t\n\r_.,;:\"'“”«»[]").split()
    if words and all(word == word.upper() for word in words) and len(words[0]) > 1:
        words = [words[0].capitalize(), *(word.lower() for word in words[1:])]
    return " ".join(words)


def mend_digits(text: str) -> str:
    """Digits that stand inside words are letters misread by OCR; every place stays.

    >>> mend_digits("Acipenser fu1vescens")
    'Acipenser fulvescens'
    """
    return DIGIT_IN_WORD.sub(lambda digit: LETTERS_OF_DIGITS[digit[0]], text)


def latin(word: str) -> str:
    """A word of a name in the 26 letters: umlauts opened, other accents dropped.

    >>> latin("rüppelli")
    'rueppelli'
    """
    if word.isascii():
        return word
    opened = word.translate(UMLAUTS)
    return "".join(c for c in unicodedata.normalize("NFKD", opened) if not unicodedata.combining(c))


def _third(plain: str, end: int) -> re.Match[str] | None:
    match = THIRD.match(plain, end)
    return match if match and match["word"] not in PARTICLES else None
