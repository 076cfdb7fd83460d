"""The documents name what is there: paths, commands, options, settings; and stay short."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from pipeline.cli import PLACES, app
from tests.conftest import ROOT

DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LONGEST = 200  # lines; README is shorter
ROOMS = "extractors|taxonomy|pipeline|flows|tests|samples|docs"
PATH = re.compile(rf"`((?:{ROOMS})/[\w./*-]+|[A-Z]+\.md|LICENSE|\.ci/run|requirements\.lock)`")
TO_WRITE = {"pipeline/submissions/checks/NAME.py", "pipeline/i18n/NEW.toml"}  # by who follows it
COMMAND = re.compile(r"\bconcerted ([a-z]+(?: [a-z-]+)*)(?= |`|$)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OF_OTHERS = {  # options of other programs that the documents name
    *("--accept", "--sketch", "--strict", "--host", "--limit", "--nworkers", "--nthreads"),
    *("--protocol", "--tls-cert", "--tls-key", "--how"),
}
SETTING = re.compile(r"\b(?:CONCERTED|PREFECT)_[A-Z_]+\b")
TARGET = re.compile(r"\bmake ([a-z]+)\b(?=`|\s+#)")
MODULE = re.compile(r"python -m ([\w.]+)")


def names(doc: Path, pattern: re.Pattern[str]) -> list[str]:
    return pattern.findall(doc.read_text("utf-8"))


def options(command: object) -> Iterator[str]:
    """Every option of a command and of those below it."""
    for param in getattr(command, "params", ()):
        yield from (*param.opts, *param.secondary_opts)
    for below in getattr(command, "commands", {}).values():
        if below is not None:
            yield from options(below)


def every_option() -> set[str]:
    group = typer.main.get_command(app)
    found: set[str] = {"--help"}
    for name in PLACES:
        found |= set(options(group.get_command(None, name)))  # type: ignore[attr-defined]  # a group
    return found


def every_setting() -> set[str]:
    """Those that the code reads, and those of Prefect's own."""
    text = "".join(
        path.read_text("utf-8")
        for room in ("pipeline", "flows", "tests")
        for path in (ROOT / room).rglob("*.py")
    )
    return set(SETTING.findall(text)) | {"PREFECT_API_DATABASE_CONNECTION_URL"}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_path_exists(doc: Path) -> None:
    paths = [path for path in names(doc, PATH) if path not in TO_WRITE]
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_command_exists(doc: Path) -> None:
    group = typer.main.get_command(app)
    unknown = []
    for words in names(doc, COMMAND):
        first, *more = words.split()
        command = group.get_command(None, first) if first in PLACES else None  # type: ignore[attr-defined]  # a group
        below = getattr(command, "commands", {})
        if command is None or (below and more and more[0] not in below):
            unknown.append(words)
    assert unknown == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_option_exists(doc: Path) -> None:
    assert set(names(doc, OPTION)) - every_option() - OF_OTHERS == set()


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_setting_is_read(doc: Path) -> None:
    assert set(names(doc, SETTING)) - every_setting() == set()


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_target_and_module_exists(doc: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in names(doc, TARGET) if not re.search(rf"(?m)^{name}:", makefile)] == []
    places = [ROOT / name.replace(".", "/") for name in names(doc, MODULE)]
    assert [p for p in places if not p.with_suffix(".py").exists() and not p.is_dir()] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_no_document_is_long(doc: Path) -> None:
    assert len(doc.read_text("utf-8").splitlines()) < LONGEST


def test_the_readme_leads_to_every_other_document() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    others = [doc.relative_to(ROOT).as_posix() for doc in DOCS if doc.name != "README.md"]
    assert [name for name in others if f"`{name}`" not in readme] == []
