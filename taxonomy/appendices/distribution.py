"""The States of each taxon in a Species+ download, by how it occurs there.

The columns hold English names joined by commas, and some names hold a comma themselves. The column
of ISO codes settles how many States there are, and so which pieces belong together.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from taxonomy.listing import Presence

ALL_NAMES = "all distributionfullnames"
ALL_CODES = "all distributionisocodes"
CODE = re.compile(r"[A-Z]{2}")
COLUMNS = {
    Presence.NATIVE: "nativedistributionfullnames",
    Presence.INTRODUCED: "introduced distribution",
    Presence.INTRODUCED_UNCERTAIN: "introduced(?) distribution",
    Presence.REINTRODUCED: "reintroduced distribution",
    Presence.EXTINCT: "extinct distribution",
    Presence.EXTINCT_UNCERTAIN: "extinct(?) distribution",
    Presence.UNCERTAIN: "distribution uncertain",
}


class Distributions:
    """What the whole table teaches of its names of States, then the distribution of each row."""

    def __init__(
        self, rows: Iterable[Mapping[str, str]], iso_of: Callable[[str], str | None]
    ) -> None:
        """`rows` have plain column names; `iso_of` gives the code of a State by its name."""
        self.doubts: list[str] = []
        self._iso_of = iso_of
        self._known: dict[str, str | None] = {}
        self._tails: set[str] = set()  # ends of names that hold a comma: "SAR"
        for row in rows:
            self._learn(_pieces(row.get(ALL_NAMES, "")), _codes(row.get(ALL_CODES, "")))

    def of(self, place: str, row: Mapping[str, str]) -> dict[Presence, tuple[str, ...]]:
        """The States of a row by presence; what cannot be right is added to the doubts.

        A State of which only the code is given, or whose name is not known, is native to nobody.
        """
        codes = set(_codes(row.get(ALL_CODES, "")))
        if wrong := sorted(code for code in codes if not CODE.fullmatch(code)):
            self.doubts.append(f"{place}: no ISO codes of States: {', '.join(wrong)}.")
        found: dict[Presence, tuple[str, ...]] = {}
        for presence, column in COLUMNS.items():
            if states := self._states(place, row.get(column, "")):
                found[presence] = states
        seen = {iso for states in found.values() for iso in states}
        self._compare(place, {code for code in codes if CODE.fullmatch(code)}, seen)
        return found

    def _compare(self, place: str, codes: set[str], seen: set[str]) -> None:
        if codes and seen and (without := sorted(codes - seen)):
            self.doubts.append(
                f"{place}: how the taxon occurs is not said for: {', '.join(without)}."
            )
        if codes and (surplus := sorted(seen - codes)):
            self.doubts.append(
                f"{place}: not among the ISO codes of its row: {', '.join(surplus)}."
            )

    def _states(self, place: str, cell: str) -> tuple[str, ...]:
        isos = set()
        for piece in _pieces(cell):
            if iso := self._iso(piece):
                isos.add(iso)
            elif piece not in self._tails:
                self.doubts.append(f"{place}: no State is known by the name “{piece}”.")
        return tuple(sorted(isos))

    def _iso(self, piece: str) -> str | None:
        if piece not in self._known:
            self._known[piece] = self._iso_of(piece)
        return self._known[piece]

    def _learn(self, pieces: list[str], codes: list[str]) -> None:
        """A name we lack, where one code is left for it; else the end of a name before it."""
        lacking = [piece for piece in pieces if not self._iso(piece) and piece not in self._tails]
        left = [code for code in codes if code not in {self._iso(piece) for piece in pieces}]
        if not lacking or not codes:
            return
        if len(lacking) == 1 and len(left) == 1 and CODE.fullmatch(left[0]):
            self._known[lacking[0]] = left[0]
        elif not left and len(pieces) > len(codes):
            self._tails.update(lacking)


def _pieces(cell: str) -> list[str]:
    return [piece for part in cell.split(",") if (piece := " ".join(part.split()))]


def _codes(cell: str) -> list[str]:
    return [code.upper() for code in _pieces(cell)]
