"""Words that deny of a State only that the animal breeds there: it may winter or pass there.

"It winters on one lake and has not been proved to breed", « y fait halte, sans nicher ».
"""

import re

from extractors.roles.cues import DENIED, NO_LONGER, fold_in_place
from extractors.roles.sentences import Span, sentences

BREEDING = re.compile(
    r"\b(?:bre(?:ed|d)\w*|nest(?:s|ed|ing)?|rookery|calv(?:es?|ing)|spawn\w*|nich\w+|nids?|nidifi\w+"
    r"|reprodu\w+|pond(?:re|ent|u)?|pontes?|cri(?:a|an|o|aron|ar|en?)|anid\w+|nidos?|desov\w+"
    r"|puestas?)\b"
)
STAYING = re.compile(
    r"\b(?:winter(?!s? of)\w*|passage|pass(?:es|ing)?|stop(?:s|over|ping)?|halts?|roosts?|stays?"
    r"|feeds?|moults?|cross(?:es)?|migrat\w+|immatures?|juveniles?|summers?|non-breeding"
    r"|hivern\w+|hiver|passe(?:nt)?|de passage|halte|dort|dorment|travers\w+|nourri\w+|mue(?:nt)?"
    r"|estiv\w+|invern\w+|invierno|de paso|pasan?|escala|duermen?|descansan?|cruzan?|alimentan?"
    r"|mudan?|veranean?|jeunes|jovenes)\b"
)
PIECE = re.compile(
    r"[,;:()]|\b(?:but|and|though|although|mais|et|bien que|sans qu\w*|pero|y|aunque|sin que)\b"
)


def denies_breeding_alone(text: str, cue: Span) -> bool:
    """Whether a cue at a place of a text denies breeding, and its sentence tells of a stay.

    >>> denies_breeding_alone("It winters in Peru and does not breed.", (28, 37))
    True
    >>> denies_breeding_alone("It does not breed in Peru.", (8, 17))
    False
    """
    folded = fold_in_place(text)
    if not BREEDING.search(folded, *cue):
        return False
    start, end = next(span for span in sentences(text) if span[0] <= cue[0] < span[1])
    return tells_of_a_stay(folded[start:end])


def tells_of_a_stay(folded: str) -> bool:
    """Whether a piece of a folded text says that the animal winters, rests or passes."""
    return any(
        STAYING.search(piece) and not DENIED.search(piece) and not NO_LONGER.search(piece)
        for piece in PIECE.split(folded)
    )
