"""Letter templates: Word files that a colleague edits, with plain {placeholders} to be filled in.

A template in the folder `letters` of our home goes before the one shipped with the program.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document

from pipeline.home import home
from pipeline.letters.kinds import FIELDS, NEEDED, LetterKind
from pipeline.letters.word_lines import (
    FIELD,
    body_lines,
    fill,
    lines_of,
    repeat,
    settle,
    style_of,
    text_of,
)

SHIPPED = Path(__file__).parent / "templates"
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
    word = _open(path)
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
    word = _open(path)
    plain = {name: said for name, said in values.items() if isinstance(said, str)}
    listed = values.get(LIST, ())
    for line in lines_of(word):
        if text_of(line).strip() == f"{{{LIST}}}":
            repeat(line, [listed] if isinstance(listed, str) else [*listed])
        else:
            fill(line, plain)
    said = [(style_of(line, word) == SUBJECT, text_of(line)) for line in body_lines(word)]
    subject = next((text for is_subject, text in said if is_subject and text.strip()), "")
    text = "\n\n".join(text for is_subject, text in said if text.strip() and not is_subject)
    return word, " ".join(subject.split()), text


def _open(path: Path) -> Any:
    """As it was meant: with every change accepted, without comments."""
    try:
        word = Document(str(path))
        settle(word)
    except Exception as error:  # python-docx raises whatever the damage happens to cause
        raise BrokenTemplate(path, f"it does not open as a Word file ({error}).") from error
    return word
