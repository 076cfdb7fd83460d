"""What becomes of every file of a folder: read, or which named state; the most time and memory.

`python -m tests.benchmarks.states [FOLDER ...]`; without folders, `../shared/real-documents`.
Each file is read in a process of its own. CPU and memory count the programs that one starts
(LibreOffice, Tesseract). An exception that is no named state, and a text without a word that
nobody gave a reason for, are listed by name.
"""

import logging
import os
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import ExtractionError
from extractors.readers.read import read_document
from tests.conftest import SHARED

READ, EMPTY, RAISED, DIED = "read", "empty without a reason", "raised", "died"
BAD = (EMPTY, RAISED, DIED)


@dataclass(frozen=True, slots=True)
class Attempt:
    """How reading one file ended."""

    path: Path
    state: str
    cpu: float  # seconds
    memory: float  # MB, the most that one process held


def main(arguments: Iterable[str] = ()) -> int:
    folders = [Path(tried_file) for tried_file in arguments] or [SHARED / "real-documents"]
    paths = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (path.parent != folder or path.suffix not in (".csv", ".md"))
    ]
    attempts = [attempt(path) for path in paths]
    sys.stdout.write("\n".join(table(attempts)) + "\n")
    return 1 if any(tried_file.state.startswith(BAD) for tried_file in attempts) else 0


def table(attempts: Iterable[Attempt]) -> Iterator[str]:
    by_format: defaultdict[str, list[Attempt]] = defaultdict(list)
    for tried_file in attempts:
        by_format[tried_file.path.suffix.casefold() or "none"].append(tried_file)
    for suffix, tried in sorted(by_format.items()):
        slowest = max(tried, key=lambda tried_file: tried_file.cpu)
        largest = max(tried, key=lambda tried_file: tried_file.memory)
        yield f"{suffix}: {len(tried)} files"
        counts = Counter(tried_file.state for tried_file in tried)
        yield from (f"  {count:4} {state}" for state, count in counts.most_common())
        yield f"  most CPU {slowest.cpu:.1f} s ({slowest.path.name})"
        yield f"  most memory {largest.memory:.0f} MB ({largest.path.name})"
        yield from (
            f"  {tried_file.state}: {tried_file.path}"
            for tried_file in tried
            if tried_file.state.startswith(BAD)
        )


def attempt(path: Path) -> Attempt:
    """Read `path` in a process of its own."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(state_of(path), pipe)
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        pickled = pipe.read()
    used = os.wait4(child, 0)[2]
    state = pickle.loads(pickled) if pickled else DIED
    return Attempt(path, state, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def state_of(path: Path) -> str:
    logging.disable(logging.CRITICAL)
    try:
        document = read_document(path)
    except ExtractionError as error:
        return type(error).__name__
    except Exception as error:  # what is looked for
        return f"{RAISED} {type(error).__name__}"
    return READ if document.text.strip() else EMPTY


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
