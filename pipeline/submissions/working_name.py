"""The name a proposal goes by at the meeting, from its title: "Egyptian Vulture"."""

import re

from pipeline.submissions.summary import Reading

OPENING = re.compile(
    r"^.*?(?:concerted\s+actions?|actions?\s+concert[ée]es?|acci[óo]n(?:es)?\s+concertadas?)\s*"
    r"(?:(?:for|on|to|pour|en\s+faveur|para|sobre|relativa|concernant)\b\s*)*"
    r"(?:(?:the|conserve|conservation|of|la|le|les|l’|l'|du|des|de|d’|d'|el|los|las|a|al|del)"
    r"(?:\b\s*|(?<=[’'])))*",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"\s+(?:already|déjà|ya)\s+(?:listed|included|inscrit|incluid).*", re.IGNORECASE
)
SMALL = {"a", "al", "and", "d", "de", "del", "des", "du", "el", "en", "et", "for", "la", "las"}
SMALL |= {"le", "les", "los", "of", "on", "the", "y", "à"}
LATIN = re.compile(r"\s*[(\[][^)\]]*[)\]]")
LONGEST = 60  # characters


def working_name(reading: Reading, file: str) -> str:
    """What the form of a title leaves over; the name of the file where it has no title.

    It is a suggestion: a person gives the name.
    """
    title = " ".join((reading.title or "").split())
    plain = short_title(title) or title or file.rsplit(".", 1)[0]
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rsplit(' ', 1)[0]} …"


def short_title(title: str) -> str:
    """A title without the words of the form and without what the Appendices say of it.

    >>> short_title("Proposal for a Concerted Action for the Saiga (Saiga tatarica)")
    'Saiga'
    >>> short_title("PROPOSAL FOR A CONCERTED ACTION FOR THE CRANE ALREADY LISTED ON APPENDIX I")
    'Crane'
    >>> short_title("Proposition d’action concertée pour la girafe (Giraffa camelopardalis)")
    'Girafe'
    """
    rest = LISTED.sub("", LATIN.sub("", OPENING.sub("", title))).strip(" .,;:–-")
    if rest.isupper():
        rest = " ".join(w if w in SMALL else w.capitalize() for w in rest.lower().split())
    return rest[:1].upper() + rest[1:]
