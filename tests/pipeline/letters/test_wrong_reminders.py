"""Nobody is reminded wrongly: of what is decided, or of a rule that does not speak for them."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.actions.lifecycle import Event
from pipeline.letters.kinds import LetterKind
from pipeline.register import Register
from tests.pipeline.letters.test_letters import drafts, url
from tests.pipeline.outcomes import outcome
from tests.pipeline.reports.lives import LAST_DAY, begin, event

__all__ = ["url"]

SPOKEN = [  # what happened meanwhile -> the letter of 15 April 2033, long after the day
    ((), LetterKind.OVERDUE_LAST),
    ((Event.REPORTED, "ScC-SC98", "2032-10-01"), None),
    ((Event.COMPLETED, "COP99", "2033-04-01"), None),
    ((Event.EXTENDED, "COP99", "2033-04-01"), None),
]


@pytest.mark.parametrize(("more", "kind"), SPOKEN, ids=lambda value: str(value)[:24])
def test_nobody_is_told_of_step_6_4_for_whom_it_does_not_speak(
    more: tuple[Any, ...], kind: LetterKind | None, register: Register
) -> None:
    begin(register)
    if more:
        register.record(replace(event(*more), action="98.1"))
    assert [letter.kind for letter in drafts(register, "2033-04-15")] == ([kind] if kind else [])


def test_who_has_asked_to_extend_is_reminded_only_after_a_colleague_was_told(
    register: Register,
) -> None:
    begin(register)
    asked = outcome(
        b"asked",
        file="extension.docx",
        kind="extension_proposal",
        kinds=("extension_proposal",),
        concerted_action="98.1",
        symbol=None,
        findings=(),
    )
    register.load(asked, b"asked", LAST_DAY, "COP99")
    (letter,) = (
        draft for draft in drafts(register, "2033-03-02") if draft.about.startswith("98.1")
    )
    assert [draft.say("en") for draft in letter.remarks][-1] == (
        "before sending, note that a proposal to extend the action was received: extension.docx"
    )
