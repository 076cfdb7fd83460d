"""The words of findings as pictures, for the page of a run."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from extractors.errors import ExtractionError
from pipeline.config import home
from pipeline.intake.result import IntakeReport
from pipeline.intake.workers import ReaderPool
from pipeline.register.file_store import FileStore
from pipeline.submissions.findings import Finding
from pipeline.submissions.kept import IntakeResult
from pipeline.submissions.result import ReadersDoNotStart, ReadersStopped

MOST_OF_A_FILE = 4  # pictures; the others are to be had with `concerted submissions show`
MOST_OF_A_RUN = 3_000_000  # bytes of pictures: a page of mail size, however many files came

Place = tuple[int, int]  # row of the report and finding of the row, from 0, as the page shows them


def pictures_of(report: IntakeReport) -> Mapping[Place, str]:
    """Pictures as `data:` addresses, made from the kept files; none for Word files.

    What has to be fixed is shown first; words that were shown before are not shown again. Once
    the page is full no further picture is drawn: each costs a hundredth of a second.
    """
    wanted = [(number, row, [*_shown(row.findings)]) for number, row in enumerate(report.rows)]
    if not any(shown for _, _, shown in wanted):
        return {}
    pictures: dict[Place, str] = {}
    room = MOST_OF_A_RUN
    with suppress(ReadersDoNotStart, ReadersStopped), ReaderPool(1) as pool:
        for row_number, row, shown in wanted:
            for number, picture in _drawn(pool, row, shown):
                room -= len(picture)
                if room < 0:
                    return pictures
                address = f"data:image/png;base64,{b64encode(picture).decode()}"
                pictures[row_number, number] = address
    return pictures


def _drawn(
    pool: ReaderPool, row: IntakeResult, shown: Sequence[tuple[int, Finding]]
) -> Iterator[tuple[int, bytes]]:
    """The pictures of one file, by the places of its findings; drawn in a process."""
    path = FileStore(home() / "files").path(row.summary.sha256 or "-")
    findings = [finding for _, finding in shown]
    try:
        drawn = pool.look(path, _cut_outs, path, findings) if shown else []
    except ExtractionError:  # it could be read, and cannot be drawn
        return
    for (number, _), picture in zip(shown, drawn, strict=True):
        if picture is not None:
            yield number, picture


def _cut_outs(path: Path, findings: Sequence[Finding]) -> list[bytes | None]:
    """Imported where it is called: whoever starts the process reads no PDF."""
    from pipeline.submissions.page_images import cut_outs

    return cut_outs(path, findings)


def _shown(findings: Sequence[Finding]) -> Iterator[tuple[int, Finding]]:
    """The first findings of a file that rest on different words on a page, and their places."""
    seen: set[tuple[int | None, str]] = set()
    for number, finding in enumerate(findings):
        evidence = finding.on_a_page
        words = evidence and (evidence.location.page, evidence.quote)
        if words and words not in seen and len(seen) < MOST_OF_A_FILE:
            seen.add(words)
            yield number, finding
