"""Why each line of a file was taken for a heading, or not, in plain words."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.forms.document_kind import find_kinds
from extractors.forms.headings.explanation import ExplainedLine
from extractors.forms.sections import explain_headings
from extractors.forms.template import Template, load_templates
from extractors.forms.title_block.header_block import read_header
from extractors.readers.read import read_document
from pipeline.services.session import Refused
from pipeline.submissions.examine import FORMS

WIDTH = 79  # columns of a terminal, and one to spare
DOUBTFUL = -2.0  # score from which on a line that is no heading is worth a look


def explain_file(file: Path, *, every: bool = False) -> Iterator[str]:
    """A paragraph for each line that could be a heading, no line over 79 columns.

    `every`: lines that nothing speaks for, too. Raises Refused where the file cannot be read.
    """
    from pipeline.intake.workers import look_apart  # starts processes

    try:
        yield from look_apart(file, _explained, file, every)
    except ExtractionError as error:
        raise Refused(str(error)) from error


def _explained(file: Path, every: bool) -> list[str]:
    return [*_paragraphs(read_document(file), file.name, every)]


def _paragraphs(document: Document, name: str, every: bool) -> Iterator[str]:
    kinds = [guess.kind for guess in find_kinds(document, read_header(document))]
    template = _form(next((FORMS[kind] for kind in kinds if kind in FORMS), "proposal"))
    yield f"{name}: held against the form {template.kind}, {template.edition}."
    for line in explain_headings(document, template, -99.0 if every else DOUBTFUL):
        yield "\n".join(_told(line, template))


def _form(kind: str) -> Template:
    editions = [form for (of, _), form in sorted(load_templates().items()) if of == kind]
    return editions[-1]


def _told(line: ExplainedLine, template: Template) -> Iterator[str]:
    yield from wrap(f"{line.paragraph.location}: “{line.words}”", WIDTH)
    yield from _indented(_placed(line, template))
    if line.runners_up:
        names = ", ".join(_name((section,), template) for section in line.runners_up)
        yield from _indented(f"It may also be: {names}.")
    reasons = "; ".join(f"{words} {weight:+.1f}" for words, weight in line.evidence)
    yield from _indented(f"Score {line.score:+.1f}. {reasons}.")


def _placed(line: ExplainedLine, template: Template) -> str:
    if line.placed_as is None:
        return f"Left as text. If a heading, then: {_name(line.best, template)}."
    doubt = " Doubtful." if line.margin is not None and line.margin < 1 else ""
    return f"Placed as: {_name(line.placed_as, template)} (margin {line.margin:.1f}).{doubt}"


def _name(ids: tuple[str, ...], template: Template) -> str:
    if ids == ("",):
        return "a heading of no section"
    return " and ".join(template.section(section).title() for section in ids)


def _indented(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")
