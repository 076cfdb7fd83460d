"""Every paper in three languages from the same register: nothing falls back to English unnoticed.

What comes from documents and people begins with Zz here; all else are our words, and a line that
is the same in English and in another language has not been translated.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from icalendar import Calendar
from lxml import html
from openpyxl import load_workbook

from pipeline.actions.comparison import compare
from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.i18n import LANGUAGES
from pipeline.intake.result import IntakeReport
from pipeline.letters.drafts import drafts_for
from pipeline.letters.write import write_letters
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import Register, open_register
from pipeline.reports.comparison import comparison_lines
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance.write import write_compliance
from pipeline.reports.council import council_paper
from pipeline.reports.council.cop_paper import cop_paper
from pipeline.reports.council.write import write_cop_paper, write_council
from pipeline.reports.intake.write import writer_for
from pipeline.reports.state import state_report
from pipeline.reports.state_files import calendar_of, workbook_of
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.kept import FileState, IntakeResult
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import ReadActivity, ReadProponent, ReadSection
from tests.pipeline.i18n.vocabulary import foreign
from tests.pipeline.outcomes import SAIGA, outcome, unreadable
from tests.pipeline.reports.lives import MEETINGS, event
from tests.pipeline.reports.test_papers import words_of

DATA = re.compile(
    r"\b(?:acknowledgement|completeness|reminder)-\S+|\bZz[\w.-]*|Saiga tatarica"
    r"|COP\d+|ScC-SC\d+|[0-9a-f]{64}|\d+"
)
OURS = re.compile(r"[^\W\d_]{4,}")
SAME = {  # alike in two languages
    *("Action", "Actions", "Code", "page □", "page □:", "Page", "page"),
    "Document",
    *("Notes", "Note", "Date"),
    *("cms.secretariat@cms.int", "UN Campus, Platz der Vereinten Nationen □"),
    "UNEP/CMS/□/Doc.[…]",  # the symbol of a document is the same in every language
}
DAYS = (date(2032, 10, 2), date(2033, 1, 2), date(2033, 3, 3), date(2033, 8, 1))
PEOPLE = (ReadProponent("Zzpeople", "organization", None, 1, 2, "Zz"),)
ASKED = "Concerted Actions?"
NATIONAL = {  # States with a name of its own in each language, and what they answer
    "EG": [(ASKED, "Zz Saiga tatarica")],
    "SE": [(ASKED, "Zz 98.1")],
    "DE": [(ASKED, "Zz")],
    "ET": [(ASKED, "")],
    "CH": [("Turtles?", "Zz")],
    "NO": [],
    "US": [],  # no Party
}
FORM = {"en": "Timeframe", "fr": "Calendrier", "es": "Plazo"}


def fill(register: Register, language: str) -> IntakeReport:
    """Actions of several lives, submissions in one language, and the report of their intake."""
    for known_meeting in MEETINGS.values():
        register.add_meeting(known_meeting, "Zzana")
        for deadline in known_meeting.deadlines:
            register.set_deadline(known_meeting.id, deadline, "Zzana")
    states = [EventDetail("range_states", "Zz", {"iso": iso}) for iso in NATIONAL]
    particulars = (EventDetail("taxa", "Saiga tatarica"), *states)
    lives: dict[str, list[tuple[Event, str, str]]] = {
        "98.1": [],
        "98.2": [(Event.REPORTED, "COP99", "2033-01-05")],
        "98.3": [(Event.REPORTED, "COP99", "2033-05-05")],
        "98.4": [(Event.COMPLETED, "COP98", "2031-01-01")],
        "98.5": [(Event.REPORTED, "ScC-SC98", "2032-10-05")],
    }
    for number, more in lives.items():
        for kind, meeting, day in [(Event.ACCEPTED, "COP98", "2030-07-06"), *more]:
            recorded = event(
                kind, meeting, day, particulars=particulars if number == "98.1" else ()
            )
            register.record(replace(recorded, action=number), f"Zzaction {number}", opens=True)
    designated = event(Event.DESIGNATED, "COP97", "2026-07-06")
    register.record(replace(designated, action="97.1"), "Zzold", opens=True)
    proposed = event(Event.PROPOSED, "COP99", "2032-09-09")
    register.record(replace(proposed, action="99.1"), "Zznew", opens=True)
    reports = [report for iso in NATIONAL for report in national_report(iso)]
    register.national_reports.add("a" * 64, "Zz", reports, "Zzana")
    rows = [take_in(register, *known_meeting) for known_meeting in files(language)]
    lost = replace(rows[0], state=FileState.NOT_KEPT, note="There was nothing to keep.")
    return IntakeReport(
        datetime(2033, 1, 3, 12, tzinfo=UTC),
        "COP99",
        (*rows, lost),
        (Path("Zzfolder/Zznotes.txt"),),
        ("Zzmissing.pdf",),
    )


def national_report(iso: str) -> Iterator[NationalReport]:
    """The report of a State on Concerted Actions, where it sent one."""
    answers = tuple(Answer("1", (), question, text) for question, text in NATIONAL[iso])
    if answers:
        yield NationalReport(iso, "Zz", "Zz", "", answers)


def take_in(
    register: Register, read: ExaminationResult, content: bytes, meeting: str
) -> IntakeResult:
    day = None if "suggested" in read.summary.file else date(2032, 9, 20)
    loaded = register.load(read, content, day, meeting)
    return replace(loaded, path=Path("Zzfolder") / read.summary.file)


def found_in_it() -> tuple[Finding, ...]:
    """Findings whose messages are filled with each kind of fact."""
    facts: dict[str, Any] = {"heading": FORM, "insertions": 1, "deletions": 2, "pages": "Zz"}
    facts |= {"count": 3, "named": "Zz", "meeting": "COP99", "languages": FORM, "taxa": "Zz"}
    facts |= {"written": "Zz", "listed": "Zz", "edition": "COP98", "activity": "Zz", "cells": FORM}
    return tuple(
        Finding(rules()[code], facts)
        for code in ("DOC002", "DOC003", "DOC005", "SEC001", "SEC002", "TAX002", "ACT002")
    )


def files(language: str) -> Iterator[tuple[ExaminationResult, bytes, str]]:
    """Each state that a file can have, and a note of each kind."""
    found = found_in_it()
    section = ReadSection("relevance", "Zzheading", language, "Zztext of it.", 3, 7)
    plain = {
        "language": language,
        "title": "Zztitle",
        "proponents": PEOPLE,
        "taxa": (SAIGA,),
        "activities": (ReadActivity("Zza", "Zzb", "Zzc", "Zzd", "Zze", 3, 9, "Zzf"),),
        "sections": (section,),
        "edition": "COP14",
        "symbol": "Zzsymbol",
    }

    def arrival(
        name: str, meeting: str = "COP99", **changes: Any
    ) -> tuple[ExaminationResult, bytes, str]:
        content = name.encode()
        read = outcome(content, file=name, **{**plain, "findings": (), **changes})
        return read, content, meeting

    first, content, meeting = arrival("Zzproposal.docx", findings=found)
    yield first, content, meeting
    yield first, content, meeting  # held
    yield first, content, "ScC-SC98"  # also sent to
    yield arrival("Zzversion.docx", sections=(replace(section, text="Zzother"),))
    yield arrival("Zztwin.pdf")
    kind: dict[str, Any] = {
        "kind": "progress_report",
        "kinds": ("progress_report",),
        "symbol": "Zzreport",
    }
    kind |= {"concerted_action": "98.2", "proposed_future": "closure"}
    yield arrival("Zzreport.docx", **kind)
    both: dict[str, Any] = {
        "kind": "progress_report",
        "kinds": ("progress_report", "extension_proposal"),
    }
    both |= {"symbol": "Zzboth", "concerted_action": "98.5"}
    yield arrival("Zzboth.docx", "ScC-SC98", **both)
    yield arrival(
        "Zzother.docx", kind="other", kinds=("other",), symbol="Zzno", came_in="Zzmail.eml"
    )
    yield arrival(
        "Zzsuggested.docx", suggested_received="2032-09-01", symbol="Zzs", suggested_source="Zz"
    )
    locked = unreadable(b"Zz")
    yield ExaminationResult(replace(locked.summary, file="Zzlocked.pdf")), b"Zz", "COP99"


def lines_of(language: str, home: Path) -> set[str]:
    """Every line of every paper, in one language, with what is not ours taken out."""
    folder = home / "papers"
    with open_register(home) as register:
        report = fill(register, language)
        for day in DAYS:
            for meeting in ("ScC-SC98", "COP99"):
                write_compliance(compliance_of(register, meeting, day), folder, language)
                drafts = drafts_for(register, meeting, day, {})
                if drafts:
                    write_letters(drafts, meeting, day, folder / f"{meeting}-{day}", language)
        write_council(council_paper(register, "ScC-SC98", DAYS[0]), folder, language)
        for day in DAYS[::3]:
            write_cop_paper(cop_paper(register, "COP99", day), folder)
        for iso in ("EG", "MC"):
            state = state_report(register, iso, DAYS[2])
            (folder / f"state-{iso}.xlsx").write_bytes(workbook_of(state, language))
            (folder / f"state-{iso}.ics").write_bytes(calendar_of(state, language))
        compared = compare(register.actions(), MEETINGS, date(2030, 1, 1), DAYS[3])
        (folder / "changes.txt").write_text("\n".join(comparison_lines(compared, language)))
    for suffix in (".html", ".docx", ".xlsx"):
        writer_for(folder / f"intake{suffix}", language)(report, folder / f"intake{suffix}")
    files_of_language = [
        path for path in folder.rglob("*") if path.is_file() and _speaks(path, language)
    ]
    return {DATA.sub("□", line.strip()) for path in files_of_language for line in read(path)} - {""}


def _speaks(path: Path, language: str) -> bool:
    """The drafts for the COP come in all languages at once, letters in that of their submission."""
    others = [f"-{other}." for other in LANGUAGES if other != language]
    return not any(mark in path.name for mark in others)


def read(path: Path) -> Iterator[str]:
    """The lines of a paper."""
    match path.suffix:
        case ".docx":
            yield from words_of(path)  # letterheads, notes and feet too
            yield Document(str(path)).core_properties.title
        case ".xlsx":
            for sheet in load_workbook(path).worksheets:
                yield sheet.title
                for row in sheet.iter_rows(values_only=True):
                    yield from (line for cell in row for line in str(cell or "").splitlines())
        case ".html":
            page = html.fromstring(path.read_bytes())
            texts: Any = page.xpath("//text()[not(ancestor::style)] | //@alt | //@aria-label")
            yield from (" ".join(str(text).split()) for text in texts)
        case ".ics":
            for component in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
                yield from (str(component.get(name, "")) for name in ("summary", "description"))
        case ".txt":
            yield from path.read_text("utf-8").splitlines()
        case ".eml":
            mail = message_from_bytes(path.read_bytes(), policy=default)
            yield str(mail["Subject"])
            body: Any = mail.get_body()
            yield from body.get_content().splitlines()
        case _:
            raise AssertionError(path)


@pytest.mark.slow
def test_no_line_of_any_paper_is_english_in_another_language(tmp_path: Path) -> None:
    english, french, spanish = (lines_of(language, tmp_path / language) for language in LANGUAGES)
    assert len(english) > 150
    for language, lines in (("en", english), ("fr", french), ("es", spanish)):
        assert {(word, line) for line in lines for word in foreign(line, language)} == set()
    for translated in (french, spanish):
        assert {line for line in english & translated if OURS.search(line)} <= SAME
        assert not {line for line in translated if "“" in line}
