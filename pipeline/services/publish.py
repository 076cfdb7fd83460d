"""The online register as static pages: written when asked for, and after each change."""

from pathlib import Path

from pipeline.services.session import Refused
from pipeline.site.output.auto_publish import keep_up as republish
from pipeline.site.output.auto_publish import publish_place
from pipeline.site.output.target import (
    HERE,
    PublishTarget,
    forget,
    is_address,
    kept_up,
    remember,
    site_address,
    site_folder,
    with_slash,
)
from pipeline.site.output.write_folder import Written
from pipeline.site.preview_server import serve as show_folder

__all__ = ["HERE", "PublishTarget", "Written", "republish", "show_folder"]


def publish_target(folder: Path | None = None, address: str | None = None) -> PublishTarget:
    """Where to publish: what is given, else what the settings say.

    Raises Refused for what is no address of the web, and BadSetting.
    """
    url = with_slash(address) if address else site_address()
    if not is_address(url):
        raise Refused(
            f"“{url}” is no address. Give one like https://www.example.org/register/.", "address"
        )
    return PublishTarget(folder or site_folder(), url)


def publish(target: PublishTarget) -> Written:
    """Write the online register there; only what changed is written anew, whole or not at all.

    Raises RegisterError, SiteError and OSError.
    """
    return publish_place(target)


def keep_publishing(target: PublishTarget) -> None:
    """Publish there after each change of the register from now on."""
    remember(target)


def stop_publishing() -> bool:
    """Publish nowhere after a change from now on; whether a setting outside the program still does.

    Raises BadSetting.
    """
    forget()
    return kept_up() is not None
