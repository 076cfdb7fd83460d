"""National Reports: taken in, listed, and set beside what proponents report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.errors import ExtractionError
from extractors.fields.states.countries import find_states
from extractors.readers.read import read_bytes, read_document
from pipeline.national_reports.api_json import read_api_json
from pipeline.national_reports.document_form import read_form
from pipeline.national_reports.questions import completed, is_on_actions
from pipeline.national_reports.report import Answer as Answer
from pipeline.national_reports.report import NationalReport as NationalReport
from pipeline.national_reports.report import NotAReport
from pipeline.national_reports.wide_csv import read_wide_csv
from pipeline.register import KeptReport, Register
from pipeline.reports.beside import BothSides, both_sides
from pipeline.reports.beside import ProponentsReport as ProponentsReport
from pipeline.reports.national_reports import side_by_side_table
from pipeline.reports.texts import wording
from pipeline.services.session import Refused, opened_register, this_day, transaction

SHORTEST = 8  # digits of a SHA-256 that name a file


class UnreadableReport(Refused):
    """A file that is no National Report, or cannot be read."""


@dataclass(frozen=True, slots=True)
class ReadReports:
    """What was read of one file, or of the JSON files of one call."""

    file: str
    sha256: str
    reports: tuple[NationalReport, ...]
    is_new: bool = True  # False: it was in the register already

    @property
    def without_question(self) -> tuple[NationalReport, ...]:
        """Those in which no question on Concerted Actions was found."""
        with opened_register() as register:
            named = register.national_reports.questions()
        return tuple(
            report
            for report in self.reports
            if not any(is_on_actions(answer.question, named) for answer in report.answers)
        )


def read_reports(paths: Sequence[Path]) -> tuple[ReadReports, ...]:
    """What the files say; keeps nothing. JSON files are read together. Raises UnreadableReport."""
    json = [path for path in paths if path.suffix.lower() == ".json"]
    groups = [[path] for path in paths if path not in json] + ([json] if json else [])
    return tuple(map(_read, groups))


def keep_reports(read: Sequence[ReadReports], *, by: str) -> tuple[ReadReports, ...]:
    """Keep them; a file that is known changes nothing."""
    with transaction() as register:
        return tuple(
            ReadReports(
                each.file,
                each.sha256,
                each.reports,
                register.national_reports.add(each.sha256, each.file, each.reports, by),
            )
            for each in read
        )


def kept_reports(state: str = "") -> tuple[KeptReport, ...]:
    """Those in the register in the order in which they came, of one State where it is named.

    Raises Refused for a word that names no State.
    """
    with opened_register() as register:
        reports = register.national_reports.kept()
    if not state:
        return reports
    iso = _iso(state)
    return tuple(each for each in reports if each.report.iso == iso)


def make_public(
    wanted: str, *, by: str, reason: str = "", public: bool = True
) -> tuple[KeptReport, bool]:
    """Keep that a National Report is public, or that it is not, and whether that is new.

    `wanted` is its ID, or the name or code of a State that sent one alone. Raises Refused.
    """
    with transaction() as register:
        report = _meant(register, wanted)
        changed = register.national_reports.make_public(report, by, reason, public=public)
        return _meant(register, report.id), changed


def _meant(register: Register, wanted: str) -> KeptReport:
    name, reports = wanted.strip().casefold(), register.national_reports.kept()
    found = [each for each in reports if each.id == name]
    if not found and len(name) >= SHORTEST:
        found = [each for each in reports if each.sha256.startswith(name)]
    if not found:
        codes = {mention.iso for mention in find_states(wanted)} | {name.upper()}
        found = [each for each in reports if each.report.iso in codes]
    if len(found) == 1:
        return found[0]
    which = f" They are {', '.join(each.id for each in found)}." if found else ""
    raise Refused(
        f"“{wanted}” names {len(found) or 'no'} National Reports.{which} Give the ID that "
        "`concerted national-reports list` shows.",
        "report",
    )


def name_question(question: str, *, by: str, on_actions: bool = True) -> bool:
    """Keep which question is on Concerted Actions, or is not; False where that is known."""
    if not question.strip():
        raise Refused("The question is empty. Give its wording in quotation marks.", "question")
    with transaction() as register:
        return register.national_reports.name_question(question, by, on_actions=on_actions)


def beside(number: str, on: date | None = None) -> BothSides:
    """What the proponents of an action report, and each of its Range States.

    Raises UnknownAction and AmbiguousName.
    """
    with opened_register() as register:
        return both_sides(register, number, on or this_day())


def state_table(both: BothSides, language: str) -> list[list[str]]:
    """The header and a row for each Range State of an action, in a language."""
    return side_by_side_table(both.states, language)


def national_words(language: str) -> Mapping[str, Any]:
    """Our words on what National Reports say, in a language."""
    return wording(language, "national_reports").words


def _iso(state: str) -> str:
    if len(state) == 2 and state.isalpha():
        return state.upper()
    found = {mention.iso for mention in find_states(state)}
    if len(found) != 1:
        raise Refused(f"“{state}” names no State. Give its name, or its code such as KE.", "state")
    return found.pop()


def _read(paths: Sequence[Path]) -> ReadReports:
    names = ", ".join(path.name for path in paths)
    try:
        contents = [read_bytes(path) for path in paths]
        reports = _reports(paths, contents)
    except (ExtractionError, NotAReport, UnicodeDecodeError) as error:
        raise UnreadableReport(
            f"{names} could not be read as a National Report: {error}. Give the CSV with all "
            "answers, the PDF or Word file of one Party, or the JSON of the reporting system.",
            "files",
        ) from error
    digest = sha256(b"".join(sorted(sha256(content).digest() for content in contents)))
    return ReadReports(names, digest.hexdigest(), tuple(map(completed, reports)))


def _reports(paths: Sequence[Path], contents: Sequence[bytes]) -> tuple[NationalReport, ...]:
    suffix = paths[0].suffix.lower()
    if suffix == ".json":
        return read_api_json([content.decode("utf-8-sig") for content in contents])
    if suffix == ".csv":
        return read_wide_csv(contents[0].decode("utf-8-sig"), paths[0].stem.replace("_", " "))
    from pipeline.intake.workers import look_apart  # starts processes

    return (read_form(look_apart(paths[0], read_document, paths[0])),)
