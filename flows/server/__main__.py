"""A Prefect server of our own: `python -m flows.server.__main__ FD`, held by whoever wants it.

FD is a socket that listens already: no other program can take the port meanwhile. The secret comes
in the environment, which no other user of the machine can see.
"""

import os
import sys
from signal import SIGTERM
from socket import socket

import uvicorn  # brought by prefect

from flows.server import STOP
from flows.server.child_process import end_with_starter
from flows.server.gate import App, guarded
from flows.server.settings import SERVER_SECRET


def main(door: socket) -> None:
    """Serve until nobody holds it any more. Ends with code 1 where it cannot begin."""
    end_with_starter(SIGTERM, STOP)
    app = _guarded_app(door.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    server.run([door])
    if not server.started:
        sys.exit(1)


def _guarded_app(port: int) -> App:
    from prefect.server.api.server import create_app  # once it is known how to end: seconds

    return guarded(create_app(), os.environ[SERVER_SECRET], port)


if __name__ == "__main__":
    main(socket(fileno=int(sys.argv[1])))
