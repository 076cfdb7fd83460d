"""From the plan of a table to the register: row by row, each whole or not at all.

Everything is told by what it is, so a run that was ended at any point and is started again ends
as one that was not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from pipeline.bundles import holds_documents
from pipeline.history.columns import Columns, standard_columns
from pipeline.history.documents import Match, match_document
from pipeline.history.plan import Planned, plan
from pipeline.history.table import read_table
from pipeline.history.wording import role_of
from pipeline.intake import file_hash
from pipeline.lifecycle import ImpossibleEvent
from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.register import Register, RegisterError

Examine = Callable[[Sequence[Path], Meeting], Iterator[tuple[Path, Outcome]]]
"""Reads files as `pipeline.history.reading.read_documents` does."""


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
    """Keep and link every document; those held before are not read again.

    `tell` hears how many of the files are done; a bundle counts with its documents.
    """
    meetings = register.meetings()
    meeting = last_meeting(planned, meetings)
    held = {path: _held(register, path) for path in files}
    known = ((path, outcome) for path, outcome in held.items() if outcome)
    read = examine([path for path in files if held[path] is None], meeting)
    done: set[Path] = set()
    for place, outcome in chain(known, read):
        own = _own_meeting(outcome, meetings) or meeting
        yield _keep(register, planned, place, outcome, own)
        if place in held:
            done.add(place)
            tell(len(done), len(files))


def last_meeting(planned: Sequence[Planned], meetings: Mapping[str, Meeting]) -> Meeting:
    """The last meeting a table names: documents that name none themselves are filed under it."""
    ids = {event.meeting for one in planned for event in one.events}
    known = [meetings[one] for one in ids if one in meetings] or [*meetings.values()]
    return max(known, key=lambda one: one.opens)


def _held(register: Register, path: Path) -> Outcome | None:
    """What is held on a file; None to read it, as a bundle always is: its documents are not it."""
    digest = file_hash(path)
    return None if digest is None or holds_documents(path) else register.held_reading(digest)


def _keep(
    register: Register, planned: Sequence[Planned], path: Path, outcome: Outcome, meeting: Meeting
) -> Match:
    match = match_document(outcome.summary, planned)
    if outcome.summary.sha256 is None:  # there was nothing to keep
        return match
    with register.together():
        register.load(outcome, path, None, meeting.id)
        if match.number:
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
