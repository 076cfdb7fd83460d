"""From the plan of a table to the register: row by row, each whole or not at all.

Everything is told by what it is, so a run that was ended at any point and is started again ends
as one that was not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from pipeline.actions.action import Action
from pipeline.actions.lifecycle import ImpossibleEvent
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.intake.workers import ReaderPool
from pipeline.legacy_import.cell_parsing import role_of
from pipeline.legacy_import.changes import RowChanges, changes_between, changes_of
from pipeline.legacy_import.columns import Columns, standard_columns
from pipeline.legacy_import.match_documents import Match, match_document
from pipeline.legacy_import.plan import PlannedAction, plan
from pipeline.legacy_import.spreadsheet import Remark, read_table
from pipeline.register import Register, RegisterError, UnknownAction
from pipeline.submissions.file_hash import file_hash
from pipeline.submissions.result import ExaminationResult

Examine = Callable[[Sequence[Path], Meeting], Iterator[tuple[Path, ExaminationResult]]]
"""Reads files as `pipeline.legacy_import.read_documents.read_documents` does."""


@dataclass(frozen=True, slots=True)
class MigratedRow:
    """A row and what came of it."""

    planned: PlannedAction
    state: str  # "new", "added to", "changed", "already there", "refused"; in a trial
    # "would be made", "would change"
    note: str = ""
    changes: tuple[str, ...] = ()  # what differs from what the table said before, in phrases


@dataclass(frozen=True, slots=True)
class Migration:
    """What came of a table and a folder of documents."""

    rows: tuple[MigratedRow, ...]
    documents: tuple[Match, ...] = ()
    remarks: tuple[Remark, ...] = ()  # what of the table was not taken

    @property
    def refused(self) -> tuple[MigratedRow, ...]:
        return tuple(row for row in self.rows if row.state == "refused")

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at anything."""
        unmatched = any(match.number is None for match in self.documents)
        asked = any(remark.asks for remark in self.remarks)
        return unmatched or asked or any(row.planned.doubts for row in self.rows)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a table would make, and what of it is not taken."""

    actions: tuple[PlannedAction, ...]
    remarks: tuple[Remark, ...] = ()


def plan_table(
    register: Register, table: Path, columns: Columns | None = None, imported: Path | None = None
) -> Plan:
    """What each row of a table would make. Raises BadTable."""
    read = read_table(table, columns or standard_columns())
    planned = plan(read.rows, register.meetings(), table.name, imported)
    return Plan(tuple(planned), read.remarks)


def trial(
    planned: Sequence[PlannedAction],
    outcomes: Iterable[ExaminationResult] = (),
    known: Iterable[Action] = (),
) -> Migration:
    """What a run would do to the `known` actions. Changes nothing."""
    actions = {action.number: action for action in known}
    rows = tuple(_tried(row, actions.get(row.number)) for row in planned)
    return Migration(rows, tuple(match_document(outcome.summary, planned) for outcome in outcomes))


def _tried(planned: PlannedAction, action: Action | None) -> MigratedRow:
    if planned.refused:
        return MigratedRow(planned, "refused", planned.refused)
    if action is None:
        return MigratedRow(planned, "would be made")
    found = changes_of(action, planned)
    state = "would change" if found.any else "already there"
    return MigratedRow(planned, state, changes=found.phrases)


def load_rows(register: Register, planned: Sequence[PlannedAction]) -> tuple[MigratedRow, ...]:
    """Load every row, each in one transaction; nothing at all when one is refused beforehand."""
    if any(row.refused for row in planned):
        return tuple(
            MigratedRow(row, "refused", row.refused)
            if row.refused
            else MigratedRow(row, "not loaded", "other rows are refused")
            for row in planned
        )
    return tuple(_load_row(register, row) for row in planned)


def load_documents(
    register: Register,
    planned: Sequence[PlannedAction],
    files: Sequence[Path],
    examine: Examine,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Match]:
    """Keep and link every document; those held before are not read again.

    `tell` hears how many of the files are done; a bundle counts with its documents.
    """
    meetings = register.meetings()
    meeting = last_meeting(planned, meetings)
    known_results = _known_results(register, files)
    known = ((path, outcome) for path, outcome in known_results.items() if outcome)
    read = examine([path for path in files if known_results[path] is None], meeting)
    done: set[Path] = set()
    for place, outcome in chain(known, read):
        own_meeting = _own_meeting(outcome, meetings) or meeting
        yield _keep(register, planned, place, outcome, own_meeting)
        if place in known_results:
            done.add(place)
            tell(len(done), len(files))


def last_meeting(planned: Sequence[PlannedAction], meetings: Mapping[str, Meeting]) -> Meeting:
    """The last meeting a table names: documents that name none themselves are filed under it."""
    ids = {event.meeting for row in planned for event in row.events}
    known = [meetings[id_] for id_ in ids if id_ in meetings] or [*meetings.values()]
    return max(known, key=lambda meeting: meeting.opens)


def _known_results(
    register: Register, files: Sequence[Path]
) -> dict[Path, ExaminationResult | None]:
    """What is held on each file; None to read it, as a bundle is: it is not its documents."""
    digests = {path: file_hash(path) for path in files}
    known = {
        path: _held_reading(register, digest) if digest else None
        for path, digest in digests.items()
    }
    seen = [path for path, result in known.items() if result]
    if seen:
        with ReaderPool(1) as pool:
            known |= {path: None for path in seen if pool.holds_documents(path)}
    return known


def _held_reading(register: Register, sha256: str) -> ExaminationResult | None:
    """What was read from these bytes; None when they are not held, or could not be read."""
    if not register.holds(sha256):
        return None
    submission = register.submission(sha256)
    outcome = ExaminationResult(submission.summary, submission.detail)
    return None if outcome.problem else outcome


def _keep(
    register: Register,
    planned: Sequence[PlannedAction],
    path: Path,
    outcome: ExaminationResult,
    meeting: Meeting,
) -> Match:
    match = match_document(outcome.summary, planned)
    if outcome.summary.sha256 is None:  # there was nothing to keep
        return match
    with register.together():
        register.load(outcome, path, None, meeting.id)
        if match.number:
            register.link(match.number, outcome.summary.sha256, "", match.reason)
    return match


def _own_meeting(outcome: ExaminationResult, meetings: Mapping[str, Meeting]) -> Meeting | None:
    try:
        return find_meeting(outcome.summary.meeting or "", meetings)
    except LookupError:
        return None


def _load_row(register: Register, planned: PlannedAction) -> MigratedRow:
    try:
        with register.together():
            return load_planned(register, planned)
    except (ImpossibleEvent, RegisterError) as error:
        known = f"the register’s history of {planned.number}"
        why = f"Row {planned.row}: this conflicts with {known}. {error}"
        return MigratedRow(replace(planned, refused=why), "refused", why)


def load_planned(
    register: Register,
    planned: PlannedAction,
    *,
    before: PlannedAction | None = None,
    table: str = "",
) -> MigratedRow:
    """A row loaded, or what changed in it applied; the caller holds the transaction.

    `before` is the row that the register gave for the action: then only what differs from it is
    recorded. `table` names the file where it is not the one that says so. Raises RegisterError
    and ImpossibleEvent.
    """
    try:
        action = register.action(planned.number)
    except UnknownAction:
        action = None
    found = _found(action, before, planned)
    for event in found.events:
        register.record(event, planned.title, opens=action is None)
    note = planned.note if action is None else found.note
    register.describe(planned.number, planned.source, title=found.title, note=note)
    known = {cited.symbol for cited in before.documents} if before else set()
    for cited in (cited for cited in planned.documents if cited.symbol not in known):
        reason = f"row {planned.row} of {table or planned.source} names it"
        register.link(planned.number, cited.symbol, role_of(cited), reason)
    if action is None:
        return MigratedRow(planned, "new")
    added_to = all(event.corrects is None for event in found.events) and not found.title
    state = "added to" if added_to else "changed"
    return MigratedRow(planned, state if found.any else "already there", changes=found.phrases)


def _found(
    action: Action | None, before: PlannedAction | None, planned: PlannedAction
) -> RowChanges:
    if action is None:
        return RowChanges(planned.events)
    return changes_between(action, before, planned) if before else changes_of(action, planned)
