"""What reading processes are forked from: it loads the readers once, for all of them."""

from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext

PRELOAD = "pipeline.intake.preload"


def fork_server() -> ForkServerContext:
    """How reading processes are started: forking a program with threads may hang it."""
    context = get_context("forkserver")
    context.set_forkserver_preload([PRELOAD])
    return context


def begin_loading() -> None:
    """Have the readers loaded while the caller goes on; the first process is there sooner.

    For a command that is sure to have files read, as early as it knows.
    """
    fork_server()
    forkserver.ensure_running()
