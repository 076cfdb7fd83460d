"""The answer to "which listing does this name mean?", with how we came to it."""

from dataclasses import dataclass
from enum import StrEnum

from taxonomy.listing import Appendix, Listing, Rank


class Method(StrEnum):
    """How a written name led to a listing, the surest way first."""

    EXACT = "exact"
    SYNONYM = "synonym"
    COMMON_NAME = "common_name"
    ABBREVIATION = "abbreviation"
    SPELLING = "spelling"
    HIGHER_TAXON = "higher_taxon"
    NONE = "none"


SIMILAR = "similar spelling"  # why a candidate is one


@dataclass(frozen=True, slots=True)
class Candidate:
    """A taxon that the name could mean, for the person who decides."""

    taxon: str
    score: float  # 0-100
    why: str  # "spelling", "synonym of two names", "genus listed": plain words


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A written name and the lines of the Appendices it leads to."""

    written: str  # as it stands in the text
    scientific_name: str  # the listed name where there is a match, else as written
    rank: Rank | None  # of `scientific_name`; None where it cannot be told
    method: Method
    score: float  # 0-100; 100 for everything but SPELLING and NONE
    listings: tuple[Listing, ...] = ()  # its own lines and those of a higher taxon covering it
    candidates: tuple[Candidate, ...] = ()  # best first; two or more mean the tie is left open
    edition: str = ""  # of the Appendices it was held against
    relation: str = ""  # SYNONYM: how the two names hang together; "" for other ways
    inferred: bool = False  # SYNONYM: no official text was seen that says so
    named_member: bool | None = None
    """HIGHER_TAXON: whether the edition names it among the taxa covered; None: it names none."""

    @property
    def appendices(self) -> tuple[Appendix, ...]:
        """The union over `listings`, I before II."""
        return tuple(sorted({listing.appendix for listing in self.listings}))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `text[start:end] == match.written`, counted in characters."""

    match: NameMatch
    start: int
    end: int
