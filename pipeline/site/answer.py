"""The stable JSON of `concerted publish --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from pipeline.site.places import Place
from pipeline.site.writing import Written


@dataclass(frozen=True, slots=True)
class PublishAnswer:
    """Where the pages are, and how many files were touched."""

    folder: str
    address: str  # ends with /
    written: int
    kept: int
    removed: int


def answer_published(place: Place, came: Written) -> PublishAnswer:
    folder = str(place.folder.absolute())
    return PublishAnswer(folder, place.address, came.written, came.kept, came.removed)
