"""Papers with their truth beside them, and generated ones, for the reader of headings to learn."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extractors.document import Document
from extractors.errors import ExtractionError
from extractors.forms.headings.evidence import Reading
from extractors.forms.headings.nearness import OTHER
from extractors.forms.numbering import read_mark
from extractors.readers.read import read_document
from extractors.text import alnum_key
from tests.generator.as_document import as_document
from tests.generator.build import build
from tests.generator.plan import draw

KEPT_ASIDE = 3  # papers whose name hashes to 0 modulo this are never read here
MOST_OF_IT = 0.6  # share of the letters of a heading that a reading of it must have


@dataclass(frozen=True)
class TrueHeading:
    ids: tuple[str, ...]  # ("",) for a heading that is no section of the form
    text: str

    @property
    def words(self) -> str:
        """Without the number."""
        mark = read_mark(self.text)
        return self.text[mark.end :] if mark else self.text


@dataclass(frozen=True)
class Paper:
    """A document and its headings, in order."""

    name: str
    document: Document
    headings: tuple[TrueHeading, ...]

    def bodies(self) -> list[tuple[TrueHeading, str]]:
        """The headings that are found in the text, and what stands under each."""
        texts = [paragraph.text for paragraph in self.document.paragraphs]
        keys = [alnum_key(text) for text in texts]
        places: list[tuple[int, TrueHeading]] = []
        start = 0
        for heading in self.headings:
            at = _find(heading, keys, start)
            if at is not None:
                places.append((at, heading))
                start = at + 1
        ends = [*(at for at, _ in places[1:]), len(texts)]
        return [
            (heading, " ".join([_rest(texts[at], heading), *texts[at + 1 : end]]))
            for (at, heading), end in zip(places, ends, strict=False)
        ]


def _find(heading: TrueHeading, keys: Sequence[str], start: int) -> int | None:
    whole, bare = alnum_key(heading.text), alnum_key(heading.words)
    for at in range(start, len(keys)):
        if keys[at] in (whole, bare) or keys[at].startswith(whole):
            return at
    return None


def _rest(text: str, heading: TrueHeading) -> str:
    return text[len(heading.text) :]


def true_path(readings: Sequence[Reading], paper: Paper) -> list[Reading]:
    """The readings that are the headings of `paper`; one that no reading is of is passed over."""
    path: list[Reading] = []
    free = 0
    for heading in paper.headings:
        same = [r for r in readings if r.candidate.first >= free and _is_of(r, heading)]
        if same:
            first = min(reading.candidate.first for reading in same)
            here = [reading for reading in same if reading.candidate.first == first]
            path.append(max(here, key=lambda reading: _agreement(reading, heading)))
            free = path[-1].candidate.last + 1
    return path


def _is_of(reading: Reading, heading: TrueHeading) -> bool:
    if {*reading.ids} != {*heading.ids}:
        return False
    words, text = alnum_key(reading.words), alnum_key(heading.text)
    return bool(words) and text.endswith(words) and len(words) >= MOST_OF_IT * len(text)


def _agreement(reading: Reading, heading: TrueHeading) -> tuple[int, float]:
    return len(alnum_key(reading.words)), reading.score


def annotated(folder: Path) -> Iterator[Paper]:
    """The proposals in `folder` that are not kept aside, read anew."""
    for path in sorted(folder.rglob("*.truth.json")):
        name = path.name.removesuffix(".truth.json")
        truth = json.loads(path.read_text("utf-8"))
        aside = int(sha256(name.encode()).hexdigest(), 16) % KEPT_ASIDE == 0
        if aside or not any(row["id"] for row in truth["sections"]):
            continue
        try:
            document = read_document(path.parent / truth["file"])
        except ExtractionError:
            continue
        yield Paper(name, document, tuple(map(_heading, truth["sections"])))


def _heading(row: Mapping[str, object]) -> TrueHeading:
    also = row["also"]
    assert isinstance(also, list)
    return TrueHeading((str(row["id"]), *also), str(row["heading"]))


def generated(seeds: Sequence[int]) -> Iterator[Paper]:
    """Generated papers, as a perfect reader of files gives them."""
    for seed in seeds:
        submission = build(draw(seed))
        headings = tuple(
            TrueHeading((section.id, *section.also), section.heading)
            for section in submission.truth.sections
        )
        yield Paper(submission.name, as_document(submission), headings)


def ids_for_learning(heading: TrueHeading) -> tuple[str, ...]:
    return tuple(id_ or OTHER for id_ in heading.ids)
