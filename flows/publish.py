"""Publish the online register. Orchestration only: every decision is in `pipeline`."""

import sys
from pathlib import Path

from flows.decorators import run, step
from flows.server.answers import silence
from pipeline.services.publish import PublishTarget, Written, publish, publish_target, republish

write_site = step("write the online register", "write {target.folder}", minutes=60)(publish)


@run("publish", "publish")
def publish_site(folder: str | None = None, address: str | None = None) -> Written:
    """Write the online register where the settings say; only what changed is written anew.

    Raises Refused, SiteError, OSError and RegisterError.
    """
    return write_site(publish_target(Path(folder) if folder else None, address))


def publish_anew() -> None:
    """The end of a run that may have changed the register: publish where a place is kept up."""
    republish(lambda line: sys.stderr.write(f"{line}\n"), _publish)


def _publish(target: PublishTarget) -> Written:
    """By a run of its own, where somebody keeps the runs."""
    if silence():
        return publish(target)
    return publish_site(str(target.folder), target.address)
