"""Tables of the register as a workbook, and what comes back: looked at, then applied whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.i18n.refusals import refusal_in
from pipeline.intake.workbook import read_sheets_apart
from pipeline.letters.addresses import address_rows, write_addresses
from pipeline.refusal import Refusal
from pipeline.register import Register
from pipeline.services.historical_table import NothingNew
from pipeline.services.session import Refused, not_written, opened_register, this_day, transaction
from pipeline.services.workbook_tables import WORKBOOK_TABLES, Saying, document_name
from pipeline.submissions.lateness import JudgedAnew, judged_otherwise
from pipeline.workbooks.make import make_workbook
from pipeline.workbooks.preview import Preview, RowChange, preview
from pipeline.workbooks.read_back import Returned, ReturnedRow, read_back
from pipeline.workbooks.round_trips import TABLES, Cells, RoundTrip, round_trip


@dataclass(frozen=True, slots=True)
class WorkbookOutcome:
    """What came of a workbook that came back."""

    preview: Preview  # with what the register refuses among the problems
    applied: bool  # False: nothing was changed
    judged: tuple[JudgedAnew, ...] = ()  # submissions that are late, or in time, since


class _OnlyTried(Exception):
    """Ends a transaction in which changes were only tried."""


def write_workbook(
    table: str, out: Path, *, meeting: str | None = None, language: str = "en"
) -> int:
    """Write a table of the register as a workbook; the number of its rows.

    Raises Refused, UnknownMeeting, AddressesUnreadable and RegisterError.
    """
    trip = _declared(table)
    with opened_register() as register:
        at = _meeting(register, trip, meeting or "")
        rows = [*WORKBOOK_TABLES[table].rows(register, at)]
        offers = {"cops": [each.id for each in register.meetings().values() if each.is_cop]}
    try:
        replace_file(
            out,
            lambda path: make_workbook(
                trip,
                rows,
                path,
                language=language,
                meeting=at.id if at else "",
                offers=offers,
            ),
        )
    except OSError as error:
        raise not_written(error, f"{out} could not be written: {error}.") from error
    return len(rows)


def apply_workbook(
    path: Path,
    *,
    by: str,
    table: str = "",
    meeting: str | None = None,
    what_fits: bool = False,
    dry_run: bool = False,
    today: date | None = None,
) -> WorkbookOutcome:
    """Compare a workbook with the register and record what it changes, all in one transaction.

    Nothing is recorded where something does not fit, but with `what_fits` the rest is. `table`
    and `meeting` where the file does not say them. Raises BadTable, Refused, UnknownMeeting and
    RegisterError.
    """
    back = read_back(path, table and _declared(table).name, read_sheets_apart)
    with opened_register() as register:
        at = _meeting(register, back.trip, meeting or back.meeting)
        rows = [*WORKBOOK_TABLES[back.trip.name].rows(register, at)]
        back = _in_words_of_register(register, _named_alike(register, back, at), rows)
        found = preview(back, rows)
    saying = Saying(by, path.name, at, today or this_day(), {}, [])
    fitting, refused = _tried(found, saying)
    found = found._replace(
        changes=fitting,
        problems=(*found.problems, *refused),
        remarks=(*found.remarks, *saying.remarks),
    )
    ready = bool(fitting) and not dry_run and (what_fits or not found.problems)
    judged = _record(found.trip, fitting, saying._replace(addresses={})) if ready else ()
    return WorkbookOutcome(found, ready, judged)


def preview_in(language: str, found: Preview) -> Preview:
    """The preview with every sentence and place of a row in a language."""
    headings = {column.names["en"]: column.names[language] for column in found.trip.columns}

    def translated(sentences: Sequence[str]) -> tuple[str, ...]:
        return tuple(refusal_in(language, sentence, headings) for sentence in sentences)

    places = translated([change.place for change in found.changes])
    changes = zip(found.changes, places, strict=True)
    return found._replace(
        changes=tuple(change._replace(place=place) for change, place in changes),
        problems=translated(found.problems),
        remarks=translated(found.remarks),
        language=language,
    )


def _declared(table: str) -> RoundTrip:
    if table not in TABLES:
        raise Refused(f"There is no table “{table}”. Give one of {', '.join(TABLES)}.", "table")
    return round_trip(table)


def _meeting(register: Register, trip: RoundTrip, wanted: str) -> Meeting | None:
    if wanted:
        return find_meeting(wanted, register.meetings())
    if trip.of_meeting:
        raise Refused(
            f"The table “{trip.name}” is of one meeting. Say which, with --meeting COP15.",
            "meeting",
        )
    return None


def _named_alike(register: Register, back: Returned, at: Meeting | None) -> Returned:
    """The rows with each document named as the register names it."""
    rows = tuple(
        row._replace(
            cells={**row.cells, "document": document_name(register, row.cells["document"], at)}
        )
        if row.cells.get("document")
        else row
        for row in back.rows
    )
    return back._replace(rows=rows)


def _in_words_of_register(register: Register, back: Returned, rows: Sequence[Cells]) -> Returned:
    """The rows with the register's words in each cell that says the same in other ones, told."""
    alike = WORKBOOK_TABLES[back.trip.name].alike
    if alike is None:
        return back
    now = {back.trip.key_of(row): row for row in rows}
    same: list[ReturnedRow] = []
    remarks = [*back.remarks]
    for row in back.rows:
        known = now.get(back.trip.key_of(row.cells), {})
        cells = alike(register, known, row.cells) if known else row.cells
        same.append(row._replace(cells=cells))
        remarks += [
            f"R{row.place[1:]}, “{column.names['en']}”: “{row.cells[column.id][:80]}” says what "
            f"the register says as “{cells[column.id][:80]}”; that stays."
            for column in back.trip.columns
            if row.cells.get(column.id) != cells.get(column.id)
        ]
    return back._replace(rows=tuple(same), remarks=tuple(remarks))


def _tried(found: Preview, saying: Saying) -> tuple[tuple[RowChange, ...], list[str]]:
    """The changes that the register takes, and why it refuses the others; nothing is kept.

    What is to be known of them goes to the remarks of `saying`.
    """
    fitting: list[RowChange] = []
    refused: list[str] = []
    if not found.changes:
        return (), []
    try:
        with transaction() as register:
            for change in found.changes:
                try:
                    WORKBOOK_TABLES[found.trip.name].record(register, change, saying)
                except NothingNew as error:
                    saying.remarks.append(f"R{change.place[1:]}: {error}")
                except Refusal as error:
                    refused.append(f"R{change.place[1:]}: {error}")
                else:
                    fitting.append(change)
            raise _OnlyTried
    except _OnlyTried:
        return tuple(fitting), refused


def _record(
    trip: RoundTrip, changes: Sequence[RowChange], saying: Saying
) -> tuple[JudgedAnew, ...]:
    with transaction() as register:
        timed = register.timeliness()
        for change in changes:
            WORKBOOK_TABLES[trip.name].record(register, change, saying)
        if saying.addresses:
            known = {trip.key_of(row): row for row in address_rows()}
            write_addresses([*(known | saying.addresses).values()])
        return judged_otherwise(timed, register.timeliness())
