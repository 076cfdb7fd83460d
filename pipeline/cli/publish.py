"""`concerted publish`: the online register as static pages."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import AsJson, print_json, refuse, say
from pipeline.site.errors import SiteError
from pipeline.site.places import (
    HERE,
    Place,
    forget,
    is_address,
    kept_up,
    remember,
    site_address,
    site_folder,
    with_slash,
)


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
    keep: Annotated[
        bool | None,
        typer.Option(
            "--keep-up/--no-keep-up",
            help="From now on publish there after each change of the register, or no more.",
        ),
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Then show it on this machine.")] = False,
    port: Annotated[int, typer.Option(help="For --serve; 0 takes a free one.")] = 8000,
    as_json: AsJson = False,
) -> None:
    """Write the online register as static pages; only pages that changed are written anew."""
    from pipeline.site.keeping import publish_place

    place = _place(folder, address)
    with _refusing(place.folder):
        came = publish_place(place)
        _set_up(place, keep)
    if as_json:
        from pipeline.site.answer import answer_published

        print_json(asdict(answer_published(place, came)))
    else:
        typer.echo(
            f"{place.folder}: {came.written} files written, {came.kept} unchanged, "
            f"{came.removed} removed."
        )
    if place.address == HERE:
        say(f"The feed and the sitemap name {HERE}; give the real address with --address.")
    if serve:
        _show(place.folder, port)


def _place(folder: Path | None, address: str | None) -> Place:
    """What the options say, else the settings."""
    with _refusing(folder):
        url = with_slash(address) if address else site_address()
        if not is_address(url):
            refuse(f"“{url}” is no address. Give one like https://www.example.org/register/.")
        return Place(folder or site_folder(), url)


@contextmanager
def _refusing(folder: Path | None) -> Iterator[None]:
    """A sentence and exit code 2 for what keeps the register from being published."""
    from pipeline.register import RegisterError

    try:
        yield
    except (SiteError, RegisterError) as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{folder} could not be written ({error.strerror}). Nothing was changed there.")


def _set_up(place: Place, keep: bool | None) -> None:
    """Have the place kept up from now on, or none, or (None) leave that as it is."""
    if keep:
        remember(place)
        say(f"{place.folder} is published anew after each change of the register from now on.")
    elif keep is False:
        forget()
        named = " CONCERTED_SITE is set and does so still." if kept_up() else ""
        say(f"No folder is published anew after a change from now on.{named}")


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
