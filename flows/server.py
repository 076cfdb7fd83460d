"""A Prefect server of our own: `python -m flows.server PORT`, held by whoever wants it."""

import sys
from signal import SIGTERM

import uvicorn  # brought by prefect

from flows.engine import STOP
from flows.held import end_with_starter


def main(port: int) -> None:
    """Serve on this machine alone, until nobody holds it any more."""
    end_with_starter(SIGTERM, STOP)
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=port,
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
