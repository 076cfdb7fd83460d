"""`python -m tests.year [FOLDER]`: live through the year and keep its papers.

Without a folder, those kept in samples/year are made anew; with one, all of them are left there.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.pipeline.commands import Concerted
from tests.year.story import live
from tests.year.words import words_of

KEPT = ROOT / "samples" / "year"
STAGES: dict[str, tuple[str, ...]] = {  # of samples/year -> papers of the year, as patterns
    "1-reminder-90-days-before": (
        "COP15/letters-2025-07-26/reminder-99-4*",
        "COP15/letters-2025-07-26/mailing-list*",
    ),
    "2-a-submission-comes": (
        "COP15/letters-2025-10-24/*Bustard*",
        "COP15/letters-2025-10-10/acknowledgement*",
    ),
    "3-the-deadline-has-passed": ("COP15/compliance-*-2025-10-25-*",),
    "4-late-arrivals": (
        "COP15/intake-2025-11-03/*",
        "COP15/letters-2025-11-03/completeness*",
        "COP15/letters-2025-11-23/reminder-99-1*",
    ),
    "5-the-council": (
        "ScC-SC7/council-*-2025-11-25-*",
        "ScC-SC7/cop-paper-*-2025-11-25-*",
    ),
    "6-the-last-reminder": ("COP15/letters-2026-01-22/reminder-99-9*",),
    "7-the-cop-has-decided": ("COP15/compliance-*-2026-03-30-*",),
}


def main(folder: Path | None) -> None:
    with TemporaryDirectory() as scratch:
        home = Path(folder or scratch)
        os.environ["CONCERTED_HOME"] = str(home)
        os.environ.pop("CONCERTED_REGISTER_URL", None)
        for day, done in live(Concerted(home)):
            sys.stdout.write(f"{day}  {done.task.meeting:8} {done.task.work}: {done.line}\n")
        if folder is None:
            keep(home / "papers", KEPT)


def keep(papers: Path, kept: Path) -> None:
    """Copy the papers of each stage; what says the same stays as it is, what is gone goes."""
    for stage, patterns in STAGES.items():
        made = {path.name: path for path in chosen(papers, patterns)}
        (kept / stage).mkdir(parents=True, exist_ok=True)
        for path in (kept / stage).iterdir():
            if path.name not in made:
                path.unlink()
        for name, path in made.items():
            old = kept / stage / name
            if not old.exists() or words_of(old) != words_of(path):
                shutil.copy(path, old)


def chosen(papers: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted({path for pattern in patterns for path in papers.glob(pattern)})


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
