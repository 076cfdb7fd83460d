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
