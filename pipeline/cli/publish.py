"""`concerted publish`: the online register as static pages."""

import os
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import AsJson, print_json, refuse, say
from pipeline.cli.opened import the_register


def publish(
    folder: Annotated[
        Path | None,
        typer.Argument(help="Where to; CONCERTED_SITE, or `site` in the home, when not given."),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            help="Where the folder will be on the web; CONCERTED_SITE_ADDRESS when not given. "
            "The feed, the sitemap and the catalogue name it."
        ),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Then show it on this machine.")] = False,
    port: Annotated[int, typer.Option(help="For --serve; 0 takes a free one.")] = 8000,
    as_json: AsJson = False,
) -> None:
    """Write the online register as static pages; only pages that changed are written anew."""
    from pipeline.home import editions_folder
    from pipeline.site.errors import SiteError
    from pipeline.site.places import is_address, site_address, site_folder
    from pipeline.site.publish import publish as write  # brings the names of the Appendices

    place, url = folder or site_folder(), address or site_address()
    if not is_address(url):
        refuse(f"“{url}” is no address. Give one like https://www.example.org/register/.")
    with the_register() as register:
        try:
            came = write(register, place, date.today(), url, editions_folder())  # noqa: DTZ011 - the day where the user is
        except SiteError as error:
            refuse(str(error))
        except OSError as error:
            refuse(f"{place} could not be written ({error.strerror}). Nothing was changed there.")
    if as_json:
        print_json({"folder": str(place.absolute()), "address": url, **asdict(came)})
    else:
        typer.echo(
            f"{place}: {came.written} files written, {came.kept} unchanged, {came.removed} removed."
        )
        if not (address or os.environ.get("CONCERTED_SITE_ADDRESS")):
            say(f"The feed and the sitemap name {url}; give the real address with --address.")
    if serve:
        _show(place, port)


def _show(folder: Path, port: int) -> None:
    from pipeline.site.serving import serve

    try:
        serve(folder, port, _open)
    except OSError as error:
        refuse(f"Port {port} cannot be used ({error.strerror}). Give another with --port.")


def _open(url: str) -> None:
    say(f"The register is at {url} (Ctrl-C ends it).")
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen or sys.platform in {"darwin", "win32"}:
        typer.launch(url)
