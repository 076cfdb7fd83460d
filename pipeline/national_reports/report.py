"""A National Report as its readers hand it on: one respondent, question by question."""

from dataclasses import dataclass


class NotAReport(ValueError):
    """A file that is no National Report; its text says what is missing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and what the Party answered; "" and () for nothing."""

    number: str  # of the question, as the file has it: "VII.2", "Q_1204"
    section: tuple[str, ...]  # titles from the root on; in a loop the species or site is one
    question: str
    text: str  # options and words of the Party, a line each; the English where it was translated
    original: str = ""  # the Party's own words, where `text` is a translation
    moment: str = ""  # as the file gives it
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # names of attachments; they are not in the file
    matrix: tuple[tuple[str, str, str], ...] = ()  # line, column and cell
    prefilled: bool = False  # a list of species that the form came with: no statement of the Party

    @property
    def is_given(self) -> bool:
        """Whether the Party answered anything at all."""
        return bool(self.text or self.matrix or self.links or self.files)


@dataclass(frozen=True, slots=True)
class NationalReport:
    """The answers of one respondent."""

    iso: str | None  # ISO 3166-1 alpha-2 of the Party; None where the file does not tell
    respondent: str  # as the file has it; "" where it does not tell
    title: str  # of the form
    period: str  # as the file words it; "" where it does not tell
    answers: tuple[Answer, ...]  # those not given among them, where the file holds the question


def plain(text: str) -> str:
    """Words with one space between them, lines kept apart.

    >>> plain("  a \\r\\n\\xa0b ")
    'a\\nb'
    """
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").splitlines())
    return "\n".join(line for line in lines if line)
