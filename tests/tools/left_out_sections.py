"""`python -m tests.tools.left_out_sections FOLDER…`: when may a section be called missing?

Each folder holds annotated submissions (NAME.truth.json beside the file). Every section of every
proposal is left out in turn: it should be called missing. And each is kept under a heading that
nothing was learnt of, one that says nothing, or the heading before it: it should not be. Printed
is, for several values of `section_search.POSSIBLE`, of how many it is said; papers are read by
what the others taught.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractors.document import Document, Paragraph, Table
from extractors.errors import ExtractionError
from extractors.forms.headings import nearness
from extractors.forms.headings.nearness import OTHER
from extractors.forms.numbering import read_mark
from extractors.forms.sections import split_sections
from extractors.readers.read import read_document
from pipeline.submissions.sections import section_evidence
from pipeline.submissions.sections.completeness import follows_form
from pipeline.submissions.sections.section_search import weigh_places
from tests.builders import PROPOSAL
from tests.tools import section_words, train_nearness
from tests.tools.annotated_texts import cut, places_of
from tests.tools.train_nearness import SAYINGS, Annotated

PARTS = 4
LIMITS = (0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SAYS_NOTHING = {"en": ("Point 4", "More"), "fr": ("Point 4", "Suite"), "es": ("Punto 4", "Sigue")}
PROPOSALS = {"proposal", "extension_proposal"}
REQUIRED = frozenset(section.id for section in PROPOSAL.required)


@dataclass(frozen=True)
class AnnotatedPaper:
    """A proposal with its truth."""

    document: Document
    truth: dict[str, Any]

    def sections(self) -> Iterator[tuple[int, int, int, dict[str, Any]]]:
        """Of each annotated section its first paragraph, those of its heading, and its end."""
        return places_of(self.document, self.truth["sections"])


def papers_in(folders: Sequence[Path]) -> list[AnnotatedPaper]:
    """The proposals in `folders` that can be read."""
    papers = []
    for place in sorted(path for folder in folders for path in folder.rglob("*.truth.json")):
        truth = json.loads(place.read_text("utf-8"))
        if PROPOSALS.isdisjoint(truth["kinds"]) or not truth["sections"]:
            continue
        try:
            papers.append(AnnotatedPaper(read_document(place.parent / truth["file"]), truth))
        except ExtractionError:
            continue
    return papers


def cases_of(paper: AnnotatedPaper, part: int) -> Iterator[tuple[str, str, Document]]:
    """What was done, to which section, and what came of it."""
    rng = random.Random(part)
    lines = paper.document.paragraphs
    language = paper.truth["language"]
    times = Counter(id_ for *_, row in paper.sections() for id_ in (row["id"], *row["also"]))
    for first, size, end, row in paper.sections():
        id_ = row["id"]
        if id_ not in REQUIRED or times[id_] > 1 or row["also"]:
            continue
        yield "left out", id_, without(paper.document, lines[first:end])
        mark = read_mark(row["heading"])
        number = row["heading"][: mark.end] if mark and not lines[first].numbering else ""
        untaught = [text for n, text in enumerate(_sayings(id_, language)) if n % PARTS == part]
        for name, words in (("reworded", untaught), ("not told", SAYS_NOTHING[language])):
            heading = number + rng.choice(words)
            yield name, id_, retitled(paper.document, lines[first : first + size], heading)
    yield from joined(paper)


def joined(paper: AnnotatedPaper) -> Iterator[tuple[str, str, Document]]:
    """Each section whose text goes on under the heading before it, as its own is left out."""
    lines = paper.document.paragraphs
    for (*_, end, before), (first, size, last, row) in pairwise(paper.sections()):
        alone = not before["also"] and not row["also"]
        if alone and end == first and last > first + size and {before["id"], row["id"]} <= REQUIRED:
            yield "joined", row["id"], without(paper.document, lines[first : first + size])


def without(document: Document, gone: Sequence[Paragraph]) -> Document:
    """The document less some paragraphs."""
    left_out = {line.location.paragraph for line in gone}

    def kept(block: Paragraph | Table) -> Paragraph | Table | None:
        if isinstance(block, Paragraph):
            return None if block.location.paragraph in left_out else block
        cells = [
            replace(
                cell,
                paragraphs=tuple(
                    p for p in cell.paragraphs if p.location.paragraph not in left_out
                ),
            )
            for cell in block.cells
        ]
        return replace(block, cells=tuple(cells)) if any(c.paragraphs for c in cells) else None

    return replace(document, blocks=tuple(filter(None, map(kept, document.blocks))))


def retitled(document: Document, heading: Sequence[Paragraph], words: str) -> Document:
    """The document with other words, in the same looks, for a heading."""
    place = heading[0].location.paragraph

    def renamed(line: Paragraph) -> Paragraph:
        if line.location.paragraph != place:
            return line
        spans = tuple(replace(span, text=words) for span in line.spans[:1])
        return replace(line, text=words, spans=spans)

    def renewed(block: Paragraph | Table) -> Paragraph | Table:
        if isinstance(block, Paragraph):
            return renamed(block)
        cells = (replace(c, paragraphs=tuple(map(renamed, c.paragraphs))) for c in block.cells)
        return replace(block, cells=tuple(cells))

    shorter = without(document, heading[1:])
    return replace(shorter, blocks=tuple(map(renewed, shorter.blocks)))


def learn_from(papers: Sequence[AnnotatedPaper], part: int, path: Path) -> None:
    """Read by what `papers` taught, and by the sayings that are not of this part."""
    rows = [
        Annotated(text.ids or (OTHER,), text.heading, text.body)
        for paper in papers
        for text in cut(paper.document, paper.truth["sections"])
        if text.heading
    ]
    taught = {
        id_: {
            language: "\n".join(
                line for n, line in enumerate(_sayings(id_, language)) if n % PARTS != part
            )
            for language in by_language
        }
        for id_, by_language in SAYINGS.items()
    }
    heads = train_nearness.learn(train_nearness.headings(rows, taught))
    train_nearness.write(path, heads, train_nearness.learn(train_nearness.bodies(rows)))
    nearness.use(path)
    texts = [text for p in papers for text in cut(p.document, p.truth["sections"])]
    weights = section_words.learn([*texts, *section_words.own_texts()])
    section_evidence.section_weights = lambda: weights  # type: ignore[assignment]


def likelihood(document: Document, id_: str) -> float:
    """That the section stands in the document, 0 to 1; 1 where no one would call it missing."""
    sections = split_sections(document, PROPOSAL)
    found = {placed for section in sections for placed in section.ids}
    if id_ in found or not follows_form(sections, PROPOSAL):
        return 1.0
    wanted = [section.id for section in PROPOSAL.required if section.id not in found]
    return weigh_places(sections, PROPOSAL, wanted).get(id_, (0.0,))[0]


def _sayings(id_: str, language: str) -> list[str]:
    lines: str = SAYINGS[id_][language]
    return lines.strip().splitlines()


def main(arguments: Sequence[str]) -> None:
    papers = papers_in([Path(argument) for argument in arguments])
    shipped = nearness.SOURCE
    found: list[tuple[str, float]] = []
    with TemporaryDirectory() as folder:
        for part in range(PARTS):
            others = [paper for n, paper in enumerate(papers) if n % PARTS != part]
            learn_from(others, part, Path(folder) / f"{part}.csv")
            found += [
                (name, likelihood(document, id_))
                for paper in papers[part::PARTS]
                for name, id_, document in cases_of(paper, part)
            ]
    nearness.use(shipped)
    counted = Counter(name for name, _ in found)
    sys.stdout.write(f"called missing, of {dict(counted)} in {len(papers)} papers:\n")
    for limit in LIMITS:
        below = Counter(name for name, likely in found if likely < limit)
        shares = (f"{name} {below[name] / counted[name]:.3f}" for name in counted)
        sys.stdout.write(f"below {limit}: {', '.join(shares)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
