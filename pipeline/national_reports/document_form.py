"""The PDF of one respondent, short or long, and the Word form: the form itself with its answers.

Sections are bold, a question is a paragraph of its own in a size between them and the description
under it, a box that is ticked is an answer and an empty one is none, and free text begins with
three or two marks. In the Word form, which has neither sizes nor marks of its own, a question is
told by its number. A Word form may also be laid out as a table: a question in one cell of a row
and its answer in the next.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Document, Paragraph, Table
from pipeline.national_reports.form import ADVICE, FILES, LINKS, NUMBER, Form
from pipeline.national_reports.form_tables import read_table
from pipeline.national_reports.report import Answer, NationalReport, NotAReport, plain

FOOTER = re.compile(r"^(?P<title>.+?)\s*\[(?P<name>[^\[\],]*),\s*(?P<country>[^\[\]]+)\]")
PAGE = re.compile(r"^Page \d+ of \d+$")
QUESTION_SIZE = (9.6, 10.6)  # points
TITLE_SIZE = 13.0


def read_form(document: Document) -> NationalReport:
    """The report in a PDF or Word file. Raises NotAReport."""
    form = Form()
    sized = any(_size(paragraph) for paragraph in document.paragraphs)
    for block in document.blocks:
        if isinstance(block, Table):
            read_table(block, form, sized=sized and document.format == "pdf")
        else:
            for paragraph in _pieces(block):
                _read(paragraph, form, sized=sized and document.format == "pdf")
    if not form.answers:
        raise NotAReport("no question was found in it")
    name, country, title = _respondent(document)
    return NationalReport(
        None, country or name, title or form.title, "", tuple(map(_tidy, form.answers))
    )


def _respondent(document: Document) -> tuple[str, str, str]:
    for paragraph in (*document.margins, *document.paragraphs):
        if footer := FOOTER.match(" ".join(paragraph.text.split())):
            return footer["name"].strip(), footer["country"].strip(), footer["title"]
    return "", "", ""


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, parted where a reader joined what differs in size, or boxes into a line."""
    if not paragraph.spans:
        yield paragraph
        return
    run: list[int] = []
    looks = [
        (span.style.size and round(span.style.size), span.style.bold) for span in paragraph.spans
    ]
    for at, span in enumerate(paragraph.spans):
        if run and looks[at] != looks[run[-1]] and span.text.strip():
            yield _part(paragraph, run)
            run = []
        run.append(at)
    yield _part(paragraph, run)


def _part(paragraph: Paragraph, run: list[int]) -> Paragraph:
    spans = tuple(paragraph.spans[at] for at in run)
    return replace(paragraph, text="".join(span.text for span in spans), spans=spans)


def _read(paragraph: Paragraph, form: Form, *, sized: bool) -> None:
    text = plain(paragraph.text)
    if not text or PAGE.match(text) or FOOTER.match(text) or ADVICE.match(text):
        return
    if form.has_marks(text):
        form.read_marks(text)
        form.mode = form.mode if sized else "text"  # what a Party writes under the boxes
    elif FILES.search(text) or LINKS.search(text):
        form.mode = "files" if FILES.search(text) else "links"
    elif paragraph.bold or paragraph.style_name.startswith(("Heading", "Title")):
        _read_heading(paragraph, text, form)
    elif _is_question(paragraph, text, form, sized=sized):
        number = _number(paragraph, text)
        question = " ".join(text.split())
        form.answers.append(Answer(number, tuple(form.path), question, ""))
        form.number = number
        form.mode = "" if sized else "text"
    elif form.mode:
        form.add(text)


def _read_heading(paragraph: Paragraph, text: str, form: Form) -> None:
    words = " ".join(text.split())
    if (_size(paragraph) or 0) >= TITLE_SIZE or not form.path:
        form.path = [words]
    else:
        form.path = [form.path[0], words]
    form.title = form.title or words
    form.mode = form.number = ""


def _is_question(paragraph: Paragraph, text: str, form: Form, *, sized: bool) -> bool:
    if sized:
        return QUESTION_SIZE[0] <= (_size(paragraph) or 0) <= QUESTION_SIZE[1]
    if number := _number(paragraph, text):
        return form.goes_on(number)
    return text.endswith("?") and not form.number  # a form that numbers one question numbers all


def _number(paragraph: Paragraph, text: str) -> str:
    """That stands before a question, typed or written by Word; "" for none."""
    found = NUMBER.match(f"{paragraph.numbering} {text}".strip())
    return found["number"] if found else ""


def _size(paragraph: Paragraph) -> float | None:
    sizes = [span.style.size for span in paragraph.spans if span.style.size and span.text.strip()]
    return max(sizes, default=None)


def _tidy(answer: Answer) -> Answer:
    return replace(answer, text=plain(answer.text))
