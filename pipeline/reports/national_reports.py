"""What Range States say of actions in their National Reports, as rows of words (Step 5(5))."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from extractors.fields.states.countries import state_name
from pipeline.i18n.collation import in_order, sort_key
from pipeline.i18n.typography import list_separator
from pipeline.national_reports.report import Answer
from pipeline.national_reports.side_by_side import Answered, StateAnswer
from pipeline.reports.texts import Texts, wording

PARTY = {True: "yes", False: "no", None: "unknown"}


class OfAction(Protocol):
    """An action with what its Range States say."""

    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def states(self) -> tuple[StateAnswer, ...]: ...


def side_by_side_table(answers: Sequence[StateAnswer], language: str) -> list[list[str]]:
    """The header and a row for each Range State, by its name: State, Party, answer, its words.

    The words are those of the Party, in the language it wrote them in, a line for each answer.
    """
    texts = wording(language, "national_reports")
    rows = [_row(answer, texts, language) for answer in answers]
    return [list(texts["head"]), *sorted(rows, key=lambda row: sort_key(row[0], language))]


def whole_table(actions: Iterable[OfAction], language: str) -> list[list[str]]:
    """The header and a row for each Range State of each action: number and title go before."""
    texts = wording(language, "national_reports")
    rows = [
        [action.number, action.title, *row]
        for action in actions
        for row in side_by_side_table(action.states, language)[1:]
    ]
    return [[texts["number"], texts["action"], *texts["head"]], *rows]


def who_says_what(answers: Sequence[StateAnswer], language: str) -> list[str]:
    """A line for each kind of answer, with the names of the States that gave it."""
    texts = wording(language, "national_reports")
    return [
        f"{texts['who'][kind.value]}{texts['colon']} {_names(those, texts, language)}"
        for kind in Answered
        if (those := [answer for answer in answers if answer.answered is kind])
    ]


def words_table(actions: Sequence[OfAction], language: str) -> list[list[str]]:
    """The header and a row for what each State writes on an action: number, State, its words.

    What a State writes on Concerted Actions without naming one stands there once. Without a
    header where nobody wrote anything.
    """
    texts = wording(language, "national_reports")
    rows = [
        [action.number, *row] for action in actions for row in _written(action.states, language)
    ]
    in_general = {
        answer.iso: answer
        for action in actions
        for answer in action.states
        if answer.answered is Answered.IN_GENERAL
    }
    rows += [[texts["none_named"], *row] for row in _written(in_general.values(), language, True)]
    return [[texts["number"], texts["head"][0], texts["head"][3]], *rows] if rows else []


def _written(
    answers: Iterable[StateAnswer], language: str, general: bool = False
) -> list[list[str]]:
    kind = Answered.IN_GENERAL if general else Answered.OF_ACTION
    rows = [
        [state_name(answer.iso, language), _words(answer.words)]
        for answer in answers
        if answer.answered is kind
    ]
    return sorted(rows, key=lambda row: sort_key(row[0], language))


def _names(answers: Iterable[StateAnswer], texts: Texts, language: str) -> str:
    """Of States, with how the answer was tied to the action where no number stands in it."""
    names = []
    for answer in answers:
        how = texts["by"].get(answer.by, "")
        names.append(f"{state_name(answer.iso, language)}{f' ({how})' if how else ''}")
    return list_separator(language).join(in_order(tuple(names), language))


def _row(answer: StateAnswer, texts: Texts, language: str) -> list[str]:
    return [
        state_name(answer.iso, language),
        texts["party"][PARTY[answer.party]],
        texts["answered"][answer.answered.value],
        _words(answer.words),
    ]


def _words(answers: Iterable[Answer]) -> str:
    return "\n".join(line for answer in answers for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield from filter(None, [answer.original or answer.text])
    yield from (": ".join(filter(None, cell)) for cell in answer.matrix)
    yield from answer.links
    yield from answer.files
