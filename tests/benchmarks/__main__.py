"""`make bench`: run every benchmark beside this module, or those named on the command line."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent


def main(names: Sequence[str]) -> None:
    for path in sorted(FOLDER.glob("[a-z]*.py")):
        module = import_module(f"tests.benchmarks.{path.stem}")
        if hasattr(module, "main") and (not names or path.stem in names):
            sys.stdout.write(f"\n{path.stem}: {(module.__doc__ or '').splitlines()[0]}\n\n")
            sys.stdout.flush()
            module.main()


if __name__ == "__main__":
    main(sys.argv[1:])
