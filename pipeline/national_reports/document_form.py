"""The PDF of one respondent, short or long, and the Word form: the form itself with its answers.

Sections are bold, a question is a paragraph of its own in a size between them and the description
under it, a box that is ticked is an answer and an empty one is none, and free text begins with
three or two marks. In the Word form, which has neither sizes nor marks of its own, a question is
told by its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.document import Document, Paragraph, Table
from pipeline.national_reports.report import Answer, NationalReport, NotAReport, plain

TICKED, EMPTY, FREE = "☑☒", "☐", "››"
MARK = re.compile(r"(?=[☑☒☐]|›{2,3})")
NUMBER = re.compile(  # a dot, a bracket or a part has to follow: "CMS was" has no number
    r"^(?P<number>(?:[A-Z]{1,4}\d{0,4}|\d{1,3})(?:\.\d{1,3}|\.[a-z]|\([a-z]\))*)"
    r"(?:[.)]|(?<=[A-Z]\d)|(?<=[A-Z]\d\d)|(?<=[.(][\da-z])|(?<=\.\d\d)|(?<=\)))\s+(?=\S)"
)
PARTS = re.compile(r"\d+|[A-Za-z]+")
FOOTER = re.compile(r"^(?P<title>.+?)\s*\[(?P<name>[^\[\],]*),\s*(?P<country>[^\[\]]+)\]")
PAGE = re.compile(r"^Page \d+ of \d+$")
ADVICE = re.compile(r"^Please select (?:only one option|all that apply)\.?$", re.IGNORECASE)
FILES = re.compile(
    r"attached the following documents|joint les documents suivants|adjuntado a esta respuesta los"
    r" documentos",
    re.IGNORECASE,
)
LINKS = re.compile(
    r"attached the following (?:web )?links|joint les liens|adjuntado .*enlaces|links/URLs"
    r"|liens/URL|enlaces/URL",
    re.IGNORECASE,
)
URL = re.compile(r"https?://\S+")
QUESTION_SIZE = (9.6, 10.6)  # points
TITLE_SIZE = 13.0


@dataclass(slots=True)
class _Form:
    """What was read so far."""

    answers: list[Answer] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    mode: str = ""  # "text", "files", "links"; "" outside an answer
    title: str = ""
    number: str = ""  # of the last question in this section; "" before the first

    def goes_on(self, number: str) -> bool:
        """Whether a number can be that of the next question, and not of a list in an answer."""
        before, after = PARTS.findall(self.number), PARTS.findall(number)
        for old, new in zip(before, after, strict=False):
            if old.isdigit() != new.isdigit():
                return False
            if old != new:
                return not old.isdigit() or int(new) > int(old)
        return len(after) > len(before)


def read_form(document: Document) -> NationalReport:
    """The report in a PDF or Word file. Raises NotAReport."""
    form = _Form()
    sized = any(_size(paragraph) for paragraph in document.paragraphs)
    for block in document.blocks:
        if isinstance(block, Table):
            _read_table(block, form)
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


def _read(paragraph: Paragraph, form: _Form, *, sized: bool) -> None:
    text = plain(paragraph.text)
    if not text or PAGE.match(text) or FOOTER.match(text) or ADVICE.match(text):
        return
    if any(mark in text for mark in (*TICKED, EMPTY, FREE)):
        _read_marks(text, form)
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
        _add(text, form)


def _read_heading(paragraph: Paragraph, text: str, form: _Form) -> None:
    words = " ".join(text.split())
    if (_size(paragraph) or 0) >= TITLE_SIZE or not form.path:
        form.path = [words]
    else:
        form.path = [form.path[0], words]
    form.title = form.title or words
    form.mode = form.number = ""


def _is_question(paragraph: Paragraph, text: str, form: _Form, *, sized: bool) -> bool:
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


def _read_marks(text: str, form: _Form) -> None:
    """Boxes and free text, several of which a reader may have joined into a paragraph."""
    for piece in MARK.split(text):
        words = plain(piece.lstrip(f"{TICKED}{EMPTY}›"))
        if piece[:1] == EMPTY:
            form.mode = ""
        elif piece[:1] in set(TICKED) | {FREE[0]}:
            form.mode = "text"
            _add(words, form)
        elif form.mode and words:
            _add(words, form)


def _add(words: str, form: _Form) -> None:
    if not form.answers or not words:
        return
    last = form.answers[-1]
    if form.mode == "files":
        form.answers[-1] = replace(last, files=(*last.files, *words.splitlines()))
    elif form.mode == "links":
        form.answers[-1] = replace(last, links=(*last.links, *URL.findall(words)))
    else:
        form.answers[-1] = replace(last, text="\n".join(filter(None, (last.text, words))))


def _read_table(table: Table, form: _Form) -> None:
    """A matrix: columns in the first row, lines in the first cell of the others."""
    head, *lines = table.rows
    if not form.answers or not lines:
        return
    names = {cell.column: plain(cell.text) for cell in head}
    cells = tuple(
        (plain(line[0].text), names.get(cell.column, ""), plain(cell.text))
        for line in lines
        for cell in line[1:]
        if cell.text.strip() and cell.text.strip() != EMPTY
    )
    form.answers[-1] = replace(form.answers[-1], matrix=(*form.answers[-1].matrix, *cells))


def _tidy(answer: Answer) -> Answer:
    return replace(answer, text=plain(answer.text))
