"""spaCy is loaded for its matcher alone."""

import subprocess
import sys

import pytest

ASKED = """
import sys
from taxonomy.mentions.phrase_matcher import Doc, PhraseMatcher, Vocab
print(sorted(name for name in sys.modules if name.startswith("spacy.cli")))
words = Vocab()
matcher = PhraseMatcher(words)
matcher.add("lapwing", [Doc(words, words=["sociable", "lapwing"])])
print([span[1:] for span in matcher(Doc(words, words=["a", "sociable", "lapwing"]))])
from spacy.cli.info import info
print(info.__module__)
"""


@pytest.mark.slow
def test_commands_of_spacy_are_left_out_and_can_still_be_imported() -> None:
    asked = [sys.executable, "-c", ASKED]
    output = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert output.splitlines() == ["[]", "[(1, 3)]", "spacy.cli.info"]
