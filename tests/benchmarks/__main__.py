"""`make bench`: run every benchmark beside this module, or those named on the command line.

Each runs in a process of its own, because a process keeps the most memory it ever held. After one
name come the arguments of that benchmark: `python -m tests.benchmarks scoring --n 300`. At the end
stand the figures that were wished for, side by side. What all printed, what each cost, and these
figures are written to `bench.json` as well.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks._wishes import Wish, table, wish_in

FOLDER = Path(__file__).parent
RESULTS = Path("bench.json")


def main(arguments: Sequence[str]) -> int:
    """Run them one after the other; 1 if one of them failed."""
    known = {path.stem for path in FOLDER.glob("[a-z]*.py")}
    options = [word for word in arguments if word not in known]
    asked = {word for word in arguments if word in known}
    if options and len(asked) != 1:
        names = ", ".join(sorted(known))
        sys.stderr.write(
            f"{options[0]}: neither a benchmark nor said for one. There are {names}.\n"
        )
        return 2
    results = [run(name, options) for name in sorted(asked or known)]
    wishes = [Wish(**wish) for result in results for wish in result["wishes"]]
    if wishes:
        sys.stdout.write("\n" + "\n".join(table(wishes)) + "\n")
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    failed = [result["name"] for result in results if result["exit_code"]]
    sys.stdout.write(f"\nFailed: {', '.join(failed)}\n" if failed else "")
    return 1 if failed else 0


def run(name: str, options: Sequence[str]) -> dict[str, Any]:
    """Run the benchmark `name`, show what it prints, and give that with what it cost.

    `cpu_seconds` are those of all processes that were waited for, `seconds` those of the clock.
    """
    module = f"tests.benchmarks.{name}"
    measures = (import_module(module).__doc__ or "").splitlines()[0]
    sys.stdout.write(f"\n{name}: {measures}\n\n")
    began, spent = perf_counter(), _cpu()
    command = [sys.executable, "-m", module, *options]
    lines: list[str] = []
    wishes: list[Wish] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout
        for line in running.stdout:
            if wish := wish_in(line):
                wishes.append(wish)
                continue
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line.rstrip("\n"))
    seconds, cpu = round(perf_counter() - began, 1), round(_cpu() - spent, 1)
    sys.stdout.write(f"\n{name} took {seconds:.0f} s, {cpu:.0f} s of CPU\n")
    return {
        "name": name,
        "measures": measures,
        "exit_code": running.returncode,
        "seconds": seconds,
        "cpu_seconds": cpu,
        "lines": lines,
        "wishes": list(map(asdict, wishes)),
    }


def _cpu() -> float:
    """Seconds of CPU of the processes waited for."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
