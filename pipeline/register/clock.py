"""When something was written down."""

from datetime import UTC, datetime


def now() -> str:
    """This moment, UTC, as the register writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
