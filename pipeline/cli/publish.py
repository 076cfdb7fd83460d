"""`concerted publish`: the online register as static pages."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.console import AsJson, print_json, refuse, say
from pipeline.cli.session import refusing
from pipeline.services import publish as services
from pipeline.services.publish import HERE, PublishTarget


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
    with refusing(), _refusing_folder(folder):
        place = services.publish_target(folder, address)
        published = services.publish(place)
        _set_up(place, keep)
    if as_json:
        from pipeline.views.publication import answer_published

        print_json(answer_published(place, published))
    else:
        typer.echo(
            f"{place.folder}: {published.written} files written, {published.kept} unchanged, "
            f"{published.removed} removed."
        )
    if place.address == HERE:
        say(f"The feed and the sitemap name {HERE}; give the real address with --address.")
    if serve:
        _show(place.folder, port)


@contextmanager
def _refusing_folder(folder: Path | None) -> Iterator[None]:
    """A sentence and exit code 2 for a folder that cannot be written."""
    try:
        yield
    except OSError as error:
        refuse(f"{folder} could not be written ({error.strerror}). Nothing was changed there.")


def _set_up(place: PublishTarget, keep: bool | None) -> None:
    """Have the place kept up from now on, or none, or (None) leave that as it is."""
    if keep:
        services.keep_publishing(place)
        say(f"{place.folder} is published anew after each change of the register from now on.")
    elif keep is False:
        still = services.stop_publishing()
        named = " CONCERTED_SITE is set and does so still." if still else ""
        say(f"No folder is published anew after a change from now on.{named}")


def _show(folder: Path, port: int) -> None:
    try:
        services.show_folder(folder, port, _open)
    except OSError as error:
        refuse(f"Port {port} cannot be used ({error.strerror}). Give another with --port.")


def _open(url: str) -> None:
    say(f"The register is at {url} (Ctrl-C ends it).")
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if screen or sys.platform in {"darwin", "win32"}:
        typer.launch(url)
