"""The rooms of the house, and the one place that knows each outside library."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAY_IMPORT = {
    "extractors": {"extractors"},
    "taxonomy": {"taxonomy"},
    "pipeline": {"pipeline", "extractors", "taxonomy"},
    "pipeline/cli": {"pipeline", "extractors", "taxonomy", "flows"},
    "flows": {"flows", "pipeline", "extractors"},
}

ONLY_HERE = {  # an outside library -> the places that know it
    "pdfplumber": ("extractors/pdf",),
    "pypdfium2": ("extractors/pdf", "extractors/ocr"),
    "docx": ("extractors/word", "pipeline/reports/", "pipeline/letters/"),
    "pytesseract": ("extractors/ocr",),
    "oxmsg": ("extractors/mail",),
    "pycountry": ("extractors/fields/",),
    "rapidfuzz": ("taxonomy/matching",),
    "spacy": ("taxonomy/mentions",),
    "sqlalchemy": ("pipeline/register/",),
    "alembic": ("pipeline/register/",),
    "openpyxl": ("pipeline/reports/", "pipeline/history/"),
    "prefect": ("flows/",),
    "pebble": ("pipeline/reading",),
    "typer": ("pipeline/cli",),
    "rich": ("pipeline/cli",),
}

MODULES = [
    path
    for room in ("extractors", "taxonomy", "pipeline", "flows")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "versions" not in path.parts  # a migration is a list of columns, as long as it is
]
COMPLEX = 50  # lines; a function longer than this does more than one thing
LONG = 300  # lines; a module longer than this has more than one noun


def imports(path: Path) -> set[str]:
    """The top-level names of every module that `path` imports, wherever in the file."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def room(home: str) -> str:
    return "pipeline/cli" if home.startswith("pipeline/cli") else home.split("/")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    home = path.relative_to(ROOT).as_posix()
    used = imports(path)
    ours = {"extractors", "taxonomy", "pipeline", "flows"}
    assert used & ours <= MAY_IMPORT[room(home)]
    assert not [lib for lib in used & ONLY_HERE.keys() if not home.startswith(ONLY_HERE[lib])]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
    long = [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= COMPLEX]
    assert source.count("\n") <= LONG
    assert not long


def test_checks_never_import_each_other() -> None:
    for path in (ROOT / "pipeline" / "checks").glob("*.py"):
        if path.name != "__init__.py":
            assert "pipeline.checks" not in path.read_text("utf-8"), path.name
