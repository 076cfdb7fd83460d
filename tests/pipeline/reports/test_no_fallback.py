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
from lxml import html
from openpyxl import load_workbook

from pipeline.arrivals import Arrival
from pipeline.checks import rules
from pipeline.findings import Finding
from pipeline.languages import LANGUAGES
from pipeline.letters.drafts import drafts_for
from pipeline.letters.write import write_letters
from pipeline.lifecycle import Event, Particular
from pipeline.outcome import Outcome
from pipeline.register import Register, open_register
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance_file import write_compliance
from pipeline.reports.cop_paper import cop_paper
from pipeline.reports.council import council_paper
from pipeline.reports.council_file import write_cop_paper, write_council
from pipeline.reports.intake import IntakeReport, not_kept, taken_in
from pipeline.reports.intake_file import writer_for
from pipeline.summarise import summarise_findings
from pipeline.summary import ActivitySummary, ProponentSummary, SectionSummary
from tests.pipeline.outcomes import SAIGA, outcome, unreadable
from tests.pipeline.reports.lives import MEETINGS, event

DATA = re.compile(
    r"\b(?:acknowledgement|completeness|reminder)-\S+|\bZz[\w.-]*|Saiga tatarica"
    r"|COP\d+|ScC-SC\d+|[0-9a-f]{64}|\d+"
)
OURS = re.compile(r"[^\W\d_]{4,}")
SAME = {  # alike in two languages
    *("Action", "Actions", "Code", "page □", "page □:", "Page", "page"),
    *("Notes", "Note"),
}
DAYS = (date(2032, 10, 2), date(2033, 1, 2), date(2033, 3, 3), date(2033, 8, 1))
PEOPLE = (ProponentSummary("Zzpeople", "organization", None, 1, 2, "Zz"),)
FORM = {"en": "Timeframe", "fr": "Calendrier", "es": "Plazo"}


def fill(register: Register, language: str) -> IntakeReport:
    """Actions of several lives, submissions in one language, and the report of their intake."""
    for one in MEETINGS.values():
        register.add_meeting(one, "Zzana")
        for deadline in one.deadlines:
            register.set_deadline(one.id, deadline, "Zzana")
    said = (Particular("taxa", "Saiga tatarica"), Particular("range_states", "Kazakhstan"))
    lives: dict[str, list[tuple[Event, str, str]]] = {
        "98.1": [],
        "98.2": [(Event.REPORTED, "COP99", "2033-01-05")],
        "98.3": [(Event.REPORTED, "COP99", "2033-05-05")],
        "98.4": [(Event.COMPLETED, "COP98", "2031-01-01")],
        "98.5": [(Event.REPORTED, "ScC-SC98", "2032-10-05")],
    }
    for number, more in lives.items():
        for kind, meeting, day in [(Event.ACCEPTED, "COP98", "2030-07-06"), *more]:
            told = event(kind, meeting, day, particulars=said if number == "98.1" else ())
            register.record(replace(told, action=number), f"Zzaction {number}", opens=True)
    designated = event(Event.DESIGNATED, "COP97", "2026-07-06")
    register.record(replace(designated, action="97.1"), "Zzold", opens=True)
    proposed = event(Event.PROPOSED, "COP99", "2032-09-09")
    register.record(replace(proposed, action="99.1"), "Zznew", opens=True)
    rows = [take_in(register, *one) for one in files(language)]
    arrival, read, _ = rows[0]
    lost = not_kept(arrival, read, "There was nothing to keep.")
    return IntakeReport(
        datetime(2033, 1, 3, 12, tzinfo=UTC),
        "COP99",
        (*(taken_in(*row) for row in rows), lost),
        (Path("Zzfolder/Zznotes.txt"),),
        ("Zzmissing.pdf",),
    )


def take_in(register: Register, read: Outcome, content: bytes, meeting: str) -> Any:
    day = None if "suggested" in read.summary.file else date(2032, 9, 20)
    arrival = Arrival(Path("Zzfolder") / read.summary.file, meeting, day)
    return arrival, read, register.load(read, content, day, meeting)


def found_in_it() -> tuple[Finding, ...]:
    """Findings whose messages are filled with each kind of fact."""
    facts: dict[str, Any] = {"heading": FORM, "insertions": 1, "deletions": 2, "pages": "Zz"}
    facts |= {"count": 3, "named": "Zz", "meeting": "COP99", "languages": FORM, "taxa": "Zz"}
    facts |= {"written": "Zz", "listed": "Zz", "edition": "COP98", "activity": "Zz", "cells": FORM}
    return tuple(
        Finding(rules()[code], facts)
        for code in ("DOC002", "DOC003", "DOC005", "SEC001", "SEC002", "TAX002", "ACT002")
    )


def files(language: str) -> Iterator[tuple[Outcome, bytes, str]]:
    """Each state that a file can have, and a note of each kind."""
    found = found_in_it()
    section = SectionSummary("relevance", "Zzheading", language, "Zztext of it.", 3, 7)
    plain = {
        "language": language,
        "title": "Zztitle",
        "proponents": PEOPLE,
        "taxa": (SAIGA,),
        "activities": (ActivitySummary("Zza", "Zzb", "Zzc", "Zzd", "Zze", 3, 9, "Zzf"),),
        "sections": (section,),
        "edition": "COP14",
        "symbol": "Zzsymbol",
    }

    def one(name: str, meeting: str = "COP99", **changes: Any) -> tuple[Outcome, bytes, str]:
        content = name.encode()
        read = outcome(content, file=name, **{**plain, "findings": (), **changes})
        return read, content, meeting

    first, content, meeting = one("Zzproposal.docx", findings=summarise_findings(found))
    first = Outcome(first.summary, found)
    yield first, content, meeting
    yield first, content, meeting  # held
    yield first, content, "ScC-SC98"  # also sent to
    yield one("Zzversion.docx", sections=(replace(section, text="Zzother"),))
    yield one("Zztwin.pdf")
    kind: dict[str, Any] = {
        "kind": "progress_report",
        "kinds": ("progress_report",),
        "symbol": "Zzreport",
    }
    kind |= {"concerted_action": "98.2", "proposed_future": "closure"}
    yield one("Zzreport.docx", **kind)
    both: dict[str, Any] = {
        "kind": "progress_report",
        "kinds": ("progress_report", "extension_proposal"),
    }
    both |= {"symbol": "Zzboth", "concerted_action": "98.5"}
    yield one("Zzboth.docx", "ScC-SC98", **both)
    yield one("Zzother.docx", kind="other", kinds=("other",), symbol="Zzno", came_in="Zzmail.eml")
    yield one(
        "Zzsuggested.docx", suggested_received="2032-09-01", symbol="Zzs", suggested_source="Zz"
    )
    locked = unreadable(b"Zz")
    yield Outcome(replace(locked.summary, file="Zzlocked.pdf")), b"Zz", "COP99"


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
    for suffix in (".html", ".docx", ".xlsx"):
        writer_for(folder / f"intake{suffix}", language)(report, folder / f"intake{suffix}")
    own = [path for path in folder.rglob("*") if path.is_file() and _speaks(path, language)]
    return {DATA.sub("□", line.strip()) for path in own for line in read(path)} - {""}


def _speaks(path: Path, language: str) -> bool:
    """The drafts for the COP come in all languages at once, letters in that of their submission."""
    others = [f"-{other}." for other in LANGUAGES if other != language]
    return not any(mark in path.name for mark in others)


def read(path: Path) -> Iterator[str]:
    """The lines of a paper."""
    match path.suffix:
        case ".docx":
            word = Document(str(path))
            parts = [word, *(s.header for s in word.sections), *(s.footer for s in word.sections)]
            for part in parts:
                cells = (c for t in part.tables for row in t.rows for c in row.cells)  # type: ignore[attr-defined]  # all have tables
                paragraphs = [*part.paragraphs, *(p for c in cells for p in c.paragraphs)]  # type: ignore[attr-defined]  # and paragraphs
                yield from (line for p in paragraphs for line in p.text.splitlines())
        case ".xlsx":
            for sheet in load_workbook(path).worksheets:
                yield sheet.title
                for row in sheet.iter_rows(values_only=True):
                    yield from (line for cell in row for line in str(cell or "").splitlines())
        case ".html":
            page = html.fromstring(path.read_bytes())
            texts: Any = page.xpath("//text()[not(ancestor::style)] | //@alt | //@aria-label")
            yield from (" ".join(str(text).split()) for text in texts)
        case ".eml":
            mail = message_from_bytes(path.read_bytes(), policy=default)
            yield str(mail["Subject"])
            body: Any = mail.get_body()
            yield from body.get_content().splitlines()
        case _:
            raise AssertionError(path)


@pytest.mark.slow
def test_no_line_of_any_paper_is_english_in_another_language(tmp_path: Path) -> None:
    english, french, spanish = (lines_of(one, tmp_path / one) for one in LANGUAGES)
    assert len(english) > 150
    for own in (french, spanish):
        assert {line for line in english & own if OURS.search(line)} <= SAME
        assert not {line for line in own if "“" in line}
