"""Reading kept files again, and what a machine should have."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.meetings import Meeting, find_meeting
from pipeline.outcome import Outcome
from pipeline.register import Submission

ABOUT_THE_BUNDLE = ("came_in", "came_in_sha256", "suggested_received", "suggested_source")
TOOLS = {
    "soffice": "LibreOffice is not installed: .doc, .odt and .rtf cannot be read. "
    "Run `apt-get install libreoffice-writer`.",
    "tesseract": "Tesseract is not installed: scans cannot be read. "
    "Run `apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa`.",
}


def examine_kept(
    kept: Path, held: Submission, meetings: Mapping[str, Meeting], received: date | None
) -> Outcome:
    """Read a kept file under the name it came with; what it came in is known from before.

    A message or zip file is taken apart at the intake: of one that was, what is held is all.
    """
    from pipeline.bundles import holds_documents
    from pipeline.intake import examine  # the readers take a second to import

    if held.summary.problem is None and holds_documents(kept):
        return Outcome(held.summary, held.findings, held.detail)
    with TemporaryDirectory() as folder:
        named = Path(folder) / Path(held.file).name
        shutil.copyfile(kept, named)
        outcome = examine(named, find_meeting(held.meeting, meetings), received)
    before = {name: getattr(held.summary, name) for name in ABOUT_THE_BUNDLE}
    return replace(outcome, summary=replace(outcome.summary, sha256=held.sha256, **before))


def tools_missing() -> Iterator[str]:
    """A sentence for each outside program that is not installed."""
    for program, sentence in TOOLS.items():
        if not shutil.which(program):
            yield sentence
