"""Hostile words in everything written, through every page and every download of the desk.

The desk is walked as a person walks it: by each link and each form that only asks. What answers as
a download is looked into as the outputs of the commands are; an address that nothing leads to, and
a new one, fails until it is in these tables.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import pytest
from lxml import html

from pipeline.register import open_register
from tests.pipeline.desk.conftest import Seat, emptied
from tests.pipeline.test_hostile_outputs import CHECKS, MARK, WORDS, attack, in_page

pytestmark = pytest.mark.slow

DAY = date(2096, 4, 20)  # when letters about these submissions are due
STARTS = (  # lists are empty until something is asked for
    *("/", "/states/KE", f"/search?q={MARK}", "/received-days", "/map/land.svg"),
    *("/proposals/COP98", "/proposals/COP98/numbers"),
)
EACH = 2  # pages of one kind that are looked into
WHICH = ("as", "table")  # what a page is asked for as another kind of file
CHANGING = {  # what only changes something: it is sent by a form, and leads back to a page
    *("sign-in", "sign-out", "welcome", "language", "submission-judge", "submission-these"),
    *("belonging-say", "submission-erase", "comments-write", "comments-assign", "submission-place"),
    *("received-days-accept", "wordings-forget", "action-rename", "action-record"),
    *("proposals-record", "proposals-enter", "state-publication", "meeting-deadline", "run-again"),
    *("mail-fetch", "mail-address", "letter-change", "papers-make", "backup-make"),
    *("editions-look", "editions-keep", "settings-address", "templates-look", "templates-keep"),
    *("templates-restore", "workbooks-apply", "people-add", "person"),
}
ELSEWHERE = {  # and where it is looked at
    "submission-page": "a picture, of what can be drawn",
    "submission-words": "shown beside such a picture",
    "run": "tests/pipeline/desk/test_intake.py: there is none before files came in by a form",
    "paper": "tests/pipeline/test_hostile_outputs.py: the file of a run, as it was written",
    "backup": "tests/pipeline/register/test_backup.py: JSON lines for us alone",
    "submission-file": "a file as it came",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answered to one address."""

    name: str  # of the address
    path: str
    status: int
    heads: Mapping[str, str]
    content: bytes

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.heads["Content-Type"].startswith("text/html")


@pytest.fixture(scope="module", params=WORDS)
def walked(request: pytest.FixtureRequest, desk_home: Path) -> list[Answer]:
    """Every kind of page and file that the desk shows of a register with that word everywhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(desk_home))
        patch.delenv("CONCERTED_REGISTER_URL", raising=False)
        emptied(desk_home)
        patch.setattr("pipeline.services.letters.this_day", lambda: DAY)
        with open_register(desk_home) as register:
            attack(register, WORDS[request.param])
        return [*walk(Seat("administrator"))]


def walk(person: Seat) -> Iterator[Answer]:
    from django.urls import Resolver404, resolve

    todo, kinds = [*STARTS], Counter[tuple[str, ...]]()
    seen = {*todo}
    while todo:
        path = todo.pop(0)
        asked = urlsplit(path)
        try:
            name = str(resolve(asked.path).url_name)
        except Resolver404:
            continue  # a file that the desk's pages consist of
        wanted = dict(parse_qsl(asked.query))
        kind = (name, Path(asked.path).suffix, *(wanted.get(which, "") for which in WHICH))
        if name in CHANGING or kinds[kind] >= EACH:
            continue
        kinds[kind] += 1
        answer = answered(person, name, path)
        yield answer
        led = leads(answer.content) if answer.is_page else [answer.heads.get("Location", path)]
        found = [urljoin(path, link) for link in led]
        todo += [link for link in dict.fromkeys(found) if link not in seen]
        seen.update(found)


def answered(person: Seat, name: str, path: str) -> Answer:
    given = person.get(path)
    answer = Answer(name, path, given.status_code, given.headers, b"".join(given))
    given.close()
    return answer


def leads(page: bytes) -> Iterator[str]:
    """Where its links lead, and its forms that only ask, with each choice that they offer."""
    root: Any = html.document_fromstring(page)
    yield from (str(link) for link in root.xpath("//a/@href") if link.startswith(("/", "?")))
    for form in root.xpath("//form[not(@method) or translate(@method, 'GET', 'get') = 'get']"):
        fields = [
            [(field.name, value) for value in (getattr(field, "value_options", None) or [""])]
            for field in form.inputs
            if field.name
        ]
        for choice in product(*fields):
            yield f"{form.get('action', '')}?{urlencode(choice)}"


def downloads(walked: list[Answer]) -> Iterator[tuple[str, str, bytes]]:
    """The suffix of each by its name, the name of its address, and what is in it."""
    for answer in walked:
        disposition = answer.heads.get("Content-Disposition", "")
        if "attachment" in disposition and answer.name not in ELSEWHERE:
            called = re.fullmatch(r'attachment; filename="([\w.-]+)"', disposition)
            assert called, disposition
            yield Path(called[1]).suffix, answer.name, answer.content


def test_every_download_keeps_its_form(walked: list[Answer]) -> None:
    found = [*downloads(walked)]
    assert {suffix for suffix, *_ in found} == {".csv", ".xlsx", ".ics", ".docx", ".eml"}
    faults = [
        (name, suffix, fault)
        for suffix, name, content in found
        for fault in CHECKS[suffix](content)
    ]
    assert faults == []


def test_no_name_and_no_page_turns_what_is_read(walked: list[Answer]) -> None:
    turned = [
        answer.path
        for answer in walked
        if re.search("%E2%80%AE|\u202e", answer.heads.get("Content-Disposition", ""))
        or (answer.is_page and "\u202e" in answer.content.decode())
    ]
    assert turned == []


def test_no_page_fails_and_none_runs_a_word(walked: list[Answer]) -> None:
    assert [answer.path for answer in walked if answer.status >= 500] == []
    pages = [answer for answer in walked if answer.is_page]
    assert [(page.path, fault) for page in pages for fault in in_page(page.content)] == []


def test_every_address_is_walked_to_or_in_a_table(walked: list[Answer]) -> None:
    from pipeline.desk.urls import names

    assert names() - {answer.name for answer in walked} - CHANGING - ELSEWHERE.keys() == set()
