"""Which letters a day asks for, and what is filled into each. Nothing is written or sent here."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from pipeline.findings import Finding, Severity
from pipeline.languages import LANGUAGES, advice, basis, message, say
from pipeline.languages import words as our_words
from pipeline.letters.addresses import address_of
from pipeline.letters.kinds import STAGES, LetterKind, stage_of
from pipeline.letters.words import letter_words
from pipeline.meetings import DeadlineKind, Meeting, find_meeting, following_cop
from pipeline.register import Action, Register, Submission
from pipeline.reports.compliance import (
    ComplianceReport,
    ComplianceRow,
    Follows,
    compliance_report,
    received_days,
)
from pipeline.reports.report_states import RECEIVED, ReportState

ANSWER = timedelta(days=14)  # at the least, to complete a submission
SUBMISSIONS = frozenset({"proposal", "extension_proposal", "progress_report"})
TO_WRITE = (ReportState.AWAITED, ReportState.MISSING)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be written, or the reason why none is."""

    kind: LetterKind | None  # None: no letter, and `remarks` says why
    language: str
    name: str  # of the files, without suffix; "" for no letter
    to: str  # "" where no lead or proponent is on record
    address: str  # "" where none is on record
    about: str  # the action, or the file
    meeting: str
    values: Mapping[str, str | Sequence[str]]
    remarks: tuple["Remark", ...]  # what a person should look at
    keys: tuple[str, ...]  # what it is remembered by; one that is new makes it due again


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at before a letter goes out."""

    name: str  # in the words of the letters, under `remarks`
    files: str = ""

    def say(self, language: str) -> str:
        words: str = letter_words(language)["remarks"][self.name]
        return words.format(files=self.files)


def drafts_for(
    register: Register,
    meeting: str,
    today: date,
    addresses: Mapping[str, str],
    answer_by: date | None = None,
) -> tuple[Draft, ...]:
    """Every letter for a meeting, as of a day. Raises UnknownMeeting."""
    known = register.meetings()
    named = find_meeting(meeting, known)
    actions, lines = register.actions(), register.submissions()
    days = received_days(register, actions)
    held = [
        register.submission(line.sha256)
        for line in lines
        if line.meeting == named.id and (line.received or today) <= today
    ]
    report = compliance_report(actions, lines, days, known, named.id, today)
    tongues = {line.sha256: line.language for line in lines}
    found = [*_about_files(held, named, today, addresses, answer_by)]
    by_number = {action.number: action for action in actions}
    sent = frozenset[str]()
    if cop := following_cop(named, known):
        sent = _sent_to(compliance_report(actions, lines, days, known, cop.id, today))
    for row in report.rows:
        if row.number not in sent:
            language = _language(by_number[row.number], tongues)
            found += _about_action(row, report, language, addresses)
    return tuple(found)


def _sent_to(report: ComplianceReport) -> frozenset[str]:
    """The actions whose report came, or may lie unread: the Council sees what the COP is sent."""
    heard = (*RECEIVED, ReportState.IN_INTAKE)
    return frozenset(row.number for row in report.rows if row.state in heard)


def _about_files(
    held: Sequence[Submission],
    meeting: Meeting,
    today: date,
    addresses: Mapping[str, str],
    answer_by: date | None,
) -> Iterator[Draft]:
    replaced = _replaced(held)
    for one in held:
        summary = one.corrected
        if one.sha256 in replaced or not (summary.problem or {*summary.kinds} & SUBMISSIONS):
            continue
        language = summary.language if summary.language in LANGUAGES else "en"
        values = _file_values(one, meeting, today, language)
        yield _draft(LetterKind.ACKNOWLEDGEMENT, one, language, values, addresses, [""])
        if points := points_of(one, language):
            by = answer_by or _answer_day(meeting, today)
            more = {**values, "findings": points, "by": _day(by, language)}
            marks = marks_of(one)
            yield _draft(LetterKind.COMPLETENESS, one, language, more, addresses, marks)


def points_of(one: Submission, language: str) -> list[str]:
    """What is to be completed, why, and how; empty where nothing is asked for."""
    words = letter_words(language)
    if one.summary.problem:
        points = [
            (
                words["unreadable"].format(file=one.file),
                words["unreadable_basis"],
                words["mending"]["unreadable"],
            )
        ]
    else:
        points = [
            (message(finding, language), _reason(finding, language), _mend(finding, language))
            for finding in _asked(one)
        ]
    return [
        "\n".join(
            [
                f"{number}. {what}",
                words["why"].format(basis=why),
                words["mend"].format(mend=mend),
            ]
        )
        for number, (what, why, mend) in enumerate(points, 1)
    ]


def marks_of(one: Submission) -> list[str]:
    """A mark for each point: the same for the same finding, whatever words it is said in."""
    if one.summary.problem:
        return ["unreadable"]
    return [f"{finding.rule.code} {_digest(finding)}" for finding in _asked(one)]


def _digest(finding: Finding) -> str:
    facts = json.dumps(finding.facts, default=str, sort_keys=True)
    return sha256(facts.encode()).hexdigest()[:12]


def _asked(one: Submission) -> list[Finding]:
    """Of proponents only what they can mend, gravest first; the rest is for the Secretariat."""
    mending = letter_words("en")["mending"]
    return sorted((f for f in one.open_findings if f.rule.code in mending), key=_weight)


def _reason(finding: Finding, language: str) -> str:
    """The rule, or in words what rests on practice alone."""
    said: str = letter_words(language)["reasons"].get(finding.rule.code, basis(finding, language))
    return said


def _mend(finding: Finding, language: str) -> str:
    said: str = letter_words(language)["mending"].get(finding.rule.code, advice(finding, language))
    return said


def _weight(finding: Finding) -> int:
    return [*Severity].index(finding.rule.severity)


def _replaced(held: Sequence[Submission]) -> set[str]:
    """Those of which a newer version is held: nobody is written to about an older one."""
    days = {one.sha256: one.received or date.min for one in held}
    return {
        one.sha256
        for one in held
        if any(days.get(other, date.min) > days[one.sha256] for other in one.versions)
    }


def _answer_day(meeting: Meeting, today: date) -> date:
    """The deadline, and never less than the time that an answer takes."""
    deadline = meeting.deadline(DeadlineKind.PROPOSAL, today)
    return max(today + ANSWER, deadline.day if deadline else today)


def _file_values(one: Submission, meeting: Meeting, today: date, language: str) -> dict[str, str]:
    words = letter_words(language)
    names = "; ".join(proponent.name for proponent in one.corrected.proponents)
    return {
        "addressee": names or words["to_proponents"].format(file=one.file),
        "title": one.corrected.title or one.file,
        "file": one.file,
        "received": _day(one.received, language) if one.received else words["day_not_known"],
        "meeting": meeting.id,
        "today": _day(today, language),
    }


def _draft(
    kind: LetterKind,
    one: Submission,
    language: str,
    values: Mapping[str, str | Sequence[str]],
    addresses: Mapping[str, str],
    marks: Sequence[str],
) -> Draft:
    names = [proponent.name for proponent in one.corrected.proponents]
    address = _addresses(names, addresses)
    name = f"{kind.value}-{plain(one.file)}-{one.sha256[:8]}-{language}"
    remarks = _remarks("; ".join(names), address)
    to, meeting = "; ".join(names), str(values["meeting"])
    keys = tuple(f"{kind.value} {meeting} {one.sha256} {mark}".strip() for mark in marks)
    return Draft(kind, language, name, to, address, one.file, meeting, values, remarks, keys)


def _addresses(names: Sequence[str], addresses: Mapping[str, str]) -> str:
    """Those known of several people, each once; "" where none is."""
    known = dict.fromkeys(address_of(name, addresses) for name in names)
    return ", ".join(filter(None, known))


def _about_action(
    row: ComplianceRow, report: ComplianceReport, language: str, addresses: Mapping[str, str]
) -> Iterator[Draft]:
    address = _addresses(row.lead.split("; "), addresses)
    about = f"{row.number} {row.title}".strip()
    words = letter_words(language)
    if row.state is ReportState.IN_INTAKE:
        files = ", ".join(one.file for one in row.cell.waiting)
        said = (Remark("look_first", files),)
        keys = tuple(
            f"look_first {report.meeting.id} {row.number} {one.sha256}" for one in row.cell.waiting
        )
        to, meeting = row.lead, report.meeting.id
        yield Draft(None, language, "", to, address, about, meeting, {}, said, keys)
    stage = stage_of(row.days_left) if row.days_left is not None else None
    if row.state not in TO_WRITE or stage is None or row.days_left is None:
        return
    if stage < 0 and row.follows is Follows.NOTHING:
        return  # letters after the day speak of Step 6(4)
    kind = STAGES[stage]
    values = {
        "addressee": row.lead or words["to_lead"].format(number=row.number),
        "action": f"{row.number} ({row.title})" if row.title else row.number,
        "meeting": report.meeting.id,
        "deadline": _day(report.deadline, language),
        "days": str(abs(row.days_left)),
        "today": _day(report.today, language),
    }
    when = f"{abs(stage)}-{'before' if stage > 0 else 'after'}"
    name = f"reminder-{plain(row.number)}-{when}-{language}"
    remarks = _remarks(row.lead, address)
    if report.anybody:
        remarks += (Remark("may_be_among", ", ".join(one.file for one in report.anybody)),)
    if row.extensions:
        remarks += (Remark("extension_came", ", ".join(row.extensions)),)
    keys = (f"reminder {report.meeting.id} {report.deadline} {stage} {row.number}",)
    to, meeting = row.lead, report.meeting.id
    yield Draft(kind, language, name, to, address, about, meeting, values, remarks, keys)


def _remarks(to: str, address: str) -> tuple[Remark, ...]:
    lacking = [("no_name", to), ("no_address", address)]
    return tuple(Remark(name) for name, known in lacking if not known)


def _language(action: Action, tongues: Mapping[str, str | None]) -> str:
    """That of the newest document of the action that is held; English where none is."""
    spoken = [tongues.get(event.document or "") for event in action.events]
    spoken += [tongues.get(document.document) for document in action.documents]
    return next((one for one in reversed(spoken) if one in LANGUAGES), "en") or "en"


def _day(day: date, language: str) -> str:
    return say(day, our_words(language))


def plain(name: str) -> str:
    """A part of a file name that every system takes.

    >>> plain("Proposition (outarde).docx")
    'Proposition-outarde-docx'
    """
    kept = "".join(one if one.isalnum() else " " for one in name)
    return "-".join(kept.split())[:60]
