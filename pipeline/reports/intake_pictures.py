"""The words of findings as pictures, for the page of a run."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence

from pipeline.findings import Finding
from pipeline.home import home
from pipeline.pictures import cut_out, evidence_to_show
from pipeline.register.files import FileStore
from pipeline.reports.intake import IntakeReport

MOST_OF_A_FILE = 4  # pictures; the others are to be had with `concerted submissions show`
MOST_OF_A_RUN = 3_000_000  # bytes of pictures: a page of mail size, however many files came

Place = tuple[int, int]  # row of the report and finding of the row, from 0, as the page shows them


def pictures_of(report: IntakeReport) -> Mapping[Place, str]:
    """Pictures as `data:` addresses, made from the kept files; none for Word files.

    What has to be fixed is shown first; words that were shown before are not shown again. Once
    the page is full no further picture is drawn: each costs a tenth of a second.
    """
    files = FileStore(home() / "files")
    pictures: dict[Place, str] = {}
    room = MOST_OF_A_RUN
    for row_number, row in enumerate(report.rows):
        path = files.path(row.summary.sha256 or "-")
        for number, finding in _shown(row.found_in_order):
            picture = cut_out(path, finding)
            if picture is None:
                continue
            room -= len(picture)
            if room < 0:
                return pictures
            pictures[row_number, number] = f"data:image/png;base64,{b64encode(picture).decode()}"
    return pictures


def _shown(findings: Sequence[Finding]) -> Iterator[tuple[int, Finding]]:
    """The first findings of a file that rest on different words on a page, and their places."""
    seen: set[tuple[int | None, str]] = set()
    for number, finding in enumerate(findings):
        evidence = evidence_to_show(finding)
        words = evidence and (evidence.location.page, evidence.quote)
        if words and words not in seen and len(seen) < MOST_OF_A_FILE:
            seen.add(words)
            yield number, finding
