"""What starts the runs of the deployments: `python -m flows.runner SECONDS`, held by `serve`.

A process of its own, because Prefect cannot be relied on to end: whoever holds it kills it then.
"""

import sys
from datetime import timedelta
from signal import SIGINT, default_int_handler, signal

from prefect import serve

from flows.deployments import STOP, deployments
from flows.server.child_process import end_with_starter

AT_ONCE = 2  # runs: one by the clock, and one that somebody has started


def main(every: timedelta) -> None:
    """Start what is due, until nobody holds it any more."""
    signal(SIGINT, default_int_handler)  # what a shell starts in the background ignores it
    end_with_starter(SIGINT, STOP)
    serve(*deployments(every), print_starting_message=False, limit=AT_ONCE)


if __name__ == "__main__":
    main(timedelta(seconds=float(sys.argv[1])))
