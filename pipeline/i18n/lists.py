"""How the lists of the command line are headed and worded in a table, in three languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.i18n import FOLDER
from pipeline.i18n.typography import french, typeset

LISTS = FOLDER / "lists.toml"


@dataclass(frozen=True, slots=True)
class ListWords:
    """The words of one language."""

    heads: Mapping[str, str]  # by the name of a value in --json
    titles: Mapping[str, str]  # by the English one
    values: Mapping[str, str]  # by the code in --json, those that no paper of ours has a word for
    yes: str
    no: str
    nothing: str
    within: str  # between a heading and the one it stands within

    def head(self, name: str) -> str:
        """The heading of a column; one that is no name of ours, as an id, stays as it is."""
        return self.within.join(self.heads.get(part, part) for part in name.split("."))

    def title(self, english: str) -> str:
        """What the list is called; the number of an action stays as it is."""
        return self.titles.get(english, english)

    def cell(self, value: Any) -> Any:
        """A value as it stands in a cell."""
        return (self.yes if value else self.no) if isinstance(value, bool) else value


@cache
def list_words(language: str) -> ListWords:
    """The words of one of our languages. Raises KeyError for any other."""
    raw = typeset(tomllib.loads(LISTS.read_text("utf-8")), language)

    def each(name: str) -> dict[str, str]:
        return {key: words[language] for key, words in raw[name].items()}

    return ListWords(
        each("heads"),
        each("titles"),
        each("values"),
        raw["yes"][language],
        raw["no"][language],
        raw["nothing"][language],
        french(" : ") if language == "fr" else ": ",
    )
