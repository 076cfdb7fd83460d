"""What can go wrong before a submission can be read at all.

* ExtractionError
  - NotAFile           a folder
    - NotThere         nothing of this name
  - EmptyFile          no bytes, or a document without a single word
    - OnlyAttachments  no word of its own, but other files within it
  - UnknownFormat      neither PDF, Word, OpenDocument, RTF, mail nor zip
  - BrokenFile         the format is known, but the file is damaged
  - EncryptedFile      opens only with a password
    - EncryptedMessage opens only with the key of the one it was sent to
  - DynamicForm        a PDF form that its reader has to draw, which only Adobe's does
  - NoTextLayer        a scan, and no OCR engine to read it
    - IllegibleScan    pictures alone, and no text found in them
  - ConverterMissing   an old format that no package opens, and no LibreOffice
  - NothingAttached    a message or zip file without any document in it
    - LinkInstead      a message with a link where an attachment should be
  - ReadingTooLong     the time limit ran out
  - ReadingTooLarge    the memory limit, or a limit on count, depth or size, was reached
  - ReaderCrashed      the reading process died

An error means *we* could not do our work; it stops this file and no other.
Something wrong *in* a submission that we could read is a Finding, never an error.
"""

import re
from pathlib import Path
from typing import ClassVar


class ExtractionError(Exception):
    """A file that cannot be read, with the sentence a colleague needs next.

    `state` is the stable name under which reports count it; `detail` is what the
    library said, for the colleague who has to dig (never shown first).
    """

    state: ClassVar[str] = "unreadable"
    problem: ClassVar[str] = "could not be read"
    advice: ClassVar[str] = "Ask the proponent for another copy."

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.path.name} {self.problem}. {self.advice}"


class NotAFile(ExtractionError):
    state = "not_a_file"
    problem = "is not a file"
    advice = "Give the files one by one, or the folder to `concerted intake`."


class NotThere(NotAFile):
    state = "not_there"
    problem = "is not there"
    advice = "Check the name and the folder; quote a name that has spaces."


class EmptyFile(ExtractionError):
    state = "empty"
    problem = "contains no text at all"
    advice = "Ask the proponent to send it again; the upload may have been cut short."


class OnlyAttachments(EmptyFile):
    state = "only_attachments"
    problem = "contains no text of its own, only other files"
    advice = "Open it, save the files attached to it, and take them in separately."


class UnknownFormat(ExtractionError):
    state = "unknown_format"
    problem = "is neither a PDF nor a Word document, whatever its name says"
    advice = "Ask the proponent for a PDF or Word copy."


class BrokenFile(ExtractionError):
    state = "broken"
    problem = "is damaged and cannot be opened"
    advice = "Ask the proponent to send it again."


class EncryptedFile(ExtractionError):
    state = "password"
    problem = "is protected by a password"
    advice = "Ask the proponent for a copy without one; the day of receipt is kept."


class EncryptedMessage(EncryptedFile):
    state = "encrypted_mail"
    problem = "is an encrypted message, which opens only with the key of the one it was sent to"
    advice = "Open it in the mail program, save the documents, and take them in by themselves."


class DynamicForm(ExtractionError):
    state = "dynamic_form"
    problem = "is a form that only Adobe Acrobat can show"
    advice = "Open it there and print it to a PDF, or ask the proponent for a Word copy."


class NoTextLayer(ExtractionError):
    state = "scan"
    problem = "is a scan: its pages are images without text"
    advice = (
        "Ask for the Word file, or install Tesseract "
        "(apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa) and read it again."
    )


class IllegibleScan(NoTextLayer):
    problem = "contains only images, and no text could be read in them"
    advice = "Examine it, and ask for the file it was made from, or for a clearer scan."


class ConverterMissing(ExtractionError):
    state = "converter_missing"
    problem = (
        "is in an older format that only LibreOffice can open, and LibreOffice is not installed"
    )
    advice = "Run `apt-get install libreoffice-writer` and read it again."


class NothingAttached(ExtractionError):
    state = "nothing_attached"
    problem = "has no attachment that is a document"
    advice = "Read the message itself, and ask for the submission as a file."


class LinkInstead(NothingAttached):
    """A message with a link where an attachment should be; it is told who can send the file."""

    state = "link_instead"
    problem = "brings a link instead of an attachment: {links}"
    advice = "Ask {who} to send the file itself; the link was not opened here, and may expire."

    def __init__(self, path: Path, links: str, who: str) -> None:
        super().__init__(path)
        self.links, self.who = links, who

    def __str__(self) -> str:
        words = f"{self.problem}. {self.advice}".format(links=self.links, who=self.who)
        return f"{self.path.name} {words}"

    @classmethod
    def facts_in(cls, sentence: str) -> dict[str, str]:
        """The links and who to ask, out of its sentence; empty where that is another one."""
        wording = re.escape(f"{cls.problem}. {cls.advice}")
        wording = wording.replace(r"\{links\}", "(?P<links>.+)").replace(r"\{who\}", "(?P<who>.+)")
        found = re.search(f" {wording}$", sentence, re.DOTALL)
        return found.groupdict() if found else {}


class ReadingTooLong(ExtractionError):
    state = "time_limit"
    problem = "could not be read within the time limit"
    advice = "Ask for the Word file, or for a copy saved again."


class ReadingTooLarge(ExtractionError):
    state = "size_limit"
    problem = "exceeds the size limits once unpacked"
    advice = "Examine the file with care before opening it, and ask for a smaller copy."


class ReaderCrashed(ExtractionError):
    state = "crashed"
    problem = "caused the reading process to stop"
    advice = "Keep the file for the developers, and ask for a copy saved again."
