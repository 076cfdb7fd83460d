"""Which modules of tests the loop while working leaves out: `python -m tests.tools.loop`.

Runs the tests that are not slow, one after the other, and writes `tests/long.txt`: the modules that
are dearest by their tests, so many that the others need less than `BUDGET` of processor time. One
that nobody measured yet is in the loop. CI runs them all.
"""

import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LONG = ROOT / "tests" / "long.txt"
BUDGET = (
    38.0  # seconds of processor time, so that with two workers' imports it stays under a minute
)


class Costs:
    """What the tests of each module cost: seconds of this process and of those it waited for."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.tests: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        before = _spent()
        outcome = yield
        module = item.nodeid.split("::")[0]
        self.seconds[module] += _spent() - before
        self.tests[module] += 1
        return outcome

    def long(self, budget: float) -> list[str]:
        """The modules to leave out, by name: the dearest by their tests until the rest fits."""
        dearest = sorted(self.tests, key=lambda module: self.seconds[module] / self.tests[module])
        left = sum(self.seconds.values())
        out = []
        while dearest and left > budget:
            out.append(dearest.pop())
            left -= self.seconds[out[-1]]
        return sorted(out)


def _spent() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def main() -> int:
    """Measure, write, and say how many tests stay; the exit code of the tests."""
    costs = Costs()
    code = pytest.main(["-q", "-n", "0", "-m", "not slow", str(ROOT / "tests")], [costs])
    long = costs.long(BUDGET)
    LONG.write_text("".join(f"{module}\n" for module in long), "utf-8")
    stay = costs.tests.total() - sum(costs.tests[module] for module in long)
    sys.stdout.write(f"{stay} of {costs.tests.total()} tests are in the loop: `make fast`\n")
    return int(code)


if __name__ == "__main__":
    raise SystemExit(main())
