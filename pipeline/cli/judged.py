"""How commands tell of submissions that are judged otherwise since a day was changed."""

from collections.abc import Sequence

from pipeline.cli.console import tell
from pipeline.submissions.lateness import JudgedAnew


def tell_judged(judged: Sequence[JudgedAnew]) -> None:
    """A line for each submission, with what was said of it before; nothing where none is."""
    if judged:
        tell(f"Judged otherwise by this: {len(judged)}.")
    for submission in judged:
        tell(f"  {submission.file}: {submission.after} (before: {submission.before})")
