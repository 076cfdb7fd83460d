"""A line of the Appendices, and an edition of them."""

from collections.abc import Mapping
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
    wordings: tuple[tuple[str, str], ...] = ()
    """The annotation as the official texts in other languages word it: code and words."""


class Presence(StrEnum):
    """How a taxon occurs in a State, as the distribution beside a list has it."""

    NATIVE = "native"
    INTRODUCED = "introduced"
    INTRODUCED_UNCERTAIN = "introduced_uncertain"
    REINTRODUCED = "reintroduced"
    EXTINCT = "extinct"
    EXTINCT_UNCERTAIN = "extinct_uncertain"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class CoveredTaxon:
    """A species or subspecies that an edition says is covered, by which lines, and where it lives.

    Only tables such as the Species+ download say so; the Appendices themselves do not.
    """

    taxon: str
    family: str
    under: tuple[str, ...]  # the lines that cover it: its own name, "Accipitridae spp."
    states: Mapping[Presence, tuple[str, ...]]  # ISO 3166-1 alpha-2, sorted; {} where none given
    common_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by language code


@dataclass(frozen=True, slots=True)
class AppendixList:
    """An edition of Appendices I and II."""

    edition: str  # "COP14", "2006-02-23"
    in_force: date  # the first day it is in force
    source: str
    listings: tuple[Listing, ...] = field(repr=False)
    caveat: str = ""  # what is known to be missing from it, for every report; "" for nothing
    covered: tuple[CoveredTaxon, ...] = field(default=(), repr=False)
    """The taxa covered, one by one; () where the source gives lines only."""
