"""What keeps the register in good order: reading again, backup, restore, a look at its health."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.config import home, register_url
from pipeline.home_rights import mend_rights, mending
from pipeline.intake.reread import kept_file, tools_missing
from pipeline.register import Register, open_register
from pipeline.register.backup import FILES, opened_backup
from pipeline.register.health import HealthProblem
from pipeline.schedule.lock import is_taken
from pipeline.services.erase import bury_again
from pipeline.services.session import Refused, opened_register, register_exists
from pipeline.services.shared_server import open_server_warning
from pipeline.services.traces import erased_bytes
from pipeline.submissions.erasure import Erasure, ErasureStep
from pipeline.submissions.kept import Submission, SubmissionListEntry

CHANGED = (
    "The kept file ({digest}) is no longer what came in, so it was not read again. Take the same "
    "file in again with `concerted intake`, or restore a backup."
)
AHEAD = 4  # files sent for each process before the one waited for


@dataclass(frozen=True, slots=True)
class RereadFile:
    """What came of reading one kept file again."""

    file: str
    problem: str | None  # why it could still not be read
    changed: bool  # it reads otherwise than before


@dataclass(frozen=True, slots=True)
class Health:
    """Whether everything is as it should be."""

    problems: tuple[HealthProblem, ...]
    tools_missing: tuple[str, ...]  # a sentence for each outside program that is not installed
    begun: bool  # False: there is no register yet
    open_server: str | None = None  # what to say of a shared workflow server that asks nobody


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of bringing a backup back."""

    files: int  # kept files in it that are whole
    aside: Path | None  # where what was here before is backed up; None: nothing was here
    erased: int  # files in it that had been erased here since, and are erased again
    problems: tuple[HealthProblem, ...]  # what it did not bring back


def reread(
    names: Sequence[str] = (), *, failed: bool = False, everything: bool = False
) -> Iterator[RereadFile]:
    """Read kept files again, after an upgrade or a failure; what people said of them stays.

    `names` are SHA-256 or file names; `failed` adds those that could not be read. Each file is
    kept in a transaction of its own as soon as it is read. Raises Refused where none is named,
    UnknownSubmission and ReadersDoNotStart.
    """
    if not (names or failed or everything):
        raise Refused("Say what to read again: names of submissions, --failed, or --all.", "names")
    from pipeline.intake.examine_all import examine_all  # the readers take a second to import
    from pipeline.intake.workers import ReaderPool

    with open_register(home(), register_url()) as register:
        chosen = [
            register.submission(entry.sha256)
            for entry in _chosen(register, names, failed, everything)
        ]
        if not chosen:
            return
        workers = min(len(chosen), os.cpu_count() or 1)
        with ReaderPool(workers) as pool, TemporaryDirectory(prefix="concerted-") as folder:
            taught = register.taught_headings()
            kept = [
                kept_file(register.files.path(s.sha256), s, Path(folder), pool.holds_documents)
                for s in chosen
            ]
            files = [replace(file, taught=taught) for file in kept]
            examined = examine_all(files, pool, register.meetings(), AHEAD * workers)
            for submission, (_, result) in zip(chosen, examined, strict=True):
                if register.files.is_changed(submission.sha256):
                    yield RereadFile(
                        submission.file, CHANGED.format(digest=submission.sha256[:12]), False
                    )
                    continue
                summary = replace(result.summary, sha256=submission.sha256)  # also where it is gone
                changed = register.reread(replace(result, summary=summary))
                yield RereadFile(submission.file, result.problem, changed)


def conflicts_with_reviews() -> int:
    """In how many places a newer reading says something else than a person saw and decided."""
    with opened_register() as register:
        return sum(entry.conflicts for entry in register.submissions())


def back_up(path: Path) -> tuple[int, tuple[HealthProblem, ...]]:
    """Write the register and every kept file that is whole into one zip.

    Gives the number of files in it, and what is wrong with kept files. Others may work
    meanwhile. Raises Refused and NotWritten.
    """
    if path.is_dir():
        raise Refused(f"{path} is a folder. Give the name of the file to write.", "path")
    with opened_register() as register:
        return register.backup(path), register.file_problems()


def restore(path: Path, *, replace_register: bool = False) -> Restored:
    """Bring a backup back, also one of an older version of the program.

    Into an empty register; else `replace_register` says so, and what is here is backed up first.
    What is damaged in the backup is told of, and the rest restored. One that was cut off can be
    run again. Raises Refused, BadBackup, BackupTooNew and NotEmpty; then nothing is changed.
    """
    if not path.is_file():
        raise Refused(f"{path} is not there. Give the file that `concerted backup` wrote.", "path")
    aside = home() / "backups" / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
    with opened_backup(path) as backup, open_register(home(), register_url()) as register:
        tombstones = register.erasures.all()
        register.restore(backup, aside if replace_register else None)
        buried = bury_again(register, tuple(e for e in tombstones if e.is_tombstone))
        damaged = (n for n in backup.damaged if not register.holds(n.removeprefix(FILES)))
        problems = (*map(_damaged, damaged), *register.file_problems())
        count = len(backup.digests)
    return Restored(count, aside if aside.exists() else None, len(buried), problems)


def _damaged(name: str) -> HealthProblem:
    mend = "Take it from another backup, or make it anew."
    return HealthProblem(f"{name} is damaged in this backup and was not restored.", mend)


def health(against: Sequence[Path] = ()) -> Health:
    """What is missing, changed or not allowed in the register, with how to mend it.

    `against` are backups and published folders from elsewhere, to hold the history against.
    """
    with opened_register() as register:
        erased = {e.sha256: e for e in register.erasures.all() if e.step is ErasureStep.ERASED}
        problems = (*register.health(against), *_erased_and_there(erased))
    missing = tuple(tools_missing())
    return Health(problems, missing, register_exists(), open_server_warning())


def rights() -> tuple[int, tuple[HealthProblem, ...]]:
    """Give everything of ours in the home the rights of the home; how many had others.

    And what only somebody else can mend. The register is not opened: it may be among that.
    """
    mended, foreign = mend_rights(home())
    return mended, tuple(
        HealthProblem(
            f"Files and folders in {home()} that belong to {account} ({number}) have other rights "
            "than this home: somebody may read them who should not, or cannot who should.",
            mending(home()),
        )
        for account, number in sorted(foreign.items())
    )


def _erased_and_there(erased: Mapping[str, Erasure]) -> Iterator[HealthProblem]:
    """Bytes of erased files that lie in the home all the same."""
    for path, digest in erased_bytes(home(), erased):
        yield HealthProblem(
            f"{path} holds a file that was {erased[digest].sentence}",
            f"Delete it, or run `concerted erase {digest[:12]} --confirm` once more.",
        )


def run_in_progress() -> bool:
    """Whether a daily run or an inbox poll is at work in this home."""
    return is_taken()


def _chosen(
    register: Register, names: Sequence[str], failed: bool, everything: bool
) -> Iterator[SubmissionListEntry]:
    wanted = {_named(register, name).sha256 for name in names}
    for entry in register.submissions():
        unread = failed and entry.problem is not None
        if everything or unread or entry.sha256 in wanted:
            yield entry


def _named(register: Register, given: str) -> Submission:
    """A path names the file of that name."""
    return register.submission(Path(given).name if "/" in given else given)
