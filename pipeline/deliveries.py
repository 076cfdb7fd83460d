"""What is to be read and what is not: bundles taken apart, and files that are held already.

A delivery is one file to be taken in: one that arrived by itself, a document out of a message or
zip file, or such a bundle itself, which is kept as it came and not read any further.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import format_exc

from extractors.errors import ExtractionError, NothingAttached
from extractors.kinds import Kind
from pipeline.arrivals import Arrival, is_submission
from pipeline.bundles import Unpacked, holds_documents, tied
from pipeline.home import editions_folder
from pipeline.intake import file_hash
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome
from pipeline.register import Register
from pipeline.register.held import Receipt
from pipeline.summarise import PROGRAM, quarantined, unread
from pipeline.summary import FileSummary
from taxonomy.appendices import list_in_force
from taxonomy.errors import NoEditionInForce

Unpack = Callable[[Path, Path], tuple[Unpacked, ...]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file to be taken in."""

    arrival: Arrival  # as shown: the path of a part goes through its bundle, "mail.eml/otter.pdf"
    place: Path  # where its bytes are
    part: Unpacked | None = None  # None: it came by itself
    outcome: Outcome | None = None  # None: it is still to be read

    def with_bundle(self, outcome: Outcome) -> Outcome:
        """What was read, tied to the bundle that it came in."""
        return tied(outcome, self.part) if self.part else outcome


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Everything that arrived, bundles taken apart: each stands before its documents."""

    files: tuple[Delivery, ...]
    passed_over: tuple[Path, ...]  # in bundles: files that are no submissions


def open_deliveries(files: tuple[Arrival, ...], unpack: Unpack, folder: Path) -> Deliveries:
    """Take the bundles among `files` apart into `folder`, an empty one.

    `unpack` does what `pipeline.bundles.unpack` does, in a process of its own perhaps.
    """
    deliveries: list[Delivery] = []
    passed_over: list[Path] = []
    for number, arrival in enumerate(files):
        if not holds_documents(arrival.path):
            deliveries.append(Delivery(arrival, arrival.path))
            continue
        try:
            parts = unpack(arrival.path, folder / str(number))
            wanted = [part for part in parts if is_submission(part.path)]
            passed_over += [arrival.path / one.path.name for one in parts if one not in wanted]
            deliveries += _of_bundle(arrival, wanted)
        except ExtractionError as error:
            outcome = unread(error, arrival.path, file_hash(arrival.path))
            deliveries.append(Delivery(arrival, arrival.path, outcome=outcome))
        except OSError:  # no room to unpack into: no fault of the file
            raise
        except Exception:  # our own bug: kept with its traceback, the batch goes on
            outcome = quarantined(arrival.path, file_hash(arrival.path), format_exc())
            deliveries.append(Delivery(arrival, arrival.path, outcome=outcome))
    return Deliveries(tuple(deliveries), tuple(passed_over))


def _of_bundle(arrival: Arrival, parts: list[Unpacked]) -> Iterator[Delivery]:
    """Raises NothingAttached where none of its files is a document."""
    if not parts:
        raise NothingAttached(arrival.path)
    yield Delivery(arrival, arrival.path, outcome=_bundle_itself(arrival.path, parts))
    for part in parts:
        yield Delivery(replace(arrival, path=arrival.path / part.path.name), part.path, part)


def _bundle_itself(path: Path, parts: list[Unpacked]) -> Outcome:
    names = ", ".join(part.path.name for part in parts)
    suggested = parts[0].received
    summary = FileSummary(
        file=path.name,
        sha256=parts[0].bundle_sha256,
        problem=None,
        kind=Kind.OTHER.value,
        kinds=(Kind.OTHER.value,),
        kind_reasons=(f"a message or zip file that brought {names}",),
        suggested_received=suggested.day.isoformat() if suggested else None,
        suggested_source=suggested.source if suggested else None,
        program=PROGRAM,
    )
    return Outcome(summary)


def held_outcome(register: Register, delivery: Delivery, meeting: Meeting) -> Outcome | None:
    """What is held on these bytes where reading them again could add nothing; None otherwise.

    That is: this version of the program has read them for this meeting, against the edition
    that counts now, and knew the day of receipt if it is known now. A file that could not be
    read may be tried again.
    """
    digest = file_hash(delivery.place)
    if digest is None or not register.holds(digest):
        return None
    held = register.submission(digest)
    summary = held.summary
    as_now = (summary.program, summary.edition) == (PROGRAM, _edition(meeting))
    if summary.problem or not as_now or not _told(held.receipts[-1], delivery.arrival):
        return None
    return Outcome(summary, held.findings, held.detail)


def _told(receipt: Receipt, arrival: Arrival) -> bool:
    """Whether the register knows of the arrival as much as is known now."""
    day_known = receipt.received is not None or arrival.received is None
    return receipt.meeting == arrival.meeting and day_known


def _edition(meeting: Meeting) -> str | None:
    try:
        return list_in_force(meeting.opens, editions_folder()).edition
    except NoEditionInForce:
        return None
