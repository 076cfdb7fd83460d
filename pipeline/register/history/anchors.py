"""Heads of the history of changes, written down outside the register.

Whoever rewrites the whole history can chain it anew; what a backup or a published page said of it
before stays as it was. A list in the home says where heads were left, and what they were.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, select

from pipeline.register.clock import now
from pipeline.register.schema import change

LIST = "anchors.jsonl"  # in the home
IN_FOLDER = "data/history.json"  # of a published register
RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class HistoryHead:
    """The newest line of the history of changes; (0, "") for one without a line."""

    ordinal: int
    chain: str  # SHA-256 over this line and all before it


@dataclass(frozen=True, slots=True)
class Anchor:
    """A head as it was left somewhere."""

    at: str  # UTC time
    place: str  # a backup, a published folder, or RESTORED
    ordinal: int
    chain: str


def history_head(db: Connection) -> HistoryHead:
    """The newest line of the history, as it is now."""
    columns = (change.c.ordinal, change.c.chain)
    last = db.execute(select(*columns).order_by(change.c.ordinal.desc()).limit(1)).first()
    return HistoryHead(last.ordinal, last.chain) if last else HistoryHead(0, "")


def note_anchor(home: Path, head: HistoryHead, place: Path | str) -> HistoryHead:
    """Add a head to the list of this home, unless that says so last; an empty one says nothing.

    `place` is where it was left, or in words what looked. Raises OSError.
    """
    place = place if isinstance(place, str) else str(place.resolve())
    here = [anchor for anchor in noted_anchors(home) if anchor.place == place][-1:]
    known = [(anchor.ordinal, anchor.chain) for anchor in here]
    if head.ordinal and (head.ordinal, head.chain) not in known:
        _add(home, Anchor(now(), place, head.ordinal, head.chain))
    return head


def note_restore(home: Path) -> None:
    """Say that what is noted so far no longer counts, where anything is. Raises OSError."""
    if (home / LIST).exists():
        _add(home, Anchor(now(), RESTORED, 0, ""))


def _add(home: Path, anchor: Anchor) -> None:
    line = json.dumps(asdict(anchor), ensure_ascii=False)
    with (home / LIST).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def noted_anchors(home: Path) -> Iterator[Anchor]:
    """What the list of this home says; a line that is none is left out."""
    try:
        lines = (home / LIST).read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    for line in lines:
        try:
            yield Anchor(**json.loads(line))
        except (ValueError, TypeError):
            continue


def broken_anchors(
    db: Connection, home: Path, against: Sequence[Path] = ()
) -> Iterator[tuple[str, HistoryHead]]:
    """Where heads were left that the history does not bear out, each once, with the oldest head.

    Those since the last restore count: what a restore took back is gone by somebody's will. The
    head is read in the list, and in the place itself where that can still be read. `against` are
    backups and published folders that somebody names.
    """
    since = since_restore(home)
    left = [(anchor.place, HistoryHead(anchor.ordinal, anchor.chain)) for anchor in since]
    for place in dict.fromkeys((*(anchor.place for anchor in since), *map(str, against))):
        left += ((place, head) for head in filter(None, [head_in(Path(place))]))
    chains = dict(db.execute(select(change.c.ordinal, change.c.chain)).tuples().all())
    heads = [(place, head) for place, head in reversed(left) if head.ordinal]
    broken = {place: head for place, head in heads if chains.get(head.ordinal) != head.chain}
    yield from broken.items()


def since_restore(home: Path) -> list[Anchor]:
    """The anchors that count, oldest first: those before a restore speak of another history."""
    since: list[Anchor] = []
    for anchor in noted_anchors(home):
        since = [] if anchor.place == RESTORED else [*since, anchor]
    return since


def head_in(place: Path) -> HistoryHead | None:
    """What a backup or a published folder itself says; None where it cannot be asked."""
    try:
        if place.is_dir():
            return HistoryHead(**json.loads((place / IN_FOLDER).read_bytes()))
        with ZipFile(place) as archive:
            return HistoryHead(**json.loads(archive.read("backup.json"))["head"])
    except (OSError, BadZipFile, ValueError, TypeError, KeyError):
        return None
