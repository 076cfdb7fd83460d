"""Answers as the interface of the reporting system gives them, in JSON.

The questionnaire names the respondents, its questions hold the answers by the id of a user: both
may stand in one file, or in files that are read together.
"""

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.national_reports.report import Answer, NationalReport, NotAReport, plain

Json = Mapping[str, Any]


def read_api_json(texts: Sequence[str]) -> tuple[NationalReport, ...]:
    """One report for each respondent. Raises NotAReport, which says what is missing."""
    whole = [_loaded(text) for text in texts]
    forms = [form for part in whole for form in _all(part, "questionnaire")]
    questions = [question for part in whole for question in _all(part, "question")]
    respondents = [each for part in whole for each in _all(part, "respondent")]
    if not questions:
        raise NotAReport("it has no questions; add the file of the questions")
    if not respondents:
        raise NotAReport("it does not name the respondents; add the file of the questionnaire")
    title = plain(str(forms[0].get("title") or ""))
    return tuple(
        NationalReport(
            iso=None,
            respondent=str(each.get("country") or each.get("full_name") or ""),
            title=title,
            period="",
            answers=tuple(_answers(questions, each.get("user_id", each.get("id")))),
        )
        for each in respondents
    )


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise NotAReport(f"it is no JSON ({error})") from error


MARK_OF = {"questionnaire": "respondents", "question": "answers", "respondent": "user_id"}


def _all(part: Any, name: str) -> Iterator[Json]:
    """Every object of a name, wherever it is: in a list, under its plural, wrapped in its name."""
    if isinstance(part, list):
        for member in part:
            yield from _all(member, name)
    elif isinstance(part, dict):
        if MARK_OF[name] in part or (name == "question" and "looping_contexts" in part):
            yield part
        for key in ("questionnaires", "questionnaire", "questions", "question", "respondents"):
            if key in part:
                yield from _all(part[key], name)
        if name == "respondent" and "respondent" in part:
            yield from _all(part["respondent"], name)


def _answers(questions: Sequence[Json], user: Any) -> Iterator[Answer]:
    for question in questions:
        path = tuple(_words(title) for title in question.get("path") or ())
        loops = [_inner(loop, "looping_context") for loop in question.get("looping_contexts") or ()]
        for loop in loops:
            inside = tuple(_words(title) for title in loop.get("looping_path") or ())
            yield _answer(question, (*path, *inside), loop.get("answers"), user)
        if not loops:
            yield _answer(question, path, question.get("answers"), user)


def _answer(question: Json, path: tuple[str, ...], answers: Any, user: Any) -> Answer:
    mine = [
        answer
        for each in answers or ()
        if (answer := _inner(each, "answer")).get("user_id") == user
    ]
    texts = [
        _words(answer.get(name) or "")
        for answer in mine
        for name in ("answer_text", "details_text")
    ]
    return Answer(
        number=str(question.get("uidentifier") or question.get("id") or ""),
        section=path,
        question=_words(question.get("title") or ""),
        text="\n".join(filter(None, texts)),
        matrix=tuple(cell for answer in mine for cell in _matrix(answer.get("matrix_answer"))),
    )


def _matrix(cells: Any) -> Iterator[tuple[str, str, str]]:
    """Lines of columns, as an object of objects or as a list of named cells."""
    if isinstance(cells, dict):
        for line, columns in cells.items():
            pairs = columns.items() if isinstance(columns, dict) else (("", columns),)
            yield from ((_words(line), _words(name), _words(cell)) for name, cell in pairs)
    elif isinstance(cells, list):
        for cell in cells:
            named = cell if isinstance(cell, dict) else {"value": cell}
            line = named.get("row") or named.get("query") or ""
            column = named.get("column") or named.get("option") or ""
            yield _words(line), _words(column), _words(named.get("value") or "")


def _inner(part: Any, name: str) -> Json:
    found: Json = part.get(name, part) if isinstance(part, dict) else {}
    return found


def _words(text: Any) -> str:
    return plain(html.unescape(str(text)))
