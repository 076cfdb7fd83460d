"""What is put together of kept parts is what anybody would work out who kept nothing."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from pipeline.actions.lifecycle import Event, RecordedEvent
from pipeline.letters.drafts import drafts_for
from pipeline.refusal import Refusal
from pipeline.register import Register, Submission, open_register
from pipeline.register.backup import opened_backup
from pipeline.register.derived.memory import _memory, parts_of
from pipeline.register.derived.parts import TABLES, Parts
from pipeline.reports.compliance import compliance_of
from pipeline.reports.funding import funded_activities
from pipeline.reports.state import state_counts, state_report
from tests.pipeline.filled import fill
from tests.pipeline.register.test_register_together import ended, in_process
from tests.pipeline.register.writes import DAY, NUMBERS, OFTEN, WRITES, Write, an_event


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the desk."""
    monkeypatch.setattr(_memory, "on", True)


def answers(register: Register) -> tuple[object, ...]:
    """Everything that is put together of parts."""
    return (
        register.submissions(),
        register.actions(),
        register.action_lines(DAY),
        register.action_lines(DAY, DAY - timedelta(2)),
        register.report_evidence(),
        register.report_evidence(public=True),
        compliance_of(register, "COP98", DAY),
        drafts_for(register, "COP98", DAY, {}),
        state_counts(register, DAY),
        state_report(register, "MN", DAY),
        funded_activities(register.actions(), DAY, parts_of(register)),
    )


def worked_out(register: Register) -> tuple[object, ...]:
    """The same, of somebody who keeps nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_memory, "on", False)
        return answers(register)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_written_in_whatever_order_is_seen_at_once(
    tmp_path: Path, url: str | None, register: Register, seed: int
) -> None:
    chance = Random(seed)
    fill(register)
    with open_register(tmp_path / "home", url) as colleague:
        both, known = (register, colleague), dict[str, tuple[object, Submission]]()
        for what in _steps(chance):
            with suppress(Refusal, IndexError):
                WRITES[what](chance.choice(both), chance)
            for each in both:
                assert answers(each) == worked_out(each), what
            known = _submissions_stay_with_their_stamps(register, known)


def _submissions_stay_with_their_stamps(
    register: Register, before: Mapping[str, tuple[object, Submission]]
) -> dict[str, tuple[object, Submission]]:
    """What is known now; the same stamp must not stand for two submissions."""
    stamps = register.submission_stamps()
    now = {digest: (stamp, register.submission(digest)) for digest, stamp in stamps.items()}
    for digest in now.keys() & before.keys():
        if now[digest][0] == before[digest][0]:
            assert now[digest][1] == before[digest][1]
    return now


def _steps(chance: Random) -> Sequence[str]:
    return chance.choices([*WRITES, *OFTEN], k=20)


@pytest.mark.slow
def test_every_way_of_writing_writes(register: Register) -> None:
    """A way that is always refused would show nothing above."""
    fill(register)
    for seed in range(12):
        _writes(register, an_event, Random(seed))
    for name in [name for name in WRITES if name != "backup"]:  # in their order: a merger ends all
        chances = (Random(f"{name} {n}") for n in range(40))
        assert any(_writes(register, WRITES[name], chance) for chance in chances), name


def _writes(register: Register, write: Write, chance: Random) -> bool:
    before = register.submissions(), register.actions(), register.meetings()
    with suppress(Refusal, IndexError):
        write(register, chance)
    return before != (register.submissions(), register.actions(), register.meetings())


def test_another_process_writes(tmp_path: Path, url: str | None, register: Register) -> None:
    fill(register)
    before = answers(register)
    pid = in_process(tmp_path / "home", url, lambda other: an_event(other, Random(1)))
    assert ended(pid) == os.EX_OK
    assert answers(register) == worked_out(register) != before


def test_the_same_counts_after_a_backup_was_brought_back_are_other_lines(
    tmp_path: Path, register: Register
) -> None:
    fill(register)
    register.backup(tmp_path / "earlier.zip")
    _accepted(register, "as recorded first")
    before = answers(register)
    with opened_backup(tmp_path / "earlier.zip") as backup:
        register.restore(backup, tmp_path / "aside.zip")
    _accepted(register, "as recorded then")
    assert answers(register) == worked_out(register) != before


def _accepted(register: Register, note: str) -> None:
    new = RecordedEvent("98.1", 0, Event.ACCEPTED, "COP98", DAY, None, "Ana", note)
    register.record(new)


def test_what_nothing_was_written_about_is_the_same_action_and_line(register: Register) -> None:
    fill(register)
    for number in NUMBERS[1:]:
        new = RecordedEvent(number, 0, Event.ACCEPTED, "COP98", DAY, None, "Ana")
        register.record(new, "Saiga", opens=True)
    actions, lines = register.actions(), register.action_lines(DAY)
    report = RecordedEvent("98.2", 0, Event.REPORTED, "COP98", DAY, None, "Ana")
    register.record(report)
    same = [new is old for new, old in zip(register.actions(), actions, strict=True)]
    assert same == [True, False, True]
    same = [new is old for new, old in zip(register.action_lines(DAY), lines, strict=True)]
    assert same == [True, False, True]


def test_only_what_is_made_of_something_else_is_made_anew() -> None:
    parts, asked = Parts(), list[Sequence[str]]()

    def make(keys: Sequence[str]) -> dict[str, str]:
        asked.append(keys)
        return {key: key.upper() for key in keys}

    assert parts.renewed("letters", {"a": 1, "b": 1}, make) == {"a": "A", "b": "B"}
    assert parts.renewed("letters", {"b": 1, "a": 2, "c": 1}, make)["c"] == "C"
    assert parts.renewed("letters", {"c": 1}, make) == {"c": "C"}
    assert parts.renewed("letters", {"b": 1, "c": 1}, make) == {"b": "B", "c": "C"}
    assert asked == [["a", "b"], ["a", "c"], ["b"]]  # b was forgotten when only c was wanted


def test_no_more_is_kept_than_was_agreed() -> None:
    parts = Parts()
    for day in range(3 * TABLES):
        parts.single(("list of a day", day), 1, lambda: "list")
    assert len(parts._tables) == TABLES
