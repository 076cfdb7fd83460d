"""Texts of our own as they stand under each section of the form, for the tools that learn."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.builders import PROPOSAL

SOURCE = Path(__file__).with_name("section_texts.toml")
OF_NO_SECTION = "other"  # its name in the file


def section_texts() -> Iterator[tuple[str, str]]:
    """Each text with the id of its section; "" for what is none of the form."""
    known = {section.id for section in PROPOSAL.sections}
    for name, by_language in tomllib.loads(SOURCE.read_text("utf-8")).items():
        id_ = "" if name == OF_NO_SECTION else name
        if id_ not in {"", *known}:
            raise KeyError(name)
        for texts in by_language.values():
            yield from ((id_, text) for text in texts.strip().splitlines())
