"""A Prefect server of our own: `python -m flows.server FD`, held by whoever wants it.

FD is a socket that listens already: no other program can take the port meanwhile.
"""

import sys
from signal import SIGTERM
from socket import socket

import uvicorn  # brought by prefect

from flows.engine import STOP
from flows.held import end_with_starter


def main(door: socket) -> None:
    """Serve until nobody holds it any more. Ends with code 1 where it cannot begin."""
    end_with_starter(SIGTERM, STOP)
    server = uvicorn.Server(
        uvicorn.Config(
            "prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on"
        )
    )
    server.run([door])
    if not server.started:
        sys.exit(1)


if __name__ == "__main__":
    main(socket(fileno=int(sys.argv[1])))
