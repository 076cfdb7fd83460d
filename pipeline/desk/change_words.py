"""What the history of an action says, in the language of the page.

The register keeps it in few fixed words: “event 2: accepted (COP14, 2024-02-17)”.
"""

import re
from datetime import date

from pipeline.desk.texts import Texts

RECORDED = re.compile(
    r"event (?P<number>\d+): (?P<kind>\w+) \((?P<meeting>[^,()]*), (?P<day>\d{4}-\d\d-\d\d)\)"
    r"(?:, corrects (?P<corrects>\d+))?"
)


def path_in_words(path: str, texts: Texts) -> str:
    """What was entered, as a person would say it; as it is where its words are not known.

    >>> from pipeline.desk.texts import texts
    >>> path_in_words("event 2: accepted (COP14, 2024-02-17)", texts("fr"))
    'Acceptée par la Conférence des Parties (COP14, 17 février 2024)'
    >>> path_in_words("title", texts("es"))
    'título'
    """
    words = texts.words
    if found := RECORDED.fullmatch(path):
        kind = words["events"].get(found["kind"], found["kind"])
        return f"{kind} ({found['meeting']}, {texts.day(date.fromisoformat(found['day']))})"
    return str(words["name_kinds"].get(path, path))


def value_in_words(value: object, texts: Texts) -> object:
    """A status by its name; anything else as it is."""
    return texts.words["status"].get(value, value) if isinstance(value, str) else value
