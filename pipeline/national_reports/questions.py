"""Which question of a form is which: by the words of our templates, or because a person says so."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from extractors.fields.states.countries import find_states
from extractors.text import normalise
from pipeline.national_reports.report import Answer, NationalReport
from taxonomy.names.scientific_names import parse_name

KEPT = 4_000  # questions; a form has some hundreds, and every action asks of each
TEMPLATES = Path(__file__).parent / "templates"
NUMBER = re.compile(r"^\W*(?:[ivxl]{1,5}|[a-z]|\d{1,3})[.)](?:\w{0,3}[.)]?)*\s+")
INLINE = re.compile(r"[:：]\s*(?P<value>.+)$")
AUTHOR = re.compile(r"\s*(?:\(?[A-Z][^.]*\d{4}\)?)?")
PREFILLED = re.compile(r"^(?:appendix|annexe|apendice|anexo)\b|species|especes|especies|taxa|taxon")


@lru_cache(maxsize=KEPT)
def question_key(wording: str) -> str:
    """What a question is known by, however it is typed: its words without its number.

    >>> question_key("XVI.3 Which actions?") == question_key("Which actions?")
    True
    """
    return re.sub(r"^[\W\d_]+", "", NUMBER.sub("", normalise(wording))).strip()


def is_on_actions(question: str, named: Mapping[str, bool]) -> bool:
    """Whether a question asks about Concerted Actions.

    `named` is what people say: the key of a question, and whether it does. Their word goes first.
    """
    key = question_key(question)
    return named[key] if key in named else _asks("concerted_actions", question)


def completed(report: NationalReport) -> NationalReport:
    """The report with its country and period, where its own answers tell, and lists set apart."""
    answers = tuple(map(_told_apart, report.answers))
    country = report.respondent or _answer_to("country", answers)
    states = {mention.iso for mention in find_states(country)}
    return replace(
        report,
        iso=states.pop() if len(states) == 1 else None,
        respondent=country,
        period=report.period or _answer_to("period", answers),
        answers=answers,
    )


def _told_apart(answer: Answer) -> Answer:
    """Mark a list of names under a heading on species: the form came with it."""
    lines = answer.text.splitlines()
    names = bool(lines) and all(_is_name(line) for line in lines)
    listed = any(PREFILLED.search(normalise(title)) for title in answer.section[-2:])
    return replace(answer, prefilled=True) if names and listed else answer


def _is_name(line: str) -> bool:
    """Whether a line is a name of a species and nothing else but its author."""
    name = parse_name(line)
    if not name or not name.epithet or not line.startswith(name.canonical):
        return False
    return bool(AUTHOR.fullmatch(line[len(name.canonical) :]))


def _answer_to(what: str, answers: Iterable[Answer]) -> str:
    for answer in answers:
        if _asks(what, answer.question):
            inline = INLINE.search(answer.question)
            if found := answer.text or (inline["value"].strip() if inline else ""):
                return found
    return ""


@lru_cache(maxsize=KEPT)
def _asks(what: str, question: str) -> bool:
    words = normalise(question)
    return any(wording in words for wording in _wordings(what))


@cache
def _wordings(what: str) -> tuple[str, ...]:
    return tuple(
        normalise(wording)
        for path in sorted(TEMPLATES.glob("national_report.*.toml"))
        for wordings in tomllib.loads(path.read_text("utf-8"))[what].values()
        for wording in wordings
    )
