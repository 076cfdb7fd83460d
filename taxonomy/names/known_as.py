"""What a taxon is called in English, French and Spanish, by the first name on our list."""

from collections.abc import Mapping
from functools import cache

from taxonomy.names.synonyms import load_common_names


def common_name(scientific: str, language: str) -> str:
    """The first common name on our list; "" where there is none.

    >>> common_name("Otis tarda", "fr")
    'Outarde barbue'
    """
    return _common_names().get((scientific, language), "")


def title_in(language: str, title: str) -> str:
    """A title that is an English common name, in a language; any other as it is.

    >>> title_in("fr", "European Eel"), title_in("fr", "Manta Rays of the East")
    ("Anguille d'Europe", 'Manta Rays of the East')
    """
    taxon = _by_english_name().get(title.casefold().strip(), "")
    return common_name(taxon, language) or title


@cache
def _by_english_name() -> Mapping[str, str]:
    return {
        name.name.casefold(): name.listed for name in load_common_names() if name.language == "en"
    }


@cache
def _common_names() -> Mapping[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for name in load_common_names():
        names.setdefault((name.listed, name.language), name.name)
    return names
