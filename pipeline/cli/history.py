"""`concerted history` and `undo`: who entered what and when, and taking it back."""

from typing import Annotated, Any

import typer

from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    tell,
    write_table,
)
from pipeline.cli.judged import tell_judged
from pipeline.cli.session import KnownOn, day_of, me, refusing
from pipeline.convention.calendar import in_bonn
from pipeline.convention.receipt_day import in_figures, read_day
from pipeline.services import undo as service
from pipeline.services.undo import Change
from pipeline.submissions.review.review_remarks import shown
from pipeline.submissions.versions.relations import RelationKind
from pipeline.views.json_values import as_json as to_json

OPPOSITE = {"waived": "open", "open": "waived"}
Subject = Annotated[
    str, typer.Argument(metavar="SUBJECT", help="12.8, COP15, or a submission by name or SHA-256.")
]


def history(
    subject: Subject,
    known_on: KnownOn = None,
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Who entered what and when on an action, a submission or a meeting: before and after."""
    with refusing():
        lines = service.history_of(subject, day_of(known_on))
    if table:
        write_table(table, "History", lines, language)
        return
    if as_json:
        print_json(to_json([*lines]))
        return
    for line in lines:
        tell(f"{line.number:>5}  {_words(line)}", 7)
    if not lines:
        tell("Nothing was entered by a person.")


def undo(
    line: Annotated[int, typer.Argument(help="Number of the line, as `history` shows it.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    by: Annotated[str | None, typer.Option(help="Who says so; you if not given.")] = None,
) -> None:
    """Take back what was entered. The line stays in the history, and the undoing is one, too."""
    with refusing(write=True):
        undone = service.undo(line, by=by or me(), reason=reason)
        key = undone.line.subject.partition(" ")[2]
        newest = service.last_entry(key)
    tell(f"Undone: {_words(undone.line)}")
    tell_judged(undone.judged)
    if newest:
        tell(f"To undo that: concerted undo {newest.number} --reason WHY")


def _words(line: Change) -> str:
    values = f"{_before(line)} → {_value(line.after)}"
    why = f" ({line.reason})" if line.reason else ""
    return f"{in_bonn(line.at)}  {line.by}  {line.path}: {values}{why}"


def _before(line: Change) -> str:
    """What was there before; a finding was open or waived, whatever its facts are."""
    if isinstance(line.before, list) and line.after in ("waived", "open"):
        return shown(OPPOSITE[line.after])
    return _value(line.before)


def _value(value: Any) -> str:
    """A value in words; a meeting by its days, a relation by what it is to which file."""
    if isinstance(value, list) and value and value[0] in [*RelationKind]:
        kind, *rest = map(str, value)
        return shown(" ".join([kind.replace("_", " "), *(part[:12] for part in rest)]))
    if isinstance(value, dict) and "opens" in value:
        return f"{value['opens']} to {value['closes']}"
    if isinstance(value, dict) and "received" in value:
        day = value["received"]
        return f"received {in_figures(read_day(day)) if day else 'on a day not known'}"
    return shown(value)
