"""Letter templates: Word files that a colleague edits, with plain {placeholders} to be filled in.

A template in the folder `letters` of our home goes before the one shipped with the program.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from pipeline.config import home
from pipeline.letters.kinds import FIELDS, NEEDED, LetterKind
from pipeline.refusal import Refusal
from pipeline.reports.docx_fill import (
    FIELD,
    body_lines,
    fill,
    lines_of,
    open_settled,
    repeat,
    style_of,
    text_of,
)
from pipeline.xml_text import clean

SHIPPED = Path(__file__).parent / "templates"
SUBJECT = "Heading 1"  # the style of the paragraph that is the subject of the mail
LIST = "findings"  # the placeholder whose paragraph is repeated for each of its values
ANNEX = "annex"  # values with a page of their own after the letter; the first is its heading
BODY = qn("w:body")

Values = Mapping[str, str | Sequence[str]]


class BrokenTemplate(Refusal):
    """A template that cannot be filled in: which one, what is wrong, what to do."""

    def __init__(self, path: Path, wrong: str) -> None:
        super().__init__(
            f"The letter template {path} cannot be used: {wrong} Mend it in Word, or delete it "
            "from the folder to use the one shipped with the program. No letter was written."
        )


def own_template(kind: LetterKind, language: str) -> Path:
    """Where a colleague's own template stands, or would stand."""
    return home() / "letters" / language / f"{kind.value}.docx"


def shipped_template(kind: LetterKind, language: str) -> Path:
    """The one that came with the program."""
    return SHIPPED / language / f"{kind.value}.docx"


def placeholders_in(path: Path) -> frozenset[str]:
    """The names in braces, known or not. Raises BrokenTemplate for what is no Word file."""
    word = open_settled(path, BrokenTemplate)
    return frozenset(name for line in lines_of(word) for name in FIELD.findall(text_of(line)))


def template_path(kind: LetterKind, language: str) -> Path:
    """The colleague's own template where there is one, else the one shipped."""
    custom = own_template(kind, language)
    return custom if custom.exists() else shipped_template(kind, language)


def check_template(path: Path, kind: LetterKind) -> None:
    """Raises BrokenTemplate for what could not be filled in, before anything is written."""
    word = open_settled(path, BrokenTemplate)
    texts = [text_of(line) for line in lines_of(word)]
    found = {name for text in texts for name in FIELD.findall(text)}
    known = ", ".join(f"{{{name}}}" for name in sorted(FIELDS[kind]))
    if odd := sorted(found - FIELDS[kind]):
        raise BrokenTemplate(path, f"it has {{{odd[0]}}}; known here are {known}.")
    for text in texts:
        if set("{}") & set(FIELD.sub("", text)):
            raise BrokenTemplate(path, f"a brace is open or left over in “{text[:60]}”.")
        if f"{{{LIST}}}" in text and text.strip() != f"{{{LIST}}}":
            raise BrokenTemplate(path, f"{{{LIST}}} needs a paragraph of its own.")
    if lost := sorted(NEEDED[kind] - found):
        raise BrokenTemplate(path, f"{{{lost[0]}}} is missing.")
    if not any(style_of(line, word) == SUBJECT for line in body_lines(word)):
        raise BrokenTemplate(path, f"no paragraph in the style “{SUBJECT}” gives the subject.")


def fill_template(path: Path, values: Values) -> tuple[Any, str, str]:
    """The filled Word document, the subject of the mail, and its text. Raises BrokenTemplate."""
    word = open_settled(path, BrokenTemplate)
    plain = {name: value for name, value in values.items() if isinstance(value, str)}
    listed = values.get(LIST, ())
    for line in lines_of(word):
        if text_of(line).strip() == f"{{{LIST}}}":
            repeat(line, [listed] if isinstance(listed, str) else [*listed])
        else:
            _fill_or_drop(line, plain)
    _annex(word, values.get(ANNEX, ()))
    paragraphs = [(style_of(line, word) == SUBJECT, text_of(line)) for line in body_lines(word)]
    subject = next((text for is_subject, text in paragraphs if is_subject and text.strip()), "")
    text = "\n\n".join(text for is_subject, text in paragraphs if text.strip() and not is_subject)
    return word, " ".join(subject.split()), text


def _fill_or_drop(line: Any, values: Mapping[str, str]) -> None:
    """A paragraph of the text whose fields all turn out empty leaves no gap."""
    had_fields = FIELD.search(text_of(line))
    fill(line, values)
    if had_fields and not text_of(line).strip() and line.getparent().tag == BODY:
        line.getparent().remove(line)


def _annex(word: Any, lines: str | Sequence[str]) -> None:
    for number, text in enumerate([lines] if isinstance(lines, str) else lines):
        paragraph = word.add_paragraph()
        run = paragraph.add_run(clean(text))
        run.bold = number == 0
        paragraph.paragraph_format.page_break_before = number == 0
