"""A cell of a backup is of the type of its column, also where SQLite would take any other."""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.register import open_register
from pipeline.register.backup import opened_backup
from pipeline.register.schema import metadata
from tests.pipeline.filled import fill

OTHER_TYPES = {int: ("nonsense", "", 1.5, True, 10**19, -(10**19)), str: (7, 1.5, [1], {"a": 1})}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    with open_register(folder) as register:
        fill(register)
        register.backup(folder / "kept.zip")
    return folder / "kept.zip"


def rows_of(kept: Path) -> dict[str, list[dict[str, object]]]:
    with ZipFile(kept) as archive:
        return {
            name: [*map(json.loads, archive.read(f"tables/{name}.jsonl").splitlines())]
            for name in metadata.tables
        }


def with_rows(kept: Path, target: Path, table: str, rows: list[dict[str, object]]) -> Path:
    part = f"tables/{table}.jsonl"
    with ZipFile(kept) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            lines = "\n".join(map(json.dumps, rows)).encode()
            new.writestr(name, lines if name == part else old.read(name))
    return target


def cells_of_another_type(kept: Path) -> Iterator[tuple[str, str, object]]:
    for name, table in metadata.tables.items():
        for column in table.columns:
            for value in OTHER_TYPES[column.type.python_type]:
                yield name, column.name, value
            if not column.nullable:
                yield name, column.name, None


@pytest.mark.slow
def test_no_cell_of_another_type_is_taken(kept: Path, tmp_path: Path) -> None:
    rows_kept = rows_of(kept)
    taken = []
    for table, column, value in cells_of_another_type(kept):
        if not rows_kept[table]:
            continue
        rows = [{**rows_kept[table][0], column: value}, *rows_kept[table][1:]]
        path = with_rows(kept, tmp_path / "odd.zip", table, rows)
        with opened_backup(path) as backup:
            try:
                backup.rows(metadata.tables[table])
            except ValueError:
                continue
        taken.append((table, column, value))
    assert taken == []
