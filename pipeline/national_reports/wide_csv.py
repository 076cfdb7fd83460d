"""All answers to a questionnaire as a wide CSV: a column a respondent, commas or semicolons."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.national_reports.report import Answer, NationalReport, NotAReport, plain

HEAD = ("section", "question", "id")
FACTS = frozenset(("region", "country", "e-mail"))
LEVEL = re.compile(r"^\.(?P<level>(?:--)*)\s*(?P<title>.*)$", re.DOTALL)
DEPENDS = re.compile(r"\s*-\s*This section depends on the option.*$", re.DOTALL)
MOMENT = re.compile(r"\s*\[\[timestamp:\s*(?P<moment>[^\]]*)\]\]\s*$")
TRANSLATED = re.compile(r"^en:\s*(?P<en>.*?)\s*\|\|\s*ol:\s*(?P<original>.*)$", re.DOTALL)
ATTACHED = re.compile(r"^(?P<kind>URL|Doc|Other):\s*(?P<what>.*)$", re.DOTALL)
CELL = re.compile(r"(?P<column>[^=&]+)=\[(?P<cell>[^\]]*)\]")
LINE = re.compile(r"^(?P<title>.*?)\s*\[(?P<line>[^\[\]]+)\]$", re.DOTALL)
TEXT = "#Text"


@dataclass(slots=True)
class _Respondent:
    name: str
    country: str
    answers: list[Answer]


def read_wide_csv(text: str, title: str = "") -> tuple[NationalReport, ...]:
    """One report for each respondent that has a column. The country is left to its name.

    Raises NotAReport, which says what is missing.
    """
    rows = _rows(text)
    respondents = [_Respondent(name.strip(), "", []) for name in rows[0][3:]]
    path: list[str] = []
    for row in rows[1:]:
        cells = [*row, *[""] * (3 + len(respondents) - len(row))]
        first = cells[0].strip()
        if first.casefold() in FACTS and not cells[2].strip():
            if first.casefold() == "country":
                for respondent, cell in zip(respondents, cells[3:], strict=False):
                    respondent.country = cell.strip()
        elif (heading := LEVEL.match(first)) and not any(map(str.strip, cells[1:])):
            level = len(heading["level"]) // 2
            path[level:] = [plain(DEPENDS.sub("", heading["title"]))]
        elif cells[1].strip():
            _add(respondents, cells, tuple(path) or (first,))
    return tuple(
        NationalReport(None, each.country or each.name, title, "", tuple(each.answers))
        for each in respondents
    )


def _rows(text: str) -> list[list[str]]:
    lines = text.removeprefix("\ufeff")
    head = lines.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    try:
        rows = [row for row in csv.reader(io.StringIO(lines), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise NotAReport(f"it is no CSV ({error})") from error
    if not rows or tuple(cell.strip().casefold() for cell in rows[0][:3]) != HEAD:
        raise NotAReport("its first line does not begin with Section, Question, ID")
    if len(rows[0]) == len(HEAD):
        raise NotAReport("it has no column of a respondent")
    return rows


def _add(respondents: Sequence[_Respondent], cells: Sequence[str], path: tuple[str, ...]) -> None:
    question, number = plain(cells[1]), cells[2].strip()
    for respondent, cell in zip(respondents, cells[3:], strict=False):
        answer = _answer(cell, number, question, path)
        before = respondent.answers[-1] if respondent.answers else None
        if number.endswith(TEXT) and before and before.number == number.removesuffix(TEXT).strip():
            respondent.answers[-1] = _joined(before, answer)
        elif (line := LINE.match(question)) and (cell_pairs := _matrix(cell, line["line"])):
            _add_line(respondent, replace(answer, question=line["title"]), cell_pairs)
        else:
            respondent.answers.append(answer)


def _add_line(
    respondent: _Respondent, answer: Answer, cells: tuple[tuple[str, str, str], ...]
) -> None:
    """A line of a matrix stands in a row of its own: they are one question again."""
    before = respondent.answers[-1] if respondent.answers else None
    if before and before.question == answer.question and before.matrix:
        respondent.answers[-1] = replace(before, matrix=(*before.matrix, *cells))
    else:
        respondent.answers.append(replace(answer, text="", matrix=cells))


def _matrix(cell: str, line: str) -> tuple[tuple[str, str, str], ...]:
    bare = MOMENT.sub("", cell)
    return tuple((line, match["column"].strip(), match["cell"]) for match in CELL.finditer(bare))


def _joined(before: Answer, more: Answer) -> Answer:
    """An answer with the free text beside one of its options."""
    return replace(
        before,
        text="\n".join(filter(None, (before.text, more.text))),
        original="\n".join(filter(None, (before.original, more.original))),
        links=before.links + more.links,
        files=before.files + more.files,
        moment=before.moment or more.moment,
    )


def _answer(cell: str, number: str, question: str, path: tuple[str, ...]) -> Answer:
    moment = MOMENT.search(cell)
    parts = list(_parts(MOMENT.sub("", cell)))
    texts = [words for kind, words, _ in parts if kind in {"", "Other"}]
    originals = [original for _, _, original in parts if original]
    return Answer(
        number=number,
        section=path,
        question=question,
        text="\n".join(texts),
        original="\n".join(originals),
        moment=moment["moment"].strip() if moment else "",
        links=tuple(words for kind, words, _ in parts if kind == "URL"),
        files=tuple(words.rpartition("/")[2] for kind, words, _ in parts if kind == "Doc"),
    )


def _parts(cell: str) -> Iterator[tuple[str, str, str]]:
    """Kind ("", "Other", "URL", "Doc"), words, and the words they were translated from."""
    for part in cell.split(" # "):
        if attached := ATTACHED.match(part.strip()):
            yield attached["kind"], plain(attached["what"]), ""
        elif translated := TRANSLATED.match(part.strip()):
            yield "", plain(translated["en"]), plain(translated["original"])
        elif words := plain(part):
            yield "", words, ""
