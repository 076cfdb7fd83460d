"""What reading a PDF costs, beside plain pdfplumber and raw pdfium on the same pages in one run.

`python -m tests.benchmarks.pdf_reading [FILE ...]`; without files, those of `samples/` and
`../shared/real-documents`. CPU time of this process, so that other work on the machine does not
count. Pages of text alone: what a scan costs is the cost of OCR.
"""

import contextlib
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pypdfium2

from extractors.document import PageState
from extractors.errors import ExtractionError
from extractors.readers.pdf import read_pdf
from tests.benchmarks._wishes import Wish, tell
from tests.conftest import ROOT, SHARED

LONG_DOCUMENT = 500  # pages
TURNS = range(3)  # of both, one after the other; the best of each, as other work slows them down
PICTURE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
FEWEST_LETTERS = 400  # on a page of text, on average over a file


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds a page."""

    name: str
    pages: int
    ours: float
    plain: float  # words with their looks, by pdfplumber
    raw: float  # the text alone, by pypdfium2

    @property
    def ratio(self) -> float:
        """How many times less than pdfplumber."""
        return self.plain / self.ours

    @property
    def above_raw(self) -> float:
        """How many times raw pdfium."""
        return self.ours / self.raw


def read_plainly(path: Path) -> None:
    """What everybody does: words with font, size and colour, page by page."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["fontname", "size", "non_stroking_color"])
            page.close()


def read_raw(path: Path) -> None:
    """The least anybody can do: the text of each page, without looks or places."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            page.get_textpage().get_text_range()


def text_files(paths: Iterable[Path]) -> list[tuple[Path, int]]:
    """The files that are text on every page, and their number of pages."""
    found = []
    for path in paths:
        if _is_pictures(path):  # it would be read by OCR, to be left out
            continue
        with contextlib.suppress(ExtractionError):
            document = read_pdf(path)
            pages = len(document.pages)
            if (
                set(document.pages) <= {PageState.TEXT, PageState.BLANK}
                and len(document.text) > FEWEST_LETTERS * pages
            ):
                found.append((path, pages))
    return found


def _is_pictures(path: Path) -> bool:
    """Whether a file has pictures and few letters; fonts pdfium cannot read hold none either."""
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            letters = sum(page.get_textpage().count_chars() for page in pdf)
            pictures = any(any(page.get_objects(filter=[PICTURE])) for page in pdf)
            return bool(pictures and letters < FEWEST_LETTERS * len(pdf))
    except pypdfium2.PdfiumError:
        return False


READERS = (read_pdf, read_plainly, read_raw)


def milliseconds(read: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    read(path)
    return (time.process_time() - start) * 1000


def costs(paths: Iterable[Path]) -> list[Cost]:
    found = []
    for path, pages in text_files(paths):
        with contextlib.suppress(Exception):  # pdfplumber does not read all of them
            turns = [[milliseconds(read, path) for read in READERS] for _ in TURNS]
            best = (min(each) / pages for each in zip(*turns, strict=True))
            found.append(Cost(path.name, pages, *best))
    return found


def together(rows: Sequence[Cost]) -> Cost:
    """The mean over all pages."""
    pages = sum(row.pages for row in rows)
    ours = sum(row.ours * row.pages for row in rows)
    plain = sum(row.plain * row.pages for row in rows)
    raw = sum(row.raw * row.pages for row in rows)
    return Cost("all", pages, ours / pages, plain / pages, raw / pages)


def memory_of_a_long_document(path: Path) -> tuple[int, float, float]:
    """Pages, peak MB after the first tenth of a long document, and after all of it."""
    with tempfile.TemporaryDirectory() as folder:
        tenth = _repeated(path, LONG_DOCUMENT // 10, Path(folder) / "tenth.pdf")
        whole = _repeated(path, LONG_DOCUMENT, Path(folder) / "whole.pdf")
        read_pdf(tenth)
        before = _peak()
        pages = len(read_pdf(whole).pages)
        return pages, before, _peak()


def _repeated(path: Path, pages: int, target: Path) -> Path:
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as long:
        while len(long) < pages:
            long.import_pages(source, range(min(len(source), pages - len(long))))
        long.save(target)
    return target


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tell_wishes(cost: Cost) -> None:
    """What was wished for, of all pages."""
    ours = f"{cost.ours:.2f} ms of CPU a page"
    plain, raw = f"pdfplumber {cost.plain:.1f} ms", f"pypdfium2 {cost.raw:.2f} ms"
    words = "a PDF with its looks, beside words by pdfplumber"
    tell(Wish(words, cost.ratio, 30, "times less", True, ours, plain))
    tell(
        Wish("the same, beside raw text by pypdfium2", cost.above_raw, 3, "times", False, ours, raw)
    )


def main() -> None:
    logging.disable(logging.WARNING)
    folders = (ROOT / "samples", SHARED / "real-documents" / "pdf")
    paths = [Path(name) for name in sys.argv[1:]] or [
        path for folder in folders for path in sorted(folder.rglob("*.pdf"))
    ]
    rows = costs(paths)
    if not rows:
        print("No PDF with text to measure.")  # noqa: T201 - a benchmark speaks
        return
    lines = [f"{'CPU ms a page':<44} pages    ours  pdfplumber  times less  pdfium  times more"]
    lines += [
        f"{row.name[:44]:<44} {row.pages:5} {row.ours:7.1f} {row.plain:11.1f} {row.ratio:11.1f}"
        f" {row.raw:7.1f} {row.above_raw:11.1f}"
        for row in (*rows, together(rows))
    ]
    longest = max(rows, key=lambda row: row.pages).name
    source = next(path for path in paths if path.name == longest)
    count, before, after = memory_of_a_long_document(source)
    lines.append(f"Memory: {before:.0f} MB after {count // 10} pages, {after:.0f} after {count}.")
    print("\n".join(lines), flush=True)  # noqa: T201 - as above
    tell_wishes(together(rows))


if __name__ == "__main__":
    main()
