"""Pages of the desk with 1,000 actions and 2,000 submissions: CPU time of the server for each.

`python -m tests.benchmarks.desk [--submissions 2000] [--home KEPT]`. Asked for by the client of
Django, in this process: once, then the least of five times more, for whatever else the machine
does is counted as well; and the least of three times right after somebody wrote something: what was
done, which no page shows; an event on one action; a word on one submission. The register is
invented, half of the submissions lack a section, every tenth is a report linked to an action, and
every fourth was judged by somebody; --home keeps it.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time, time_ns
from typing import Any

from pipeline.actions.lifecycle import Event, RecordedEvent, Status
from pipeline.register import Done, Register, open_register
from pipeline.services.actions import list_actions
from pipeline.services.session import transaction
from pipeline.submissions.checks.missing_section import RULE
from pipeline.submissions.findings import Finding
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.summary import ReadSection
from tests.benchmarks.site import fill
from tests.pipeline.outcomes import outcome

SUBMISSIONS = 2_000
AGAIN = 5
WRITTEN = 3
LIMIT = 150  # milliseconds
DAY = date(2026, 10, 1)
LACKS = Finding(RULE, {"heading": {"en": "Associated benefits"}}, (), None)
PAGES = (
    "/",
    "/submissions",
    "/actions",
    "/actions/12.7",
    "/meetings",
    "/meetings/COP15",
    "/meetings/COP15/compliance",
    "/letters/COP15",
    "/letters/COP15?page=50",
    "/letters/COP15?about=actions",
    "/proposals/COP15",
    "/states",
    "/states/KE",
    "/search?q=timeframe",
    "/search?state=KE",
    "/funding",
    "/changes",
)
Change = Callable[[int], None]  # given a number that differs each time


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS)
    parser.add_argument("--home", type=Path, help="where the register is, or is made and kept")
    parser.add_argument("pages", nargs="*", help="addresses; all of them where none is given")
    options = parser.parse_args(arguments or [])
    with TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        os.environ["CONCERTED_HOME"] = str(home)
        os.environ.pop("CONCERTED_REGISTER_URL", None)
        if not (home / "register.sqlite").exists():
            with open_register(home) as register:
                fill(home / "register.sqlite")
                _take_in(register, options.submissions)
        _measure(options.pages or PAGES)


def _take_in(register: Register, count: int) -> None:
    with register.together():
        for number in range(count):
            content = f"submission {number}".encode()
            read = outcome(
                content,
                file=f"proposal {number}.docx",
                symbol=None,
                title=f"PROPOSAL NUMBER {number}",
                **(_of_action(number // 2 + 1) if number % 10 == 0 else {}),
                sections=(ReadSection("timeframe", "Timeframe", "en", f"2030 {number}", 2, 7),),
                findings=(LACKS,) if number % 2 else (),
            )
            register.load(read, content, DAY, "COP15")
            if number % 4 == 0:
                _say(register, number, f"Proposal number {number}")


def _of_action(number: int) -> dict[str, Any]:
    kind = "progress_report"
    return {"kind": kind, "kinds": (kind,), "concerted_action": f"12.{number}"}


def _say(register: Register, number: int, title: str) -> None:
    word = ReviewDecision(
        *(ReviewAction.CORRECT, "title", None, title, "capitals", "bench", DAY, "")
    )
    register.say(f"proposal {number}.docx", word)


def _measure(pages: Sequence[str]) -> None:
    from pipeline.desk.setup import make_tables

    make_tables()
    from django.contrib.auth.models import User
    from django.test import Client

    from pipeline.desk.people.accounts import add_account

    if not User.objects.filter(username="bench").exists():
        add_account("bench", "officer", "seven herons over the weir")
    client = Client(HTTP_HOST="127.0.0.1")
    person = User.objects.get(username="bench")
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    for page in pages:
        first = _spent(client, page)
        least = min(_spent(client, page) for _ in range(AGAIN))
        after = {name: _spent_after(client, page, change) for name, change in CHANGES.items()}
        verdict = "" if max(least, *after.values()) < LIMIT else f"  over {LIMIT} ms"
        spent = ", ".join(f"{name} {ms:4.0f}" for name, ms in after.items())
        sys.stdout.write(
            f"{page:30} first {first:5.0f} ms, then {least:4.0f}, after {spent}{verdict}\n"
        )
        sys.stdout.flush()


def _spent_after(client: object, page: str, change: Change) -> float:
    spent = []
    for _ in range(WRITTEN):
        change(time_ns())
        spent.append(_spent(client, page))
    return min(spent)


def _done(number: int) -> None:
    with transaction() as register:
        register.done_log.mark(Done.ADDRESSES, [f"{number}"], DAY)


def _event(number: int) -> None:
    """A report on an action that is ongoing."""
    day, symbol = date(2025, 10, 1), f"UNEP/CMS/COP15/Doc.{number}"
    report = RecordedEvent(_ongoing(), 0, Event.REPORTED, "COP15", day, symbol, "bench")
    with transaction() as register:
        register.record(report)


@cache
def _ongoing() -> str:
    return next(line.number for line in list_actions() if line.status == Status.ONGOING)


def _word(number: int) -> None:
    with transaction() as register:
        _say(register, 8, f"Proposal {number}")


CHANGES: dict[str, Change] = {"what was done": _done, "an event": _event, "a word": _word}


def _spent(client: object, page: str) -> float:
    """Milliseconds of CPU."""
    began = process_time()
    answer = client.get(page)  # type: ignore[attr-defined]  # Django is imported when configured
    spent = (process_time() - began) * 1000
    if answer.status_code != 200:
        sys.exit(f"{page}: {answer.status_code}")
    return spent


if __name__ == "__main__":
    main(sys.argv[1:])
