"""Whether two readings name one proponent, and whether a name is a body or speaks for one."""

import re

from extractors.fields.person_names import BODIES, ORGANIZATION, TITLED
from extractors.fields.proponents.name_chunks import PUBLIC
from extractors.fields.values import Proponent, ProponentType
from extractors.text import normalise, plain

ARTICLE = re.compile(r"^(?:the|les?|la|el|los|las)\s+")
MEMBERS_OF = re.compile(
    r"^(?:(?:the|les|los|las) )?(?:members?|membres?|miembros?) "
    r"(?:of (?:the |an? )?|d[eu]s? (?:l[ae]? |los |las |une? |una? )?|d une? |del )(?=\S)"
)
"""Those of a body are the body: "Members of an Expert Group", "membres d’un groupe"."""
COURTESY = re.compile(r"(?:mr|mrs|ms|mme|mlle|m|sr|sra|ing|lic|lcd[ao]|col|lt)\.?\s")
"""Before a person to write to; who proposes goes by "Dr" or bare."""
OF_THE_NATION = re.compile(
    r"\b(?:conse(?:jo|il)|council|comision|commission|servicio|service|corporacion|agency"
    r"|agencia) na[tc]ion"
    r"|\bnational (?:council|commission|service|agency|board|park|cent(?:er|re))"
)
PRIVATE = BODIES | frozenset({"international", "wwf", "birdlife", "iucn", "uicn", "ong", "ngo"})
"""Nouns of bodies that no State holds, whatever office stands in their name."""


def speaks_for_another(proponent: Proponent, others: list[Proponent]) -> bool:
    """Whether it is the office of a government named too, or somebody to write to."""
    if proponent.type is ProponentType.PERSON:
        return bool(COURTESY.match(normalise(proponent.name))) and any(
            other.type is not ProponentType.PERSON for other in others
        )
    governed = any(other.iso for other in others)
    name = normalise(proponent.name)
    public = PUBLIC.match(name) or (
        (PUBLIC.search(name) or OF_THE_NATION.search(name))
        and not (PRIVATE & set(plain(name).split()))
    )
    return governed and not proponent.iso and bool(public)


def is_body(proponent: Proponent) -> bool:
    """Whether a name is plainly that of a State or a body: by its code, its noun or an acronym."""
    words = plain(proponent.name).split()
    if proponent.type is not ProponentType.ORGANIZATION:
        return bool(proponent.iso) or bool(TITLED.match(normalise(proponent.name)))
    return bool(set(words) & ORGANIZATION) or bool(re.search(r"\b[A-Z]{3,}", proponent.name))


def is_same(proponent: Proponent, other: Proponent) -> bool:
    """Whether two readings name one proponent: the State, the name or the acronym."""
    if proponent.iso or other.iso:
        return proponent.iso == other.iso
    names = [_bare(proponent.name), _bare(other.name)]
    short, long = sorted(names, key=len)
    shorts = [set(re.findall(r"[A-Z]{3,}", who.name)) for who in (proponent, other)]
    begins = len(short.split()) > 1 and long.startswith(short)
    return short == long or begins or bool(shorts[0] & shorts[1])


def _bare(name: str) -> str:
    """A name as it is compared: without brackets, an article, or "members of" before it."""
    return ARTICLE.sub("", MEMBERS_OF.sub("", plain(re.sub(r"\([^)]*\)", "", name))))
