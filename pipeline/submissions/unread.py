"""The outcome of a file that was not read, known without the readers."""

from importlib.metadata import version
from pathlib import Path

from extractors.errors import ExtractionError
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import Reading

PROGRAM = f"concerted {version('concerted')}"
UNEXPECTED = "unexpected"  # the state of an error that is ours


def unread(error: ExtractionError, path: Path, sha256: str | None) -> ExaminationResult:
    """The outcome of a file that could not be read: why, and every list empty."""
    summary = Reading(
        file=path.name,
        sha256=sha256,
        problem=str(error),
        problem_state=error.state,
        program=PROGRAM,
    )
    return ExaminationResult(summary, detail=error.detail)


def quarantined(path: Path, sha256: str | None, traceback: str) -> ExaminationResult:
    """The outcome of a file on which the program itself failed; the traceback is kept."""
    problem = (
        f"{path.name} met an error of this program. "
        "Keep the file and send it to the developers with the details kept in the register."
    )
    summary = Reading(path.name, sha256, problem, UNEXPECTED, program=PROGRAM)
    return ExaminationResult(summary, detail=traceback)
