"""A register whose table of event kinds has two more; prints what each place makes of them.

Run by itself: the two lines stand in the table before anything imports it, as if written there.
"""

import json
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

ENDS = 'LAPSED = "lapsed", Traits(PUBLIC, decides=ACTION, needs_into=True, role="notice of lapse")'
OPENS = (
    'PROLONGED = "prolonged", '
    'Traits(PUBLIC, opens_period=True, decides=EXTENSION, scope=True, role="adopted text")'
)
RULES = """    TransitionRule(RUNNING, Event.LAPSED, Status.CLOSED, "Step 7"),
    TransitionRule(RUNNING, Event.PROLONGED, Status.ONGOING, "Step 8"),
"""


def put_in(name: str, line: str, more: str) -> None:
    """Import a module as if `more` stood in it before the line that begins with `line`."""
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text("utf-8")
    assert source.count(f"\n{line}") == 1
    module = ModuleType(name)
    sys.modules[name] = module
    exec(source.replace(f"\n{line}", f"\n{more}{line}"), module.__dict__)


def main() -> None:
    put_in("pipeline.actions.event_kinds", "    COMPLETED = ", f"    {ENDS}\n    {OPENS}\n")
    put_in("pipeline.actions.lifecycle", "    TransitionRule(ENDED,", RULES)
    with TemporaryDirectory() as folder:
        print(json.dumps(answers(Path(folder))))  # noqa: T201 read by the test


def answers(home: Path) -> dict[str, object]:
    from pipeline.actions.event_details import EventInput, MissingEventDetail, check_said
    from pipeline.actions.lifecycle import Event, RecordedEvent
    from pipeline.legacy_import.statements import event_in
    from pipeline.register import open_register
    from pipeline.site.content.collect import gather
    from pipeline.site.content.documents import kinds_are_public
    from pipeline.site.render.timeline import timeline

    today, opens = date(2026, 1, 1), "CMS/COP14/Doc.32.3.1"
    with open_register(home) as register:

        def happened(number: str, kind: str, meeting: str, day: str, document: str) -> None:
            when = date.fromisoformat(day)
            event = RecordedEvent(number, 0, Event(kind), meeting, when, document, "Ana")
            register.record(event, "An action", opens=True)

        for number in ("12.1", "12.2"):
            happened(number, "accepted", "COP12", "2017-10-28", f"UNEP/CMS/CA{number}")
        happened("12.1", "lapsed", "COP13", "2020-02-22", "UNEP/CMS/COP13/Doc.99")
        happened("12.2", "prolonged", "COP14", "2024-02-17", opens)
        lapsed, prolonged = register.actions()
        site = gather(register, today)
        lines = [line.status for line in register.action_lines(today)]
        due = [due.meeting for due in prolonged.due(register.report_evidence(), today)]
    try:
        check_said(Event("lapsed"), EventInput(), "")
        needs = ""
    except MissingEventDetail as error:
        needs = str(error)
    marks = [timeline(row.events) for row in site.actions]
    return {
        "public": [row.status for row in site.actions],
        "resting on": [row.deciding.kind for row in site.actions],
        "marks": [line.marks[-1].form for line in marks if line],
        "documents": [[document.name for document in row.documents] for row in site.actions],
        "shown for an extension": kinds_are_public(
            ["extension_proposal"], prolonged.events, "2020-01-01"
        ),
        "roles": sorted(action.role for action in lapsed.documents + prolonged.documents),
        "periods": [
            [period.opened for period in action.periods()] for action in (lapsed, prolonged)
        ],
        "list": lines,
        "due for": sorted({meeting for meeting in due if meeting}),
        "needs": needs,
        "old tables": [event_in("Lapsed (COP13)"), event_in("prolonged")],
    }


if __name__ == "__main__":
    main()
