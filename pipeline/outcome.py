"""What came of one file: small enough to cross a process boundary, complete enough to load."""

from dataclasses import dataclass

from pipeline.findings import Finding
from pipeline.summary import FileSummary


@dataclass(frozen=True, slots=True)
class Outcome:
    """The summary (messages in English) and the findings behind it, for any language."""

    summary: FileSummary
    findings: tuple[Finding, ...] = ()
    detail: str = ""  # what a library said, or a traceback; for the colleague who has to dig

    @property
    def problem(self) -> str | None:
        return self.summary.problem


class ReadersDoNotStart(Exception):
    """No outcome can come of any file: something is wrong with the machine or the program."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The processes that read files do not start ({detail}); nothing was read. "
            "The lines above say why. Free some memory, or install the program again."
        )
