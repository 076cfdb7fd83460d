"""The examples in docstrings are true: those of each module, run."""

import doctest
import importlib

import pytest

from tests.conftest import ROOT

PACKAGES = ("pipeline", "extractors", "taxonomy", "flows")
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if ">>>" in path.read_text("utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0
