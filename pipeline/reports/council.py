"""What a meeting of the Scientific Council has before it, as plain rows. Nothing is judged here.

The Council assesses what is submitted to the COP that follows it (Steps 2 and 5), so a paper for
one of its meetings holds the submissions to both.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.template import load_templates
from pipeline.findings import Finding, Severity
from pipeline.kinship import Kin, Kinship, kin
from pipeline.lifecycle import IN_FORCE, PENDING
from pipeline.meetings import Meeting, find_meeting, following_cop
from pipeline.register import Action, Register, Submission
from pipeline.summary import ActivitySummary, FileSummary, SectionSummary

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
    state: str  # said, empty, missing; unread: pages that could hold it are pictures


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another action or submission on the same or a related target taxon."""

    with_: str  # "12.8 Great Bustard"; the name of a file
    kin: tuple[Kin, ...]  # the closest one for each target taxon that has one
    states: tuple[str, ...]  # Range States of both, English names

    @property
    def taxa(self) -> tuple[str, ...]:
        """The target taxa of the submission that are the other's too."""
        return self.of(Kinship.SAME)

    def of(self, kinship: Kinship) -> tuple[str, ...]:
        """The pairs so related: one name where both use it, else "own / theirs"."""
        return tuple(
            one.own if one.own == one.theirs else f"{one.own} / {one.theirs}"
            for one in self.kin
            if one.kinship is kinship
        )


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
    proponents: tuple[str, ...]
    taxa: tuple[str, ...]  # targets
    states: tuple[str, ...]
    criteria: tuple[Quote, ...]  # of a proposal, seven of them
    progress: tuple[Quote, ...]  # of a report; its table of activities is left out with […]
    proposed_future: str | None
    activities: tuple[ActivitySummary, ...]
    findings: tuple[Finding, ...]  # open ones, the most pressing first
    overlaps: tuple[Overlap, ...]

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

    @property
    def proposals(self) -> tuple[CouncilRow, ...]:
        return tuple(row for row in self.rows if row.is_proposal)

    @property
    def reports(self) -> tuple[CouncilRow, ...]:
        return tuple(row for row in self.rows if row.is_report)


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
    held = [register.submission(line.sha256) for line in lines]
    shown = [one for one in _newest(held) if not one.summary.problem]
    shown = [one for one in shown if {*one.corrected.kinds} & {*PROPOSALS, "progress_report"}]
    actions = register.actions()
    rows = [_row(one, shown, actions, today) for one in shown]
    return CouncilPaper(
        meeting=named,
        today=today,
        sent_to=sent_to,
        rows=tuple(
            sorted(rows, key=lambda row: (not row.is_proposal, *_order(row.symbol), row.file))
        ),
        unread=tuple(one.file for one in held if one.summary.problem),
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


def _newest(held: Sequence[Submission]) -> list[Submission]:
    """Without those of which a newer version is here."""
    days = {one.sha256: one.received or date.min for one in held}
    return [
        one
        for one in held
        if not any(days.get(other, date.min) > days[one.sha256] for other in one.versions)
    ]


def _row(
    one: Submission, others: Sequence[Submission], actions: Sequence[Action], today: date
) -> CouncilRow:
    summary = one.corrected
    kinds = summary.kinds or tuple(filter(None, [summary.kind]))
    criteria = CRITERIA if PROPOSALS & {*kinds} else ()
    progress = [_quote(id_, summary) for id_ in PROGRESS] if "progress_report" in kinds else []
    order = [*Severity]
    return CouncilRow(
        file=one.file,
        meeting=one.meeting,
        received=one.received,
        action=summary.concerted_action or "",
        kinds=kinds,
        language=summary.language or "",
        symbol=summary.symbol or "",
        title=summary.title or "",
        proponents=tuple(proponent.name for proponent in summary.proponents),
        taxa=_targets(summary) or _taxa_of(summary.concerted_action, actions, today),
        states=_states(summary),
        criteria=tuple(_quote(id_, summary) for id_ in criteria),
        progress=tuple(quote for quote in progress if quote.state == "said"),
        proposed_future=summary.proposed_future,
        activities=summary.activities,
        findings=tuple(sorted(one.open_findings, key=lambda f: order.index(f.rule.severity))),
        overlaps=tuple(_overlaps(one, others, actions, today)),
    )


def _taxa_of(number: str | None, actions: Sequence[Action], today: date) -> tuple[str, ...]:
    """Those of the action, for a report that does not name them in a section of its own."""
    said = [one.particulars(today).get("taxa", ()) for one in actions if one.number == number]
    return tuple(dict.fromkeys(taxon.text for taxa in said for taxon in taxa))


def _targets(summary: FileSummary) -> tuple[str, ...]:
    names = (taxon.scientific_name for taxon in summary.taxa if taxon.role == "target")
    return tuple(dict.fromkeys(names))


def _quote(id_: str, summary: FileSummary) -> Quote:
    """What the section says, its own heading before a merged one."""
    cells = {" ".join(cell.split()) for one in summary.activities for cell in cells_of(one)}
    sections = [one for one in summary.sections if one.id == id_]
    sections += [one for one in summary.sections if id_ in one.also]
    said = next((one for one in sections if one.text.strip()), None)
    if said is not None:
        return Quote(id_, said.heading, _shortened(said, cells), said.page, said.paragraph, "said")
    if sections:
        return Quote(id_, sections[0].heading, "", sections[0].page, sections[0].paragraph, "empty")
    state = "unread" if id_ in summary.undetermined_sections else "missing"
    return Quote(id_, "", "", None, None, state)


def _shortened(section: SectionSummary, cells: Collection[str]) -> str:
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


def cells_of(one: ActivitySummary) -> tuple[str, ...]:
    """What a row of a table of activities says."""
    said = (one.activity, one.outcome, one.timeframe, one.responsibility, one.funding, one.progress)
    return tuple(filter(None, said))


def _overlaps(
    one: Submission, others: Sequence[Submission], actions: Sequence[Action], today: date
) -> list[Overlap]:
    """Actions in force or proposed, and other submissions, on the same or related target taxa."""
    own, states = _targets(one.corrected), _states(one.corrected)
    found = []
    for action in actions:
        if action.number == one.corrected.concerted_action:
            continue
        if action.status(today) in (*IN_FORCE, *PENDING):
            said = action.particulars(today)
            theirs, where = ([p.text for p in said.get(f, ())] for f in ("taxa", "range_states"))
            found.append((f"{action.number} {action.title}".strip(), theirs, where))
    kindred = {*one.versions, *one.twins, one.sha256}
    for other in others:
        same = other.corrected.concerted_action == one.corrected.concerted_action
        if other.sha256 not in kindred and not (same and one.corrected.concerted_action):
            theirs, where = [*_targets(other.corrected)], [*_states(other.corrected)]
            found.append((other.file, theirs, where))
    overlaps = [
        Overlap(name, tuple(kin(own, theirs)), tuple(s for s in states if s in where))
        for name, theirs, where in found
    ]
    return [overlap for overlap in overlaps if overlap.kin]


def _states(summary: FileSummary) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state.name for state in summary.range_states))


def criterion_title(id_: str, language: str) -> str:
    """The heading of a criterion in the form."""
    return load_templates()[FORM].section(id_).title(language)
