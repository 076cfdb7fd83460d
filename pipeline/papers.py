"""The papers of a meeting, from the register into the folder where papers are kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.home import home, register_url
from pipeline.languages import LANGUAGES
from pipeline.letters.addresses import known_addresses
from pipeline.letters.drafts import Draft, drafts_for
from pipeline.letters.write import write_letters
from pipeline.register import open_register
from pipeline.remembered import read_remembered, remember
from pipeline.reports import compliance_text
from pipeline.reports.compliance import compliance_of
from pipeline.reports.compliance_file import write_compliance
from pipeline.reports.cop_paper import cop_paper
from pipeline.reports.council import council_paper
from pipeline.reports.council_file import write_cop_paper, write_council
from pipeline.reports.intake import IntakeReport
from pipeline.reports.intake_file import write_page
from pipeline.reports.intake_text import line, remark
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


def intake_papers(report: IntakeReport, today: date) -> Papers:
    """What came of taking files in, as a page in every language. Raises OSError."""
    folder = papers_folder(report.meeting)
    place = unused(folder, f"intake-{today}")
    files = tuple(place / f"{place.name}-{one}.html" for one in LANGUAGES)
    for language, path in zip(LANGUAGES, files, strict=True):
        write_page(report, path, language)
    own = wording("en", "intake")
    rows = [(row.file, own["states"][row.state.value], remark(row, own)) for row in report.rows]
    return Papers(line(report, own), (("File", "State", "Remark"), *rows), files)


def letters_file() -> Path:
    """Where it is kept which letters have been drafted."""
    return home() / "letters.json"


def letter_papers(meeting: str, today: date) -> Papers | None:
    """The drafts of letters that are due and not drafted yet; None where there are none.

    They stand in a folder of their own, which is there whole or not at all, and are remembered
    after that: stopped in between, they are drafted once more. None is sent. Raises
    UnknownMeeting, RegisterError, BrokenTemplate, AddressesUnreadable, MemoryUnreadable and
    OSError.
    """
    addresses = known_addresses()
    with open_register(home(), register_url()) as register:
        asked = drafts_for(register, meeting, today, addresses)
    known = read_remembered(letters_file())
    drafts = [one for one in asked if not known.keys() >= {*one.keys}]
    if not drafts:
        return None
    named = drafts[0].meeting
    files = write_letters(drafts, named, today, unused(papers_folder(named), f"letters-{today}"))
    remember(letters_file(), [key for one in drafts for key in one.keys], today)
    count = sum(one.kind is not None for one in drafts)
    head = ("Letter", "To", "About", "To look at")
    wait = f"; {len(drafts) - count} wait for a file to be looked at" if count < len(drafts) else ""
    said = f"drafts of letters: {count}{wait}; nothing was sent"
    return Papers(said, (head, *map(_letter_row, drafts)), files)


def unused(folder: Path, name: str) -> Path:
    """A place in `folder` where nothing is yet: several looks on one day are kept apart."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{name}-{number}"
        number += 1
    return path


def _letter_row(one: Draft) -> tuple[str, ...]:
    kind = one.kind.value if one.kind else "none"
    return kind, one.to, one.about, "; ".join(remark.say("en") for remark in one.remarks)


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
    said = f"proposals {len(paper.proposals)}, reports {len(paper.reports)}"
    return Papers(said, (("Action", "Title", "Kind"), *rows), tuple(files))
