"""Registers to publish: invented actions at invented meetings, real taxa and States."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.convention.meetings import Basis, Deadline, DeadlineKind, Meeting
from pipeline.national_reports.questions import completed
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.register import KeptReport, Register
from pipeline.site.output.write_folder import Written
from pipeline.site.publish import publish
from pipeline.submissions.findings import Finding
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import Reading, ReadSection
from tests.pipeline.site.small_pdf import small_pdf

TODAY = date(2096, 5, 1)  # between COP98 and COP99
ADDRESS = "https://register.example.org/actions/"
COUNCIL, COP97, COP98, COP99 = (
    Meeting("ScC-SC90", date(2092, 9, 1), date(2092, 9, 4), "Strelsau", "invented", ()),
    Meeting("COP97", date(2090, 3, 1), date(2090, 3, 6), "Zenda", "invented", ()),
    Meeting("COP98", date(2093, 3, 1), date(2093, 3, 6), "Strelsau", "invented", ()),
    Meeting("COP99", date(2096, 9, 3), date(2096, 9, 8), "Hentzau", "invented", ()),
)
OPENS = {entry.id: entry.opens for entry in (COUNCIL, COP97, COP98, COP99)}
BEFORE = date(2092, 9, 30)
ADOPTED = small_pdf("adopted text of 97.1", "PRIVATE COMMENT", "PRIVATE AUTHOR")
ASKING = small_pdf("a request that is not decided")
BUSTARD = {
    "lead": [EventDetail("lead", "Government of Mongolia", {"iso": "MN"})],
    "proponents": [EventDetail("proponents", "Ruritanian Bustard Society")],
    "taxa": [
        EventDetail("taxa", "Otis tarda", {"edition": "COP14", "written": "Otis tarda tarda"}),
        EventDetail("taxa", "Addax nasomaculatus", {"edition": "COP14"}),
    ],
    "range_states": [
        EventDetail("range_states", "Mongolia", {"iso": "MN"}),
        EventDetail("range_states", "China", {"iso": "CN"}),
        EventDetail("range_states", "Maldives", {"iso": "MV"}),
        EventDetail("range_states", "Ruritania"),
    ],
    "activities": [
        EventDetail(
            "activities",
            "Count the wintering flocks",
            {"outcome": "A map", "timeframe": "2090-2093", "responsibility": "All", "funding": "–"},
        )
    ],
}


def prepare(register: Register) -> None:
    """Add the meetings and the one published deadline."""
    for meeting in (COUNCIL, COP97, COP98, COP99):
        register.add_meeting(meeting, "seed")
    report = DeadlineKind.COP_REPORT
    day = Deadline(report, date(2096, 4, 6), Basis.PUBLISHED, "Notification 2095/001")
    register.set_deadline("COP99", day, "seed")


def happen(
    register: Register,
    number: str,
    kind: Event,
    meeting: str,
    day: date | None = None,
    *,
    title: str = "",
    document: str | None = None,
    details: Sequence[EventDetail] = (),
) -> None:
    """Record an event; on the opening day of its meeting when no day is given."""
    event = RecordedEvent(
        number, 0, kind, meeting, day or OPENS[meeting], document, "A. Colleague", "PRIVATE NOTE"
    )
    register.record(replace(event, particulars=tuple(details)), title, opens=True)


def seed(register: Register) -> None:
    """Two ongoing actions, one for every way to end, an old one, and two that are not public."""
    prepare(register)
    bustard = [entry for ones in BUSTARD.values() for entry in ones]
    text = keep(register, ADOPTED, "adopted_action", "UNEP/CMS/Concerted Action 97.1")
    happen(register, "97.1", Event.PROPOSED, "COP97", date(2089, 9, 1), title="Steppe Bustard")
    happen(register, "97.1", Event.ACCEPTED, "COP97", document=text, details=bustard)
    happen(register, "97.1", Event.REPORTED, "COP98", BEFORE, document="UNEP/CMS/COP98/Doc.1")
    happen(register, "97.1", Event.EXTENSION_PROPOSED, "COP98", BEFORE)
    happen(
        register,
        "97.1",
        Event.EXTENDED,
        "COP98",
        details=[
            EventDetail("lead", "Government of Kenya", {"iso": "KE"}),
            EventDetail("until", "COP99"),
        ],
    )
    happen(register, "97.1", Event.REPORTED, "COP99", date(2096, 4, 1))
    giraffe = [EventDetail("taxa", "Giraffa camelopardalis", {"edition": "COP14"})]
    happen(register, "98.10", Event.ACCEPTED, "COP98", title="Giraffe", details=giraffe)
    happen(
        register,
        "98.10",
        Event.EXTENSION_PROPOSED,
        "COP99",
        date(2096, 4, 2),
        document=keep(register, ASKING, "extension_proposal"),
    )
    for n, kind in enumerate(
        (Event.COMPLETED, Event.CLOSED, Event.CONSIDERED_CLOSED, Event.CONVERTED, Event.MERGED), 2
    ):
        happen(register, f"97.{n}", Event.ACCEPTED, "COP97", title=f"Action that is {kind}")
        into = [EventDetail("into", "Ruritanian Initiative")] if n > 4 else []
        happen(register, f"97.{n}", kind, "COP98", details=into)
    happen(register, "D97.1", Event.DESIGNATED, "COP97", title="Old designation")
    happen(register, "99.1", Event.PROPOSED, "COP99", date(2096, 3, 1), title="NOT DECIDED YET")
    happen(register, "98.2", Event.PROPOSED, "COP98", BEFORE, title="NOT ACCEPTED")
    happen(register, "98.2", Event.NOT_ACCEPTED, "COP98")
    send_all(register)


ASKED = "Has your country taken part in the Concerted Actions?"


def send(register: Register, country: str, *answers: Answer, public: bool) -> KeptReport:
    """Take in the National Report of a State, which a person makes public or leaves as it is."""
    report = completed(NationalReport(None, country, "", "2090-2093", answers))
    digest = sha256(country.encode() + repr(answers).encode()).hexdigest()
    register.national_reports.add(digest, f"PRIVATE {country}.csv", [report], "A. Colleague")
    kept = next(each for each in register.national_reports.kept() if each.sha256 == digest)
    if public:
        register.national_reports.make_public(kept, "A. Colleague", "PRIVATE REASON")
    return kept


def send_all(register: Register) -> None:
    """One that speaks of the bustard in two languages, one that names no action, one private."""
    french = "97.1, les outardes ont été comptées."
    counted = Answer("XVI.3", (), ASKED, "97.1, the bustards were counted.", french)
    send(register, "Mongolia", counted, public=True)
    send(register, "China", Answer("XVI.3", (), ASKED, "Yes, in all of them."), public=True)
    send(register, "Maldives", Answer("XVI.3", (), ASKED, "PRIVATE ANSWER on 97.1"), public=False)


def keep(
    register: Register,
    content: bytes,
    kind: str,
    symbol: str | None = None,
    meeting: str = "COP97",
    findings: tuple[Finding, ...] = (),
    sections: tuple[ReadSection, ...] = (),
) -> str:
    """Load a file of one kind, named so that nobody should ever see it, and give its SHA-256."""
    read = Reading(
        "PRIVATE NAME.pdf", None, None, kind=kind, kinds=(kind,), symbol=symbol, language="es"
    )
    read = replace(read, findings=findings, sections=sections)
    register.load(ExaminationResult(read), content, date(2089, 1, 1), meeting)
    return sha256(content).hexdigest()


def make(register: Register, folder: Path) -> Written:
    """Publish as the tests do."""
    return publish(register, folder, TODAY, ADDRESS)
