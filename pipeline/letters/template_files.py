"""Letter templates: Word files that a colleague edits, with plain {placeholders} to be filled in.

A template in the folder `letters` of our home goes before the one shipped with the program.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document

from pipeline.home import home
from pipeline.letters.kinds import FIELDS, NEEDED, LetterKind

SHIPPED = Path(__file__).parent / "templates"
FIELD = re.compile(r"\{([^{}]*)\}")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")
SUBJECT = "Heading 1"  # the style of the paragraph that is the subject of the mail
LIST = "findings"  # the placeholder whose paragraph is repeated for each of its values

Values = Mapping[str, str | Sequence[str]]


class BrokenTemplate(Exception):
    """A template that cannot be filled in: which one, what is wrong, what to do."""

    def __init__(self, path: Path, wrong: str) -> None:
        super().__init__(
            f"The letter template {path} cannot be used: {wrong} Mend it in Word, or delete it "
            "from the folder to use the one shipped with the program. No letter was written."
        )


def template_path(kind: LetterKind, language: str) -> Path:
    """The colleague's own template where there is one, else the one shipped."""
    own = home() / "letters" / language / f"{kind.value}.docx"
    return own if own.exists() else SHIPPED / language / f"{kind.value}.docx"


def check_template(path: Path, kind: LetterKind) -> None:
    """Raises BrokenTemplate for what could not be filled in, before anything is written."""
    paragraphs = _paragraphs(_open(path))
    texts = [paragraph.text for paragraph in paragraphs]
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
    if not any(_is_subject(paragraph) for paragraph in paragraphs):
        raise BrokenTemplate(path, f"no paragraph in the style “{SUBJECT}” gives the subject.")


def fill_template(path: Path, values: Values) -> tuple[Any, str, str]:
    """The filled Word document, the subject of the mail, and its text. Raises BrokenTemplate."""
    word = _open(path)
    for paragraph in _paragraphs(word):
        if paragraph.text.strip() == f"{{{LIST}}}":
            _repeat(paragraph, values[LIST])
        else:
            _fill(paragraph, values)
    body = [one for one in word.paragraphs if one.text.strip()]
    subject = next((one.text for one in body if _is_subject(one)), "")
    text = "\n\n".join(one.text for one in body if not _is_subject(one))
    return word, " ".join(subject.split()), text


def _open(path: Path) -> Any:
    try:
        return Document(str(path))
    except Exception as error:  # python-docx raises whatever the damage happens to cause
        raise BrokenTemplate(path, f"it does not open as a Word file ({error}).") from error


def _paragraphs(word: Any) -> list[Any]:
    """Those of the body, of tables, and of headers and footers."""
    parts = [word]
    for section in word.sections:
        parts += [section.header, section.footer]
    found = []
    for part in parts:
        found += part.paragraphs
        found += [
            one for table in part.tables for row in table.rows for cell in row.cells
            for one in cell.paragraphs
        ]  # fmt: skip
    return found


def _is_subject(paragraph: Any) -> bool:
    return bool(paragraph.style is not None and paragraph.style.name == SUBJECT)


def _repeat(paragraph: Any, texts: str | Sequence[str]) -> None:
    """A copy of the paragraph for every text, looks included; line breaks are kept."""
    lines = [texts] if isinstance(texts, str) else [*texts]
    for text in lines:
        element = copy.deepcopy(paragraph._p)
        paragraph._p.addprevious(element)
        added = type(paragraph)(element, paragraph._parent)
        for run in added.runs[1:]:
            run._r.getparent().remove(run._r)
        added.runs[0].text = clean(text)
    paragraph._p.getparent().remove(paragraph._p)


def _fill(paragraph: Any, values: Values) -> None:
    """Put the values in, though Word may have cut a placeholder into several runs.

    The value takes the looks of the run in which the placeholder begins.
    """
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for match in reversed([*FIELD.finditer(text)]):
        value = values[match[1]]
        said = clean(value if isinstance(value, str) else "\n".join(value))
        start = 0
        for run in runs:
            own = run.text
            end = start + len(own)
            if start < match.end() and end > match.start():
                first = start <= match.start()
                before = own[: match.start() - start] if first else ""
                after = own[match.end() - start :] if end > match.end() else ""
                run.text = before + (said if first else "") + after
            start = end


def clean(text: str) -> str:
    """Without characters that no Word file may hold."""
    return NOT_IN_XML.sub("", text)
