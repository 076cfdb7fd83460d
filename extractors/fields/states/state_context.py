"""Names that are written like a State's and name something else where they stand.

A river, a gulf, a town, a society, a person, a breed of cattle, a State of the United States. Only
the words beside the name tell; where they do not, the State is meant.
"""

import re
from collections.abc import Sequence

from extractors.fields.values import StateMention
from extractors.text import normalise, same_length

WATER_BEFORE = re.compile(
    r"\b(?:lake|lakes|gulf|bay|bight|straits?|sea|river|isthmus|basin|delta|valley|current|channel"
    r"|lac|lacs|golfe|baie|detroit|mer|fleuve|riviere|isthme|bassin|vallee|canal|courant"
    r"|lago|lagos|golfo|bahia|estrecho|mar|rio|istmo|cuenca|valle|corriente)"
    r" (?:interieur |interior )?(?:of (?:the )?|de la |de l'|del |de |du |d')?$"
)
NAMED_WATER = re.compile(
    r"(?<![\w-])(?!(?:The|Inner|Outer|Upper|Lower|Middle|Central|Great|North\w*|South\w*|East\w*"
    r"|West\w*)\b)[A-Z][\w’'-]+ (?:[Dd]elta|[Rr]iver|[Bb]asin|[Vv]alley|[Bb]ay|[Cc]hannel)"
    r" (?:of|in) (?:the )?$"
)
"""Behind a water with a name of its own stands where it is: "the Niger Delta of Nigeria"."""
WATER_AFTER = re.compile(
    r"(?:'s)? (?:river|delta|basin|current|trench|ridge|valley|channel|canal|city|airport|airways"
    r"|university|aquarium|zoo|museum|cattle|cows?|sheep|goats?|fowl|shearwaters?|vultures?"
    r"|petrels?)\b"
)
RIVERS = frozenset(("NE", "SN", "GM", "CG", "CD", "JO", "PY", "UY"))  # States with a river's name
ALONG = re.compile(
    r"\b(?:along|up|down|astride|upper|middle|lower|banks? of|mouths? of|bend of|floods? of"
    r"|course of|le long d[eu]|remont\w+|descend\w*|rives? d[eu]|bords? d[eu]|cours d[eu]"
    r"|boucle d[eu]"
    r"|crues? d[eu]|bouches d[eu]|embouchure d[eu]|affluents? d[eu]|haut|moyen|bas"
    r"|a lo largo del?|remonta\w*|orillas del?|margen(?:es)? del?|curso del?|crecidas? del?"
    r"|bocas del?|desembocadura del?|afluentes? del?|alto|medio|bajo)[ -](?:the |l[ae] |el )?$"
)
WAY = re.compile(r"(?<=[^\W\d_]), (?:by|via|along|up|par|por) (?:the |l[ae] |el )$")
"""Right behind a State, the way that the animal takes in it: "Mali, par le Niger"."""
SUBNATIONAL_BEFORE = re.compile(r"\b(?:new|nouveau|nouvelle|nueva|nuevo|nova|little|petite) $")
SOCIETY = (
    "society|trust|foundation|institute|university|museum|association|network|project|programme"
    "|program|services?|authority|agency|club|fund|union|council|federation|alliance|centre|center"
    "|zoo|wildlife|conservation|birdlife|nature|ornithological|survey|office|ringing"
)
SOCIETY_AFTER = re.compile(rf"(?:[ -][A-Z][\w’'&-]+){{0,3}} (?:{SOCIETY.title()})\b")
SOCIETY_BEFORE = re.compile(
    rf"\b(?:{SOCIETY}|societe|fondation|institut|universite|musee|reseau|projet|programme|agence"
    r"|sociedad|fundacion|instituto|universidad|museo|asociacion|red|proyecto|programa|aves|guyra"
    r"|embassy|high commission|consulate|airlines?|airways|bank|ambassade|consulat|compagnie"
    r"|embajada|consulado|banco)"
    r" (?:for |pour |para )?(?:of (?:the )?|de la |de l'|del |de |du |d'|in |en |au )?$"
)
CARRIER = re.compile(r"\bAir $")  # "Air Mauritius"
MADE_UP = re.compile(r"\b(?:[A-Z]{3,6}|[A-Z][a-z]+[A-Z][a-z]+)[ -]$")  # "WWF ", "BirdLife "
NOT_MADE_UP = frozenset(("USA", "DRC", "UAE", "EEZ", "NW", "SADC", "UNEP", "CMS"))
GIVEN_NAMES = frozenset(
    ("TD", "JO", "IL", "GE", "KE", "IN", "CY", "LR", "SV")
)  # Chad, Jordan, Israel, Georgia, Salvador
SURNAME = re.compile(r" (?:[A-Z]\. )?[A-Z][a-zà-ÿ’'-]+(?! (?:region|River|border|coast))")
TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|prof|professor|sir|señora?|sra?|mme|m)\.? (?:\w+ )?$")
AMERICAN = re.compile(
    r"\b(?:usa|u\.s\.|united states|etats-unis|estados unidos|florida|carolina|alabama|virginia"
    r"|floride|delaware|maryland|louisiana|texas)\b"
)


def without_namesakes(text: str, mentions: Sequence[StateMention]) -> list[StateMention]:
    """The mentions that mean a State, as far as the words beside them tell."""
    places = {mention.start for mention in mentions}
    ends = {mention.end for mention in mentions}
    return [
        mention
        for mention in mentions
        if not (_is_namesake(text, mention, places) or _is_river(text, mention, ends))
    ]


def _is_namesake(text: str, mention: StateMention, places: set[int]) -> bool:
    ahead = text[max(0, mention.start - 60) : mention.start]
    before = normalise(ahead).replace("\n", " ")
    after = text[mention.end : mention.end + 70].replace("\n", " ")
    named = NAMED_WATER.search(ahead)
    if (WATER_BEFORE.search(before) and not named) or WATER_AFTER.match(normalise(after)):
        return True
    if SUBNATIONAL_BEFORE.search(before):
        return True
    return (
        _is_society(ahead, before, after)
        or _is_person(mention, before, after, places)
        or _is_american(text, mention)
    )


def _is_river(text: str, mention: StateMention, ends: set[int]) -> bool:
    """Whether what is named is the river that an animal follows, and not the State beside it."""
    if mention.iso not in RIVERS or " " in mention.written:
        return False
    before = same_length(text[max(0, mention.start - 40) : mention.start])
    way = WAY.search(before)
    behind_a_state = way and mention.start - len(before) + way.start() in ends
    return bool(ALONG.search(before) or behind_a_state)


def _is_society(ahead: str, before: str, after: str) -> bool:
    if SOCIETY_AFTER.match(after) or SOCIETY_BEFORE.search(before) or CARRIER.search(ahead):
        return True
    made_up = MADE_UP.search(ahead)
    return bool(made_up and made_up[0][:-1] not in NOT_MADE_UP and not ahead.isupper())


def _is_person(mention: StateMention, before: str, after: str, places: set[int]) -> bool:
    if mention.iso not in GIVEN_NAMES or " " in mention.written:
        return False
    surname = SURNAME.match(after)
    is_state = mention.end + 1 in places
    return bool(TITLE.search(before) or (surname and not is_state))


def _is_american(text: str, mention: StateMention) -> bool:
    """Georgia is one of the United States where they, or others of them, stand beside it."""
    if mention.iso != "GE":
        return False
    ahead = text[max(0, mention.start - 40) : mention.start].rpartition(". ")[2]
    behind = text[mention.end : mention.end + 60].partition(". ")[0]
    beside = f"{ahead}{behind}"
    return bool(AMERICAN.search(normalise(beside)))
