"""What Prefect costs: seconds to start, and milliseconds per file, with it and without it.

The same files, read and loaded in the same run by the same number of processes, turn about; the
quickest of several rounds counts, because other work only ever adds to it.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pipeline.register import open_register
from pipeline.services.check import check_files
from tests.flows.conftest import proposal

FILES, ROUNDS = 60, 3
AT_ONCE = os.cpu_count() or 1

Cost = tuple[float, float]  # seconds of the clock, of the CPU of this process


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["CONCERTED_HOME"] = str(folder / "engine")
        os.environ.pop("CONCERTED_REGISTER_URL", None)
        os.environ.pop("PREFECT_API_URL", None)
        files = [folder / "inbox" / f"{number:03}.docx" for number in range(FILES)]
        files[0].parent.mkdir()
        for number, path in enumerate(files):
            proposal(path, f"Number {number}")
        compare(files, folder)


def compare(files: list[Path], folder: Path) -> None:
    """With and without, on a fresh home each time."""
    say("import of the flows, once", timed(_import)[0])
    from flows.server import running_engine

    say("first start of the engine, on an empty home", timed(_start)[0])
    say("next start", timed(_start)[0])
    plain: list[Cost] = []
    engine: list[Cost] = []
    with running_engine(lambda _: None):
        for number in range(ROUNDS):
            without, with_it = folder / f"without {number}", folder / f"with {number}"
            plain.append(timed(partial(_without, files, without)))
            engine.append(timed(partial(_with, files, with_it)))
    (wall, cpu), (with_wall, with_cpu) = map(best, (plain, engine))
    say_each("without Prefect", wall, cpu)
    say_each("with Prefect", with_wall, with_cpu)
    say_each("so Prefect costs", with_wall - wall, with_cpu - cpu)


def _import() -> None:
    import flows.intake  # noqa: F401 - what it costs is asked


def _start() -> None:
    from flows.server import running_engine

    with running_engine(lambda _: None):
        pass


def _without(files: list[Path], home: Path) -> None:
    with open_register(home) as register:
        results = check_files(files, "COP15", workers=AT_ONCE)
        for path, result in zip(files, results, strict=True):
            register.load(result, path, None, "COP15")


def _with(files: list[Path], home: Path) -> None:
    from flows.intake import intake

    os.environ["CONCERTED_HOME"] = str(home)
    report = intake(files, "COP15")
    assert len(report.rows) == len(files)


def timed(work: Callable[[], object]) -> Cost:
    """Seconds of the clock, and of the CPU of this process."""
    wall, cpu = perf_counter(), process_time()
    work()
    return perf_counter() - wall, process_time() - cpu


def best(rounds: list[Cost]) -> Cost:
    """The quickest, by the clock."""
    return min(rounds)


def say(what: str, seconds: float) -> None:
    sys.stdout.write(f"  {what:<46}{seconds:8.1f} s\n")
    sys.stdout.flush()


def say_each(what: str, wall: float, cpu: float) -> None:
    each = 1000 / FILES
    sys.stdout.write(f"  {what:<46}{wall * each:8.1f} ms a file, {cpu * each:.1f} ms of CPU here\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
