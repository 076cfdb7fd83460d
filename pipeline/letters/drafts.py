"""Which letters a day asks for, and what is filled into each. Nothing is written or sent here."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from pipeline.actions.consequence import Consequence
from pipeline.actions.report_status import ReportState
from pipeline.actions.unread_files import Waiting
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.i18n import LANGUAGES, say
from pipeline.i18n import words as our_words
from pipeline.i18n.typography import list_separator
from pipeline.letters.addresses import AddressBook
from pipeline.letters.draft import Addressing, Draft, Remark
from pipeline.letters.file_letters import letters_about_files, proponents_of
from pipeline.letters.kinds import STAGES, stage_of
from pipeline.letters.subject import plain
from pipeline.letters.subjects import Subject, reminder_mark
from pipeline.letters.texts import letter_words
from pipeline.register import Action, Register
from pipeline.register.derived.memory import parts_of
from pipeline.register.derived.parts import Parts
from pipeline.reports.compliance import ComplianceReport, ComplianceRow, compliance_report
from pipeline.reports.names import addressee_in, parted, party_in
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.titles import title_in

TO_WRITE = (ReportState.AWAITED, ReportState.MISSING)
FEW = 20  # actions: of fewer, nothing is kept, for that would push out what is kept of all


def drafts_for(
    register: Register,
    meeting: str,
    today: date,
    book: AddressBook,
    answer_by: date | None = None,
    language: str = "",
    only: Collection[Subject] | None = None,
    lines: Sequence[SubmissionListEntry] | None = None,
) -> tuple[Draft, ...]:
    """Every letter for a meeting, as of a day. Raises UnknownMeeting.

    `language` is that of every letter; "": that of who it goes to, else of the submission.
    `only`: those about these alone, the same as among all; nothing else is read for them.
    `lines` are those of the register, where they have been read already.
    """
    addresses = Addressing(book, today, language)
    lines = register.submissions() if lines is None else lines
    named = find_meeting(meeting, register.meetings())
    sent = [line for line in lines if _counts(line, named, today)]
    files = [register.submission(line.sha256) for line in _with_kin(sent, only)]
    about_files = letters_about_files(files, named, today, addresses, answer_by)
    wanted = None if only is None else {each.key for each in only if each.is_file}
    found = [d for d in about_files if wanted is None or d.submission in wanted]
    if only is None or any(not each.is_file for each in only):
        found += _about_actions(register, named, lines, addresses, only)
    return tuple(found)


def _counts(line: SubmissionListEntry, meeting: Meeting, today: date) -> bool:
    """Whether a file was sent to the meeting by that day."""
    return line.meeting == meeting.id and (line.received or today) <= today


def _with_kin(
    lines: Sequence[SubmissionListEntry], only: Collection[Subject] | None
) -> list[SubmissionListEntry]:
    """The lines of these files, and of those that tell which of them is the submission."""
    if only is None:
        return [*lines]
    main = {line.sha256: line.goes_with or line.sha256 for line in lines}
    wanted = {main[each.key] for each in only if each.key in main}
    return [line for line in lines if main[line.sha256] in wanted]


def _about_actions(
    register: Register,
    meeting: Meeting,
    lines: Sequence[SubmissionListEntry],
    addresses: Addressing,
    only: Collection[Subject] | None,
) -> Iterator[Draft]:
    wanted = None if only is None else {each.key for each in only if not each.is_file}
    actions = {a.key: a for a in register.actions() if wanted is None or a.key in wanted}
    parts = parts_of(register) if len(actions) > FEW else Parts()
    report = _report(register, meeting.id, addresses.today, frozenset(actions), parts)
    tongues = {line.sha256: line.language for line in lines}
    senders = _senders(register, report, lines)
    shared = parts.same("letters", (replace(report, rows=(), proposals=()), addresses))
    due = {row.key: row for row in report.rows if not actions[row.key].unresolved}
    made_of = {
        key: (row, shared, _language(actions[key], tongues), _files_of(row, report, senders))
        for key, row in due.items()
    }
    drafts = parts.renewed(
        ("letters", meeting.id),
        made_of,
        lambda keys: {key: tuple(_about_action(*made_of[key])) for key in keys},
    )
    return chain.from_iterable(drafts.values())


def _report(
    register: Register, meeting: str, today: date, keys: frozenset[str], parts: Parts
) -> ComplianceReport:
    """What is known of the reports of these actions to a meeting, of no earlier one."""
    actions = [action for action in register.actions() if action.key in keys]
    evidence = register.report_evidence()
    return compliance_report(actions, evidence, meeting, today, earlier=False, parts=parts)


def _senders(
    register: Register, report: ComplianceReport, lines: Sequence[SubmissionListEntry]
) -> Mapping[str, frozenset[str]]:
    """Who sent each file that may be any action's report, by SHA-256."""
    may_be = {file.sha256 for file in report.anybody}
    sent = [line for line in lines if _counts(line, report.meeting, report.today)]
    return {
        line.sha256: _parties(proponents_of(register.submission(line.sha256)))
        for line in sent
        if line.sha256 in may_be
    }


def _files_of(
    row: ComplianceRow, report: ComplianceReport, senders: Mapping[str, frozenset[str]]
) -> tuple[Waiting, ...]:
    """Files that may be any action's report, sent by those who lead this one.

    Their arrival is acknowledged: nobody is told that nothing was received beside that.
    """
    if not report.anybody:
        return ()
    leads = _parties(parted(row.lead))
    return tuple(f for f in report.anybody if leads & senders.get(f.sha256, frozenset()))


def _parties(names: Iterable[str]) -> frozenset[str]:
    return frozenset(party_in("en", name).casefold() for name in names if name)


def _about_action(
    row: ComplianceRow,
    shared: tuple[ComplianceReport, Addressing],
    before: str,
    theirs: Sequence[Waiting],
) -> Iterator[Draft]:
    """The letter about an action, if one is due; `before`: the language of what it sent before.

    `shared` is the same for all: of the report its day and meeting, no rows.
    """
    report, addresses = shared
    language = addresses.spoken(parted(row.lead), before)
    address = addresses.addresses(parted(row.lead))
    about = f"{row.number} {row.title}".strip()
    words = letter_words(language)
    stage = stage_of((report.deadline - report.today).days)
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
    remarks = addresses.remarks(parted(row.lead))
    if report.anybody:
        remarks += (Remark("may_be_among", ", ".join(file.file for file in report.anybody)),)
    if row.extensions:
        remarks += (Remark("extension_came", ", ".join(row.extensions)),)
    keys = (reminder_mark(report.meeting.id, report.deadline, stage, row.key),)
    to, meeting, copies = row.lead, report.meeting.id, addresses.copies(parted(row.lead))
    yield Draft(
        *(kind, language, name, to, address, about, meeting, values, remarks, keys), copies=copies
    )


def _leads(row: ComplianceRow, language: str) -> str:
    names = (addressee_in(language, name) for name in parted(row.lead))
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
