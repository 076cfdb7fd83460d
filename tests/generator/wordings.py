"""Headings and sentences that generated submissions are made of; see the two TOML files."""

import tomllib
from pathlib import Path
from typing import Any


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


WORDINGS = _load("wordings.toml")
TEXTS = _load("texts.toml")
