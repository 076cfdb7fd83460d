"""Species and governments as a paper in one language names them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extractors.fields.states.countries import find_states, state_name
from pipeline.i18n.collation import in_order
from pipeline.i18n.governments import GOVERNMENT as GOVERNMENT_IN
from pipeline.i18n.governments import government
from pipeline.submissions.summary import ReadProponent
from pipeline.titles import title_in, title_language
from taxonomy.names.known_as import common_name

OLD_SYMBOL = re.compile(r"^(?:PNUE|PNUMA)/")
GOVERNMENT = re.compile(r"(?i)^(?:the |les? |el |los )?(?:government|gouvernement|gobierno)s?\b")
BETWEEN = re.compile(  # what may stand between the States of one name
    r"(?i)[\s,;&’']*(?:\b(?:of|the|and|de|du|des|la|les?|et|los|las|el|del|y|e|d|l)\b[\s,;&’']*)*"
)
OUTSIDE = re.compile(r"; (?![^()]*\))")  # a semicolon in brackets parts no names
NAMED = 4  # taxa; of more, the first are named
BESIDE = 2  # taxa that stand in brackets beside a title; of more, none


def species_in(taxa: Iterable[str], language: str) -> str:
    """Taxa by common and scientific name; subspecies are left out where their species is named.

    >>> species_in(["Otis tarda", "Otis tarda tarda"], "es")
    'Avutarda común (Otis tarda)'
    """
    named = without_parts(taxa)
    shown = [_species(taxon, language) for taxon in named[:NAMED]]
    return ", ".join(shown + ["…"] * (len(named) > NAMED))


def without_parts(taxa: Iterable[str]) -> list[str]:
    """Taxa each once; subspecies are left out where their species is named.

    >>> without_parts(["Otis tarda", "Otis tarda tarda", "Otis tarda"])
    ['Otis tarda']
    """
    all_taxa = [*dict.fromkeys(taxa)]
    return [taxon for taxon in all_taxa if " ".join(taxon.split()[:-1]) not in all_taxa]


def states_in(language: str, names: Iterable[str]) -> tuple[str, ...]:
    """States named in English, in the order of the alphabet of a language.

    A name that means no single State stays as it is.
    """
    return in_order(tuple(dict.fromkeys(_state(name, language) for name in names)), language)


def proponents_in(language: str, proponents: Iterable[ReadProponent]) -> tuple[str, ...]:
    """Governments by the State alone, each once; others as they write themselves."""
    names = (
        state_name(proponent.iso, language) if proponent.iso else party_in(language, proponent.name)
        for proponent in proponents
    )
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=10_000)  # the same leads stand in every list
def party_in(language: str, name: str) -> str:
    """A government by its State, several by each, anybody else as it writes itself.

    >>> party_in("es", "Government of Germany"), party_in("es", "Eel Trust")
    ('Alemania', 'Eel Trust')
    >>> party_in("fr", "Governments of Niger, Chad and Mali"), party_in("fr", "Chad")
    ('Niger, Tchad, Mali', 'Tchad')
    """
    begins = GOVERNMENT.match(name)
    if states := _states_meant(name):
        return ", ".join(state_name(iso, language) for iso in states)
    alone = begins and not begins[0].casefold().endswith("s")  # others named beside one stay
    return _state(name, language) if alone else name


def addressee_in(language: str, name: str) -> str:
    """Who a letter goes to: by their own name, a State as its Government, in the letter's language.

    >>> addressee_in("en", "Government of Chile"), addressee_in("fr", "Gobierno de Chile")
    ('Government of Chile', 'Gouvernement du Chili')
    >>> addressee_in("es", "Governments of Niger"), addressee_in("fr", "Chad")
    ('Gobierno del Níger', 'Gouvernement du Tchad')
    """
    begins = GOVERNMENT.match(name)
    if begins and begins[0].casefold().rstrip("s").endswith(GOVERNMENT_IN[language].casefold()):
        return name
    states = _states_meant(name)
    return ", ".join(government(iso, language) for iso in states) or party_in(language, name)


def parted(names: str) -> list[str]:
    """Names that a row keeps parted by "; ", which may stand within brackets too.

    >>> parted("Kenya; Eel Trust (sic; 'Fund' elsewhere) and others")
    ['Kenya', "Eel Trust (sic; 'Fund' elsewhere) and others"]
    """
    return [name for name in OUTSIDE.split(names) if name]


def parties_in(language: str, names: str) -> tuple[str, ...]:
    """The names of a row, each government by its State, each once."""
    return tuple(dict.fromkeys(party_in(language, name) for name in parted(names)))


def action_in(language: str, title: str, taxa: Iterable[str]) -> str:
    """An action by its title and scientific names; by its species where the title is foreign.

    >>> action_in("fr", "Asian Population of the Great Bustard", ["Otis tarda"])
    'Population asiatique de l’outarde barbue (Otis tarda)'
    >>> action_in("fr", "Bustards of Ruritania", ["Otis tarda"])
    'Outarde barbue (Otis tarda)'
    """
    named = without_parts(taxa)
    foreign = not title or title_language(title, language)
    if foreign and (species := species_in(named, language)):
        return species
    shown = title_in(language, title)
    beside = ", ".join(name for name in named if name not in shown)
    return f"{shown} ({beside})" if beside and len(named) <= BESIDE else shown


def symbol_in_use(symbol: str) -> str:
    """A symbol as the Convention writes it, which is the same in every language.

    >>> symbol_in_use("PNUE/CMS/COP15/Doc.1")
    'UNEP/CMS/COP15/Doc.1'
    """
    return OLD_SYMBOL.sub("UNEP/", symbol)


def _states_meant(name: str) -> tuple[str, ...]:
    """ISO codes of a State alone, or of those after "Governments of"; none where more is named."""
    begins = GOVERNMENT.match(name)
    states = _states_alone(name[begins.end() :] if begins else name)
    return states if begins or len(states) == 1 else ()


def _state(name: str, language: str) -> str:
    states = find_states(name)
    return state_name(states[0].iso, language) if len(states) == 1 else name


def _states_alone(text: str) -> tuple[str, ...]:
    """ISO codes where `text` names States and nobody else; none where more stands there."""
    found, place = find_states(text), 0
    for state in found:
        if not BETWEEN.fullmatch(text[place : state.start]):
            return ()
        place = state.end
    return tuple(state.iso for state in found) if BETWEEN.fullmatch(text[place:]) else ()


def _species(taxon: str, language: str) -> str:
    common = common_name(taxon, language)
    return f"{common} ({taxon})" if common else taxon
