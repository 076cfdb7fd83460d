"""Which letters a day asks for, and what is filled into each. Nothing is written or sent here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pipeline.actions.consequence import Consequence
from pipeline.actions.report_status import ReportState
from pipeline.actions.unread_files import Waiting
from pipeline.convention.meetings import find_meeting
from pipeline.i18n import LANGUAGES, say
from pipeline.i18n import words as our_words
from pipeline.i18n.typography import list_separator
from pipeline.letters.addresses import AddressBook
from pipeline.letters.draft import Addressing, Draft, Remark
from pipeline.letters.file_letters import letters_about_files, proponents_of
from pipeline.letters.kinds import STAGES, stage_of
from pipeline.letters.subject import plain
from pipeline.letters.texts import letter_words
from pipeline.register import Action, Register, Submission
from pipeline.reports.compliance import ComplianceReport, ComplianceRow, compliance_report
from pipeline.reports.names import addressee_in, party_in
from taxonomy.names.known_as import title_in

TO_WRITE = (ReportState.AWAITED, ReportState.MISSING)


def drafts_for(
    register: Register,
    meeting: str,
    today: date,
    book: AddressBook,
    answer_by: date | None = None,
    language: str = "",
) -> tuple[Draft, ...]:
    """Every letter for a meeting, as of a day. Raises UnknownMeeting.

    `language` is that of every letter; "": that of who it goes to, else of the submission.
    """
    addresses = Addressing(book, today, language)
    actions, lines = register.actions(), register.submissions()
    evidence = register.report_evidence()
    named = find_meeting(meeting, evidence.meetings)
    submissions = [
        register.submission(line.sha256)
        for line in lines
        if line.meeting == named.id and (line.received or today) <= today
    ]
    report = compliance_report(actions, evidence, named.id, today)
    tongues = {line.sha256: line.language for line in lines}
    found = [*letters_about_files(submissions, named, today, addresses, answer_by)]
    by_number = {action.number: action for action in actions}
    for row in report.rows:
        if not by_number[row.number].unresolved:
            before = _language(by_number[row.number], tongues)
            spoken = addresses.spoken(row.lead.split("; "), before)
            theirs = _files_of(row, report, submissions)
            found += _about_action(row, report, spoken, addresses, theirs)
    return tuple(found)


def _files_of(
    row: ComplianceRow, report: ComplianceReport, submissions: Sequence[Submission]
) -> list[Waiting]:
    """Files that may be any action's report, sent by those who lead this one.

    Their arrival is acknowledged: nobody is told that nothing was received beside that.
    """
    leads = _parties(row.lead.split("; "))
    senders = {each.sha256: _parties(proponents_of(each)) for each in submissions}
    return [file for file in report.anybody if leads & senders.get(file.sha256, frozenset())]


def _parties(names: Iterable[str]) -> frozenset[str]:
    return frozenset(party_in("en", name).casefold() for name in names if name)


def _about_action(
    row: ComplianceRow,
    report: ComplianceReport,
    language: str,
    addresses: Addressing,
    theirs: Sequence[Waiting],
) -> Iterator[Draft]:
    address = addresses.addresses(row.lead.split("; "))
    about = f"{row.number} {row.title}".strip()
    words = letter_words(language)
    left = (report.deadline - report.today).days
    stage = stage_of(left)
    if why := _held_back(row, stage, theirs):
        keys = tuple(f"{mark} {report.meeting.id} {row.key} {what}" for mark, what in why[1])
        to, meeting = row.lead, report.meeting.id
        yield Draft(None, language, "", to, address, about, meeting, {}, (why[0],), keys)
        return
    if row.state not in TO_WRITE or stage is None or row.days_left is None:
        return
    if stage < 0 and row.follows is Consequence.NOTHING:
        return  # letters after the day speak of Step 6(4)
    kind = STAGES[stage]
    values = {
        "addressee": _leads(row, language) or words["to_lead"].format(number=row.number),
        "reference": words["reference"].format(symbol=f"UNEP/CMS/Concerted Action {row.number}"),
        "action": f"{row.number} ({title_in(language, row.title)})" if row.title else row.number,
        "meeting": report.meeting.id,
        "deadline": _day(report.deadline, language),
        "days": str(abs(row.days_left)),
        "today": _day(report.today, language),
        "extension": words["extension"]
        .get(kind.value, {})
        .get("received" if row.extensions else "needed", ""),
    }
    when = f"{abs(stage)}-{'before' if stage > 0 else 'after'}"
    name = f"reminder-{plain(row.number)}-{when}-{language}"
    remarks = addresses.remarks(row.lead.split("; "))
    if report.anybody:
        remarks += (Remark("may_be_among", ", ".join(file.file for file in report.anybody)),)
    if row.extensions:
        remarks += (Remark("extension_came", ", ".join(row.extensions)),)
    keys = (f"reminder {report.meeting.id} {report.deadline} {stage} {row.key}",)
    to, meeting, copies = row.lead, report.meeting.id, addresses.copies(row.lead.split("; "))
    yield Draft(
        *(kind, language, name, to, address, about, meeting, values, remarks, keys), copies=copies
    )


def _leads(row: ComplianceRow, language: str) -> str:
    names = (addressee_in(language, name) for name in row.lead.split("; ") if name)
    return list_separator(language).join(names)


def _held_back(
    row: ComplianceRow, stage: int | None, theirs: Sequence[Waiting]
) -> tuple[Remark, list[tuple[str, str]]] | None:
    """Why nobody is reminded, with what it is remembered by; None: nothing holds a letter back.

    After the day, a letter says that none was received: a file that may be it is read first.
    """
    may_be_it = row.follows is not Consequence.NOTHING and stage is not None and stage < 0
    if row.state is ReportState.IN_INTAKE or (row.cell.waiting and may_be_it):
        files = ", ".join(file.file for file in row.cell.waiting)
        return Remark("look_first", files), [("look_first", w.sha256) for w in row.cell.waiting]
    if row.state is ReportState.NOT_ON_RECORD and stage is not None:
        until = row.cell.covered_until or ""
        return Remark("not_on_record", until), [("not_on_record", until)]
    if theirs and row.state in TO_WRITE and stage is not None:
        files = ", ".join(file.file for file in theirs)
        return Remark("from_them", files), [("look_first", file.sha256) for file in theirs]
    return None


def _language(action: Action, tongues: Mapping[str, str | None]) -> str:
    """That of the newest document of the action that is held; English where none is."""
    spoken = [tongues.get(event.document or "") for event in action.events]
    spoken += [tongues.get(document.document) for document in action.documents]
    return next((language for language in reversed(spoken) if language in LANGUAGES), "en") or "en"


def _day(day: date, language: str) -> str:
    return say(day, our_words(language))
