"""Make the files of a folder: each by itself, or many in several processes."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

MANY = 2000  # files to make; for fewer, starting processes takes longer than they save
WORKERS = min(os.cpu_count() or 1, 4)
AT_ONCE = 90  # files sent to a process together: those of a page share what is on them


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file to be: where it stands, what fixes its bytes, and how to make them."""

    path: str  # relative, with slashes
    key: str  # equal keys, equal bytes
    make: Callable[[], bytes]
    far: bool = False  # `make` can be sent to another process, and is worth it


@dataclass(frozen=True, slots=True)
class Job:
    """A file that has to be made, unless it comes out as it was published before."""

    leaf: Leaf
    before: Path  # where it was published
    digest: str  # SHA-256 of what was published there; "" for nothing
    place: Path  # where it goes


@dataclass(frozen=True, slots=True)
class Made:
    digest: str  # SHA-256
    written: bool  # False: it came out the same, and stays


def make_all(jobs: Sequence[Job]) -> Iterator[Made]:
    """What came of each job, in their order. Raises whatever making a file raises."""
    far = [job for job in jobs if job.leaf.far]
    if len(far) < MANY or WORKERS < 2:
        yield from map(make, jobs)
        return
    # never forked: the flow has threads, whose locks a fork would leave shut
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        try:
            came = pool.map(make, far, chunksize=AT_ONCE)
            for job in jobs:
                yield next(came) if job.leaf.far else make(job)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def make(job: Job) -> Made:
    """Write the file, unless the one before is the same."""
    content = job.leaf.make()
    now = sha256(content).hexdigest()
    if now == job.digest and holds(job.before, now):
        return Made(now, written=False)
    job.place.parent.mkdir(parents=True, exist_ok=True)
    job.place.write_bytes(content)
    return Made(now, written=True)


def holds(file: Path, digest: str) -> bool:
    """Whether the file is there, is no link to another, and is this one."""
    try:
        return not file.is_symlink() and sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False
