"""Whether the workflow engine answers, as an engine does, and to us."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from flows.server.patience import Impatience, no_longer_than

ANSWER = 10  # seconds; a server under load takes a few
ASKS = "it asks who we are: PREFECT_API_AUTH_STRING has to hold what it asks for"
OTHER = "what answers there is no Prefect server"
LATE = f"no answer within {ANSWER} seconds"
REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@contextmanager
def asked_once() -> Iterator[None]:
    """Whatever is asked of the engine inside is asked once, and not waited for much longer."""
    from prefect.settings import (  # seconds to import
        PREFECT_API_REQUEST_TIMEOUT,
        PREFECT_CLIENT_MAX_RETRIES,
        temporary_settings,
    )

    once = {PREFECT_CLIENT_MAX_RETRIES: 0, PREFECT_API_REQUEST_TIMEOUT: ANSWER}
    with temporary_settings(once), no_longer_than(ANSWER + 1):  # it may ask to wait for an hour
        yield


def silence() -> str:
    """Why the engine does not answer, as it goes into a sentence; "" where it does."""
    from prefect.client.orchestration import get_client

    try:
        with asked_once(), get_client(sync_client=True) as client:
            answer: object = client.api_version()
    except Exception as error:  # whatever it is, no work can be done by it
        return _why(error)
    return "" if isinstance(answer, str) else OTHER


def _why(error: Exception) -> str:
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in REFUSED:
        return ASKS
    if status is not None:
        return f"it answers {status}"
    if isinstance(error, ValueError):  # a page, where JSON was asked for
        return OTHER
    if isinstance(error, Impatience) or type(error).__name__.endswith("Timeout"):
        return LATE
    return " ".join(str(error).split()) or type(error).__name__
