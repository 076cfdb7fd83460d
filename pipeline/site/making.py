"""Make the files of a folder: each by itself, or many in several processes."""

import os
import shutil
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
    written: bool  # False: it came out the same, and was linked


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
    """Write the file, or link the one before where it is the same."""
    content = job.leaf.make()
    now = sha256(content).hexdigest()
    if now == job.digest and keep(job.before, job.place, now):
        return Made(now, written=False)
    job.place.write_bytes(content)
    return Made(now, written=True)


def keep(before: Path, now: Path, digest: str) -> bool:
    """Link a file that is still as it was published; False when it is not."""
    if not digest or not holds(before, digest):
        return False
    link(before, now)
    return True


def holds(file: Path, digest: str) -> bool:
    """Whether the file is there and is this one."""
    try:
        return sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def link(before: Path, now: Path) -> None:
    """The same file in a second place."""
    try:
        os.link(before, now, follow_symlinks=False)
    except OSError:  # a file system without links, or a file of somebody else
        shutil.copy2(before, now, follow_symlinks=False)
