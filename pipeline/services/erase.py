"""Erase a submission for data protection: one person asks, another confirms.

The bytes and everything read from them go: from the register, the kept files, the index of the
search, the papers and reports, and what the databases keep beside. That it was erased stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.config import home, register_url
from pipeline.register import Register, open_register
from pipeline.services.relations import events_resting_on
from pipeline.services.session import Refused, opened_register, this_day, transaction
from pipeline.services.traces import Traces, remove_traces, words_of
from pipeline.submissions.erasure import Erasure, ErasureStep
from pipeline.submissions.kept import Submission

NO_TRACES = Traces()
SHORTEST = 8  # characters of a SHA-256 that are enough


@dataclass(frozen=True, slots=True)
class ErasureOutcome:
    """What came of a step."""

    changed: bool  # False: it was so already
    erasure: Erasure
    names: tuple[str, ...] = ()  # of the files, as they were called; not to be kept
    sha256s: tuple[str, ...] = ()  # of the files: what was asked for, and the mails that hold it
    traces: Traces = NO_TRACES
    forgotten: bool = True  # False: the database file still has what was deleted in it
    remarks: tuple[str, ...] = ()


def ask_erasure(
    submission: str, *, by: str, reason: str, day: date | None = None
) -> ErasureOutcome:
    """Ask that a submission be erased, and with it the mails and zip files that hold its bytes.

    Nothing is erased yet. Raises UnknownSubmission and ReviewRejected.
    """
    with transaction() as register:
        asked = register.submission(submission)
        files = (asked, *_containers(register, asked))
        changed = False
        for file in files:
            why = reason if file is asked else f"{reason} (it holds {asked.sha256[:12]})"
            changed |= register.erasures.ask(file.sha256, by, why, day or this_day())
        erasure = register.erasures.of(asked.sha256)
        remarks = (*_holders(files), *events_resting_on(register, asked))
    assert erasure is not None
    return ErasureOutcome(
        changed, erasure, _names(files), tuple(f.sha256 for f in files), remarks=remarks
    )


def confirm_erasure(submission: str, *, by: str, day: date | None = None) -> ErasureOutcome:
    """Erase what somebody else asked for. Once more does no harm: the home is cleaned again.

    Raises UnknownSubmission, ReviewRejected, and Refused where nobody asked.
    """
    with open_register(home(), register_url()) as register:
        if (known := _known(register, submission)) and known.is_tombstone:
            traces = _clean(register, [known.sha256], frozenset())
            forgotten = register.erasures.forget()
            return ErasureOutcome(False, known, traces=traces, forgotten=forgotten)
        asked = register.submission(submission)
        waiting = {e.sha256 for e in register.erasures.all() if e.step is ErasureStep.ASKED}
        holders = [c for c in _containers(register, asked) if c.sha256 in waiting]
        files = (asked, *holders)
        words = frozenset[str]().union(*map(words_of, files))
        remarks = events_resting_on(register, asked)
        with register.together():
            erased = [register.erasures.erase(f.sha256, by, day or this_day()) for f in files]
        digests = [file.sha256 for file in files]
        traces = _clean(register, digests, words)
        forgotten = register.erasures.forget()
    return ErasureOutcome(
        True, erased[0], _names(files), tuple(digests), traces, forgotten, remarks
    )


def take_back_erasure(
    submission: str, *, by: str, reason: str = "", day: date | None = None
) -> ErasureOutcome:
    """Let a request to erase go; everything stays. Raises Refused where none waits."""
    with transaction() as register:
        asked = register.submission(submission)
        before = register.erasures.of(asked.sha256)
        if before is None:
            raise Refused("Nobody has asked for this to be erased: there is nothing to take back.")
        files = (asked, *_containers(register, asked))
        for file in files:
            register.erasures.take_back(file.sha256, by, reason, day or this_day())
    return ErasureOutcome(True, before, _names(files), tuple(f.sha256 for f in files))


def allow_again(sha256: str, *, by: str, reason: str, day: date | None = None) -> ErasureOutcome:
    """Let an erased file be taken in again. Raises Refused and ReviewRejected."""
    with transaction() as register:
        known = _known(register, sha256)
        if known is None:
            raise Refused(
                f"No file “{sha256}” was erased. `concerted erase --list` names those that were, "
                "by their SHA-256."
            )
        changed = register.erasures.allow(known.sha256, by, reason, day or this_day())
        return ErasureOutcome(changed, register.erasures.of(known.sha256) or known)


def list_erasures() -> tuple[Erasure, ...]:
    """What waits for a second person, and what was erased."""
    with opened_register() as register:
        return register.erasures.all()


def erasure_of(sha256: str, known_on: date | None = None) -> Erasure | None:
    """What stands of one file; None: nobody asked, by the end of the day `known_on`."""
    with opened_register(known_on) as register:
        return register.erasures.of(sha256)


def bury_again(register: Register, tombstones: tuple[Erasure, ...]) -> tuple[Erasure, ...]:
    """Erase once more what a backup brought back that is older than the erasing; those erased."""
    back = tuple(
        tombstone
        for tombstone in tombstones
        if not ((now := register.erasures.of(tombstone.sha256)) and now.is_tombstone)
    )
    for tombstone in back:
        register.erasures.bury_again(tombstone)
    if back:
        _clean(register, [tombstone.sha256 for tombstone in back], frozenset())
        register.erasures.forget()
    return back


def _clean(register: Register, digests: list[str], words: frozenset[str]) -> Traces:
    for digest in digests:
        register.files.path(digest).unlink(missing_ok=True)
        register.files.public_path(digest).unlink(missing_ok=True)
    return remove_traces(home(), digests, words)


def _containers(register: Register, submission: Submission) -> Iterator[Submission]:
    """The mail or zip file that brought a submission, where it is kept: it holds the same bytes."""
    holder = submission.summary.came_in_sha256
    if holder and register.holds(holder):
        yield register.submission(holder)


def _holders(files: tuple[Submission, ...]) -> Iterator[str]:
    for file in files[1:]:
        yield (
            f"It came inside {file.file} ({file.sha256[:12]}), which holds the same bytes: that is "
            "erased with it. Other documents that came in it stay."
        )


def _names(files: tuple[Submission, ...]) -> tuple[str, ...]:
    return tuple(Path(file.file).name for file in files)


def _known(register: Register, wanted: str) -> Erasure | None:
    """The erasing meant by a SHA-256 or its beginning."""
    short = wanted.lower()
    found = [e for e in register.erasures.all() if e.sha256.startswith(short)]
    return found[0] if len(found) == 1 and len(short) >= SHORTEST else None
