"""`make bench`: run every benchmark beside this module, or those named on the command line.

Each runs in a process of its own, because a process keeps the most memory it ever held. After one
name come the arguments of that benchmark: `python -m tests.benchmarks scoring --n 300`.
"""

import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter

FOLDER = Path(__file__).parent


def main(arguments: Sequence[str]) -> int:
    """Run them one after the other; 1 if one of them failed."""
    known = {path.stem for path in FOLDER.glob("[a-z]*.py")}
    options = [one for one in arguments if one not in known]
    asked = {one for one in arguments if one in known}
    if options and len(asked) != 1:
        names = ", ".join(sorted(known))
        sys.stderr.write(
            f"{options[0]}: neither a benchmark nor said for one. There are {names}.\n"
        )
        return 2
    failed = [name for name in sorted(asked or known) if not run(name, options)]
    sys.stdout.write(f"\nFailed: {', '.join(failed)}\n" if failed else "")
    return 1 if failed else 0


def run(name: str, options: Sequence[str]) -> bool:
    """Whether the benchmark `name` came to its end."""
    module = f"tests.benchmarks.{name}"
    sys.stdout.write(f"\n{name}: {(import_module(module).__doc__ or '').splitlines()[0]}\n\n")
    sys.stdout.flush()
    began = perf_counter()
    done = subprocess.run([sys.executable, "-m", module, *options])
    sys.stdout.write(f"\n{name} took {perf_counter() - began:.0f} s\n")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
