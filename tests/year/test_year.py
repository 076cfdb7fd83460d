"""A year in fast motion: what happens on which day, each thing once; the samples are up to date.

`python -m tests.year` makes the samples anew after a wanted change; read them before committing.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.actions.lifecycle import Status
from pipeline.register import open_register
from pipeline.schedule.daily import TaskResult
from tests.pipeline.commands import Concerted
from tests.year.__main__ import KEPT, STAGES, chosen
from tests.year.story import COUNCIL, RUNNING, live
from tests.year.words import words_of

pytestmark = pytest.mark.slow
Lived = tuple[Path, list[tuple[date, TaskResult]]]
SILENT = {"99.8", "99.9"}  # no report of theirs comes


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """The home at the end of the year, and everything that was done."""
    home = tmp_path_factory.mktemp("year")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCERTED_HOME", str(home))
        patch.delenv("CONCERTED_REGISTER_URL", raising=False)
        yield home, live(Concerted(home))


EXPECTED = [  # day, meeting, work, what came of it
    ("2025-07-26", "COP15", "letters", "drafts of letters: 6;"),  # 90 days before the deadline
    ("2025-08-25", "COP15", "letters", "drafts of letters: 6;"),
    ("2025-09-03", COUNCIL, "letters", "drafts of letters: 6;"),
    ("2025-09-24", "COP15", "letters", "drafts of letters: 6;"),
    ("2025-10-03", COUNCIL, "letters", "drafts of letters: 6;"),
    ("2025-10-10", "COP15", "arrivals", "1 new"),
    ("2025-10-10", "COP15", "letters", "drafts of letters: 1;"),
    ("2025-10-17", "COP15", "arrivals", "1 new"),
    ("2025-10-17", "COP15", "letters", "drafts of letters: 6;"),  # 99.4 has reported; a receipt
    ("2025-10-21", "COP15", "arrivals", "1 new"),
    ("2025-10-21", "COP15", "letters", "drafts of letters: 1;"),
    ("2025-10-23", "COP15", "arrivals", "1 new"),
    ("2025-10-23", "COP15", "letters", "drafts of letters: 1;"),
    ("2025-10-24", "COP15", "arrivals", "2 new, 1 unreadable"),  # the last day
    ("2025-10-24", "COP15", "letters", "drafts of letters: 5;"),
    ("2025-10-25", "COP15", "intake", "7 already registered"),
    (
        "2025-10-25",
        "COP15",
        "compliance",
        "received in time: 3; no report found: 3; 1 unread file could change this",
    ),
    (
        "2025-10-31",
        "COP15",
        "letters",
        "drafts of letters: 3;",
    ),  # a colleague has said what the locked file is
    ("2025-11-02", COUNCIL, "letters", "drafts of letters: 3;"),
    ("2025-11-02", COUNCIL, "council", "proposals 4, reports 3"),
    ("2025-11-03", "COP15", "arrivals", "1 new"),
    ("2025-11-03", "COP15", "letters", "drafts of letters: 2;"),
    ("2025-11-06", "COP15", "arrivals", "1 new version"),
    ("2025-11-06", "COP15", "letters", "drafts of letters: 2;"),
    ("2025-11-23", "COP15", "letters", "drafts of letters: 3;"),
    ("2025-11-25", COUNCIL, "letters", "drafts of letters: 3;"),
    ("2025-11-25", COUNCIL, "council", "proposals 5, reports 3"),
    ("2025-12-03", COUNCIL, "compliance", "received in time: 3; no report found: 3"),
    ("2025-12-15", "COP15", "arrivals", "1 new"),  # a report, weeks after its day
    ("2025-12-15", "COP15", "letters", "drafts of letters: 1;"),
    ("2025-12-23", "COP15", "letters", "drafts of letters: 2;"),
    ("2026-01-22", "COP15", "letters", "drafts of letters: 2;"),
    (
        *("2026-03-30", "COP15", "compliance"),
        "received in time: 3; received late: 1; no report found: 2; none due: 1",
    ),
]


def test_what_happens_on_which_day(lived: Lived) -> None:
    lines = [
        (f"{day}", result.task.meeting, result.task.work.value, result.line)
        for day, result in lived[1]
    ]
    assert [row[:3] for row in lines] == [row[:3] for row in EXPECTED]
    for (*_, line), (day, *_, wanted) in zip(lines, EXPECTED, strict=True):
        assert wanted in line, day
    assert not any(result.failed for _, result in lived[1])


def test_no_letter_is_drafted_twice(lived: Lived) -> None:
    drafts = [path for path in (lived[0] / "papers").rglob("*.docx") if "letters-" in str(path)]
    names = Counter((path.parents[1].name, path.name) for path in drafts)
    assert set(names.values()) == {1}
    written = Counter(name.split("-")[0] for _, name in names)
    assert written["acknowledgement"] == 10  # each file, the revised one too
    reminded = {
        (meeting, number): sum(
            where == meeting and name.startswith(f"reminder-{number.replace('.', '-')}-")
            for where, name in names
        )
        for meeting in ("COP15", COUNCIL)
        for number, *_ in RUNNING
    }
    assert {n: reminded["COP15", n] for n in SILENT} == dict.fromkeys(SILENT, 8)
    assert {n: reminded[COUNCIL, n] for n in SILENT} == dict.fromkeys(SILENT, 4)
    assert reminded["COP15", "99.1"] == 6  # its report came late, and nobody reminded it again
    assert reminded["COP15", "99.4"] == 3  # it reported before the fourth
    assert reminded[COUNCIL, "99.4"] == 2


def test_the_program_proposes_and_people_decide(lived: Lived) -> None:
    """Without a report two were proposed to be considered closed; people recorded one."""
    page = (lived[0] / "papers" / "COP15" / "compliance-COP15-2026-03-30-en.html").read_text()
    follow = page.partition("<h2>Consequences")[2].partition("<h2")[0]
    assert [number for number, *_ in RUNNING if f"{number} " in follow] == ["99.8", "99.9"]
    with open_register(lived[0]) as register:
        lines = {line.number: line.status for line in register.action_lines(date(2026, 4, 10))}
        by = {event.by for number in lines for event in register.history(number)}
    assert lines == {
        "15.1": Status.ONGOING,
        "15.2": Status.NOT_ACCEPTED,
        "99.1": Status.ONGOING,
        "99.3": Status.ONGOING,
        "99.4": Status.COMPLETED,
        "99.6": Status.ONGOING,
        "99.8": Status.ONGOING,
        "99.9": Status.CONSIDERED_CLOSED,
    }
    assert by == {"Ana"}


@pytest.mark.parametrize("stage", STAGES)
def test_the_samples_are_what_is_written_now(stage: str, lived: Lived) -> None:
    made = {path.name: path for path in chosen(lived[0] / "papers", STAGES[stage])}
    assert sorted(made) == sorted(path.name for path in (KEPT / stage).iterdir())
    for name, path in made.items():
        assert words_of(path) == words_of(KEPT / stage / name), name
