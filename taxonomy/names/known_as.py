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


@cache
def _common_names() -> Mapping[tuple[str, str], str]:
    names: dict[tuple[str, str], str] = {}
    for name in load_common_names():
        names.setdefault((name.listed, name.language), name.name)
    return names
