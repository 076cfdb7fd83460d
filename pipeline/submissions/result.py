"""What came of one file: small enough to cross a process boundary, complete enough to load."""

from dataclasses import dataclass

from pipeline.refusal import Refusal
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import Reading


@dataclass(frozen=True, slots=True)
class ExaminationResult:
    """What was read, and what only concerns the colleague who has to dig."""

    summary: Reading
    detail: str = ""  # what a library said, or a traceback

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.summary.findings

    @property
    def problem(self) -> str | None:
        return self.summary.problem


class ReadersStopped(Exception):
    """The processes were stopped before a file was read: nothing is known of it."""


class ReadersDoNotStart(Refusal):
    """No outcome can come of any file: something is wrong with the machine or the program."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The processes that read files do not start ({detail}); nothing was read. "
            "The lines above say why. Free some memory, or install the program again."
        )
