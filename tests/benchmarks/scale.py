"""Many long submissions through `concerted intake`, as one would run it: time and memory.

`python -m tests.benchmarks.scale [--files 500] [--pages 12] [--folder KEPT]`. The submissions are
the generator's, half Word and half PDF (through LibreOffice); --folder keeps them for the next
run. The command runs as a process of its own in a fresh home; its processes are looked at twice
a second, so CPU time may miss the last half second of each. Beside it stands pdfplumber's plain
text of the PDF files alone, in one process. Needs Linux.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

import pypdfium2

from tests.benchmarks._wishes import Wish, tell
from tests.benchmarks.intake import plain_text
from tests.generator.build import build
from tests.generator.files import write_files
from tests.generator.plan import draw

FILES, PAGES = 30, 12
LOOK = 0.4  # seconds from one look at the processes to the next
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1024  # kilobytes
COMMAND = Path(sys.executable).with_name("concerted")


@dataclass
class Cost:
    """What a command and its processes took so far."""

    wall: float = 0.0  # seconds
    largest: int = 0  # kilobytes, the most one process held, pages it shares included
    together: int = 0  # kilobytes, the most all held at one time, shared pages counted once
    processes: int = 0  # the most at one time
    cpu_of: dict[int, float] = field(default_factory=dict)  # seconds by process

    @property
    def cpu(self) -> float:
        return sum(self.cpu_of.values())

    def look(self, root: int) -> None:
        """Add what the process `root` and all below it hold at this moment."""
        shares = []
        for process in family(root):
            with suppress(FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                whole, share = memory(process)
                self.cpu_of[process] = cpu(process)
                self.largest = max(self.largest, whole)
                shares.append(share)
        self.together = max(self.together, sum(shares))
        self.processes = max(self.processes, len(shares))


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES, help="how many submissions")
    parser.add_argument("--pages", type=int, default=PAGES, help="of each, about")
    parser.add_argument("--folder", type=Path, help="where the files are, or are made and kept")
    options = parser.parse_args(arguments or [])
    with folder_of(options.folder) as folder, TemporaryDirectory() as home:
        paths = made(options.files, options.pages, folder)
        pdfs = [path for path in paths if path.suffix == ".pdf"]
        pages = sum(map(page_count, pdfs))
        say(f"{len(paths)} files, {len(pdfs)} of them PDF with {pages} pages\n")
        command = [str(COMMAND), "intake", *map(str, paths), "--meeting", "COP15"]
        cost, output = watched(command, Path(home))
        say(output)
        report(cost, len(paths))
        began = process_time()
        for path in pdfs:
            plain_text(path)
        plain = process_time() - began
        each = plain / max(pages, 1) * 1000
        say(f"pdfplumber, text of the PDF files alone: CPU {plain:.1f} s, {each:.0f} ms a page\n")
        tell_wishes(cost, len(paths), plain * len(paths) / max(len(pdfs), 1))


def tell_wishes(cost: Cost, files: int, plain: float) -> None:
    """What was wished for; `plain` are the seconds of pdfplumber for as many PDF files."""
    ours, peer = f"{cost.cpu:.1f} s of CPU", f"pdfplumber {plain:.1f} s"
    what = f"{files} files taken in, beside text of as many PDF"
    tell(Wish(what, cost.cpu / plain if plain else 0.0, 0.2, "times", False, ours, peer))
    megabytes = cost.together / MEGABYTE
    tell(Wish(f"{files} files taken in, memory of all processes", megabytes, 600, "MB"))


def report(cost: Cost, files: int) -> None:
    say(f"concerted intake: {cost.wall:.1f} s, {cost.wall / files:.2f} s a file\n")
    say(f"  CPU {cost.cpu:.1f} s, {cost.cpu / files:.2f} s a file\n")
    say(f"  memory: largest process {cost.largest / MEGABYTE:.0f} MB, ")
    say(f"{cost.processes} processes together {cost.together / MEGABYTE:.0f} MB\n")


def made(files: int, pages: int, folder: Path) -> list[Path]:
    """The submissions in `folder`; those that are wanting are written."""
    plans = [draw(seed, pages=pages) for seed in range(files)]
    wanting = [plan for plan in plans if not path_of(plan.seed, plan.format, folder).exists()]
    for path, submission in write_files(list(map(build, wanting)), folder):
        path.rename(path_of(submission.plan.seed, submission.plan.format, folder))
    return [path_of(plan.seed, plan.format, folder) for plan in plans]


def path_of(seed: int, suffix: str, folder: Path) -> Path:
    return folder / "made" / f"{seed:04d}.{suffix}"


@contextmanager
def folder_of(kept: Path | None) -> Iterator[Path]:
    if kept:
        (kept / "made").mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with TemporaryDirectory() as folder:
        (Path(folder) / "made").mkdir()
        yield Path(folder)


def watched(command: Iterable[str], home: Path) -> tuple[Cost, str]:
    """Run `command` to its end; what it cost, and the end of what it said.

    Exits with what it said where it did not come to its end.
    """
    cost, began = Cost(), perf_counter()
    environment = {**os.environ, "CONCERTED_HOME": str(home)}
    with (home.parent / f"{home.name}.log").open("w+b") as log:
        child = subprocess.Popen(list(command), env=environment, stdout=log, stderr=log)
        while child.poll() is None:
            cost.look(child.pid)
            sleep(LOOK)
        cost.wall = perf_counter() - began
        log.seek(0)
        output = log.read().decode(errors="replace")
    Path(log.name).unlink()
    if child.returncode not in (0, 1):  # nothing to look at, or findings
        sys.exit(f"{output}\nexit code {child.returncode}")
    return cost, "\n".join(output.splitlines()[-4:]) + "\n"


def family(root: int) -> list[int]:
    """`root` and every process below it."""
    below: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        below.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [root]
    for process in found:
        found += below.get(process, [])
    return found


def memory(process: int) -> tuple[int, int]:
    """Kilobytes that `process` holds; the same with its part only of pages it shares (PSS)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {
        name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)
    }
    return sizes.get("Rss", 0), sizes.get("Pss", 0)


def cpu(process: int) -> float:
    """Seconds of CPU that `process` itself took."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def page_count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
