"""Publish the online register. Orchestration only: every decision is in `pipeline`."""

import sys
from pathlib import Path

from flows.steps import run, step
from pipeline.site.keeping import keep_up, publish_place
from pipeline.site.places import Place, site_address, site_folder, with_slash
from pipeline.site.writing import Written

write_site = step("write the online register", "write {place.folder}", minutes=60)(publish_place)


@run("publish", "publish")
def publish_site(folder: str | None = None, address: str | None = None) -> Written:
    """Write the online register where the settings say; only what changed is written anew.

    Raises SiteError, OSError and RegisterError.
    """
    place = Path(folder) if folder else site_folder()
    return write_site(Place(place, with_slash(address) if address else site_address()))


def publish_anew() -> None:
    """The end of a run that may have changed the register: publish where a place is kept up."""
    keep_up(
        lambda line: sys.stderr.write(f"{line}\n"),
        lambda place: publish_site(str(place.folder), place.address),
    )
