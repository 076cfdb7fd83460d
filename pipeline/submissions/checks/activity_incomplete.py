"""An activity without responsibility, timeframe or funding."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.values import ActivityRow
from extractors.forms.activities.column_contents import tells_of_time
from pipeline.i18n import Fact
from pipeline.submissions.activity_cells import REQUIRED_CELLS, cells_in_words
from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule, Severity

RULE = Rule(
    code="ACT002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="The activity “{activity}” has no entry for: {cells}.",
    advice="Ask the proponent to complete the row, or to state that this is not yet known.",
)
PARTS = re.compile(r"[;,()|/]")
LABEL_WITHIN = re.compile(r"[^\W_][\w)’']\s+[A-ZÀ-Ý][a-zà-ÿ]{2,14}:\s")
"""In a cell, behind other words: "Blue Trust Funds: USD 9,000" holds two."""
CUT_START = re.compile(r"[a-zà-ÿ]|[)\]};,]")
CUT_END = re.compile(r"(?:[;,(&/]|\b(?:and|or|of|the|by|et|ou|de|du|des|la|le|y|o|del|el))$")
"""How a cell begins or ends that is a part of another: the table was not read as it stands."""
MOST_CUT_STARTS = 0.5  # share (0-1) of rows that begin so; some write every cell in small letters
SHOWN = 80  # characters of an activity; enough to find its row


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per row, naming every cell that is empty.

    Reports have tables of their own; a column that the whole table lacks is said once, by ACT003.
    Silent on what may be no whole row: the head of a group, a cell that holds the label of
    another, every row of a table with cells that begin or end within a sentence, and a row where
    the time may stand in another cell.
    """
    values = [row.value for row in dossier.proposal.activities]
    if not dossier.is_proposal or _looks_misread(values):
        return
    for row in dossier.proposal.activities:
        wanted = () if row.value.progress else REQUIRED_CELLS
        empty = [name for name in wanted if _is_empty(row.value, name)]
        if empty == ["timeframe"] and _has_time_elsewhere(row.value):
            continue
        if empty and _is_whole(row.value, empty):
            facts: dict[str, Fact] = {"activity": _short(row.value), "cells": cells_in_words(empty)}
            yield Finding(RULE, facts, row.evidence, {"activity": row.value.activity})


def _is_whole(row: ActivityRow, empty: Sequence[str]) -> bool:
    """Whether a row was read as it stands, as far as its cells tell."""
    is_group = len(empty) > 1 and not row.outcome.strip()
    return not is_group and not any(map(LABEL_WITHIN.search, _beside(row)))


def _looks_misread(rows: Sequence[ActivityRow]) -> bool:
    """Whether rows were cut: sentences that begin in one and end in the next."""
    texts = [[cell.strip() for cell in (*_beside(row), row.activity)] for row in rows]
    if any(CUT_END.search(text) or _is_open(text) for row in texts for text in row):
        return True
    starts = [bool(CUT_START.match(row.activity.strip())) for row in rows]
    return 0 < sum(starts) < MOST_CUT_STARTS * len(rows)


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


def _has_time_elsewhere(row: ActivityRow) -> bool:
    """Whether another cell holds a day or a stretch of time: "Kenya; by May 2027"."""
    parts = (part for cell in _beside(row) for part in PARTS.split(cell))
    return any(map(tells_of_time, parts))


def _beside(row: ActivityRow) -> tuple[str, ...]:
    return (row.outcome, row.timeframe, row.responsibility, row.funding)


def _short(row: ActivityRow) -> str:
    text = " ".join(row.activity.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def _is_empty(row: ActivityRow, name: str) -> bool:
    return not getattr(row, name).strip() and name not in row.no_place_for
