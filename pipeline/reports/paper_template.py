"""The Word templates of a meeting's papers: their looks are a colleague's, their text is ours.

A template in the folder `templates/papers` of our home goes before the one shipped with the
program, so a change of it survives an upgrade.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.config import home
from pipeline.refusal import Refusal
from pipeline.reports.docx_fill import FIELD, body_lines, fill, lines_of, open_settled, text_of

SHIPPED = Path(__file__).parent / "templates" / "papers"
BODY = "body"  # the placeholder, last in the text, in whose place the paper is written
FIELDS = frozenset({"symbol", "date", "meeting", "place", "title", "summary", BODY})
NEEDED = frozenset({"symbol", "title", "summary", BODY})
HEADING, NUMBERED, LETTERED, BULLET = "Heading 1", "Numbered Paragraph", "Lettered Point", "Bullet"
ANNEX, SHEET, CELL, CELL_HEAD = "Annex", "Sheet", "Table Text", "Table Head"
NOTE, NOTE_MARK, TABLE = "Footnote Text", "Footnote Mark", "Paper Table"
STYLES = (
    HEADING,
    NUMBERED,
    LETTERED,
    BULLET,
    ANNEX,
    SHEET,
    CELL,
    CELL_HEAD,
    NOTE,
    NOTE_MARK,
    TABLE,
)


class BrokenPaperTemplate(Refusal):
    """A template that cannot be filled in: which one, what is wrong, what to do."""

    def __init__(self, path: Path, wrong: str) -> None:
        super().__init__(
            f"The paper template {path} cannot be used: {wrong} Mend it in Word, or delete it "
            "from the folder to use the one shipped with the program. No paper was written."
        )


def own_paper_template(language: str) -> Path:
    """Where a colleague's own template stands, or would stand."""
    return home() / "templates" / "papers" / f"{language}.docx"


def shipped_paper_template(language: str) -> Path:
    """The one that came with the program."""
    return SHIPPED / f"{language}.docx"


def check_paper_template(path: Path) -> None:
    """Raises BrokenPaperTemplate for what could not be filled in."""
    _check(path, open_settled(path, BrokenPaperTemplate))


def paper_template_path(language: str) -> Path:
    """The colleague's own template where there is one, else the one shipped."""
    custom = own_paper_template(language)
    return custom if custom.exists() else shipped_paper_template(language)


def open_paper(language: str, facts: Mapping[str, str]) -> Any:
    """A paper with everything filled in above its text, ready to be written on.

    `facts` has a value for each of `FIELDS` but the text itself. Raises BrokenPaperTemplate.
    """
    path = paper_template_path(language)
    word = open_settled(path, BrokenPaperTemplate)
    _check(path, word)
    for line in [*lines_of(word)]:
        if text_of(line).strip() == f"{{{BODY}}}":
            line.getparent().remove(line)
        else:
            fill(line, facts)
    word.core_properties.title = facts["title"]
    word.core_properties.author = word.core_properties.comments = ""
    return word


def _check(path: Path, word: Any) -> None:
    """Raises BrokenPaperTemplate for what could not be filled in."""
    found = {name for line in lines_of(word) for name in FIELD.findall(text_of(line))}
    if odd := sorted(found - FIELDS):
        known = ", ".join(f"{{{name}}}" for name in sorted(FIELDS))
        raise BrokenPaperTemplate(path, f"it has {{{odd[0]}}}; known here are {known}.")
    if lost := sorted(NEEDED - found):
        raise BrokenPaperTemplate(path, f"{{{lost[0]}}} is missing.")
    last = [text for line in body_lines(word) if (text := text_of(line).strip())][-1]
    if last != f"{{{BODY}}}":
        raise BrokenPaperTemplate(path, f"{{{BODY}}} must be the last paragraph, by itself.")
    named = {style.name for style in word.styles}
    if missing := [style for style in STYLES if style not in named]:
        raise BrokenPaperTemplate(path, f"the style “{missing[0]}” is missing.")
