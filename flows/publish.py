"""Publish the online register. Orchestration only: every decision is in `pipeline`."""

from datetime import UTC, datetime
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from pipeline.home import editions_folder, home, register_url
from pipeline.register import open_register
from pipeline.site.places import site_address, site_folder
from pipeline.site.publish import publish
from pipeline.site.writing import Written


@task(name="write the online register", cache_policy=NO_CACHE, retries=1)
def write_site(folder: Path, address: str) -> Written:
    """Make the folder the register as it stands; what has not changed is not written again."""
    with open_register(home(), register_url()) as register:
        today = datetime.now(UTC).date()
        return publish(register, folder, today, address, editions_folder())


@flow(name="publish", validate_parameters=False, persist_result=False)
def publish_site(folder: Path | None = None, address: str | None = None) -> Written:
    """Write the online register where the settings say; run it after each change."""
    return write_site(folder or site_folder(), address or site_address())
