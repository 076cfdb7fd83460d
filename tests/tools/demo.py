"""`make demo`: take the samples into a fresh register under ./demo, and say where to look."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HOME = Path("demo")
COMMAND = Path(sys.executable).with_name("concerted")
EXAMPLE = "samples/great-bustard-missing-sections/CA proposal Great Bustard.docx"
TAKE_IN = ("intake", "samples", "--meeting", "COP15", "--manifest", "samples/received.csv")
EXPECTED = {0, 1, 3}  # the samples hold findings, and one file that cannot be read


def main() -> int:
    """0 when the samples were taken in, whatever was found in them."""
    shutil.rmtree(ROOT / HOME, ignore_errors=True)
    code = _run(TAKE_IN)
    if code not in EXPECTED:
        return code
    page = max((ROOT / HOME / "reports").glob("intake-*.html"))
    _say(
        "",
        "Everything is in the folder demo: the register, the files as they came, the report.",
        f"Open {page.relative_to(ROOT)} in a browser, or try:",
        "",
        f"  export CONCERTED_HOME={HOME}",
        "  .venv/bin/concerted desk          # the day's work in a browser",
        "  .venv/bin/concerted submissions list",
        f'  .venv/bin/concerted check "{EXAMPLE}" --meeting COP15 --received 2025-10-24',
        "  .venv/bin/concerted taxa find 'Panthera uncia'",
    )
    return 0


def _run(arguments: Sequence[str]) -> int:
    """Run `concerted` from the top of the checkout, everything kept under ./demo."""
    _say(f"$ concerted {' '.join(arguments)}")
    environment = {**os.environ, "CONCERTED_HOME": str(HOME)}
    environment.pop("CONCERTED_REGISTER_URL", None)  # the demo never touches a real register
    environment.pop("PREFECT_HOME", None)
    ran = subprocess.run([COMMAND, *arguments], cwd=ROOT, env=environment, check=False)
    return ran.returncode


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
