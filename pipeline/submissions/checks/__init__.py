"""One file per check; a file in this folder is a check as soon as it exists.

Each holds `RULE`, why it speaks, and `check(dossier)`, which yields a finding for every time it
does. A check never says whether a submission is acceptable: people decide.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pipeline.submissions.dossier import Dossier
from pipeline.submissions.findings import Finding, Rule

FAMILIES = ("DOC", "SEC", "DUE", "TAX", "RNG", "ACT", "CON")  # the order a reader asks in


class Check(Protocol):
    """What every module of this folder looks like."""

    RULE: Rule

    def check(self, dossier: Dossier) -> Iterator[Finding]:
        """Every reason to speak, in the order of the document."""
        ...


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by family and number.

    Raises ValueError when two of them share a code, or a code is of no family.
    """
    names = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    found = [cast("Check", import_module(f"{__name__}.{name}")) for name in names]
    codes = [check.RULE.code for check in found]
    if shared := [code for code, count in Counter(codes).items() if count > 1]:
        raise ValueError(f"two checks share {shared}; taken are {sorted(set(codes))}")
    if strange := [code for code in codes if code[:3] not in FAMILIES]:
        raise ValueError(f"{strange} are of no family: add it to FAMILIES, where a reader asks it")
    return tuple(sorted(found, key=lambda check: _place(check.RULE)))


def rules() -> dict[str, Rule]:
    """The rule of every check, by code."""
    return {check.RULE.code: check.RULE for check in checks()}


def run_checks(dossier: Dossier) -> tuple[Finding, ...]:
    """What every check says about one submission, always in the same order."""
    return tuple(finding for check in checks() for finding in check.check(dossier))


def _place(rule: Rule) -> tuple[int, str]:
    return FAMILIES.index(rule.code[:3]), rule.code
