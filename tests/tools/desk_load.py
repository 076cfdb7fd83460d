"""Many officers at the desk at once, on PostgreSQL: python -m tests.tools.desk_load [--users 50].

Each looks at pages, writes comments and corrects titles for as long as it is said. At the end every
comment and correction that the desk took must be there once, no correction may have gone over
one that its author had not seen, and no page may have been an error. Prints the times by page.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import monotonic

import httpx

from pipeline.submissions.review import ReviewDecision
from tests.tools.demo import COMMAND, ROOT, TAKE_IN
from tests.tools.desk_pictures import PASSWORD
from tests.tools.postgres import postgres

PAGES = ("/", "/submissions", "/actions", "/meetings/COP15", "/search?q=bustard", "/states",
         "/meetings/COP15/compliance", "/proposals/COP15")  # fmt: skip
TITLE = {"at": "title", "path": "title", "deed": "correct", "reason": "read again"}


@dataclass
class Account:
    """What the desk answered, and what it took."""

    times: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    taken: list[tuple[str, str, int]] = field(default_factory=list)  # file, title, words seen
    refused: int = 0  # told that a colleague was quicker
    comments: list[tuple[str, str]] = field(default_factory=list)  # file, text


class Officer(threading.Thread):
    """One person: signs in, then does one thing after the other until the time is over."""

    def __init__(self, number: int, base: str, until: float, account: Account) -> None:
        super().__init__(daemon=True)
        self.name, self.until, self.account = f"officer{number}", until, account
        self.http = httpx.Client(base_url=base, timeout=60, follow_redirects=False)
        self.dice = random.Random(number)
        self.done = 0

    def run(self) -> None:
        try:
            self._send("/sign-in", {"username": self.name, "password": PASSWORD})
            files = re.findall(r'/submissions/([0-9a-f]{64})"', self._get("/submissions"))
            while monotonic() < self.until:
                self.dice.choice((self._look, self._look, self._comment, self._correct))(files)
        except httpx.HTTPError as error:
            self.account.errors.append(f"{self.name}: {error!r}")

    def _look(self, files: list[str]) -> None:
        self._get(self.dice.choice((*PAGES, f"/submissions/{self.dice.choice(files)}")))

    def _comment(self, files: list[str]) -> None:
        self.done += 1
        file, text = self.dice.choice(files), f"note {self.done} of {self.name}"
        if self._send(f"/submissions/{file}/comments/write", {"text": text}).status_code == 302:
            self.account.comments.append((file, text))

    def _correct(self, files: list[str]) -> None:
        file = self.dice.choice(files[:3])  # few, so that they meet
        page = self._get(f"/submissions/{file}?at=title")
        seen = re.search(r'name="version" value="(\d+)"', page)
        if seen is None:
            return
        self.done += 1
        form = TITLE | {"version": seen[1], "value": f"Title {self.done} of {self.name}"}
        answer = self._send(f"/submissions/{file}/judge", form)
        if answer.status_code == 302:
            self.account.taken.append((file, form["value"], int(seen[1])))
        self.account.refused += answer.status_code == 409

    def _get(self, path: str) -> str:
        return unescape(self._timed("GET", path).text)

    def _send(self, path: str, form: dict[str, str]) -> httpx.Response:
        if "csrftoken" not in self.http.cookies:
            self._get("/sign-in")
        token = {"csrfmiddlewaretoken": self.http.cookies["csrftoken"]}
        return self._timed("POST", path, token | form)

    def _timed(self, method: str, path: str, form: dict[str, str] | None = None) -> httpx.Response:
        began = monotonic()
        answer = self.http.request(method, path, data=form)
        kind = method + " " + re.sub(r"[0-9a-f]{64}", "…", path)
        self.account.times[kind].append(monotonic() - began)
        if answer.status_code >= 500:
            self.account.errors.append(f"{kind}: {answer.status_code}")
        return answer


def main() -> int:
    """0 where nothing was lost and no page was an error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=int, default=300)
    wanted = asked.parse_args()
    with postgres() as server, TemporaryDirectory(prefix="concerted-load-") as folder:
        settings = {"CONCERTED_HOME": folder} | (
            {"CONCERTED_REGISTER_URL": server} if server else {}
        )
        os.environ.update(settings)
        _run(*TAKE_IN)
        for number in range(wanted.users):
            _run("desk", "user", "add", f"officer{number}", "--role", "officer", "--password-stdin")
        with _desk() as base:
            account = _work(base, wanted.users, wanted.seconds)
        faults = [*account.errors, *_lost(account), *_unseen(account)]
    _tell(account, faults, "PostgreSQL" if server else "SQLite")
    return 1 if faults else 0


def _work(base: str, users: int, seconds: int) -> Account:
    account, until = Account(), monotonic() + seconds
    people = [Officer(number, base, until, account) for number in range(users)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return account


def _lost(account: Account) -> Iterator[str]:
    """Corrections and comments that were taken, and are not there exactly once."""
    from pipeline.desk.setup import prepare
    from pipeline.services.lookup import list_submissions

    prepare()
    from pipeline.desk.people.models import Comment

    titles = [
        (entry.sha256, word.after)
        for entry in list_submissions()
        for word in _words(entry.sha256)
        if word.path == "title"
    ]
    kept = [(c.subject.removeprefix("submission:"), c.text) for c in Comment.objects.all()]
    for file, text, _ in account.taken:
        if titles.count((file, text)) != 1:
            yield f"correction “{text}” is there {titles.count((file, text))} times"
    for file, text in account.comments:
        if kept.count((file, text)) != 1:
            yield f"comment “{text}” is there {kept.count((file, text))} times"


def _unseen(account: Account) -> Iterator[str]:
    """Corrections that went over one of a colleague's that their author had not seen."""
    for file, text, seen in account.taken:
        words = _words(file)
        place = next((n for n, word in enumerate(words) if word.after == text), len(words))
        for word in words[seen:place]:
            if word.path == "title" and word.by != words[place].by:
                yield f"“{text}” went over “{word.after}”, which its author had not seen"


def _words(file: str) -> list[ReviewDecision]:
    from pipeline.services.submission_pages import kept_file

    return [*kept_file(file).submission.words]


def _tell(account: Account, faults: list[str], database: str) -> None:
    lines = [
        f"{database}: {sum(map(len, account.times.values()))} answers, "
        f"{len(account.comments)} comments and {len(account.taken)} corrections kept, "
        f"{account.refused} told that a colleague was quicker, {len(faults)} faults"
    ]
    for kind, times in sorted(account.times.items()):
        worst = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        lines.append(f"{kind:40} {len(times):6}  median {median(times):.2f} s, 95 % {worst:.2f} s")
    sys.stdout.write("\n".join([*lines, *(f"! {fault}" for fault in faults[:50]), ""]))


def _run(*words: str) -> None:
    subprocess.run(
        [COMMAND, *words], cwd=ROOT, input=f"{PASSWORD}\n", text=True, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@contextmanager
def _desk() -> Iterator[str]:
    with subprocess.Popen(
        [COMMAND, "desk", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        line = next(line for line in running.stderr if "The desk is at" in line)
        try:
            yield line.split()[4].rstrip("/")
        finally:
            running.terminate()


if __name__ == "__main__":
    sys.exit(main())
