"""The papers of a meeting, from the register into the folder where papers are kept."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.config import home, register_url
from pipeline.i18n import LANGUAGES
from pipeline.letters.addresses import known_addresses
from pipeline.letters.draft import Draft
from pipeline.letters.drafts import drafts_for
from pipeline.letters.write import write_letters
from pipeline.register import Done, open_register
from pipeline.reports.compliance import ComplianceReport, compliance_of, text
from pipeline.reports.compliance import ComplianceRow as ComplianceRow
from pipeline.reports.compliance.matrix import ComplianceMatrix, compliance_matrix
from pipeline.reports.compliance.write import write_compliance
from pipeline.reports.council import CouncilPaper, council_paper
from pipeline.reports.council.cop_paper import CopPaper, cop_paper
from pipeline.reports.council.write import write_cop_paper, write_council
from pipeline.reports.run_result import Papers as Papers  # the result of a use case here
from pipeline.reports.texts import wording
from pipeline.services.paper_files import papers_folder, refusing_full_disk, unused
from pipeline.services.session import not_written, opened_register


def compliance_report(meeting: str, today: date, known_on: date | None = None) -> ComplianceReport:
    """Which actions have reported to a meeting. Raises UnknownMeeting and RegisterError.

    `known_on`: by what was entered by the end of that day, here and below.
    """
    with opened_register(known_on) as register:
        return compliance_of(register, meeting, today)


def compliance_in_words(
    report: ComplianceReport, language: str, rows: Sequence[ComplianceRow] | None = None
) -> ComplianceMatrix:
    """The same as a table in the words of a language, of these rows; of all where None."""
    return compliance_matrix(report, language, rows)


def write_compliance_report(report: ComplianceReport, out: Path, language: str) -> tuple[Path, ...]:
    """Write it into a folder as page, Word and Excel. Raises Refused where there is no room."""
    with refusing_full_disk("report", out):
        return tuple(write_compliance(report, out, language))


def council_drafts(
    meeting: str, today: date, known_on: date | None = None
) -> tuple[CouncilPaper, CopPaper]:
    """The paper of a meeting of the Council, and the draft for the COP that it prepares.

    Raises UnknownMeeting and RegisterError.
    """
    with opened_register(known_on) as register:
        paper = council_paper(register, meeting, today)
        return paper, cop_paper(register, paper.sent_to[-1], today)


def write_council_drafts(
    paper: CouncilPaper, draft: CopPaper, out: Path, language: str
) -> tuple[Path, ...]:
    """Write both into a folder, each file whole or not at all. Raises Refused."""
    try:
        return (*write_council(paper, out, language), *write_cop_paper(draft, out))
    except OSError as error:
        raise not_written(
            error,
            f"The papers could not be written into {out}: {error}. None is half-written. "
            "Make room, or give another folder, and start it again.",
        ) from error


def letter_drafts(
    meeting: str,
    today: date,
    *,
    addresses: Path | None = None,
    answer_by: date | None = None,
    language: str = "",
    known_on: date | None = None,
) -> tuple[Draft, ...]:
    """What a day asks to be written, drafted before or not. Nothing is sent.

    `addresses` is a table of names and addresses, that of the home where None; `answer_by` the
    day until which a submission is to be completed; `language` that of every letter, "" for that
    of who it goes to. Raises UnknownMeeting, RegisterError and AddressesUnreadable.
    """
    known = known_addresses(addresses)
    with opened_register(known_on) as register:
        return drafts_for(register, meeting, today, known, answer_by, language)


def write_letter_drafts(
    drafts: Sequence[Draft], today: date, out: Path, language: str
) -> tuple[Path, ...]:
    """Write the drafts and the mailing list, all or none. Raises BrokenTemplate and Refused."""
    try:
        return tuple(write_letters(drafts, drafts[0].meeting, today, out, language))
    except OSError as error:
        raise not_written(
            error,
            f"The letters could not be written into {out}: {error}. None was written. "
            "Make room, or give another folder, and start it again.",
        ) from error


def compliance_papers(meeting: str, today: date) -> Papers:
    """The compliance report in every language. Raises UnknownMeeting, RegisterError, OSError."""
    with open_register(home(), register_url()) as register:
        report = compliance_of(register, meeting, today)
    words = wording("en", "compliance")
    folder = papers_folder(report.meeting.id)
    files = [path for language in LANGUAGES for path in write_compliance(report, folder, language)]
    rows = [
        (row.number, row.title, words["state"][row.state.value], text.remark(row, words))
        for row in report.rows
    ]
    head = ("Number", "Action", "Report", "Remark")
    lines = {lang: text.counts(report, wording(lang, "compliance")) for lang in LANGUAGES}
    return Papers(lines["en"], (head, *rows), tuple(files), lines)


def _mark_drafted(drafts: Sequence[Draft], today: date) -> None:
    with open_register(home(), register_url()) as register:
        register.done_log.mark(Done.LETTERS, [key for draft in drafts for key in draft.keys], today)


def letter_papers(meeting: str, today: date) -> Papers | None:
    """The drafts of letters that are due and not drafted yet; None where there are none.

    They stand in a folder of their own, which is there whole or not at all, and are remembered
    after that: stopped in between, they are drafted once more. None is sent. Raises
    UnknownMeeting, RegisterError, BrokenTemplate, AddressesUnreadable and OSError.
    """
    addresses = known_addresses()
    with open_register(home(), register_url()) as register:
        asked = drafts_for(register, meeting, today, addresses)
        known = register.done_log.days(Done.LETTERS)
    drafts = [draft for draft in asked if not known.keys() >= {*draft.keys}]
    if not drafts:
        return None
    named = drafts[0].meeting
    files = write_letters(drafts, named, today, unused(papers_folder(named), f"letters-{today}"))
    _mark_drafted(drafts, today)
    count = sum(draft.kind is not None for draft in drafts)
    head = ("Letter", "To", "About", "To look at")
    wait = f"; {len(drafts) - count} wait for a file to be looked at" if count < len(drafts) else ""
    sentence = f"drafts of letters: {count}{wait}; nothing was sent"
    return Papers(sentence, (head, *map(_letter_row, drafts)), files)


def _letter_row(draft: Draft) -> tuple[str, ...]:
    kind = draft.kind.value if draft.kind else "none"
    return kind, draft.to, draft.about, "; ".join(remark.say("en") for remark in draft.remarks)


def council_papers(meeting: str, today: date) -> Papers:
    """The Council's paper and the draft for the COP, in every language.

    Raises UnknownMeeting, RegisterError and OSError.
    """
    with open_register(home(), register_url()) as register:
        paper = council_paper(register, meeting, today)
        draft = cop_paper(register, paper.sent_to[-1], today)
    folder = papers_folder(paper.meeting.id)
    files = [path for language in LANGUAGES for path in write_council(paper, folder, language)]
    files += write_cop_paper(draft, folder)
    rows = [(row.action, row.title or row.file, ", ".join(row.kinds)) for row in paper.rows]
    rows += [("", file, "could not be read") for file in paper.unread]
    sentence = f"proposals {len(paper.proposals)}, reports {len(paper.reports)}"
    return Papers(sentence, (("Action", "Title", "Kind"), *rows), tuple(files))
