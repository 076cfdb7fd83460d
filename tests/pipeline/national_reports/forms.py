"""A National Report written by us, in each of the formats the reporting system gives out."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import docx
from docx.shared import Pt

TITLE = "2031 CMS National Report of Parties"
WORDS = "The birds of region {n} were counted at the coast and the results were published."


class Question(NamedTuple):
    """A question and its answer by a Party."""

    section: str
    title: str
    id: str
    options: tuple[str, ...]  # the first is chosen; () for free text
    text: str
    matrix: tuple[tuple[str, str], ...] = ()  # line and cell, in the column "Status"


def questions(count: int) -> list[Question]:
    """So many: options, options with words beside them, free text, a table, and none answered."""
    found = [Question("I. General", "Name of Party", "Q1", (), "Kenya")]
    for n in range(2, count + 1):
        section, title = f"Section {n // 25 + 1}", f"How was the measure number {n} carried out"
        match n % 5:
            case 0:
                found.append(Question(section, title, f"Q{n}", ("Yes", "No"), ""))
            case 1:
                found.append(Question(section, title, f"Q{n}", ("No", "Yes"), WORDS.format(n=n)))
            case 2:
                lines = (("Marine turtles", "stable"), ("Waders", "falling"))
                found.append(Question(section, title, f"Q{n}", (), "", lines))
            case 3:
                found.append(Question(section, title, f"Q{n}", (), ""))
            case _:
                found.append(Question(section, title, f"Q{n}", (), WORDS.format(n=n)))
    on = "Please report on the implementation of Concerted Actions"
    found[-1] = Question("XVI. Implementation", on, f"Q{count}", (), "Concerted Action 99.1: done.")
    return found


def as_csv(form: Sequence[Question], separator: str = ",", others: Sequence[str] = ()) -> str:
    """One column for Kenya, and one for each other country, which answers nothing."""
    blank = ["" for _ in others]
    rows = [["Section", "Question", "ID", "Kenya Focal Point", *(f"{o} Point" for o in others)]]
    rows += [["Region", "", "", "Africa", *blank], ["Country", "", "", "Kenya", *others]]
    rows += [["e-mail", "", "", "a@example.org", *blank]]
    before = ""
    for question in form:
        if question.section != before:
            depends = (
                "\n- This section depends on the option Yes being selected, for question 1 of A"
            )
            rows.append([f".{question.section} {depends if before else ''}", *["", ""], "", *blank])
            before = question.section
        chosen = question.options[:1]
        parts = " # ".join([*chosen, *([question.text] if question.text and not chosen else [])])
        moment = " [[timestamp: 2030-04-26 10:00:00 UTC]]"
        for line, cell in question.matrix:
            title = f"{question.title}[{line}]"
            rows.append([before, title, question.id, f"Status=[{cell}]{moment}", *blank])
        if not question.matrix:
            rows.append([before, question.title, question.id, parts + moment * bool(parts), *blank])
        if chosen and question.text:
            more = [f"{question.title} #Text", f"{question.id} #Text", question.text + moment]
            rows.append([before, *more, *blank])
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def as_json(form: Sequence[Question]) -> str:
    """The questionnaire and its questions in one file."""
    respondent = {"id": 1, "user_id": 7, "full_name": "Kenya Focal Point", "country": "Kenya"}
    asked = []
    for question in form:
        answer = {
            "user_id": 7,
            "answer_text": question.options[0] if question.options else question.text,
            "details_text": question.text if question.options else "",
            "matrix_answer": {line: {"Status": cell} for line, cell in question.matrix} or None,
        }
        title = question.title.replace(" ", "&nbsp;", 1) + "\r\n"
        answers = [{"answer": answer}, {"answer": {"user_id": 8}}]
        asked.append(
            {
                "question": {
                    "id": question.id,
                    "title": title,
                    "path": [question.section],
                    "answers": answers,
                }
            }
        )
    form_ = {"id": 3, "title": TITLE, "respondents": [{"respondent": respondent}]}
    return json.dumps({"questionnaire": form_, "questions": asked})


def as_word(form: Sequence[Question], path: Path, *, long: bool) -> Path:
    """The pages of the PDF of one respondent, as a Word file from which LibreOffice makes it."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "DejaVu Sans"
    style.paragraph_format.space_after = Pt(7)

    def write(text: str, size: float, *, bold: bool = False) -> None:
        run = document.add_paragraph().add_run(text)
        run.font.size, run.bold = Pt(size), bold

    foot = document.sections[0].footer.paragraphs[0].add_run(f"{TITLE} [Kenya Focal Point, Kenya]")
    foot.font.size = Pt(7)
    write(TITLE, 14, bold=True)
    before = ""
    for question in form:
        if question.section != before:
            before = question.section
            write(before, 11, bold=True)
        if not long and not (question.options or question.text or question.matrix):
            continue
        write(question.title, 10)
        if question.options:
            write("Please select only one option", 9)
        for option in question.options if long else question.options[:1]:
            write(f"{'☑' if option == question.options[0] else '☐'} {option}", 9)
        if question.matrix:
            table = document.add_table(rows=1, cols=2)
            table.style = "Table Grid"
            table.rows[0].cells[1].text = "Status"
            for line, cell in question.matrix:
                row = table.add_row().cells
                row[0].text, row[1].text = line, cell
            document.add_paragraph()
        elif question.text or not question.options:
            write(f"››› {question.text}".strip(), 9)
    document.save(str(path))
    return path


def as_word_form(form: Sequence[Question], path: Path) -> Path:
    """The form that a Party fills in by hand: numbered questions, boxes, tables, free text."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    before = ""
    for number, question in enumerate(form, 1):
        if question.section != before:
            before = question.section
            document.add_heading(before, 1)
        document.add_paragraph(f"{number}. {question.title}")
        for option in question.options:
            document.add_paragraph(f"{'☒' if option == question.options[0] else '☐'} {option}")
        if question.matrix:
            table = document.add_table(rows=1, cols=2)
            table.rows[0].cells[1].text = "Status"
            for line, cell in question.matrix:
                row = table.add_row().cells
                row[0].text, row[1].text = line, cell
        for line in question.text.splitlines():
            document.add_paragraph(line)
    document.save(str(path))
    return path


def as_word_table(form: Sequence[Question], path: Path, layout: str) -> Path:
    """The form as one table, or as one for each section.

    `layout`: "two" columns, "three" with the number in a cell of its own, "under" with the answer
    in the row below, "sections" with a table for each section.
    """
    document = docx.Document()
    document.add_heading(TITLE, 0)
    columns = {"three": 3, "under": 1}.get(layout, 2)
    table = document.add_table(rows=0, cols=columns)
    if layout == "three":
        for cell, head in zip(table.add_row().cells, ("No.", "Question", "Answer"), strict=True):
            cell.text = head
    before = ""
    for number, question in enumerate(form, 1):
        if question.section != before:
            before = question.section
            if layout == "sections":
                document.add_heading(before, 1)
                table = document.add_table(rows=0, cols=columns)
            else:
                cells = table.add_row().cells
                cells[0].merge(cells[-1]).paragraphs[0].add_run(before).bold = True
        cells = table.add_row().cells
        if layout == "three":
            cells[0].text, cells[1].text = f"{number}.", question.title
        else:
            cells[0].text = f"{number}. {question.title}"
        _fill(cells[-1] if columns > 1 else table.add_row().cells[0], question)
    document.save(str(path))
    return path


def _fill(cell: Any, question: Question) -> None:
    for option in question.options:
        cell.add_paragraph(f"{'☒' if option == question.options[0] else '☐'} {option}")
    if question.matrix:
        inner = cell.add_table(rows=1, cols=2)
        inner.rows[0].cells[1].text = "Status"
        for line, words in question.matrix:
            row = inner.add_row().cells
            row[0].text, row[1].text = line, words
    for line in question.text.splitlines():
        cell.add_paragraph(line)
