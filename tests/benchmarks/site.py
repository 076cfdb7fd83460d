"""Publishing 1,000 actions: time, memory, sizes; and again after one event, as a command and at the
desk, which remembers what nothing has changed.

The actions are invented, with real taxa and States, three taxa, eight States and some eight
events each. Time is of the clock, since writing files is part of it, and of the processors, of
this process and its own; memory is the most that one of them has held.
"""

import json
import random
import resource
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from gzip import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import create_engine, insert

from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.register import Register, open_register, schema
from pipeline.register.derived.memory import remember
from pipeline.site.output.write_folder import Written
from pipeline.site.publish import publish
from pipeline.site.render.world_map import shapes
from taxonomy.appendices.editions import load_appendix_list

ACTIONS = 1_000
EDITION = "COP14"
MEETINGS = {"COP12": date(2017, 10, 28), "COP13": date(2020, 2, 22), "COP14": date(2024, 2, 17)}
TODAY = date(2026, 1, 15)
PLAN = [
    (Event.PROPOSED, "COP12", -150),
    (Event.RECOMMENDED, "COP12", -90),
    (Event.ACCEPTED, "COP12", 0),
    (Event.REPORTED, "COP13", -150),
    (Event.EXTENSION_PROPOSED, "COP13", -150),
    (Event.EXTENDED, "COP13", 0),
    (Event.REPORTED, "COP14", -150),
]
ACCEPTED = 3  # the third event


def main() -> None:
    with TemporaryDirectory() as base, open_register(Path(base) / "home") as register:
        fill(Path(base) / "home" / "register.sqlite")
        folder = Path(base) / "site"
        measure("published", register, folder)
        measure("published again, nothing new", register, folder)
        late = RecordedEvent(
            "12.1", 0, Event.REPORTED, "COP15", date(2025, 10, 1), None, "benchmark"
        )
        register.record(late)
        measure("published again after one event", register, folder)
        remember()
        measure("nothing new, in a process that remembers: first", register, folder)
        register.record(replace(late, day=date(2025, 10, 2), document="UNEP/CMS/COP15/Doc.99"))
        measure("one event, in a process that remembers", register, folder)
        for path in (
            "en/index.html",
            "search.json",
            "data/register.json",
            "en/action/12.1/index.html",
        ):
            content = (folder / path).read_bytes()
            packed = len(compress(content))
            sys.stdout.write(f"  {path:32} {len(content):>12,} bytes {packed:>10,} packed\n")
        whole = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        sys.stdout.write(
            f"  all files {whole / 1e6:,.0f} MB; most memory in one process {most_held():,.0f} MB\n"
        )


def measure(what: str, register: Register, folder: Path) -> Written:
    clock, processors = perf_counter(), spent()
    result = publish(register, folder, TODAY)
    clock, processors = perf_counter() - clock, spent() - processors
    done = f"{what}: {result.written:,} files written, {result.kept:,} kept"
    sys.stdout.write(f"  {done:66} {clock:6.1f} s, processors {processors:6.1f} s\n")
    sys.stdout.flush()
    return result


def spent() -> float:
    """Seconds of the processors, of this process and of those that have ended."""
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    used = [resource.getrusage(process) for process in both]
    return sum(process.ru_utime + process.ru_stime for process in used)


def most_held() -> float:
    """MB, of this process or the largest of its own."""
    both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(process).ru_maxrss for process in both) / 1024


def fill(database: Path) -> None:
    """Write the actions straight into the tables: recording them one by one takes minutes."""
    actions: list[dict[str, object]] = []
    numbers: list[dict[str, object]] = []
    events: list[dict[str, object]] = []
    facts: list[dict[str, object]] = []
    chance = random.Random(7)
    taxa = sorted({line.taxon for line in load_appendix_list(EDITION).listings})
    codes = sorted(shapes())
    for n in range(ACTIONS):
        number = f"{12 + n // 999}.{n % 999 + 1}"
        names = chance.sample(taxa, 3)
        title = f"Concerted Action for {names[0]} and its relatives"
        cop, running = map(int, number.split("."))
        actions.append(
            {"number": number, "cop": cop, "running": running, "title": title, "note": ""}
        )
        given: dict[str, object] = {"text": number, "plain": number, "since": None}
        by = {"by": "benchmark", "reason": "", "recorded": "2026-01-01T00:00:00+00:00"}
        numbers.append({"action": number, "ordinal": 1, "kind": "number", **given, **by})
        events += life(number, chance)
        facts += particulars(number, names, chance, codes)
    engine = create_engine(f"sqlite:///{database}")
    with engine.begin() as db:
        db.execute(insert(schema.action), actions)
        db.execute(insert(schema.name), numbers)
        db.execute(insert(schema.event), events)
        db.execute(insert(schema.fact), facts)
    engine.dispose()


def life(number: str, chance: random.Random) -> Iterator[dict[str, object]]:
    """Eight events, from the proposal to COP14."""
    ends = (Event.EXTENDED, Event.EXTENDED, Event.COMPLETED, Event.CLOSED)
    for ordinal, (kind, meeting, days) in enumerate([*PLAN, (chance.choice(ends), "COP14", 0)], 1):
        yield {
            "action": number,
            "ordinal": ordinal,
            "kind": kind.value,
            "meeting": meeting,
            "day": (MEETINGS[meeting] + timedelta(days)).isoformat(),
            "document": None,
            "by": "benchmark",
            "note": "",
            "corrects": None,
            "recorded": "2026-01-01",
        }


def particulars(
    number: str, names: list[str], chance: random.Random, codes: list[str]
) -> Iterator[dict[str, object]]:
    """What its acceptance says."""
    values: list[tuple[str, str, dict[str, str]]] = [
        ("lead", f"Government no. {chance.randrange(60)}", {}),
        *(("proponents", f"Society no. {chance.randrange(400)}", {}) for _ in range(2)),
        *(("taxa", name, {"edition": EDITION}) for name in names),
        *(("range_states", code, {"iso": code}) for code in chance.sample(codes, 8)),
        *(("activities", f"Activity {n}", {"outcome": "A result"}) for n in range(4)),
    ]
    for ordinal, (field, text, more) in enumerate(values, 1):
        cells = {"field": field, "ordinal": ordinal, "text": text, "json": json.dumps(more)}
        yield {"action": number, "event": ACCEPTED, **cells}


if __name__ == "__main__":
    main()
