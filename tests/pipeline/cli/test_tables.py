"""Every list as a file that Excel opens in Bonn: no cell holds JSON, and none becomes a formula."""

import csv
import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from openpyxl import load_workbook
from pydantic import BaseModel
from typer.testing import CliRunner

from extractors.forms.kind import Kind
from pipeline.actions.action import ActionLine
from pipeline.actions.consequence import Consequence
from pipeline.actions.due import DueState
from pipeline.actions.lifecycle import Event, Status
from pipeline.actions.report_status import ReportState
from pipeline.cli import app
from pipeline.convention.meetings import Basis, DeadlineKind
from pipeline.csv_cells import RUN
from pipeline.i18n import LANGUAGES
from pipeline.i18n.lists import list_words
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import open_register
from pipeline.reports.comparison import ComparedLine
from pipeline.reports.list_files import code_words, in_words
from pipeline.services.proposals import ProposalLine
from pipeline.services.search import Hit
from pipeline.services.states import StateCount
from pipeline.services.undo import Change
from pipeline.submissions.correspondence import AddressSuggestion, MailDraft, Message
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.summary import ReadTaxon
from pipeline.submissions.versions.lives import Standing
from pipeline.views.actions import MeetingAnswer
from pipeline.views.compliance import ActionReported
from pipeline.views.funding import FundingLine
from pipeline.views.json_schema import json_schema
from pipeline.views.national_reports import NationalReportLine
from pipeline.views.taxa import EditionAnswer
from tests.pipeline.filled import fill

LISTS = [
    ["register", "list"],
    ["register", "changes", "--from", "2000-01-01"],
    ["submissions", "list"],
    ["meetings", "list"],
    ["search", "saiga"],
    ["history", "98.1"],
    ["proposals", "COP98"],
    ["states"],
    ["funding"],
    ["compliance", "--meeting", "COP98", "--today", "2030-01-04"],
    ["national-reports", "list"],
    ["national-reports", "beside", "98.1"],
    ["mailbox", "list"],
    ["mailbox", "letters"],
    ["taxa", "editions"],
    ["taxa", "find", "Otis tarda", "=1+1"],
]
ROWS = [
    ActionLine, ActionReported, AddressSuggestion, Change, ComparedLine, EditionAnswer,
    FundingLine, Hit, MailDraft, MeetingAnswer, Message, NationalReportLine, ProposalLine,
    ReadTaxon, StateCount, SubmissionListEntry,
]  # fmt: skip


@pytest.fixture(scope="module")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with something in every table."""
    home = tmp_path_factory.mktemp("tables")
    with open_register(home) as register:
        fill(register)
        report = NationalReport("MN", "=cmd|' /C calc'!A0", "", "", (Answer("1", (), "?", "+1"),))
        register.national_reports.add("2" * 64, "@kenya.csv", [report], "Ana")
    return home


def cells(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (cell for row in csv.reader(file, delimiter=";") for cell in row)
        return
    for row in load_workbook(path).active.iter_rows():  # type: ignore[union-attr]  # a sheet
        for cell in row:
            assert cell.data_type != "f"
            yield str(cell.value or "")


def is_json(cell: str) -> bool:
    try:
        return isinstance(json.loads(cell), dict | list)
    except ValueError:
        return cell.startswith(("{", "["))


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_list_is_a_table(
    words: list[str],
    suffix: str,
    filled_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    path = tmp_path / f"list{suffix}"
    ran = CliRunner().invoke(app, [*words, "--table", str(path)])
    assert ran.exit_code in (0, 1), ran.output
    assert "Wrote" in ran.output
    found = [*cells(path)]
    assert found
    assert not [cell for cell in found if is_json(cell)]
    assert suffix == ".xlsx" or not [cell for cell in found if cell.startswith(RUN)]


HEADS = {"en": "Title", "fr": "Titre", "es": "Título"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_headed_in_the_words_of_its_reader(
    language: str, filled_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    path = tmp_path / "list.csv"
    words = ["register", "list", "--table", str(path), "--language", language]
    assert CliRunner().invoke(app, words).exit_code == 0
    found = [*cells(path)]
    assert HEADS[language] in found
    assert list_words(language).no in found
    assert "covered_until" not in " ".join(found).replace(" ", "_").casefold()


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.__name__)
def test_every_value_of_a_list_has_a_heading_in_each_language(kind: type) -> None:
    for language in LANGUAGES:
        heads = list_words(language).heads
        assert not [name for name in names_in(kind) if name not in heads]


def names_in(kind: Any) -> Iterator[str]:
    """The names of the values of a row, with those of what it holds one of."""
    for name, hint in get_type_hints(kind).items():
        yield name
        parts = () if get_origin(hint) is tuple else get_args(hint)  # a list is one cell
        for inner in (hint, *parts):
            if is_dataclass(inner):
                yield from names_in(inner)
            elif isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from inner.model_fields


@pytest.mark.parametrize("words", [words for words in LISTS if words[0] != "taxa"], ids=" ".join)
def test_every_list_is_json_too(
    words: list[str], filled_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    ran = CliRunner().invoke(app, [*words, "--json"])
    assert isinstance(json.loads(ran.stdout), dict | list)


def test_the_figures_of_a_funding_are_in_the_schema() -> None:
    activity = json_schema()["$defs"]["ReadActivity"]["properties"]
    assert set(activity["funding_amounts"]["required"]) == {
        "currency", "needed", "secured", "gap", "words",
    }  # fmt: skip


CODES = [
    member.value
    for kinds in (
        Status, Event, DueState, ReportState, Consequence, DeadlineKind, Basis, Standing, Kind
    )
    for member in kinds
    if member.value
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_list_has_words_in_each_language(language: str) -> None:
    assert not [code for code in CODES if code not in code_words(language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_no_cell_of_a_table_is_a_code(
    words: list[str],
    language: str,
    filled_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(filled_home))
    path = tmp_path / "list.csv"
    asked = [] if language == "en" else ["--language", language]
    ran = CliRunner().invoke(app, [*words, "--table", str(path), *asked])
    assert ran.exit_code in (0, 1), ran.output
    codes = {code for code in CODES if "_" in code or language != "en"}
    found = {part for cell in cells(path) for part in cell.split("; ")}
    assert not found & codes - {*code_words(language).values()}


def test_what_a_person_wrote_is_no_code() -> None:
    for written in ("closed", "reported, in part", "other"):
        assert in_words("title", written, "fr") == written
    assert in_words("kind", "Ana’s kind", "fr") == "Ana’s kind"
