"""The activities of every submission before the Council, in tables of an annex laid across."""

from collections.abc import Sequence
from typing import Any

from pipeline.reports import names
from pipeline.reports.council import CouncilRow
from pipeline.reports.paper_parts import add_gap, add_heading, add_note, add_paper_table
from pipeline.reports.texts import Texts

PARTS = {  # of an activity, with the shares of the width; the last only where it is told
    "activity": 7,
    "outcome": 6,
    "timeframe": 3,
    "responsibility": 5,
    "funding": 4,
    "progress": 6,
}


def add_activities(word: Any, rows: Sequence[CouncilRow], texts: Texts) -> None:
    """A table for each submission, and a sentence for one in which none was found."""
    for row in rows:
        species = names.species_in(row.taxa, texts.language) or row.title or texts["untitled"]
        add_heading(word, " – ".join(filter(None, [species, names.symbol_in_use(row.symbol)])))
        if not row.activities:
            add_note(word, texts["no_activity"])
            continue
        parts = parts_of(row)
        cells = [[getattr(activity, part) for part in parts] for activity in row.activities]
        add_paper_table(word, [texts[part] for part in parts], cells, [PARTS[p] for p in parts])
        add_gap(word)


def parts_of(row: CouncilRow) -> list[str]:
    """The columns of its table: progress only where some is told."""
    progressed = any(activity.progress for activity in row.activities)
    return [*PARTS] if progressed else [*PARTS][:-1]
