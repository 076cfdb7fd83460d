"""What a meeting of the Scientific Council has before it, as plain rows. Nothing is judged here.

The Council assesses what is submitted to the COP that follows it (Steps 2 and 5), so a paper for
one of its meetings holds the submissions to both.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.forms.template import load_templates
from pipeline.convention.meetings import Meeting, find_meeting, following_cop
from pipeline.register import Action, Register, Submission
from pipeline.reports.council.overlaps import Overlap, overlaps_of, states_of, targets_of
from pipeline.reports.council.selection import AlsoSent, WithdrawnFile, select
from pipeline.submissions.findings import Finding, Severity
from pipeline.submissions.summary import (
    ReadActivity,
    Reading,
    ReadProponent,
    ReadSection,
)
from pipeline.submissions.versions.lives import Standing

FORM = ("proposal", "COP14")  # the form whose headings the criteria have
CRITERIA = (  # Step 2(2), (i) to (vii)
    "conservation_priority",
    "relevance",
    "absence_of_better_remedies",
    "readiness_and_feasibility",
    "likelihood_of_success",
    "magnitude_of_likely_impact",
    "cost_effectiveness",
)
PROGRESS = ("summary", "progress", "results", "challenges", "lessons_learned", "proposed_future")
PROPOSALS = frozenset({"proposal", "extension_proposal"})
COLUMNS = 5  # of a table of activities
SENTENCE_ENDS = (".", ":", ";", "!", "?")
QUOTED = 1200  # characters of a section; the page says where the rest is


@dataclass(frozen=True, slots=True)
class Quote:
    """What a submission says on one point."""

    section: str  # id of the section
    heading: str  # as it stands in the submission; "" where there is none
    text: str  # shortened; "" where nothing stands there
    page: int | None  # 1-based; None for Word
    paragraph: int | None
    state: str  # said, empty, missing; undetermined: under a heading not known here, perhaps;
    # unread: pages that could hold it are pictures


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One submission."""

    file: str
    meeting: str  # it was sent to
    received: date | None
    action: str  # its number; "" where none is named
    kinds: tuple[str, ...]
    language: str
    symbol: str
    title: str
    proponents: tuple[ReadProponent, ...]
    taxa: tuple[str, ...]  # targets
    states: tuple[str, ...]
    criteria: tuple[Quote, ...]  # of a proposal, seven of them
    progress: tuple[Quote, ...]  # of a report; its table of activities is left out with […]
    proposed_future: str | None
    activities: tuple[ReadActivity, ...]
    findings: tuple[Finding, ...]  # open ones, the most pressing first
    overlaps: tuple[Overlap, ...]
    also: tuple[AlsoSent, ...] = ()  # its translations, earlier versions and annexes

    @property
    def first_received(self) -> date | None:
        """The day of its first version; None where that of one of its versions is not known."""
        earlier = [each for each in self.also if each.standing is Standing.EARLIER_VERSION]
        days = [self.received, *(each.received for each in earlier)]
        return min((day for day in days if day), default=None) if all(days) else None

    @property
    def is_proposal(self) -> bool:
        return bool(PROPOSALS & {*self.kinds})

    @property
    def is_report(self) -> bool:
        return "progress_report" in self.kinds


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """Everything for one meeting, as the register stood on a day."""

    meeting: Meeting
    today: date
    sent_to: tuple[str, ...]  # meetings whose submissions are in it
    rows: tuple[CouncilRow, ...]  # proposals first, then reports, by symbol and name
    unread: tuple[str, ...]  # files that could not be read
    withdrawn: tuple[WithdrawnFile, ...] = ()

    @property
    def proposals(self) -> tuple[CouncilRow, ...]:
        return tuple(row for row in self.rows if row.is_proposal)

    @property
    def reports(self) -> tuple[CouncilRow, ...]:
        reports = (row for row in self.rows if row.is_report)
        return tuple(sorted(reports, key=lambda row: (*_order(row.symbol), row.file)))


def council_paper(register: Register, meeting: str, today: date) -> CouncilPaper:
    """The paper from a register. Raises UnknownMeeting."""
    known = register.meetings()
    named = find_meeting(meeting, known)
    sent_to = _sent_to(named, known)
    lines = [
        line
        for line in register.submissions()
        if line.meeting in sent_to and (line.received or today) <= today
    ]
    submissions = [register.submission(line.sha256) for line in lines]
    selected = select(submissions)
    shown = [
        submission
        for submission in selected.submissions
        if {*submission.corrected.kinds} & {*PROPOSALS, "progress_report"}
    ]
    actions = register.actions()
    rows = [
        replace(_row(each, shown, actions, today), also=selected.also.get(each.sha256, ()))
        for each in shown
    ]
    return CouncilPaper(
        meeting=named,
        today=today,
        sent_to=sent_to,
        rows=tuple(
            sorted(rows, key=lambda row: (not row.is_proposal, *_order(row.symbol), row.file))
        ),
        unread=tuple(file.file for file in submissions if file.summary.problem and not file.aside),
        withdrawn=selected.withdrawn,
    )


def _order(symbol: str) -> tuple[bool, list[tuple[int, str]]]:
    """By number, whatever language the symbol is written in; those without one come last.

    >>> sorted(["UNEP/CMS/COP99/Doc.9.10", "PNUE/CMS/COP99/Doc.9.2"], key=_order)[0]
    'PNUE/CMS/COP99/Doc.9.2'
    """
    parts = re.findall(r"(\d+)|([^\d./ ]+)", symbol.partition("/")[2])
    return not symbol, [(int(number or -1), word) for number, word in parts]


def _sent_to(named: Meeting, meetings: Mapping[str, Meeting]) -> tuple[str, ...]:
    """The meeting, and for the Council the COP that follows it."""
    cop = following_cop(named, meetings)
    return (named.id, cop.id) if cop else (named.id,)


def _row(
    file: Submission, others: Sequence[Submission], actions: Sequence[Action], today: date
) -> CouncilRow:
    summary = file.corrected
    kinds = summary.kinds or tuple(filter(None, [summary.kind]))
    criteria = CRITERIA if PROPOSALS & {*kinds} else ()
    progress = [_quote(id_, summary) for id_ in PROGRESS] if "progress_report" in kinds else []
    order = [*Severity]
    return CouncilRow(
        file=file.file,
        meeting=file.meeting,
        received=file.received,
        action=summary.concerted_action or "",
        kinds=kinds,
        language=summary.language or "",
        symbol=summary.symbol or "",
        title=summary.title or "",
        proponents=summary.proponents,
        taxa=targets_of(summary) or _taxa_of(summary.concerted_action, actions, today),
        states=states_of(summary),
        criteria=tuple(_quote(id_, summary) for id_ in criteria),
        progress=tuple(quote for quote in progress if quote.state == "said"),
        proposed_future=summary.proposed_future,
        activities=summary.activities,
        findings=tuple(sorted(file.open_findings, key=lambda f: order.index(f.rule.severity))),
        overlaps=tuple(overlaps_of(file, others, actions, today)),
    )


def _taxa_of(number: str | None, actions: Sequence[Action], today: date) -> tuple[str, ...]:
    """Those of the action, for a report that does not name them in a section of its own."""
    named = [
        action.particulars(today).get("taxa", ()) for action in actions if action.number == number
    ]
    return tuple(dict.fromkeys(taxon.text for taxa in named for taxon in taxa))


def _quote(id_: str, summary: Reading) -> Quote:
    """What the section says, its own heading before a merged one."""
    cells = {" ".join(cell.split()) for row in summary.activities for cell in cells_of(row)}
    sections = [section for section in summary.sections if section.id == id_]
    sections += [section for section in summary.sections if id_ in section.also]
    filled = next((section for section in sections if section.text.strip()), None)
    if filled is not None:
        return Quote(
            id_, filled.heading, _shortened(filled, cells), filled.page, filled.paragraph, "said"
        )
    if sections:
        return Quote(id_, sections[0].heading, "", sections[0].page, sections[0].paragraph, "empty")
    return Quote(id_, "", "", None, None, _absence(id_, summary))


def _absence(id_: str, summary: Reading) -> str:
    """Why nothing can be quoted: only "missing" says that there is nothing."""
    for undetermined in summary.undetermined_sections:
        if undetermined.section == id_:
            named = any(place.paragraph for place in undetermined.candidates)
            return "undetermined" if named else "unread"
    return "missing"


def _shortened(section: ReadSection, cells: Collection[str]) -> str:
    """The words of a section, without the table that stands beside them as a table."""
    lines = [line.strip() for line in section.text.splitlines() if line.strip()]
    plain = "\n".join(_without_table(lines, cells))
    return plain if len(plain) <= QUOTED else plain[:QUOTED].rsplit(" ", 1)[0] + " […]"


def _without_table(lines: list[str], cells: Collection[str]) -> list[str]:
    """Cells stand one to a line, below the words at the head of each column."""
    inside = [n for n, line in enumerate(lines) if " ".join(line.split()) in cells]
    if len(inside) < COLUMNS:
        return lines
    first, last = inside[0], inside[-1]
    while first and inside[0] - first < COLUMNS and not lines[first - 1].endswith(SENTENCE_ENDS):
        first -= 1
    return [*lines[:first], "[…]", *lines[last + 1 :]]


def cells_of(row: ReadActivity) -> tuple[str, ...]:
    """What a row of a table of activities says."""
    planned = (row.activity, row.outcome, row.timeframe, row.responsibility, row.funding)
    return tuple(filter(None, (*planned, row.progress)))


def criterion_title(id_: str, language: str) -> str:
    """The heading of a criterion in the form."""
    return load_templates()[FORM].section(id_).title(language)
