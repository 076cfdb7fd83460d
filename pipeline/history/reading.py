"""Old documents as they are read: several at once, bundles taken apart, in the order given."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.arrivals import Arrival
from pipeline.deliveries import Delivery, open_deliveries
from pipeline.meetings import Meeting
from pipeline.outcome import Outcome
from pipeline.reading import ReadingRoom, outcome_of

AHEAD = 8  # files sent for each process before the one waited for: what is read waits in memory

Sent = tuple[Delivery, "Future[Outcome] | None"]  # None: its outcome is known already


def read_documents(
    files: Sequence[Path], meeting: Meeting, workers: int = 1
) -> Iterator[tuple[Path, Outcome]]:
    """Where the bytes of each document are while it is told of, and what was read from it.

    A message or zip file comes first itself, then every document in it. Raises
    ReadersDoNotStart.
    """
    with ReadingRoom(workers) as room, TemporaryDirectory(prefix="concerted-") as folder:
        arrivals = tuple(Arrival(path, meeting.id, None) for path in files)
        came = open_deliveries(arrivals, room.unpack, Path(folder))
        waiting: deque[Sent] = deque()
        for delivery in came.files:
            future = None if delivery.outcome else room.send(delivery.place, meeting, None)
            waiting.append((delivery, future))
            if len(waiting) > AHEAD * workers:
                yield _come(*waiting.popleft())
        while waiting:
            yield _come(*waiting.popleft())


def _come(delivery: Delivery, future: "Future[Outcome] | None") -> tuple[Path, Outcome]:
    outcome = delivery.outcome
    if future is not None:
        outcome = outcome_of(delivery.place, future)
    assert outcome is not None
    return delivery.place, delivery.with_bundle(outcome)
