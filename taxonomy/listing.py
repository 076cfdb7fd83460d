"""A line of the Appendices, and an edition of them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Appendix(StrEnum):
    I = "I"  # noqa: E741 - the Convention's own name
    II = "II"


class Rank(StrEnum):
    CLASS = "class"
    ORDER = "order"
    FAMILY = "family"
    GENUS = "genus"
    SPECIES = "species"
    SUBSPECIES = "subspecies"
    POPULATION = "population"  # a species of which the Appendix names only some populations


@dataclass(frozen=True, slots=True)
class Listing:
    """A line of one Appendix in one edition."""

    appendix: Appendix
    taxon: str  # as written in the Appendices, without author: "Otis tarda", "Mobulidae"
    rank: Rank
    klass: str = ""  # "Mammalia"; "" where the source does not say
    order: str = ""
    family: str = ""
    annotation: str = ""  # population or exception, as the source words it; "" for none
    listed_at: str = ""  # "COP13", or a band such as "COP5-COP8"; "" when not known
    source: str = ""
    verified: bool = False  # held against an official text
    notes: str = ""


@dataclass(frozen=True, slots=True)
class AppendixList:
    """An edition of Appendices I and II."""

    edition: str  # "COP14", "2006-02-23"
    in_force: date  # the first day it is in force
    source: str
    listings: tuple[Listing, ...] = field(repr=False)
    caveat: str = ""  # what is known to be missing from it, for every report; "" for nothing
