"""Groups of States named as a group: "the Sahelian States", « les États côtiers ».

Which States are meant cannot be told from the words; they are named so that a person asks.
"""

import re
from collections.abc import Iterator

from extractors.roles.cues import fold_in_place

REGION = (
    r"(?:sahel\w*|west(?:ern)? afri\w+|east(?:ern)? afri\w+|southern afri\w+|north(?:ern)? afri\w+"
    r"|central afri\w+|african|asian|europ\w+|mediterran\w+|andean|caribbean|central american"
    r"|latin american|south american|north american|arab\w*|gulf|baltic|balkan\w*|nordic|pacific"
    r"|atlantic|indian ocean|black sea|caspian|central asian|south-?east asian|coastal|littoral"
    r"|riparian|riverine|island|landlocked|neighbou?ring|adjacent|eu|european union|member"
    r"|cotiers?|riverains?|insulaires?|saheliens?|africains?|asiatiques?|europeens?|andins?"
    r"|mediterraneens?|caribeens?|arabes|du golfe|du sahel|voisins?|limitrophes|scandinaves"
    r"|costeros?|riberenos?|insulares|africanos|asiaticos|europeos|andinos|mediterraneos"
    r"|caribenos|centroamericanos|sudamericanos|del golfo|del sahel|vecinos|limitrofes)"
)
NUMBER = (
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|other|autres|otros|deux|trois|quatre|cinq"
    r"|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) )?"
)
GROUP = re.compile(
    rf"\b{NUMBER}{REGION} (?:range )?(?:states|countries|nations)\b"
    rf"|\b{NUMBER}(?:states|countries|nations) (?:of|in|around|along|bordering) (?:the )?"
    rf"(?:\w+ )?(?:sahel|gulf|mediterranean|caribbean|andes|baltic|balkans|maghreb|mashreq|pacific"
    rf"|atlantic|sea|basin|region|coast|africa|asia|europe|america)\b"
    rf"|\b{NUMBER}(?:etats|pays|estados|paises) (?:de la region |ribere\w+ |membres )?{REGION}\b"
    rf"|\b{NUMBER}(?:etats|pays|estados|paises) (?:de|du|des|d'|del) (?:la |l'|el )?"
    rf"(?:region|mer|mar|golfe|golfo|sahel|maghreb|bassin|cuenca|afrique|asie|europe|africa|asia"
    rf"|europa|caraibe\w*|caribe|mediterran\w+|zone|sous-region|subregion|cono sur)"
    r"(?: [\w'-]+){0,2}"
)


def find_state_groups(text: str) -> Iterator[tuple[int, int]]:
    """Where groups of States are named, in order."""
    for match in GROUP.finditer(fold_in_place(text)):
        yield match.span()
