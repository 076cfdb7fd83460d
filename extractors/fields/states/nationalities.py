"""States named by their adjective beside a word for land or water: "the Chilean coast"."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from extractors.fields.values import StateMention
from extractors.text import normalise

ADJECTIVES = Path(__file__).parent / "data" / "nationalities.csv"
WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = """
coast coasts coastline waters shore shores side part parts territory mainland plateau steppe
steppes desert islands island eez border enclave exclave population populations colonies colony
lagoons wetlands lakes regions
slopes hills woods beaches fjords inlets straits archipelago highlands mountains
forests range sector rivers pampas delta
otters birds animals
estuary bay gulf reserve reserves park parks zone lake lagoon valley basin reefs banks shelf
economic exclusive northwest northeast southwest southeast bank marshes savannas savannah
"""
_ROMANCE = """
cote cotes littoral eaux rives rive partie territoire enclave plateau steppe steppes desert iles ile
population populations colonies colonie plaines plaine delta lagunes secteur rivieres fleuves
plateaux secteurs regions versants rivages cotier plages bras cours baies vallees
montagnes archipel foret forets ouest est nord sud
costa costas aguas orilla orillas lado parte territorio meseta estepa estepas desierto islas isla
poblacion poblaciones colonia llanura llanuras lagunas litoral sector mar chaco pampa patagonia
llanos sectores regiones laderas playas bahias valles montes bosques
sahara rios montanas archipielago selva selvas andes amazonia altiplano norte sur este oeste
estuaire baie golfe reserve reserves parc parcs zone lac lagune vallee bassin plateforme recifs
marais savane savanes banc berges estuario bahia golfo reserva reservas parque parques zona
lago laguna valle cuenca plataforma arrecifes banados humedales esteros sabana sabanas banco
ribera isletas
"""
WHERE = re.compile(
    r"(?:coast(?:al)|north|south|east|west|centr|territorial|inner|outer|upper|lower|inland|continental"
    r"|coster|cotier|maritim|marin|septentrion|meridional|orient|occident|nord|sud|boreal|austral"
    r"|litoral|littoral|interieur|interior|alt|baj|haut|bas)\w*"
)
"""Between the noun and the nationality: "Kenyan coastal waters"."""
WEST = "west"  # before "Indian" or "African": no nationality
EN = frozenset(_ENGLISH.split())
FR_ES = frozenset(_ROMANCE.split())
NOUNS = EN | FR_ES


def find_lands(text: str) -> Iterator[StateMention]:
    """States meant by "Chilean coast", "costa chilena": the adjective is what was written.

    A people, a ship or a trader of that nation names no State.
    """
    words = list(WORD.finditer(text))
    keys = [normalise(word[0]) for word in words]
    for n, word in enumerate(words):
        iso = adjectives().get(keys[n])
        if iso is None:
            continue
        after = _beyond(keys[n + 1 : n + 3])
        before = _beyond(keys[max(0, n - 2) : n][::-1])
        english = word[0][0].isupper() and after in EN and before != WEST
        romance = word[0][0].islower() and before in FR_ES
        if english or romance:
            yield StateMention(iso, word[0], word.start(), word.end())


def _beyond(keys: Sequence[str]) -> str:
    """The noun of a nationality: the word beside it, or the next where that only tells where."""
    beside, *further = keys or [""]
    return further[0] if further and WHERE.fullmatch(beside) and beside not in NOUNS else beside


@cache
def adjectives() -> dict[str, str]:
    """Every form of an adjective of nationality, folded -> ISO code."""
    with ADJECTIVES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        form: row["iso"]
        for row in rows
        for language in ("en", "fr", "es")
        for word in row[language].split()
        for form in _forms(normalise(word), language)
    }


def _forms(word: str, language: str) -> set[str]:
    """A masculine singular with its feminine and plural forms."""
    if language == "en":
        return {word}
    if language == "fr":
        feminine = (
            word + "ne" if word.endswith("en") else word if word.endswith("e") else word + "e"
        )
        return {form for gendered in (word, feminine) for form in (gendered, f"{gendered}s")}
    if word.endswith("o"):
        return {word, f"{word}s", f"{word[:-1]}a", f"{word[:-1]}as"}
    if word.endswith(("es", "an", "in", "on")):
        return {word, f"{word}es", f"{word}a", f"{word}as"}
    return {word, f"{word}s", f"{word}es"}
