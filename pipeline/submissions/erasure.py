"""A file that was erased for data protection, or that somebody asked to erase.

Two persons are needed. Of an erased file its SHA-256, the days, the reason and both names stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class ErasureStep(StrEnum):
    """How far it is."""

    ASKED = "asked"  # by the first person
    TAKEN_BACK = "taken_back"  # nothing was erased
    ERASED = "erased"  # by the second person
    ALLOWED = "allowed"  # erased, and yet it may be taken in again


@dataclass(frozen=True, slots=True)
class ErasureEntry:
    """One step, as it is kept."""

    step: ErasureStep
    by: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is known of the erasing of one file."""

    sha256: str
    step: ErasureStep  # the last one
    asked_by: str
    asked: date
    reason: str
    confirmed_by: str = ""  # "" until it is erased
    erased: date | None = None

    @property
    def is_tombstone(self) -> bool:
        """Whether the file was erased, whatever is allowed since."""
        return self.step in (ErasureStep.ERASED, ErasureStep.ALLOWED)

    @property
    def sentence(self) -> str:
        """Who erased it when, and why."""
        return (
            f"erased on {self.erased} by {self.confirmed_by}, as {self.asked_by} asked on "
            f"{self.asked}: {self.reason}"
        )


def erasure_after(sha256: str, log: Iterable[ErasureEntry]) -> Erasure | None:
    """What stands after all steps; None where nothing was asked, or all was taken back."""
    state: Erasure | None = None
    for entry in log:
        if entry.step is ErasureStep.ASKED:
            state = Erasure(sha256, entry.step, entry.by, entry.day, entry.reason)
        elif entry.step is ErasureStep.TAKEN_BACK:
            state = None
        elif state and entry.step is ErasureStep.ERASED:
            state = replace(state, step=entry.step, confirmed_by=entry.by, erased=entry.day)
        elif state:
            state = replace(state, step=entry.step)
    return state
