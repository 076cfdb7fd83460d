"""Take in submissions. Orchestration only: every decision is in `pipeline`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from prefect import Flow

from flows.artifacts import name_run, publish_artifact
from flows.decorators import run
from flows.publish import publish_anew
from flows.reading import scratch, task_readers, task_runner
from flows.server.patience import END, ENDLESS, Patience
from pipeline.intake.result import IntakeReport
from pipeline.services.intake_papers import intake_table, several_files
from pipeline.services.take_in import SILENT, IntakeListener, take_in


class RunListener(IntakeListener):
    """Names the run when it is known what it is, and passes on what it is told."""

    def __init__(self, listener: IntakeListener) -> None:
        self._listener = listener

    def found(self, meeting: str, files: int) -> None:
        name_run(f"intake {meeting}, {several_files(files)}")
        self._listener.found(meeting, files)

    def taken_in(self, done: int, of: int, name: str) -> None:
        self._listener.taken_in(done, of, name)

    def ended(self, report: IntakeReport) -> None:
        self._listener.ended(report)


def intake_told_to(
    listener: IntakeListener, patience: Patience = ENDLESS
) -> Flow[..., IntakeReport]:
    """The flow that takes files in, with somebody who is told how it goes on.

    Neither is a parameter of the run: these are kept by the server. `patience` is how long the
    server is waited for before and after the work.
    """

    @run("intake", "intake {meeting}", task_runner=task_runner())
    def intake(
        paths: Sequence[Path],
        meeting: str,
        received: date | None = None,
        manifest: Path | None = None,
    ) -> IntakeReport:
        """Read every file by a task of its own, and load them in the order found.

        Raises ManifestError, UnknownMeeting and RegisterError.
        """
        patience.rest()
        try:
            with task_readers() as readers:
                report = take_in(
                    paths,
                    meeting,
                    received,
                    manifest,
                    readers=readers,
                    scratch=scratch(),
                    listener=RunListener(listener),
                )
            publish_artifact(f"intake {report.meeting}", intake_table(report))
            publish_anew()
            return report
        finally:
            patience.wait(END)

    return intake


intake = intake_told_to(SILENT)
