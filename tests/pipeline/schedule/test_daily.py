"""The daily run by plain calls: each thing once, and what fails is done by the next run."""

import errno
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from pipeline.actions.lifecycle import Event
from pipeline.config import home
from pipeline.letters.kinds import STAGES
from pipeline.register import Done, FileChanged, Register, open_register
from pipeline.reports.run_result import Papers
from pipeline.schedule import daily
from pipeline.schedule.daily import do_day
from pipeline.schedule.tasks_due import TaskKind
from pipeline.services import papers
from pipeline.services.inbox import inbox
from pipeline.services.papers import letter_papers
from pipeline.submissions.checks import rules
from pipeline.submissions.findings import Finding
from pipeline.submissions.review import ReviewAction, ReviewDecision
from tests.pipeline.outcomes import outcome, unreadable
from tests.pipeline.plain_work import do_plainly, plain_day
from tests.pipeline.reports.lives import LAST_DAY, MEETINGS, event

pytestmark = pytest.mark.slow

BEFORE = date(2033, 1, 4)


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with an action that has not reported to COP99, in a fresh folder."""
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(home()) as register:
        for meeting in MEETINGS.values():
            register.add_meeting(meeting, "Ana")
            for deadline in meeting.deadlines:
                register.set_deadline(meeting.id, deadline, "Ana")
        begin(register, "98.1", "Ruritanian Crane")
    return home()


def begin(register: Register, number: str, title: str) -> None:
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06")
    register.record(replace(accepted, action=number), title, opens=True)


def drafted(day: date, meeting: str = "COP99") -> list[str]:
    """The kinds of letters that a day brings, and what each is about."""
    papers = letter_papers(meeting, day)
    return [f"{row[0]} {row[2]}" for row in papers.table[1:]] if papers else []


def load(content: bytes, day: date, **changes: Any) -> None:
    with open_register(home()) as register:
        read = outcome(content, kind="proposal", **changes)
        register.load(read, content, day, "COP99")


@pytest.mark.usefixtures("own_home")
def test_a_submission_is_written_about_once_whatever_the_stage() -> None:
    assert drafted(date(2032, 11, 2)) == ["reminder_early 98.1 Ruritanian Crane"]
    load(b"one", date(2032, 11, 10), file="one.docx")
    assert drafted(date(2032, 11, 11)) == ["acknowledgement one.docx"]  # between two stages
    assert drafted(date(2032, 11, 12)) == []
    assert drafted(date(2032, 12, 2)) == ["reminder_early 98.1 Ruritanian Crane"]
    load(b"two", date(2032, 12, 2), file="two.docx")
    assert drafted(date(2032, 12, 2)) == ["acknowledgement two.docx"]  # twice on one day
    assert sorted(file.name for file in (home() / "papers" / "COP99").iterdir()) == [
        "letters-2032-11-02",
        "letters-2032-11-11",
        "letters-2032-12-02",
        "letters-2032-12-02-2",
    ]


@pytest.mark.usefixtures("own_home")
def test_a_reminder_goes_once_for_each_stage_and_action() -> None:
    near = {stage + number for stage in STAGES for number in (-2, -1, 0, 1)}
    days = sorted(LAST_DAY - timedelta(days=number) for number in near)
    drafts = [(day, line) for day in days for line in drafted(day)]
    assert [(LAST_DAY - day).days for day, _ in drafts] == [90, 60, 30, 7, -7, -30, -60, -90]
    with open_register(home()) as register:
        begin(register, "98.2", "Ruritanian Stork")
    assert drafted(days[-1]) == ["overdue_last 98.2 Ruritanian Stork"]


@pytest.mark.usefixtures("own_home")
def test_days_that_nobody_looked_bring_the_newest_reminder_alone() -> None:
    days = [date(2032, 11, 5), date(2033, 1, 2), date(2033, 1, 3)]
    assert [drafted(day) for day in days] == [
        ["reminder_early 98.1 Ruritanian Crane"],
        ["reminder_near 98.1 Ruritanian Crane"],
        [],
    ]


@pytest.mark.usefixtures("own_home")
def test_a_submission_is_written_about_again_when_something_new_is_found() -> None:
    with open_register(home()) as register:
        register.load(unreadable(b"x"), b"x", BEFORE, "COP99")
    kinds = [line.split()[0] for line in drafted(BEFORE)]
    assert kinds == ["acknowledgement", "completeness", "reminder_near"]
    assert drafted(BEFORE) == []
    names = ("Relevance", "Timeframe")
    asked = tuple(Finding(rules()["SEC001"], {"heading": name}) for name in names)
    with open_register(home()) as register:
        read = outcome(b"x", file="saiga.docx", kind="proposal", findings=asked)
        register.reread(read)
    assert [line.split()[0] for line in drafted(BEFORE)] == ["completeness"]
    with open_register(home()) as register:
        word = ReviewDecision(
            ReviewAction.WAIVE, "SEC001", None, None, "Merged.", "Ana", BEFORE, ""
        )
        register.say("saiga.docx", word, "Timeframe")
    assert drafted(BEFORE) == []  # less is asked for than before


@pytest.mark.usefixtures("own_home")
def test_nobody_is_reminded_by_the_council_once_it_has_met() -> None:
    assert drafted(MEETINGS["ScC-SC98"].opens + timedelta(days=20), "ScC-SC98") == []


@pytest.mark.usefixtures("own_home")
def test_a_report_to_the_cop_is_not_asked_for_once_more_for_the_council_before_it() -> None:
    eve = MEETINGS["ScC-SC98"].opens - timedelta(days=20)
    with open_register(home()) as register:
        begin(register, "98.2", "Ruritanian Stork")
        register.record(replace(event(Event.REPORTED, "COP99", "2032-10-01"), action="98.2"))
    assert drafted(eve, "ScC-SC98") == ["reminder_near 98.1 Ruritanian Crane"]


def sketch(own_home: Path, name: str) -> Path:
    """A small Word file in the inbox of COP99."""
    path = inbox("COP99") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    word = Document()
    word.add_paragraph(f"A note about {name}.")
    word.save(str(path))
    return path


def tasks_of(day: date) -> list[str]:
    return [task_result.task.work.value for task_result in plain_day(day)]


@pytest.mark.slow
def test_what_arrives_later_is_taken_in_by_a_later_run_once(own_home: Path) -> None:
    sketch(own_home, "crane.docx")
    assert tasks_of(date(2033, 1, 29)) == ["arrivals", "letters"]
    assert tasks_of(date(2033, 1, 30)) == []
    assert tasks_of(date(2033, 2, 2)) == ["intake", "compliance"]
    again = sketch(own_home, "late.docx")
    assert tasks_of(date(2033, 2, 3)) == ["arrivals"]
    again.rename(again.with_name("renamed.docx"))  # the bytes are held
    assert tasks_of(date(2033, 2, 4)) == []
    (inbox("COP99") / "received.csv").write_text("file,received\nrenamed.docx,2033-02-01\n")
    assert tasks_of(date(2033, 2, 5)) == ["arrivals"]  # its day of receipt is told now
    assert tasks_of(date(2033, 2, 6)) == []
    sketch(own_home, "much later.docx")
    assert "arrivals" not in tasks_of(MEETINGS["COP99"].closes + timedelta(days=1))
    with open_register(own_home) as register:
        received = {line.file: line.received for line in register.submissions()}
    assert received == {"crane.docx": None, "late.docx": date(2033, 2, 1)}


@pytest.mark.slow
def test_letters_wait_for_what_cannot_be_taken_in(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketch(own_home, "report crane.docx")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "load", full)
        results = plain_day(date(2033, 1, 2))
    assert [(task_result.task.work, task_result.failed) for task_result in results] == [
        (TaskKind.ARRIVALS, True),
        (TaskKind.LETTERS, True),
    ]
    assert "No space left" in results[0].line
    assert results[1].line == daily.WAITS
    with open_register(own_home) as register:
        assert not register.done_log.days(Done.LETTERS)
    assert tasks_of(date(2033, 1, 3)) == ["arrivals", "letters"]
    assert tasks_of(date(2033, 1, 4)) == []


def test_a_task_that_fails_is_done_by_the_next_run(own_home: Path) -> None:
    asked: list[TaskKind] = []

    def fail_once(task: Any, today: date) -> Papers | None:
        asked.append(task.work)
        if asked.count(task.work) == 1 and task.work is TaskKind.COMPLIANCE:
            raise FileChanged("crane.docx")
        return do_plainly(task, today)

    first, second = (do_day(date(2033, 2, day), fail_once) for day in (8, 9))
    assert [task_result.task.work for task_result in first if task_result.failed] == [
        TaskKind.COMPLIANCE
    ]
    assert [task_result.task.work for task_result in second] == [TaskKind.COMPLIANCE]
    assert do_day(date(2033, 2, 10), fail_once) == ()


@pytest.mark.parametrize("place", ["write_letters", "_mark_drafted"])
def test_letters_that_could_not_be_written_are_written_by_the_next_run(
    place: str, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(papers, place, full)
        with pytest.raises(OSError, match="No space left"):
            letter_papers("COP99", date(2033, 1, 2))
    assert drafted(date(2033, 1, 3)) == ["reminder_near 98.1 Ruritanian Crane"]
    assert drafted(date(2033, 1, 4)) == []
