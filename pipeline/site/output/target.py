"""Where the online register goes: its folder on this machine, its address on the web."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.atomic_write import replace_file
from pipeline.config import home
from pipeline.site.errors import BadSetting

HERE = "http://localhost:8000/"  # of a site that nobody has given an address
REMEMBERED = "site.json"  # in the home: the place that follows each change


@dataclass(frozen=True, slots=True)
class PublishTarget:
    """Where a register is published."""

    folder: Path
    address: str  # ends with /


def site_folder() -> Path:
    """The folder named by CONCERTED_SITE, else the one kept up, else `site` in the home.

    Raises BadSetting.
    """
    place = kept_up()
    return place.folder if place else home() / "site"


def site_address() -> str:
    """The address named by CONCERTED_SITE_ADDRESS, else that of the place kept up, else one here.

    Raises BadSetting.
    """
    place = kept_up()
    return place.address if place else _named_address() or HERE


def kept_up() -> PublishTarget | None:
    """The place to be published anew after each change; None where nobody has set one up.

    It is set up by CONCERTED_SITE, or by `concerted publish FOLDER --keep-up`. Raises BadSetting.
    """
    named = os.environ.get("CONCERTED_SITE")
    remembered = None if named and _named_address() else _remembered()
    address = _named_address() or (remembered.address if remembered else HERE)
    if named:
        return PublishTarget(Path(named).expanduser(), address)
    return PublishTarget(remembered.folder, address) if remembered else None


def remember(place: PublishTarget) -> None:
    """Keep this place up from now on."""
    path = home() / REMEMBERED
    kept = asdict(place) | {"folder": str(place.folder.absolute())}
    text = f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n"
    replace_file(path, lambda part: part.write_text(text, "utf-8"))


def forget() -> None:
    """Keep no place up from now on; what was published stays."""
    (home() / REMEMBERED).unlink(missing_ok=True)


def with_slash(address: str) -> str:
    """The address of a folder.

    >>> with_slash("https://example.org/register")
    'https://example.org/register/'
    """
    return address if address.endswith("/") else f"{address}/"


def is_address(address: str) -> bool:
    """Whether this can be the address of a site."""
    scheme, _, rest = address.partition("://")
    return scheme in {"http", "https"} and bool(rest) and not set(rest) & set(" \"'<>?#")


def _named_address() -> str | None:
    named = os.environ.get("CONCERTED_SITE_ADDRESS")
    return with_slash(named) if named else None


def _remembered() -> PublishTarget | None:
    path = home() / REMEMBERED
    try:
        kept = json.loads(path.read_text("utf-8"))
        return PublishTarget(Path(kept["folder"]), with_slash(kept["address"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSetting(path) from error
