"""Pages of the desk with 1,000 actions and 2,000 submissions: CPU time of the server for each.

`python -m tests.benchmarks.desk [--submissions 2000] [--home KEPT]`. Asked for by the client of
Django, in this process: once, then the least of five times more, for whatever else the machine
does is counted as well; and the least of three times right after somebody wrote something, when
nothing that is remembered of the register holds any more. The register is invented, half of the
submissions lack a section; --home keeps it.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time, time_ns

from pipeline.register import Done, Register, open_register
from pipeline.services.session import transaction
from pipeline.submissions.checks.missing_section import RULE
from pipeline.submissions.findings import Finding
from pipeline.submissions.summary import ReadSection
from tests.benchmarks.site import fill
from tests.pipeline.outcomes import outcome

SUBMISSIONS = 2_000
AGAIN = 5
WRITTEN = 3
LIMIT = 150  # milliseconds
LACKS = Finding(RULE, {"heading": {"en": "Associated benefits"}}, (), None)
PAGES = (
    "/",
    "/submissions",
    "/actions",
    "/meetings/COP15/compliance",
    "/letters/COP15",
    "/letters/COP15?page=50",
    "/letters/COP15?about=actions",
)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS)
    parser.add_argument("--home", type=Path, help="where the register is, or is made and kept")
    options = parser.parse_args(arguments or [])
    with TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        os.environ["CONCERTED_HOME"] = str(home)
        os.environ.pop("CONCERTED_REGISTER_URL", None)
        if not (home / "register.sqlite").exists():
            with open_register(home) as register:
                fill(home / "register.sqlite")
                _take_in(register, options.submissions)
        _measure()


def _take_in(register: Register, count: int) -> None:
    with register.together():
        for number in range(count):
            content = f"submission {number}".encode()
            read = outcome(
                content,
                file=f"proposal {number}.docx",
                symbol=None,
                title=f"PROPOSAL NUMBER {number}",
                sections=(ReadSection("timeframe", "Timeframe", "en", f"2030 {number}", 2, 7),),
                findings=(LACKS,) if number % 2 else (),
            )
            register.load(read, content, date(2026, 10, 1), "COP15")


def _measure() -> None:
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
    for page in PAGES:
        first = _spent(client, page)
        least = min(_spent(client, page) for _ in range(AGAIN))
        after = min(_spent_after_change(client, page) for _ in range(WRITTEN))
        verdict = "" if least < LIMIT else f"  over {LIMIT} ms"
        spent = f"first {first:6.0f} ms, then {least:6.0f} ms, after a change {after:6.0f} ms"
        sys.stdout.write(f"{page:32} {spent}{verdict}\n")
        sys.stdout.flush()


def _spent_after_change(client: object, page: str) -> float:
    with transaction() as register:
        register.done_log.mark(Done.ADDRESSES, [f"{time_ns()}"], date(2026, 10, 1))
    return _spent(client, page)


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
