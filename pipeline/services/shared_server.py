"""Whether a Prefect server that several machines share lets anybody start runs on them."""

import os
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, Request, build_opener

NAMED = "PREFECT_API_URL"
PATIENCE = 5  # seconds until a server that does not answer is passed over
OPEN = (
    "The Prefect server at {place} asks nobody who they are: whoever reaches it can run programs "
    "on every machine that works for it. Give it PREFECT_SERVER_API_AUTH_STRING, and each of these "
    "machines PREFECT_API_AUTH_STRING (docs/safety.md, “Securing a shared server”)."
)


def open_server_warning() -> str | None:
    """What to say of the server named by PREFECT_API_URL; None where it asks, or does not answer.

    It is asked, as a stranger would, for one line of what it keeps.
    """
    url = os.environ.get(NAMED, "")
    if not url.startswith(("http://", "https://")) or not _answers_strangers(url):
        return None
    return OPEN.format(place=urlsplit(url).netloc.rpartition("@")[2])


def _answers_strangers(url: str) -> bool:
    place, form = f"{url.rstrip('/')}/flows/filter", {"Content-Type": "application/json"}
    try:
        asked = Request(place, b'{"limit": 1}', form)  # noqa: S310 - http or https, see above
        with build_opener(ProxyHandler({})).open(asked, timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except HTTPError as error:
        error.close()
        return False
    except (OSError, HTTPException, ValueError):
        return False
