"""A Prefect server of our own, as a process that ends with the one that started it.

`python -m flows.server PORT`: its standard input is held open by whoever wants it; once that is
closed, by will or because the program that held it was killed, the server stops.
"""

import os
import signal
import sys
from threading import Thread

import uvicorn  # brought by prefect


def main(port: int) -> None:
    """Serve on this machine alone, until standard input is closed."""
    Thread(target=_end_with_starter, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


def _end_with_starter() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]))
