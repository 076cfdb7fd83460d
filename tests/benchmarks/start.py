"""`concerted intake` of one file as a colleague waits for it: on an empty home, and after that.

Seconds of the clock, and of the CPU of every process it starts, the reading ones included; the
quickest of several rounds. Needs Linux.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks._wishes import Wish, tell
from tests.conftest import ROOT

ROUNDS = 3
FILE = ROOT / "samples/sociable-lapwing-complete/Proposal_SociableLapwing_final.pdf"
COMMAND = Path(sys.executable).with_name("concerted")
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER, prctl(2)
FIRST, AFTER = 4.0, 2.5  # seconds of the clock

Cost = tuple[float, float]  # seconds of the clock, of the CPU


def main() -> None:
    """Print the figures."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    with TemporaryDirectory() as scratch:
        homes = [Path(scratch) / f"home {number}" for number in range(ROUNDS)]
        first = _quickest(lambda n: homes[n])
        after = _quickest(lambda _: homes[0])
    _say("on an empty home", first, FIRST)
    _say("after that", after, AFTER)


def _quickest(home: Callable[[int], Path]) -> Cost:
    return min(_cost(home(number)) for number in range(ROUNDS))


def _cost(home: Path) -> Cost:
    """Of one intake, up to the end of the last process that it left."""
    environment = {**os.environ, "CONCERTED_HOME": str(home)}
    environment.pop("PREFECT_API_URL", None)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled is kept, as for a colleague
    began, spent = perf_counter(), _cpu()
    command = [str(COMMAND), "intake", str(FILE), "--meeting", "COP15"]
    Popen(command, env=environment, stdout=DEVNULL, stderr=DEVNULL).wait()
    seconds = perf_counter() - began
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return seconds, _cpu() - spent


def _cpu() -> float:
    """Seconds of CPU of the processes waited for."""
    times = os.times()
    return times.children_user + times.children_system


def _say(when: str, cost: Cost, wished: float) -> None:
    seconds, cpu = cost
    sys.stdout.write(f"  {when:<20}{seconds:8.2f} s, {cpu:.2f} s of CPU\n")
    what = f"`concerted intake` of one file, {when}"
    tell(Wish(what, seconds, wished, "s", ours=f"{cpu:.2f} s of CPU"))


if __name__ == "__main__":
    main()
