"""Every command disturbed at random moments, on both databases: python -m tests.tools.faults.

It is killed with all that it started, or alone (`--how orphan`), or its PostgreSQL starts anew
under it (`--how restart`), or seven more of the same run at once (`--how crowd`). Then it is
repeated to its end; the register must be as if it had been run once, undisturbed, and the doctor
content. The figures: disturbances, entries lost or doubled, runs that did not end, ends that were a
fault of the program, and files that were left behind.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import monotonic, sleep, time

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from pipeline.register import open_register
from pipeline.register.backup import opened_backup
from pipeline.scratch import SETTLING, sweep
from tests.conftest import ROOT

CONCERTED = Path(sys.executable).with_name("concerted")
PATIENCE = 900  # seconds after which a run is said to hang; a loaded machine takes its time
AT_A_TIME = 3  # disturbances before the command is repeated to its end
CROWD = 8  # processes at once
FAULT = "This is a fault of the program"
PAPER = next((ROOT / "samples" / "great-bustard-missing-sections").glob("*.docx"))
NUMBERS = re.compile(r"[0-9a-f]{64}|[0-9]+")  # digests, days and numbers in names of files
BEFORE = "before.zip"
BEGIN = (  # what there is before the command
    "record 98.1 proposed --meeting COP14 --day 2023-05-01 --title Otter --by Ana",
    "intake {base}/paper --meeting COP15 --received 2025-10-20",
    f"backup {{base}}/{BEFORE}",
)
COMMANDS: Mapping[str, str] = {
    "record": "record 98.1 accepted --meeting COP14 --day 2024-02-17 --by Ana",
    "correct": "correct {paper} language fr --by Ana --reason Read",
    "migrate": "migrate {base}/old.csv",
    "reread": "reread --all",
    "backup": "backup {out}/kept.zip",
    "restore": "restore {base}/before.zip --replace",
    "publish": "publish {out}/site",
    "intake": "intake {base}/inbox --meeting COP15 --received 2025-10-20",
}


@dataclass
class Place:
    """One home and its database, made as often as they are needed."""

    base: Path  # with what the commands read
    server: str | None  # a PostgreSQL; None: SQLite
    made: int = 0
    schemas: list[str] = field(default_factory=list)

    def fresh(self) -> tuple[Path, str | None]:
        """An empty home, and the URL of an empty schema."""
        self.made += 1
        home = self.base / f"home{self.made}"
        if self.server is None:
            return home, None
        schema = f"faults_{os.getpid()}_{self.made}"
        self._execute(f"CREATE SCHEMA {schema}")
        self.schemas.append(schema)
        url = make_url(self.server).update_query_dict({"options": f"-csearch_path={schema}"})
        return home, url.render_as_string(hide_password=False)

    def clear(self) -> None:
        for schema in self.schemas:
            self._execute(f"DROP SCHEMA {schema} CASCADE")

    def _execute(self, statement: str) -> None:
        assert self.server
        with create_engine(self.server, poolclass=NullPool).begin() as db:
            db.execute(text(statement))


@dataclass(frozen=True)
class Work:
    """One command on one home."""

    home: Path
    url: str | None
    words: Mapping[str, Path]

    def start(self, command: str) -> "subprocess.Popen[bytes]":
        arguments = [word.format(**self.words) for word in command.split()]
        clean = {k: v for k, v in os.environ.items() if k != "CONCERTED_REGISTER_URL"}
        settings = {"CONCERTED_HOME": str(self.home), "TMPDIR": str(self.words["tmp"])}
        return subprocess.Popen(
            [CONCERTED, *arguments],
            env=clean | settings | ({"CONCERTED_REGISTER_URL": self.url} if self.url else {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def finish(self, command: str) -> float | None:
        """Run it to its end; the seconds, None where it hangs."""
        began = monotonic()
        return None if end_of(self.start(command)) is None else monotonic() - began

    def exported(self) -> dict[str, list[str]]:
        """The lines of the register without moments of entry, and what the doctor says."""
        with TemporaryDirectory() as folder, open_register(self.home, self.url) as register:
            paths = register.export(Path(folder))
            lines = {p.name: p.read_text("utf-8").splitlines() for p in paths if p.suffix == ".csv"}
            lines["doctor"] = [problem.what for problem in register.health()]
        return lines

    def files(self) -> set[str]:
        """What lies in the home, in the outputs and where temporary files go; numbers as 0.

        Here the next start of a command is long after the one that was killed.
        """
        sweep(self.words["tmp"], time() + 2 * SETTLING)
        places = (self.home, self.words["out"], self.words["tmp"])
        names = (p.relative_to(place).as_posix() for place in places for p in place.rglob("*"))
        return {NUMBERS.sub("0", name) for name in names if not name.startswith("prefect/")}


def end_of(running: "subprocess.Popen[bytes]") -> tuple[int, str] | None:
    """The code and what was said to the end, None where it hangs; nothing of it stays."""
    try:
        _, words = running.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return None
    return running.returncode, words.decode("utf-8", "replace")


def kill(work: Work, command: str, after: float) -> Counter[str]:
    """Killed after so many seconds, where it has not ended by then."""
    running = work.start(command)
    sleep(after)
    was_running = running.poll() is None
    if was_running:
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    return Counter({"while running": was_running})


def orphan(work: Work, command: str, after: float) -> Counter[str]:
    """Killed alone, as for want of memory; what it started ends by itself."""
    running = work.start(command)
    sleep(after)
    was_running = running.poll() is None
    running.kill()
    ended = _figures(command, end_of(running))  # to the end of the last that has its outputs
    return ended + Counter({"while running": was_running})


def restart(work: Work, command: str, after: float) -> Counter[str]:
    """Its PostgreSQL cuts every connection after so many seconds, and starts anew."""
    assert work.url
    running = work.start(command)
    sleep(after)
    was_running = running.poll() is None
    with create_engine(work.url, poolclass=NullPool).connect() as db:
        checkpointer = db.scalar(
            text("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'")
        )
    os.kill(checkpointer, signal.SIGKILL)  # whereupon the server starts anew by itself
    ended = _figures(command, end_of(running))
    _wait_for_server(work.url)
    return ended + Counter({"while running": was_running})


def crowd(work: Work, command: str, after: float) -> Counter[str]:
    """Eight of the same at once."""
    running = [work.start(command) for _ in range(CROWD)]
    figures = [_figures(command, end_of(each)) for each in running]
    return sum(figures, Counter({"while running": CROWD}))


DISTURBANCES: Mapping[str, Callable[[Work, str, float], Counter[str]]] = {
    "kill": kill,
    "orphan": orphan,
    "restart": restart,
    "crowd": crowd,
}


def _figures(command: str, end: tuple[int, str] | None) -> Counter[str]:
    if end is None:
        return Counter({"hangs": 1})
    code, words = end
    if FAULT not in words:
        return Counter()
    sys.stderr.write(f"{command} ended with {code}:\n{words[-3000:]}\n")
    return Counter({"faults": 1})


def _wait_for_server(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    for _ in range(600):
        try:
            engine.connect().close()
        except OperationalError:
            sleep(0.1)
        else:
            return


def prepared(place: Place, base: Path) -> Work:
    """A home in which everything is there that a command may need."""
    before = base / BEFORE
    if not before.exists():
        first = work_on(base / "first", None, base)
        for command in BEGIN:
            assert first.finish(command) is not None, command
    work = work_on(*place.fresh(), base)
    with opened_backup(before) as backup, open_register(work.home, work.url) as register:
        register.restore(backup, None)
    return work


def work_on(home: Path, url: str | None, base: Path) -> Work:
    out = home.with_name(f"out-{home.name}")
    out.mkdir(parents=True)
    words = {"base": base, "out": out, "tmp": base / "tmp", "paper": Path(PAPER.name)}
    return Work(home, url, words)


def fill(base: Path) -> None:
    for name in ("paper", "inbox", "tmp"):
        (base / name).mkdir()
    shutil.copy(PAPER, base / "paper")
    for path in sorted((ROOT / "samples").glob("*/*.docx"))[:5]:
        shutil.copy(path, base / "inbox")
    lines = "".join(f"97.{number},Heron {number}\n" for number in range(1, 60))
    (base / "old.csv").write_text(f"Number,Title\n{lines}", "utf-8")


def torture(
    place: Place, base: Path, name: str, times: int, chance: random.Random, how: str = "kill"
) -> Counter[str]:
    """The figures of one command, so many times disturbed."""
    command, figures = COMMANDS[name], Counter[str]()
    whole = prepared(place, base)
    length = whole.finish(command) or PATIENCE
    wanted, wanted_files = whole.exported(), whole.files()
    while figures["times"] < times:
        work = prepared(place, base)
        for _ in range(AT_A_TIME):
            figures["times"] += 1
            # later moments more often: most of a short run is the loading of the program
            after = length * chance.random() ** 0.5
            figures += DISTURBANCES[how](work, command, after)
        figures += _figures(command, end_of(work.start(command)))
        figures += differences(wanted, work.exported())
        if left := work.files() - wanted_files:
            sys.stderr.write(f"{name} left {sorted(left)[:5]}\n")
        figures += Counter({"left": len(left)})
    return figures


def differences(wanted: Mapping[str, list[str]], found: Mapping[str, list[str]]) -> Counter[str]:
    """Lines that are missing, and lines too many; moments of entry stand in no table of these."""
    lost = sum(((Counter(wanted[n]) - Counter(found.get(n, []))).total() for n in wanted), 0)
    extra = sum(((Counter(found[n]) - Counter(wanted.get(n, []))).total() for n in found), 0)
    return Counter({"lost": lost, "doubled": extra})


def rounds(
    server: str | None, names: Sequence[str], times: int, seed: int, how: str = "kill"
) -> Iterator[str]:
    """A line of figures for each command, on SQLite and, where one is named, on a PostgreSQL."""
    places = (server,) if how == "restart" else (None, server) if server else (None,)
    for each in places:
        base = Path(mkdtemp(prefix="faults-"))
        fill(base)
        place = Place(base, each)
        try:
            for name in names:
                chance = random.Random(f"{seed} {name}")
                figures = torture(place, base, name, times, chance, how)
                shown = ", ".join(f"{figures[key]} {key}" for key in KEYS)
                yield f"{how}, {'PostgreSQL' if each else 'SQLite'}, {name}: {shown}"
        finally:
            place.clear()
            shutil.rmtree(base, ignore_errors=True)


KEYS = ("times", "while running", "hangs", "faults", "lost", "doubled", "left")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=30)
    asked.add_argument("--how", choices=[*DISTURBANCES], default="kill")
    asked.add_argument("--seed", type=int, default=14)
    asked.add_argument("--postgres", help="postgresql+psycopg://…, where schemas may be made")
    asked.add_argument("commands", nargs="*", default=[*COMMANDS])
    wanted = asked.parse_args()
    if wanted.how == "restart" and not wanted.postgres:
        asked.error(
            "name a PostgreSQL of your own with --postgres: it is started anew again and again"
        )
    given = (wanted.postgres, wanted.commands, wanted.times, wanted.seed, wanted.how)
    for line in rounds(*given):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
