"""spaCy's matcher of phrases, loaded without spaCy's own commands.

`import spacy` brings the commands that download, train and check models, with all that they need
of the web: more than a third of its time, at every start of the program. Nothing here uses them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def _without_commands() -> Iterator[None]:
    """Empty modules in their place while spaCy loads; afterwards they are imported as ever."""
    absent = [name for name in COMMANDS if name not in sys.modules]
    for name in absent:
        stand_in = ModuleType(name)
        stand_in.info = None  # type: ignore[attr-defined]  # all that spaCy takes from it
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


with _without_commands():
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = ["Doc", "PhraseMatcher", "Vocab"]
