"""The headings that people placed and that count in later files, too."""

from datetime import date

from pipeline.services.session import opened_register, this_day, transaction
from pipeline.submissions.review.taught_headings import TaughtHeading


def home_headings() -> tuple[tuple[TaughtHeading, str], ...]:
    """Those that count, by their letters, each with the file it was placed in first."""
    with opened_register() as register:
        files = {entry.sha256: entry.file for entry in register.submissions()}
        return tuple(
            (taught, files[taught.sha256])
            for taught in register.taught_headings()
            if taught.everywhere
        )


def revoke_heading(written: str, *, by: str, day: date | None = None) -> TaughtHeading:
    """Let a heading count in later files no more; where it was placed it stays.

    Raises ReviewRejected for one that is not known.
    """
    with transaction() as register:
        return register.revoke_heading(written, by, day or this_day())
