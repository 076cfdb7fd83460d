"""The stable JSON of `concerted publish --json`: add fields, never rename or remove."""

from dataclasses import dataclass

from pipeline.site.output.target import PublishTarget
from pipeline.site.output.write_folder import Written


@dataclass(frozen=True, slots=True)
class PublishAnswer:
    """Where the pages are, and how many files were touched."""

    folder: str
    address: str  # ends with /
    written: int
    kept: int
    removed: int


def answer_published(place: PublishTarget, published: Written) -> PublishAnswer:
    folder = str(place.folder.absolute())
    return PublishAnswer(
        folder, place.address, published.written, published.kept, published.removed
    )
