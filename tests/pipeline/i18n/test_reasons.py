"""Why a document is of a kind is said in every language, whatever reason the extractors give."""

import ast
from collections.abc import Iterator
from itertools import chain

import pytest

from extractors.forms.document_kind import REASONS
from pipeline.i18n import sentence
from tests.conftest import ROOT

SOURCES = [
    ROOT / "extractors" / "forms" / f"{name}.py" for name in ("document_kind", "about_others")
]


def reasons() -> Iterator[str]:
    """Every reason in the source, with "1" for what is filled in."""
    for node in chain.from_iterable(ast.walk(ast.parse(s.read_text("utf-8"))) for s in SOURCES):
        match node:
            case ast.Assign(targets=[ast.Name(id="reason")], value=value):
                yield _text(value)
            case ast.Call(func=ast.Name(id="KindGuess"), args=[_, ast.Constant() as value, *_]):
                yield _text(value)
    for _, words in REASONS.values():
        yield from (f"the {where} {words}" for where in ("title", "text"))


def _text(value: ast.expr) -> str:
    if isinstance(value, ast.JoinedStr):
        return "".join(_text(part) for part in value.values)
    return str(value.value) if isinstance(value, ast.Constant) else "1"


def test_the_source_has_reasons() -> None:
    assert len([*reasons()]) > 10


@pytest.mark.parametrize("reason", sorted(set(reasons())))
@pytest.mark.parametrize("language", ["fr", "es"])
def test_every_reason_is_translated(reason: str, language: str) -> None:
    assert sentence(reason, language) != reason
