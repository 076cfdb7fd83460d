"""Real files with something broken in them, read as an intake reads: python -m tests.tools.mutants.

A mutant ends as a reading or as a named state; what it does to its process is said of it alone.
The figures at the end: how many of each state, files that took too long, and the most memory that
the program itself took.
"""

import argparse
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from zipfile import BadZipFile, ZipFile

from pipeline.convention.meetings import load_meetings
from pipeline.intake.examine_all import examine_here
from pipeline.intake.incoming import IncomingFile
from tests.conftest import ROOT, SHARED

SUFFIXES = {".docx", ".pdf", ".eml", ".msg", ".zip", ".rtf", ".doc", ".odt"}
NUMBERS = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff")
OURS = {"unexpected", "time_limit", "crashed"}  # told by name: the same seed makes it again
BATCH = 50  # mutants read by one pool
LARGEST = 2_000_000  # bytes of a file to start from


def originals() -> list[Path]:
    """The samples, and the real documents where they lie beside the checkout."""
    places = [ROOT / "samples", SHARED / "real-documents", SHARED / "corpora" / "field-cases"]
    found = (path for place in places if place.is_dir() for path in sorted(place.rglob("*")))
    return [p for p in found if p.suffix.lower() in SUFFIXES and p.stat().st_size < LARGEST]


def mutant(content: bytes, chance: random.Random) -> bytes:
    """The same with something broken in it; of a packed file also inside."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        try:
            return _mutant_inside(content, chance)
        except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
            pass
    return _broken(content, chance)


def _mutant_inside(content: bytes, chance: random.Random) -> bytes:
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w") as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            inside = old.read(name)
            new.writestr(name, _broken(inside, chance) if name == chosen else inside)
    return packed.getvalue()


def _broken(content: bytes, chance: random.Random) -> bytes:
    """Letters turned, a piece left out, doubled, moved, or made of something else."""
    made = bytearray(content or b"\0")
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(made) or 1)
        size = chance.choice((1, 8, 200, len(made) // 4 + 1))
        kind = chance.randrange(5)
        if kind == 0:
            made[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del made[at : at + size]
        elif kind == 2:
            made[at:at] = made[at : at + min(size, 5000)]
        elif kind == 3:
            made[at : at + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff")
            )
        else:
            made[at:at] = chance.choice((b"<w:p>", b"&a;", b"]]>", b"endobj", b"%s", b"\r\n\r\n--"))
    return bytes(made)


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many names and contents; the same ones for the same seed and originals."""
    files = originals()
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        path = chance.choice(files)
        yield f"{number:05}{path.suffix}", mutant(path.read_bytes(), chance)


def read_mutants(
    count: int,
    seed: int,
    until: float,
    workers: int = 2,
    tell: Callable[[Counter[str]], object] = lambda states: None,
) -> Counter[str]:
    """How many ended in each state, "read" for those that were; as far as the clock allows.

    `tell` is told of them after every batch.
    """
    states: Counter[str] = Counter()
    waiting = mutants(count, seed)
    while monotonic() < until:
        with TemporaryDirectory() as folder:
            batch = [_written(Path(folder), *pair) for pair in islice(waiting, BATCH)]
            if not batch:
                break
            states += _states(batch, workers)
            tell(states)
    return states


def _tell(states: Counter[str]) -> None:
    """How far it came, and what is to be mended, while it goes on."""
    ours = [state for state in states if state.partition(" (")[0] in OURS]
    sys.stderr.write(f"{states.total():6} {', '.join(ours)}\n")


def _written(folder: Path, name: str, content: bytes) -> IncomingFile:
    path = folder / name
    path.write_bytes(content)
    return IncomingFile(path, "COP15")


def _states(batch: Sequence[IncomingFile], workers: int) -> Counter[str]:
    examined = examine_here(batch, {"COP15": load_meetings()["COP15"]}, workers)
    ends = ((file.path.name, result.summary.problem_state or "read") for file, result in examined)
    return Counter(f"{end} ({name})" if end in OURS else end for name, end in ends)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=14)
    asked.add_argument("--minutes", type=float, default=60)
    wanted = asked.parse_args()
    until = monotonic() + 60 * wanted.minutes
    states = read_mutants(wanted.count, wanted.seed, until, tell=_tell)
    for state, count in states.most_common():
        sys.stdout.write(f"{count:6} {state}\n")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    total = sum(states.values())
    sys.stdout.write(f"{total:6} in all; the program itself took {memory} MB at the most\n")


if __name__ == "__main__":
    main()
