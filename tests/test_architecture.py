"""The rooms of the house, who may import whom, and the one place that knows each library."""

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

DOMAIN = {"pipeline.actions", "pipeline.submissions", "pipeline.convention", "pipeline.i18n"}
BASE = {
    "pipeline.config",
    "pipeline.atomic_write",
    "pipeline.csv_cells",
    "pipeline.direction_marks",
    "pipeline.private_files",
    "pipeline.refusal",
    "pipeline.scratch",
    "pipeline.workbooks",
    "pipeline.xml_text",
}
TYPES = {"extractors.errors", "extractors.document"}
EXTRACTORS = {
    "extractors.document",
    "extractors.errors",
    "extractors.fields",
    "extractors.forms",
    "extractors.language",
    "extractors.learnt_weights",
    "extractors.readers",
    "extractors.roles",
    "extractors.text",
}
TAXONOMY = {
    "taxonomy.appendices",
    "taxonomy.errors",
    "taxonomy.listing",
    "taxonomy.matching",
    "taxonomy.mentions",
    "taxonomy.names",
}
REPORTED = {"pipeline.national_reports"}
RECORD = DOMAIN | BASE | REPORTED | {"pipeline.register"} | TYPES | TAXONOMY
REPORTS = RECORD | {"pipeline.intake", "pipeline.reports", "pipeline.titles"}

# Package, or module at the root of a room -> those it may import beside itself. A package may
# always import itself; what is not named here is forbidden.
MAY_IMPORT: Mapping[str, set[str]] = {
    "extractors.document": set(),
    "extractors.errors": set(),
    "extractors.text": set(),
    "extractors.learnt_weights": set(),
    "extractors.language": {"extractors.text", "extractors.document"},
    "extractors.roles": {"extractors.text", "extractors.document"},
    "extractors.fields": EXTRACTORS - {"extractors.forms", "extractors.readers"},
    "extractors.forms": EXTRACTORS - {"extractors.readers"},
    "extractors.readers": EXTRACTORS - {"extractors.forms"},
    "taxonomy.errors": set(),
    "taxonomy.listing": {"taxonomy.errors"},
    "taxonomy.names": {"taxonomy.listing", "taxonomy.errors"},
    "taxonomy.appendices": {"taxonomy.names", "taxonomy.listing", "taxonomy.errors"},
    "taxonomy.matching": TAXONOMY - {"taxonomy.mentions"},
    "taxonomy.mentions": TAXONOMY,
    "pipeline.config": {"pipeline.refusal"},
    "pipeline.atomic_write": set(),
    "pipeline.csv_cells": set(),
    "pipeline.direction_marks": set(),
    "pipeline.private_files": set(),
    "pipeline.refusal": set(),
    "pipeline.scratch": set(),
    "pipeline.home_rights": {"pipeline.private_files"},
    "pipeline.xml_text": set(),
    # a table as a spreadsheet leaves it; what a row means is said by who asks for it
    "pipeline.workbooks": {
        "extractors.fields",
        "extractors.text",
        "pipeline.csv_cells",
        "pipeline.refusal",
        "pipeline.xml_text",
    },
    "pipeline.i18n": {"extractors.fields", "extractors.text"},
    # titles of actions: common names from the taxonomy, the rest of them from a table of parts
    "pipeline.titles": {"extractors.language", "pipeline.i18n", "taxonomy.names"},
    "pipeline.convention": {
        "extractors.fields",
        "extractors.text",
        "pipeline.i18n",
        "pipeline.refusal",
    },
    "pipeline.submissions": DOMAIN | BASE | EXTRACTORS | TAXONOMY,
    "pipeline.actions": DOMAIN | TAXONOMY | EXTRACTORS | {"pipeline.refusal"},
    "pipeline.national_reports": TYPES
    | TAXONOMY
    | {"extractors.fields", "extractors.text", "pipeline.actions", "pipeline.convention"},
    "pipeline.register": RECORD | {"extractors.fields", "extractors.text"},
    "pipeline.intake": RECORD | EXTRACTORS,
    "pipeline.reports": REPORTS | EXTRACTORS,
    "pipeline.legacy_import": REPORTS | EXTRACTORS,
    "pipeline.site": RECORD | EXTRACTORS | {"pipeline.titles"},
    "pipeline.letters": REPORTS | EXTRACTORS,
    "pipeline.mailbox": {
        "extractors.readers",
        "pipeline.atomic_write",
        "pipeline.config",
        "pipeline.refusal",
        "pipeline.submissions",
    },
    "pipeline.views": REPORTS | EXTRACTORS | {"pipeline.legacy_import", "pipeline.site"},
    "pipeline.schedule": REPORTS,
    # one function per use case: everything of the pipeline but who asks for it
    "pipeline.services": REPORTS
    | EXTRACTORS
    | {"pipeline.legacy_import", "pipeline.letters", "pipeline.mailbox", "pipeline.schedule"}
    | {"pipeline.site", "pipeline.home_rights"},
    # who asks: no register, no readers, no Appendices; of the other rooms the types they print
    "pipeline.cli": DOMAIN
    | BASE
    | {"pipeline.services", "pipeline.views", "pipeline.desk", "pipeline.intake"}
    | {"pipeline.reports", *TAXONOMY - {"taxonomy.appendices", "taxonomy.errors"}}
    | {"flows.daily", "flows.deployments", "flows.intake", "flows.server"},
    "pipeline.desk": DOMAIN | BASE | {"pipeline.services", "pipeline.titles", "pipeline.views"},
}
FLOWS = {  # beside each other: what a run does is done by a use case
    "pipeline.config",
    "pipeline.convention",
    "pipeline.intake",
    "pipeline.refusal",
    "pipeline.reports",
    "pipeline.schedule",
    "pipeline.services",
    "pipeline.submissions",
}

ONLY_HERE: Mapping[str, tuple[str, ...]] = {  # an outside library -> the places that know it
    "pdfplumber": ("extractors/readers/pdf/",),
    "pypdfium2": ("extractors/readers/pdf/", "extractors/readers/ocr/"),
    "docx": ("extractors/readers/word/", "pipeline/reports/", "pipeline/letters/"),
    "pytesseract": ("extractors/readers/ocr/",),
    "tesserocr": ("extractors/readers/ocr/",),
    "doc2docx": ("extractors/readers/conversion.py",),
    "pypandoc": ("extractors/readers/conversion.py",),
    "oxmsg": ("extractors/readers/containers/",),
    "asn1crypto": ("extractors/readers/containers/",),
    "pycountry": ("extractors/fields/states/",),
    "rapidfuzz": ("taxonomy/matching/", "extractors/text.py"),
    "spacy": ("taxonomy/mentions/",),
    "sqlalchemy": ("pipeline/register/",),
    "alembic": ("pipeline/register/",),
    "openpyxl": ("pipeline/reports/", "pipeline/workbooks/"),
    "icalendar": ("pipeline/reports/state_files.py", "pipeline/site/render/calendar.py"),
    "prefect": ("flows/",),
    "pebble": ("pipeline/intake/",),
    "filelock": ("pipeline/schedule/", "pipeline/site/output/"),
    "typer": ("pipeline/cli/",),
    "django": ("pipeline/desk/",),
    "allauth": ("pipeline/desk/",),
    "waitress": ("pipeline/desk/",),
    "imap_tools": ("pipeline/mailbox/",),
    "rich": ("pipeline/cli/",),
}

OURS = ("extractors", "taxonomy", "pipeline", "flows")
COMPLEX = 50  # lines; a function longer than this does more than one thing
CROWDED = 30  # loose modules in a folder; more than this hide its plan
ONE_OF_A_KIND = {  # folders of which each module is one more of the same: its name is the plan
    "pipeline/cli": "a command",
    "pipeline/services": "a use case",
    "pipeline/submissions/checks": "a check",
    "pipeline/register/migrations/versions": "a layout of the register",
}
LONG = 300  # lines; a module longer than this has more than one noun
SAYS_NOTHING = {"one", "said", "came", "told", "held", "own"}  # as a name it hides what it holds
IN_THE_JSON = {
    ("pipeline/submissions/review/__init__.py", "said")
}  # a key of `submissions show --json`


@cache
def modules() -> dict[str, Path]:
    """Every module of the house but the migrations, by its dotted name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for top in OURS
        for path in sorted((ROOT / top).rglob("*.py"))
        if not {"versions", "migrations"} & {*path.parts}  # lists of columns, as long as they are
    }


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in the file; `from a import b` is a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package(dotted: str) -> str:
    """A module's package at depth two: "extractors.forms"; the room's own name at its root.

    >>> package("pipeline.reports.council.write"), package("pipeline")
    ('pipeline.reports', 'pipeline')
    """
    return ".".join(dotted.split(".")[:2])


def known(dotted: str) -> str | None:
    """The package an imported name belongs to; None where it is not of the house."""
    if dotted.split(".")[0] not in OURS:
        return None
    return package(dotted) if package(dotted) in packages() else dotted.split(".")[0]


@cache
def packages() -> frozenset[str]:
    return frozenset(map(package, modules()))


@cache
def arrows() -> frozenset[tuple[str, str]]:
    """Which package imports which other, all of the house."""
    return frozenset(
        (package(name), target)
        for name, path in modules().items()
        for line in imported(path)
        if (target := known(line)) and target not in (package(name), name.split(".")[0])
    )


def _may_import(home: str, target: str) -> bool:
    if home.startswith("flows"):
        return target.startswith("flows.") or target in FLOWS
    return home not in MAY_IMPORT or target in MAY_IMPORT[home]


def circles(graph: Mapping[str, set[str]]) -> list[str]:
    """The packages that reach themselves."""
    found = []
    for start in graph:
        seen: set[str] = set()
        ahead = [*graph[start]]
        while ahead:
            target = ahead.pop()
            if target not in seen:
                seen.add(target)
                ahead.extend(graph.get(target, ()))
        if start in seen:
            found.append(start)
    return found


def test_imports_point_one_way_and_in_no_circle() -> None:
    forbidden = sorted(
        f"{home} -> {target}" for home, target in arrows() if not _may_import(home, target)
    )
    graph: dict[str, set[str]] = {home: set() for home, _ in arrows()}
    for home, target in arrows():
        graph[home].add(target)
    libraries = sorted(
        f"{path.relative_to(ROOT)} -> {library}"
        for path in modules().values()
        for library in {line.split(".")[0] for line in imported(path)} & ONLY_HERE.keys()
        if not path.relative_to(ROOT).as_posix().startswith(ONLY_HERE[library])
    )
    assert not forbidden
    assert not circles(graph)
    assert not libraries


def inner_package(dotted: str) -> str:
    """The package at depth three that an imported name belongs to, or the nearest above it."""
    parts = dotted.split(".")
    names = (".".join(parts[:depth]) for depth in (3, 2, 1))
    return next(name for name in names if name in modules() and _is_package(name))


def _is_package(dotted: str) -> bool:
    return modules()[dotted].name == "__init__.py"


def test_inner_packages_import_in_no_circle() -> None:
    graph: dict[str, set[str]] = {}
    for name, path in modules().items():
        home = inner_package(name)
        graph.setdefault(home, set()).update(
            target
            for line in imported(path)
            if line.split(".")[0] in OURS
            and (target := inner_package(line)) != home
            and not f"{home}.".startswith(f"{target}.")  # what lies loose above, or within
            and not f"{target}.".startswith(f"{home}.")
        )
    assert not circles(graph)


def test_no_folder_is_crowded() -> None:
    folders = Counter(
        path.parent.relative_to(ROOT).as_posix()
        for top in OURS
        for path in (ROOT / top).rglob("*.py")
        if path.name != "__init__.py"
    )
    crowded = {folder for folder, count in folders.items() if count > CROWDED}
    assert crowded <= ONE_OF_A_KIND.keys()


def test_modules_and_functions_stay_small() -> None:
    long = []
    for name, path in modules().items():
        source = path.read_text("utf-8")
        functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
        long += [name] * (source.count("\n") > LONG)
        long += [f"{name}.{f.name}" for f in functions if (f.end_lineno or 0) - f.lineno >= COMPLEX]
    assert not long


def _bound(path: Path) -> Iterator[str]:
    """The names that a module gives to values, parameters, attributes and functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name


def test_names_say_what_they_hold() -> None:
    bound = {
        (path.relative_to(ROOT).as_posix(), name)
        for top in (*OURS, "tests")
        for path in sorted((ROOT / top).rglob("*.py"))
        for name in _bound(path)
    }
    assert {(path, name) for path, name in bound if name in SAYS_NOTHING} == IN_THE_JSON
