"""The deployments, described once: what can be started, and when it starts by itself."""

import os
from collections.abc import Callable
from typing import Any

from prefect import serve
from prefect.settings import PREFECT_API_URL, temporary_settings

from flows.calendar import look
from flows.compliance import compliance, draft_letters
from flows.council import council
from flows.engine import running_engine
from flows.migration import migration
from flows.publish import publish_site
from flows.settings import has_own_server

DAILY = "0 6 * * *"  # UTC; the look decides what a day asks for


def deployments() -> list[Any]:
    """The daily look by itself; the others when somebody starts them in Prefect's pages."""
    asked: list[Any] = [compliance, draft_letters, council, migration, publish_site]
    return [
        look.to_deployment("daily-look", cron=DAILY, tags=["concerted"]),
        *(one.to_deployment(one.name, tags=["concerted"]) for one in asked),
    ]


def serve_all(say: Callable[[str], None]) -> None:
    """Serve until stopped, with the server the user has named or one of our own."""
    with running_engine(say):
        if has_own_server():
            serve(*deployments(), print_starting_message=False)
            return
        from prefect.server.api.server import SubprocessASGIServer  # seconds to import

        url = SubprocessASGIServer().api_url
        os.environ["PREFECT_API_URL"] = url  # the processes of the runs look for it
        with temporary_settings({PREFECT_API_URL: url}):
            say(f"Serving. The pages of the server: {url.removesuffix('/api')}. Stop with Ctrl+C.")
            serve(*deployments(), print_starting_message=False)
