"""The papers of a meeting, from the register into the folder where papers are kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.home import home, register_url
from pipeline.languages import LANGUAGES
from pipeline.letters.addresses import read_addresses
from pipeline.letters.drafts import drafts_for
from pipeline.letters.write import write_letters
from pipeline.register import open_register
from pipeline.reports import compliance_text
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance_file import write_compliance
from pipeline.reports.cop_paper import cop_paper
from pipeline.reports.council import council_paper
from pipeline.reports.council_file import write_cop_paper, write_council
from pipeline.reports.wording import wording


@dataclass(frozen=True, slots=True)
class Papers:
    """What came of writing papers."""

    line: str  # in one sentence, for a person
    table: tuple[tuple[str, ...], ...]  # its head first; at least the head
    files: tuple[Path, ...]


def papers_folder(meeting: str) -> Path:
    """Where the papers of a meeting are kept."""
    return home() / "papers" / meeting


def addresses_file() -> Path:
    """The table of addresses that colleagues keep; it need not be there."""
    return home() / "addresses.csv"


def compliance_papers(meeting: str, today: date) -> Papers:
    """The compliance report in every language. Raises UnknownMeeting, RegisterError, OSError."""
    with open_register(home(), register_url()) as register:
        report = compliance_of(register, meeting, today)
    own = wording("en", "compliance")
    folder = papers_folder(report.meeting.id)
    files = [path for one in LANGUAGES for path in write_compliance(report, folder, one)]
    rows = [
        (row.number, row.title, own["state"][row.state.value], compliance_text.remark(row, own))
        for row in report.rows
    ]
    head = ("Number", "Action", "Report", "Remark")
    return Papers(compliance_text.counts(report, own), (head, *rows), tuple(files))


def letter_papers(meeting: str, today: date) -> Papers:
    """The drafts of letters of a day; none is sent.

    Raises UnknownMeeting, RegisterError, BrokenTemplate, AddressesUnreadable and OSError.
    """
    table = addresses_file()
    addresses = read_addresses(table) if table.exists() else {}
    with open_register(home(), register_url()) as register:
        drafts = drafts_for(register, meeting, today, addresses)
    head = ("Letter", "To", "About", "To look at")
    if not drafts:
        return Papers("no letter is asked for", (head,), ())
    named = drafts[0].meeting
    folder = papers_folder(named) / f"letters-{today}"
    files = write_letters(drafts, named, today, folder)
    rows = [
        (
            one.kind.value if one.kind else "none",
            *(one.to, one.about, "; ".join(remark.say("en") for remark in one.remarks)),
        )
        for one in drafts
    ]
    count = sum(one.kind is not None for one in drafts)
    return Papers(f"{count} drafts of letters; nothing was sent", (head, *rows), files)


def council_papers(meeting: str, today: date) -> Papers:
    """The Council's paper and the draft for the COP, in every language.

    Raises UnknownMeeting, RegisterError and OSError.
    """
    with open_register(home(), register_url()) as register:
        paper = council_paper(register, meeting, today)
        draft = cop_paper(register, paper.sent_to[-1], today)
    folder = papers_folder(paper.meeting.id)
    files = [path for one in LANGUAGES for path in write_council(paper, folder, one)]
    files += write_cop_paper(draft, folder)
    rows = [(row.action, row.title or row.file, ", ".join(row.kinds)) for row in paper.rows]
    rows += [("", file, "could not be read") for file in paper.unread]
    line = f"proposals {len(paper.proposals)}, reports {len(paper.reports)}"
    return Papers(line, (("Action", "Title", "Kind"), *rows), tuple(files))
