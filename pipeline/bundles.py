"""Messages and zip files: every document in them is a submission of its own, tied to them."""

from dataclasses import dataclass, replace
from pathlib import Path

from extractors.bundle import is_bundle, read_bundle
from extractors.errors import ExtractionError, NothingAttached
from extractors.mail import SuggestedDay
from pipeline.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A document out of a bundle, written to a folder for reading."""

    path: Path
    bundle: str  # name of the message or zip file
    bundle_sha256: str
    received: SuggestedDay | None  # only suggested: a person confirms it


def holds_documents(path: Path) -> bool:
    """Whether the file is a message or a zip file; False where it cannot be read at all."""
    try:
        return is_bundle(path)
    except (ExtractionError, OSError):
        return False


def unpack(path: Path, folder: Path) -> tuple[Unpacked, ...]:
    """Write every document of a bundle into `folder`, each under its own name.

    Raises NothingAttached where there is none, and the errors of `read_bundle`.
    """
    bundle = read_bundle(path)
    if not bundle.parts:
        raise NothingAttached(path)
    unpacked = []
    for number, part in enumerate(bundle.parts, 1):
        place = folder / str(number) / part.name
        place.parent.mkdir(parents=True)
        place.write_bytes(part.content)
        unpacked.append(Unpacked(place, bundle.name, bundle.sha256, bundle.received))
    return tuple(unpacked)


def tied(outcome: Outcome, part: Unpacked) -> Outcome:
    """The outcome of a part, with the bundle it came in."""
    suggested = part.received
    summary = replace(
        outcome.summary,
        came_in=part.bundle,
        came_in_sha256=part.bundle_sha256,
        suggested_received=suggested.day.isoformat() if suggested else None,
        suggested_source=suggested.source if suggested else None,
    )
    return replace(outcome, summary=summary)
