"""Long work that goes on when the page is closed: one run after the other, each kept with its end.

Runs are rows of the desk's own tables; a thread of the desk does them in order. A run that was
cut off with the desk is told so at the next start, and can be begun again: what it was given is
kept until it has ended well.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import rmtree
from typing import Any

from django.db import close_old_connections
from django.utils import timezone

from pipeline.config import home
from pipeline.desk.people.models import Run
from pipeline.services.session import REFUSALS
from pipeline.services.take_in import RunCutOff, stop_taking_in

CUT_OFF = "cut_off"  # the word for it in `pipeline.i18n.desk`
log = logging.getLogger(__name__)
Work = Callable[[Run], tuple[str, dict[str, Any]]]
"""Does a run; gives what came of it in one sentence, and as JSON."""

_workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="run")


def begin(run: Run, work: Work) -> None:
    """Do `work` after the runs that wait already."""
    _workers.submit(_do, run.pk, work)


def _do(number: int, work: Work) -> None:
    run = Run.objects.get(pk=number)
    try:
        run.line, run.result = work(run)
        run.state = "done"
    except RunCutOff:
        run.line, run.state = CUT_OFF, "failed"
    except REFUSALS as error:
        run.line, run.state = str(error), "failed"
    except Exception as error:  # a run that ends in silence is the worst end
        log.exception("run %s ended in an error", number)
        run.line, run.state = f"{type(error).__name__}: {error}", "failed"
    run.ended = timezone.now()
    run.save()
    if run.state == "done":
        rmtree(folder_of(run), ignore_errors=True)
    close_old_connections()


def folder_of(run: Run) -> Path:
    """Where what a run was given lies until it has ended well."""
    return home() / "desk" / "runs" / str(run.pk)


def tell_cut_off() -> int:
    """At the start of the desk: say of runs that were under way that they were cut off."""
    return Run.objects.filter(state="running").update(
        state="failed", ended=timezone.now(), line=CUT_OFF
    )


def stop() -> None:
    """At the end of the desk: what runs is cut off, what waits is not begun; return soon."""
    _workers.shutdown(wait=False, cancel_futures=True)
    stop_taking_in()
    _workers.shutdown()


def wait_for_all() -> None:
    """Return when every run that was begun has ended; for tests and for the end of the desk."""
    _workers.submit(int).result()
