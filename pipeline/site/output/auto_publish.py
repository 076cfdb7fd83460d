"""Publish anew after a change, where somebody has set up a place for it.

The change is in the register already: whatever goes wrong here is told and stops nothing.
"""

from collections.abc import Callable

from pipeline.config import editions_folder, home, register_url
from pipeline.convention.calendar import this_day
from pipeline.site.output.target import PublishTarget, kept_up
from pipeline.site.output.write_folder import Written
from pipeline.site.settings import site_settings

Publish = Callable[[PublishTarget], Written]


def publish_place(place: PublishTarget) -> Written:
    """Publish the register of this user there. Raises SiteError, OSError and RegisterError."""
    from pipeline.register import open_register
    from pipeline.site.publish import publish

    with open_register(home(), register_url()) as register:
        where = (place.folder, this_day(), place.address, editions_folder())
        return publish(register, *where, site_settings())


def keep_up(say: Callable[[str], object], how: Publish = publish_place) -> None:
    """Publish to the place that is kept up, if there is one, and say in one line what came of it.

    `how` does it; it never raises for anything that `how` raises.
    """
    try:
        place = kept_up()
        if place:
            say(_told(place, how(place)))
    except Exception as error:  # whatever it is, the change stands and the caller goes on
        why = str(error) or type(error).__name__
        say(
            f"The online register was not published anew ({why}). What was recorded is kept, and "
            "the pages stay as they were. Put that right, then run `concerted publish`."
        )


def _told(place: PublishTarget, published: Written) -> str:
    if not published.written and not published.removed:
        return f"Online register in {place.folder}: nothing to change."
    return f"Online register in {place.folder}: {published.written} files written anew."
