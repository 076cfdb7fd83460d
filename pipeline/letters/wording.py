"""The words of a letter as a person may change them, and the Word file that says them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from typing import Any

from pipeline.letters.draft import Draft
from pipeline.letters.templates import SUBJECT, fill_template, template_path
from pipeline.reports.docx_fill import (
    body_lines,
    copied_after,
    keep_together,
    reword,
    style_of,
    take_away,
    text_of,
)
from pipeline.reports.italics import set_in_italics

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
GAP = "\n\n"  # between paragraphs
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202d\u202e]")  # what has no place in a header


@dataclass(frozen=True, slots=True)
class LetterWording:
    """What a letter says, and to whom."""

    address: str  # parted by ", "; "" where none is on record
    copies: str
    subject: str
    text: str  # paragraphs parted by an empty line


def drafted_wording(letter: Draft) -> LetterWording:
    """What the program would write. Raises BrokenTemplate."""
    assert letter.kind is not None
    path = template_path(letter.kind, letter.language)
    _, subject, text = fill_template(path, letter.values)
    return LetterWording(letter.address, letter.copies, subject, text)


def letter_as_files(letter: Draft, wording: LetterWording) -> tuple[EmailMessage, bytes]:
    """A letter in these words: a mail draft with the Word file attached, and that file's bytes.

    What was not changed keeps the looks of the template. Raises BrokenTemplate.
    """
    assert letter.kind is not None
    word, _, _ = fill_template(template_path(letter.kind, letter.language), letter.values)
    if wording != drafted_wording(letter):
        _say(word, wording)
    for line in body_lines(word):
        keep_together(line)
        set_in_italics(line)
    content = BytesIO()
    word.save(content)
    return mail_in(wording, letter.language, f"{letter.name}.docx", content.getvalue()), (
        content.getvalue()
    )


def mail_in(wording: LetterWording, language: str, name: str, content: bytes) -> EmailMessage:
    """A mail that opens as a draft, with a Word file of this name attached."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(STEERING.sub(" ", wording.subject).split())
    if wording.address:
        mail["To"] = wording.address
    if wording.copies:
        mail["Cc"] = wording.copies
    mail["X-Unsent"] = "1"  # mail programs open it as a draft
    mail["Content-Language"] = language
    mail.set_content(wording.text)
    mail.add_attachment(content, "application", WORD, filename=name)
    return mail


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, as browsers and people part them.

    >>> paragraphs("One\\r\\nline\\r\\n \\r\\n\\r\\nTwo")
    ['One\\nline', 'Two']
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")]
    return [part.strip("\n") for part in "\n".join(lines).split(GAP) if part.strip()]


def _say(word: Any, wording: LetterWording) -> None:
    """Change the paragraphs that differ, and no other."""
    lines = [line for line in body_lines(word) if text_of(line).strip()]
    subjects = [line for line in lines if style_of(line, word) == SUBJECT]
    if " ".join(text_of(subjects[0]).split()) != wording.subject:
        reword(subjects[0], wording.subject)
    body = [line for line in lines if line not in subjects]
    for line, text in _changes(body, paragraphs(wording.text)):
        if text is None:
            take_away(line)
        else:
            reword(line, text)


def _changes(lines: list[Any], wanted: list[str]) -> Iterator[tuple[Any, str | None]]:
    """Each paragraph that says something else now; None for one that goes. New ones are made."""
    there = ["\n".join(paragraphs(text_of(line))) for line in lines]
    steps = SequenceMatcher(None, there, wanted, autojunk=False).get_opcodes()
    for step, start, end, first, last in steps:
        if step == "equal":
            continue
        old, new = lines[start:end], wanted[first:last]
        yield from zip(old, new, strict=False)
        for line in old[len(new) :]:
            yield line, None
        beside = lines[max(end, 1) - 1]
        for text in reversed(new[len(old) :]):
            yield copied_after(beside), text
