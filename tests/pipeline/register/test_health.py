"""Backup, restore, export and the doctor."""

import csv
import json
from hashlib import sha256
from pathlib import Path

from pipeline.register import Register
from tests.pipeline.filled import DAY, fill
from tests.pipeline.outcomes import outcome


def exported(register: Register, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in register.export(folder)}


def test_loading_twice_leaves_the_export_as_it_was(tmp_path: Path, register: Register) -> None:
    fill(register)
    before = exported(register, tmp_path / "a")
    fill(register)
    assert exported(register, tmp_path / "a") == before


def test_the_export_is_a_data_package(tmp_path: Path, register: Register) -> None:
    fill(register)
    files = exported(register, tmp_path)
    package = json.loads(files["datapackage.json"])
    assert {listed["path"] for listed in package["resources"]} == {*files} - {"datapackage.json"}
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        if resource["format"] == "csv":
            header = next(csv.reader(content.decode("utf-8").splitlines()))
            assert header == [field["name"] for field in resource["schema"]["fields"]]
            assert {*resource["schema"]["primaryKey"]} <= {*header}
    (action,) = json.loads(files["actions.json"])
    assert (action["number"], action["status"]) == ("98.1", "proposed")


def test_the_doctor_finds_nothing_in_a_sound_register(register: Register) -> None:
    fill(register)
    assert register.health() == ()


def test_the_doctor_misses_a_file_and_sees_one_changed(register: Register) -> None:
    fill(register)
    digest = register.submissions()[0].sha256
    path = register.files.path(digest)
    path.write_bytes(b"something else")
    assert ["was changed" in problem.what for problem in register.health()] == [True]
    path.unlink()
    assert ["is missing" in problem.what for problem in register.health()] == [True]


def test_the_doctor_sees_a_file_that_belongs_to_nothing(register: Register) -> None:
    register.files.keep(b"left behind")
    assert ["belongs to no submission" in problem.what for problem in register.health()] == [True]


def test_the_doctor_sees_a_document_that_is_not_held(register: Register) -> None:
    fill(register)
    register.link("98.1", "f" * 64, "report", "somebody said so")
    assert ["names a document" in problem.what for problem in register.health()] == [True]


def test_the_doctor_sees_a_history_written_around_the_program(register: Register) -> None:
    from sqlalchemy import text

    from pipeline.register.connection import writing

    fill(register)
    register.load(outcome(b"y"), b"y", DAY, "COP98")
    with writing(register._db) as db:
        db.execute(
            text(
                "INSERT INTO change VALUES (99, 'then', 'nobody', 'action 98.1', 'x', '1', '2', "
                "'', 'abc')"
            )
        )
    assert ["history of changes" in problem.what for problem in register.health()] == [True]
