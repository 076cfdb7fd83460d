"""What was read so far of a form with its answers: questions, boxes, free text, attachments."""

import re
from dataclasses import dataclass, field, replace

from pipeline.national_reports.report import Answer, plain

TICKED, EMPTY, FREE = "☑☒", "☐", "››"
MARK = re.compile(r"(?=[☑☒☐]|›{2,3})")
NUMBER = re.compile(  # a dot, a bracket or a part has to follow: "CMS was" has no number
    r"^(?P<number>(?:[A-Z]{1,4}\d{0,4}|\d{1,3})(?:\.\d{1,3}|\.[a-z]|\([a-z]\))*)"
    r"(?:[.)]|(?<=[A-Z]\d)|(?<=[A-Z]\d\d)|(?<=[.(][\da-z])|(?<=\.\d\d)|(?<=\)))\s+(?=\S)"
)
PARTS = re.compile(r"\d+|[A-Za-z]+")
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


@dataclass(slots=True)
class Form:
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

    def read_marks(self, text: str) -> None:
        """Boxes and free text, several of which a reader may have joined into a paragraph."""
        for piece in MARK.split(text):
            words = plain(piece.lstrip(f"{TICKED}{EMPTY}›"))
            if piece[:1] == EMPTY:
                self.mode = ""
            elif piece[:1] in set(TICKED) | {FREE[0]}:
                self.mode = "text"
                self.add(words)
            elif self.mode and words:
                self.add(words)

    def add(self, words: str) -> None:
        """Words, names of attachments or links, by what the mode says, to the last question."""
        if not self.answers or not words:
            return
        last = self.answers[-1]
        if self.mode == "files":
            self.answers[-1] = replace(last, files=(*last.files, *words.splitlines()))
        elif self.mode == "links":
            self.answers[-1] = replace(last, links=(*last.links, *URL.findall(words)))
        else:
            self.answers[-1] = replace(last, text="\n".join(filter(None, (last.text, words))))

    def has_marks(self, text: str) -> bool:
        """Whether boxes or marks of free text stand in it."""
        return any(mark in text for mark in (*TICKED, EMPTY, FREE))
