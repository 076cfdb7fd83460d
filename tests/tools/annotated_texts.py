"""The texts of annotated submissions, cut where their truth says."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractors.document import Document, Paragraph
from extractors.errors import ExtractionError
from extractors.readers.read import read_document
from pipeline.submissions.sections.unplaced_text import parts_of, pieces_of

LONGEST_HEADING = 6  # paragraphs that a heading may be wrapped over
LEFT_OUT = ("other", "listing_proposal")  # kinds with sections of another form


class AnnotatedText(NamedTuple):
    """A heading, what stands under it, and the sections that it is; no ids for none of them."""

    ids: tuple[str, ...]
    heading: str
    body: str


def annotated_documents(folder: Path) -> Iterator[tuple[str, list[AnnotatedText]]]:
    """Each submission of `folder` with its texts, by name; those that cannot be read are left out.

    Beside every file stands NAME.truth.json, which names its headings in order.
    """
    for place in sorted(folder.rglob("*.truth.json")):
        truth = json.loads(place.read_text("utf-8"))
        if truth["kinds"][0] in LEFT_OUT:
            continue
        try:
            document = read_document(place.parent / truth["file"])
        except ExtractionError:
            continue
        yield place.name.removesuffix(".truth.json"), cut(document, truth["sections"])


def cut(document: Document, sections: Sequence[dict[str, Any]]) -> list[AnnotatedText]:
    """The texts of a document, long ones in pieces too, as the program looks at them.

    What stands before the first heading is of no section.
    """
    paragraphs = document.paragraphs
    places = list(places_of(document, sections))
    first = places[0][0] if places else len(paragraphs)
    texts = [
        AnnotatedText((), paragraph.text if paragraph else "", _text(body))
        for paragraph, body in parts_of(None, paragraphs[:first])
    ]
    for start, size, end, section in places:
        ids = tuple(filter(None, (section["id"], *section["also"])))
        run_in = " ".join(paragraph.text for paragraph in paragraphs[start : start + size])
        under = paragraphs[start + size : end]
        body = "\n".join([run_in[len(section["heading"]) :], _text(under)])
        texts.append(AnnotatedText(ids, section["heading"], body))
        pieces = pieces_of(under)
        texts += [AnnotatedText(ids, "", _text(piece)) for piece in pieces if len(pieces) > 1]
    return texts


def places_of(
    document: Document, sections: Sequence[dict[str, Any]]
) -> Iterator[tuple[int, int, int, dict[str, Any]]]:
    """Where each section stands whose heading is found.

    The number of its first paragraph, how many its heading takes, and the number behind its last.
    """
    lines = [_letters(f"{line.numbering} {line.text}") for line in document.paragraphs]
    places: list[tuple[int, int, dict[str, Any]]] = []
    at = 0
    for section in sections:
        if (found := _find(lines, at, _letters(section["heading"]))) is not None:
            places.append((*found, section))
            at = found[0]
    ends = [*(place[0] for place in places[1:]), len(lines)]
    for (start, size, section), end in zip(places, ends, strict=False):  # no place, no text
        yield start, size, end, section


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _find(lines: Sequence[str], at: int, heading: str) -> tuple[int, int] | None:
    """Where a heading stands from `at` on, and over how many paragraphs."""
    for start in range(at, len(lines)):
        for size in range(1, LONGEST_HEADING + 1):
            text = " ".join(filter(None, lines[start : start + size]))
            bare = text.split(" ", 1)[-1]
            if heading and (text.startswith(heading) or bare.startswith(heading)):
                return start, size
            if len(text) > len(heading) + 5:
                break
    return None


def _letters(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", text))
