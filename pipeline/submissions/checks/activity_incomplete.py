"""An activity without responsibility, timeframe or funding."""

import re
from collections.abc import Iterator, Sequence

from extractors.fields.values import ActivityRow
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
LABEL_WITHIN = re.compile(r"[^\W_][\w)’']\s+[A-ZÀ-Ý][a-zà-ÿ]{2,14}:\s")
"""In a cell, behind other words: "Blue Trust Funds: USD 9,000" holds two."""
SHOWN = 80  # characters of an activity; enough to find its row


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per row, naming every cell that is empty.

    Reports have tables of their own; a column that the whole table lacks is said once, by ACT003.
    Silent on what may be no whole row: the head of a group, or a cell that holds the label of
    another.
    """
    if not dossier.is_proposal:
        return
    for row in dossier.proposal.activities:
        wanted = () if row.value.progress else REQUIRED_CELLS
        empty = [name for name in wanted if _is_empty(row.value, name)]
        if empty and _is_whole(row.value, empty):
            facts: dict[str, Fact] = {"activity": _short(row.value), "cells": cells_in_words(empty)}
            yield Finding(RULE, facts, row.evidence, {"activity": row.value.activity})


def _is_whole(row: ActivityRow, empty: Sequence[str]) -> bool:
    """Whether a row was read as it stands, as far as its cells tell."""
    is_group = len(empty) > 1 and not row.outcome.strip()
    cells = (row.outcome, row.timeframe, row.responsibility, row.funding)
    return not is_group and not any(map(LABEL_WITHIN.search, cells))


def _short(row: ActivityRow) -> str:
    text = " ".join(row.activity.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def _is_empty(row: ActivityRow, name: str) -> bool:
    return not getattr(row, name).strip() and name not in row.no_place_for
