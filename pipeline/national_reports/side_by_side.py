"""What the proponents of an action report, and beside it what each of its Range States says.

Step 5(5) asks Parties to report in their National Reports. States that are no Parties are invited
to take part (Step 5(2)) and are never said to owe a report.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from extractors.text import normalise
from pipeline.actions.action import Action
from pipeline.convention.parties import is_party
from pipeline.national_reports.questions import is_on_actions
from pipeline.national_reports.report import Answer, NationalReport

NAMED = (
    r"(?:concerted actions?|actions? concertees?|accion(?:es)? concertadas?|\bca)"
    r"\W{0,3}(?:n[o°.]*)?\s*"
)
KEPT = 20_000  # answers whose words are at hand
SHORTEST_TITLE = 8  # letters; a shorter one stands in a text by chance


class Answered(StrEnum):
    """What a Range State says of an action."""

    OF_ACTION = "of_action"
    IN_GENERAL = "in_general"  # the question is answered, and this action is not named
    NOTHING = "nothing"  # a National Report came; it answers nothing on Concerted Actions
    NO_QUESTION = "no_question"  # the question on Concerted Actions was not found in the report
    NO_REPORT = "no_report"  # none is in the register
    INVITED = "invited"  # no Party: nothing is asked
    CANNOT_TELL = "cannot_tell"  # whether it is a Party on that day is not known, and none came


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """What one Range State says of one action."""

    iso: str
    party: bool | None  # None: cannot be told
    answered: Answered
    words: tuple[Answer, ...] = ()  # the answers it rests on
    by: str = ""  # number, title or taxon: how they were tied to the action
    period: str = ""  # of the report, as it words it
    file: str = ""


def state_answers(
    action: Action,
    reports: Sequence[tuple[str, NationalReport]],
    named: Mapping[str, bool],
    on: date,
) -> tuple[StateAnswer, ...]:
    """Every Range State of the action once, by code.

    `reports` with the names of their files, the last of a State counts; `named` is what people
    say of questions; whether a State is a Party is seen on day `on`.
    """
    last = newest_by_state(reports)
    details = action.particulars(on).get("range_states", ())
    isos = sorted({str(detail.more["iso"]) for detail in details if detail.more.get("iso")})
    return tuple(state_answer(iso, action, last.get(iso), named, on) for iso in isos)


def newest_by_state(
    reports: Sequence[tuple[str, NationalReport]],
) -> dict[str, tuple[str, NationalReport]]:
    """The report of each State that counts, with the name of its file: the last that came."""
    return {report.iso: (file, report) for file, report in reports if report.iso}


def state_answer(
    iso: str,
    action: Action,
    found: tuple[str, NationalReport] | None,
    named: Mapping[str, bool],
    on: date,
) -> StateAnswer:
    """What one State says of an action; `found` is its newest report, None where there is none."""
    party = is_party(iso, on)
    if found is None:
        absent = {True: Answered.NO_REPORT, False: Answered.INVITED, None: Answered.CANNOT_TELL}
        return StateAnswer(iso, party, absent[party])
    file, report = found
    asked = [answer for answer in report.answers if is_on_actions(answer.question, named)]
    tied = list(_tied(report, action, on, named))
    words = tuple(answer for answer, _ in tied)
    if tied:
        answered, by = Answered.OF_ACTION, tied[0][1]
    else:
        words, by = tuple(answer for answer in asked if answer.is_given), ""
        answered = Answered.IN_GENERAL if words else Answered.NOTHING
        answered = answered if asked else Answered.NO_QUESTION
    return StateAnswer(iso, party, answered, words, by, report.period, file)


def _tied(
    report: NationalReport, action: Action, on: date, named: Mapping[str, bool]
) -> Iterator[tuple[Answer, str]]:
    """The answers that speak of an action, and by what: its number, title or a taxon of it.

    Outside the question on Concerted Actions only the number counts, after the words themselves;
    what the form came with is never an answer of the Party.
    """
    taxa = [detail.text for detail in action.particulars(on).get("taxa", ())]
    for answer in report.answers:
        if not answer.is_given or answer.prefilled:
            continue
        asked = is_on_actions(answer.question, named)
        words = _folded("\n".join(_words(answer, asked=asked)))
        if _names_number(action.number, words, asked=asked):
            yield answer, "number"
        elif asked and len(action.title) >= SHORTEST_TITLE and normalise(action.title) in words:
            yield answer, "title"
        elif asked and any(_stands(normalise(taxon), words) for taxon in taxa):
            yield answer, "taxon"


@lru_cache(maxsize=KEPT)
def _folded(words: str) -> str:
    """Every action is looked for in the same words."""
    return normalise(words)


def _names_number(number: str, words: str, *, asked: bool) -> bool:
    """Whether a number stands there as that of an action; alone it counts where it is asked for."""
    if number not in words:
        return False
    if re.search(rf"{NAMED}{re.escape(number)}(?![.\d])", words):
        return True
    return asked and bool(re.search(rf"(?<![.\d]){re.escape(number)}(?!\.?\d)", words))


def _words(answer: Answer, *, asked: bool) -> Iterator[str]:
    """What the Party wrote; the item of a loop only where the question is on Concerted Actions."""
    yield from (answer.text, answer.original)
    yield from (" ".join(cell) for cell in answer.matrix)
    if asked:
        yield from answer.section[-1:]


def _stands(name: str, words: str) -> bool:
    plain = name.removesuffix(" spp.").removesuffix(" spp")
    return bool(plain) and bool(re.search(rf"\b{re.escape(plain)}\b", words))
