"""Clauses of a range that tell of people, goods or strays, and not of where the animal lives.

"Fishermen from Iran and Pakistan take it": the noun that governs the States is no animal or place.
"""

import re

_BODIES = (
    r"(?:minist|universit|laborator|govern|gouvern|gobiern|museum|musee|museo|compan|compagn|embass"
    r"|ambassad|embajad)\w*"
)
_GOODS = (
    r"(?:money|funds?|fonds|fondos|dinero|argent|grants?|dons|gifts?|skins?|peaux|pieles|rings|bagues"
    r"|anillas|tags|vessels|boats|ships|trawlers|fleets?|nets|pesqueros|barcos|buques|navires"
    r"|chalutiers|bateaux|flottes?|flotas?|caviar|meat|viande|carne|ivory|ivoire|marfil|horns?|cornes?|feathers|plumes|plumas|trade|commerce"
    r"|comercio|hooks|hamecons|anzuelos|photographs?|photos|fotos"
    r"|traders?|markets?|marches|mercados|people|experts|students|tourists|crews|idea|idee)"
)
_TRADES = r"(?:\w{3,}(?:men|women|ists|eurs|istas)|\w{4,}ers|\w{4,}(?:eros|adores|edores|idores))"
_ANIMALS_AND_PLACES = (
    r"(?!(?:numbers|rivers|waters|borders|quarters|others|members|winters|summers|breeders|wanderers"
    r"|corners|glaciers|feeders|swimmers|divers|singers|drifters|stragglers|spawners|reservoirs"
    r"|quartiers|hivers|herbiers|rochers|graviers|hauteurs|secteurs|reproducteurs|chanteurs|nageurs|plongeurs|profondeurs|largeurs"
    r"|esteros|criaderos|comederos|bebederos|dormideros|paraderos|enteros|primeros|terceros"
    r"|nadadores|reproductores|invernaderos|veraneros)\b)"
)
_PREPOSITION = r"(?:from|of|in|de|du|des|del|d'|en|aux?)"
PEOPLE = re.compile(
    rf"\b{_ANIMALS_AND_PLACES}(?:{_BODIES}|{_GOODS}|{_TRADES})(?: (?:\w+es|\w+s))?"
    rf"(?: (?:came?|comes?|venus?|sont venus|vienen|vinieron))? {_PREPOSITION}"
    r"(?: ?(?:the|la|le|les|l'|el|las|los))?\s?$"
)
"""A noun for people or goods that governs the name behind it."""
_SEEN = (
    r"(?:seen|sighted|reported|vue?s|signalee?s|apercue?s|vist[oa]s|avistad[oa]s|citad[oa]s)"
    r"(?! (?:every|each|chaque|cada)\b)"
)
_SEES = (
    r"(?:seen|sighted|reported|reach\w*|turn up|show up|vue?s?|voit|signal\w+|atteign\w+|poussent"
    r"|se ven|vist[oa]s|avista\w*|llegan|alcanzan)"
)
SOME = re.compile(
    r"(?:^|[.;:!?]\s)\W*(?:(?:the|those|some|a few|l[ea]s|los|quelques|algun[oa]s) )?(?:\w+ )?"
    rf"(?:\w+s|ceux|celles|those)(?:,? {_SEEN} (?:in|off|from|en|aux?|dans)\b"
    rf"|,? (?:that|which|who|qui|que|qu'on)\b[^.;:]*?\b{_SEES}\b)[^.;:]*$"
)
"""A sentence whose subject is some of the animals, those that were seen somewhere."""


SUBJECT = re.compile(
    r"(?:^|[.;!?]\s)\W*(?:(?:the|its|their|some|l[ea]s?|l[ao]s|el|su|sus|sa|ses|leurs?|des) |l')?"
    rf"(?:\w+ )?{_ANIMALS_AND_PLACES}(?:{_BODIES}|{_GOODS}|{_TRADES})\b[^.;:]*$"
)
"""A sentence that begins with people or goods."""
OF_THOSE = re.compile(
    r"(?:^|[.;:!?]\s)\W*(?:of (?:those|the ones)|de cell?es|de ceux|de l[ao]s que|de aquell[ao]s)\b"
    r"[^.;:]*$"
)
NONE_LEFT = re.compile(r"[^.;:]*\b(?:none|nothing|aucune?s?|rien|ningun[oa]?|nada)\b")
""" "Of those reported from Chad none stood up"."""


def tells_of_others(folded: str, name: tuple[int, int]) -> bool:
    """Whether the words before a name, at its place in a folded text, speak of something else."""
    start, end = name
    ahead = folded[max(0, start - 250) : start]
    denied = OF_THOSE.search(ahead) and NONE_LEFT.match(folded, end)
    return bool(denied or SOME.search(ahead) or SUBJECT.search(ahead) or of_people(folded, start))


def of_people(folded: str, start: int) -> bool:
    """Whether the name that begins at `start` of a folded text says where people or goods are from.

    >>> of_people("fishermen from iran take it", 15)
    True
    >>> of_people("the rivers of iran", 14)
    False
    """
    return bool(PEOPLE.search(folded[max(0, start - 60) : start]))
