"""CPU per page of the samples: reading, names, checks, beside plain text extraction.

Everything is measured in one run of one process on the same files, so the relations hold on any
machine; each figure is the best of several rounds, because other work only ever adds to it.
Word files have no pages of their own: 500 words count as one.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

import pdfplumber

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.readers.read import read_document
from pipeline.convention.meetings import Meeting, find_meeting
from pipeline.submissions.checks import run_checks
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.examine import open_dossier
from pipeline.submissions.taxa.name_lists import WordLists, word_lists
from tests.benchmarks._wishes import Wish, tell
from tests.conftest import ROOT

T = TypeVar("T")
ROUNDS = 5
WORDS_A_PAGE = 500
PAGES = 12  # of a submission that is long


def main() -> None:
    meeting = find_meeting("COP15")
    lists, seconds = timed(lambda: word_lists(meeting.opens))
    say("names of the Appendices, once", seconds, None)
    for suffix in (".pdf", ".docx"):
        paths = [path for path in sorted(ROOT.glob(f"samples/*/*{suffix}")) if readable(path)]
        say_all(suffix, paths, meeting, lists)


def say_all(suffix: str, paths: Sequence[Path], meeting: Meeting, lists: WordLists) -> None:
    documents, reading = best(lambda: [read_document(path) for path in paths])
    dossiers, names = best(lambda: open_all(documents, meeting, lists))
    _, checking = best(lambda: [run_checks(dossier) for dossier in dossiers])
    pages = sum(map(pages_of, documents))
    sys.stdout.write(f"\n{len(paths)} {suffix} files, {pages:.0f} pages, CPU per page\n")
    if suffix == ".pdf":
        _, plain = best(lambda: [plain_text(path) for path in paths])
        say("pdfplumber, text alone", plain, pages)
    say("reading", reading, pages)
    say("sections, fields, names", names, pages)
    say("checks", checking, pages)
    say("all of ours", reading + names + checking, pages)
    what = f"sections, fields and names of {PAGES} pages ({suffix})"
    tell(Wish(what, names / pages * PAGES, 0.1, "s"))


def open_all(documents: Sequence[Document], meeting: Meeting, lists: WordLists) -> list[Dossier]:
    return [open_dossier(document, meeting, None, lists) for document in documents]


def plain_text(path: Path) -> str:
    """What one gets without any of our work: the letters, in the order of the lines."""
    with pdfplumber.open(path) as pdf:
        texts = []
        for page in pdf.pages:
            texts.append(page.extract_text())
            page.close()
    return "\n".join(texts)


def readable(path: Path) -> bool:
    try:
        read_document(path)
    except ExtractionError:
        return False
    return True


def pages_of(document: Document) -> float:
    return len(document.pages) or len(document.text.split()) / WORDS_A_PAGE


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` gives, and the CPU seconds of this process that it took."""
    began = process_time()
    result = work()
    return result, process_time() - began


def best(work: Callable[[], T]) -> tuple[T, float]:
    """The quickest of several rounds."""
    return min((timed(work) for _ in range(ROUNDS)), key=lambda round_: round_[1])


def say(what: str, seconds: float, pages: float | None) -> None:
    figure = f"{seconds / pages * 1000:8.1f} ms" if pages else f"{seconds:8.2f} s"
    sys.stdout.write(f"  {what:<32}{figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
