"""From the plan of a table to the register: row by row, each whole or not at all.

Everything is told by what it is, so a run that was ended at any point and is started again ends
as one that was not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pipeline.history.columns import Columns, standard_columns
from pipeline.history.documents import Match, match_document
from pipeline.history.plan import Planned, plan
from pipeline.history.table import read_table
from pipeline.history.wording import role_of
from pipeline.lifecycle import ImpossibleEvent
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.register import Register, RegisterError

Examine = Callable[[Sequence[Path], Meeting], Iterator[Outcome]]
"""Reads files, in the order given."""


@dataclass(frozen=True, slots=True)
class MigratedRow:
    """A row and what came of it."""

    planned: Planned
    state: str  # "new", "added to", "already there", "refused"; "would be made" in a trial
    note: str = ""


@dataclass(frozen=True, slots=True)
class Migration:
    """What came of a table and a folder of documents."""

    rows: tuple[MigratedRow, ...]
    documents: tuple[Match, ...] = ()

    @property
    def refused(self) -> tuple[MigratedRow, ...]:
        return tuple(row for row in self.rows if row.state == "refused")

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at anything."""
        unmatched = any(one.number is None for one in self.documents)
        return unmatched or any(row.planned.doubts for row in self.rows)


def plan_table(
    register: Register, table: Path, columns: Columns | None = None, imported: Path | None = None
) -> list[Planned]:
    """What each row of a table would make. Raises BadTable."""
    rows = read_table(table, columns or standard_columns())
    return plan(rows, register.meetings(), table.name, imported)


def trial(planned: Sequence[Planned], outcomes: Iterable[Outcome] = ()) -> Migration:
    """What a run would do. Changes nothing."""
    rows = tuple(
        MigratedRow(one, "refused" if one.refused else "would be made", one.refused)
        for one in planned
    )
    return Migration(rows, tuple(match_document(one.summary, planned) for one in outcomes))


def load_rows(register: Register, planned: Sequence[Planned]) -> tuple[MigratedRow, ...]:
    """Load every row, each in one transaction; nothing at all when one is refused beforehand."""
    if any(one.refused for one in planned):
        return tuple(
            MigratedRow(one, "refused", one.refused)
            if one.refused
            else MigratedRow(one, "not loaded", "other rows are refused")
            for one in planned
        )
    return tuple(_load_row(register, one) for one in planned)


def load_documents(
    register: Register,
    planned: Sequence[Planned],
    files: Sequence[Path],
    examine: Examine,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Match]:
    """Keep and link every document; those held before are not read again."""
    meetings = register.meetings()
    held = {path: register.held_reading(_digest(path)) for path in files}
    meeting = last_meeting(planned, meetings)
    outcomes = examine([path for path in files if held[path] is None], meeting)
    for done, path in enumerate(files, 1):
        outcome = held[path] or next(outcomes)
        yield _keep(register, planned, path, outcome, meeting)
        tell(done, len(files))


def last_meeting(planned: Sequence[Planned], meetings: Mapping[str, Meeting]) -> Meeting:
    """The last meeting a table names: documents that name none themselves are filed under it."""
    ids = {event.meeting for one in planned for event in one.events}
    known = [meetings[one] for one in ids if one in meetings] or [*meetings.values()]
    return max(known, key=lambda one: one.opens)


def _keep(
    register: Register, planned: Sequence[Planned], path: Path, outcome: Outcome, meeting: Meeting
) -> Match:
    match = match_document(outcome.summary, planned)
    own = _own_meeting(outcome, register.meetings()) or meeting
    with register.together():
        register.load(outcome, path, None, own.id)
        if match.number and outcome.summary.sha256:
            register.link(match.number, outcome.summary.sha256, "", match.reason)
    return match


def _own_meeting(outcome: Outcome, meetings: Mapping[str, Meeting]) -> Meeting | None:
    try:
        return find_meeting(outcome.summary.meeting or "", meetings)
    except LookupError:
        return None


def _load_row(register: Register, planned: Planned) -> MigratedRow:
    try:
        with register.together():
            came = [register.record(one, planned.title, opens=True) for one in planned.events]
            register.describe(planned.number, planned.note)
            for cited in planned.documents:
                reason = f"row {planned.row} of {planned.events[0].by} names it"
                register.link(planned.number, cited.symbol, role_of(cited), reason)
    except (ImpossibleEvent, RegisterError) as error:
        why = f"Row {planned.row}: the register tells another life of {planned.number}. {error}"
        return MigratedRow(replace(planned, refused=why), "refused", why)
    if any(one.made for one in came):
        return MigratedRow(planned, "new")
    added = any(one.added for one in came)
    return MigratedRow(planned, "added to" if added else "already there")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
