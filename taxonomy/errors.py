"""What can go wrong with a list of names before any name is looked up.

* TaxonomyError
  - UnknownEdition       no edition of that id is at hand
  - NoEditionInForce     every edition at hand begins later than the day asked for
  - UnreadableList       a list of ours or an imported one lacks what it must have
  - SuspiciousDrop       an imported list would lose more lines than is likely

An error means *we* could not do our work. A doubtful name is a NameMatch, never an error.
"""

from collections.abc import Sequence
from datetime import date


class TaxonomyError(Exception):
    """A list that cannot be used, with the sentence a colleague needs next."""


class UnknownEdition(TaxonomyError):
    def __init__(self, edition: str, known: Sequence[str]) -> None:
        super().__init__(
            f"There is no edition “{edition}” of the Appendices. "
            f"Known: {', '.join(known)}. Import it with `concerted taxa import`."
        )


class NoEditionInForce(TaxonomyError):
    def __init__(self, on: date, first: str) -> None:
        super().__init__(
            f"No edition of the Appendices was in force on {on.isoformat()}: "
            f"the oldest at hand is {first}. Import an older one with `concerted taxa import`."
        )


class UnreadableList(TaxonomyError):
    """A list whose columns or values are not what they must be."""


class SuspiciousDrop(TaxonomyError):
    """An imported list without many lines of the edition before it."""
