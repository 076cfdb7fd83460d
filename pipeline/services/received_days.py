"""Days of receipt that a message suggests, until a person accepts them."""

from collections.abc import Collection
from dataclasses import dataclass

from extractors.fields.bonn import in_figures, read_day
from pipeline.services.review import correct
from pipeline.services.session import opened_register
from pipeline.submissions.kept import SubmissionListEntry
from pipeline.submissions.summary import Reading


@dataclass(frozen=True, slots=True)
class SuggestedDay:
    """The day on which a submission seems to have been received."""

    entry: SubmissionListEntry
    day: str  # ISO, with hour and zone where the message tells them
    shown: str  # the same as a person reads it, in Bonn
    source: str  # the words of the message that suggest it


def suggested_days(meeting: str | None = None) -> tuple[SuggestedDay, ...]:
    """Every submission without a day of receipt for which a message suggests one.

    `meeting`: those of one meeting alone. Raises RegisterError.
    """
    with opened_register() as register:
        open_entries = [
            entry
            for entry in register.submissions()
            if entry.suggested and not entry.is_aside and meeting in (None, entry.meeting)
        ]
        readings = [register.submission(entry.sha256).summary for entry in open_entries]
    found = (
        _suggested(entry, reading) for entry, reading in zip(open_entries, readings, strict=True)
    )
    return tuple(filter(None, found))


def accept_days(digests: Collection[str], *, by: str) -> tuple[str, ...]:
    """Keep the suggested days of these submissions, each with its source.

    Gives the SHA-256 of those kept. What has a day by now is left as it is. Lateness follows when
    the files are read again.
    """
    wanted = [row for row in suggested_days() if row.entry.sha256 in digests]
    for row in wanted:
        correct(row.entry.sha256, "received", row.day, by=by, reason=row.source)
    return tuple(row.entry.sha256 for row in wanted)


def _suggested(entry: SubmissionListEntry, reading: Reading) -> SuggestedDay | None:
    written = reading.suggested_received_at or reading.suggested_received
    if not written:
        return None
    return SuggestedDay(
        entry, written, in_figures(read_day(written)), reading.suggested_source or ""
    )
