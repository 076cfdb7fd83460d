"""An activity without responsibility, timeframe or funding."""

from collections.abc import Iterator, Mapping

from extractors.fields.values import ActivityRow
from pipeline.dossier import Dossier
from pipeline.findings import Fact, Finding, Rule, Severity

RULE = Rule(
    code="ACT002",
    severity=Severity.CHECK,
    basis="Resolution 12.28 (Rev.COP14), Annex 2, Activities and expected outcomes",
    message="The activity “{activity}” has an empty cell: {cells}.",
    advice="Ask the proponent to complete the row, or to say that it is not known yet.",
)
CELLS = {
    "timeframe": {"en": "timeframe", "fr": "calendrier", "es": "calendario"},
    "responsibility": {"en": "responsibility", "fr": "responsabilité", "es": "responsabilidad"},
    "funding": {"en": "funding", "fr": "financement", "es": "financiación"},
}
SHOWN = 80  # characters of an activity; enough to find its row


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding per row, naming every cell that is empty; reports have tables of their own."""
    if not dossier.is_proposal:
        return
    for row in dossier.proposal.activities:
        empty = [name for name in CELLS if not getattr(row.value, name).strip()]
        if empty:
            facts: dict[str, Fact] = {"activity": _short(row.value), "cells": _in_words(empty)}
            yield Finding(RULE, facts, row.evidence)


def _short(row: ActivityRow) -> str:
    text = " ".join(row.activity.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


def _in_words(empty: list[str]) -> Mapping[str, str]:
    return {
        language: ", ".join(CELLS[name][language] for name in empty)
        for language in ("en", "fr", "es")
    }
