"""Publishing 10,000 actions: time, memory, sizes; and again after one event.

The actions are invented, with real taxa and States, three taxa, eight States and some eight
events each. Time is of the clock, since writing files is part of it; memory is the most this
process has held.
"""

import random
import resource
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from gzip import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from pipeline.lifecycle import Event, Particular, RecordedEvent
from pipeline.register import Register, open_register
from pipeline.site.publish import publish
from pipeline.site.world import shapes
from pipeline.site.writing import Written
from taxonomy.appendices import load_appendix_list

ACTIONS = 10_000
EDITION = "COP14"
MEETINGS = {"COP12": date(2017, 10, 28), "COP13": date(2020, 2, 22), "COP14": date(2024, 2, 17)}
TODAY = date(2026, 1, 15)
LARGE = 20  # entries of a list that is named in full


def main() -> None:
    with TemporaryDirectory() as base, open_register(Path(base) / "home") as register:
        begun = perf_counter()
        with register.together():
            for event, title in lives(ACTIONS):
                register.record(event, title, opens=True)
        say(f"{ACTIONS:,} actions recorded", begun)
        folder = Path(base) / "site"
        measure("published", register, folder)
        measure("published again, nothing new", register, folder)
        late = RecordedEvent(
            "12.1", 0, Event.REPORTED, "COP15", date(2025, 10, 1), None, "benchmark"
        )
        register.record(late)
        measure("published again after one event", register, folder)
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
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"  all files {whole / 1e6:,.0f} MB; most memory held {most:,.0f} MB\n")


def measure(what: str, register: Register, folder: Path) -> Written:
    begun = perf_counter()
    came = publish(register, folder, TODAY)
    say(f"{what}: {came.written:,} files written, {came.kept:,} kept", begun)
    return came


def say(what: str, begun: float) -> None:
    sys.stdout.write(f"  {what:70} {perf_counter() - begun:7.1f} s\n")
    sys.stdout.flush()


def lives(count: int) -> Iterator[tuple[RecordedEvent, str]]:
    """The events of as many actions, each with the title it begins with."""
    chance = random.Random(7)
    taxa = sorted({one.taxon for one in load_appendix_list(EDITION).listings})
    codes = sorted(shapes())
    for n in range(count):
        number = f"{12 + n % 3}.{n // 3 + 1}" if n < 2997 else f"{15 + n // 1000}.{n % 1000}"
        yield from life(number, chance, taxa, codes)


def life(
    number: str, chance: random.Random, taxa: list[str], codes: list[str]
) -> Iterator[tuple[RecordedEvent, str]]:
    names = chance.sample(taxa, 3)
    said = [
        Particular("lead", f"Government no. {chance.randrange(60)}"),
        *(Particular("proponents", f"Society no. {chance.randrange(400)}") for _ in range(2)),
        *(Particular("taxa", name, {"edition": EDITION}) for name in names),
        *(Particular("range_states", code, {"iso": code}) for code in chance.sample(codes, 8)),
        *(Particular("activities", f"Activity {n}", {"outcome": "A result"}) for n in range(4)),
    ]
    plan = [(Event.PROPOSED, "COP12", -150), (Event.RECOMMENDED, "COP12", -90)]
    plan += [(Event.ACCEPTED, "COP12", 0), (Event.REPORTED, "COP13", -150)]
    plan += [(Event.EXTENSION_PROPOSED, "COP13", -150), (Event.EXTENDED, "COP13", 0)]
    plan += [(Event.REPORTED, "COP14", -150)]
    ends = (Event.EXTENDED, Event.EXTENDED, Event.COMPLETED, Event.CLOSED)
    plan += [(chance.choice(ends), "COP14", 0)]
    for kind, meeting, days in plan:
        event = RecordedEvent(
            number,
            0,
            kind,
            meeting,
            MEETINGS[meeting] + timedelta(days),
            None,
            "benchmark",
            particulars=tuple(said) if kind is Event.ACCEPTED else (),
        )
        yield event, f"Concerted Action for {names[0]} and its relatives"


if __name__ == "__main__":
    main()
