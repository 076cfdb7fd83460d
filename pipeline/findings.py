"""What a check says, on what basis, and the words it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from extractors.document import Location

Fact = str | int | date | Mapping[str, str]  # a mapping holds one wording per language code


class Severity(StrEnum):
    """What the reader has to do."""

    MUST_FIX = "MUST_FIX"  # the submission does not meet a requirement of the Resolution
    CHECK = "CHECK"  # a person has to decide
    NOTE = "NOTE"  # worth knowing, nothing to do


@dataclass(frozen=True, slots=True)
class Rule:
    """Why something is flagged. One rule per file in `pipeline/checks`."""

    code: str  # "SEC001": three letters for the family, three digits; never reused
    severity: Severity
    basis: str  # the paragraph of the Resolution or decision it comes from
    message: str  # in English, facts in {braces}; translations are in pipeline/languages, by code
    advice: str  # in English; translations beside the messages


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a check speak, and where they stand."""

    quote: str
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that spoke. It has no language: `pipeline.languages.message` gives it one."""

    rule: Rule
    facts: Mapping[str, Fact] = field(default_factory=dict)  # fill the {braces} of the message
    evidence: tuple[Evidence, ...] = ()  # empty when the point is that something is absent


def numbered(numbers: Iterable[int]) -> str:
    """Page numbers as people write them.

    >>> numbered([4, 5, 6, 9])
    '4–6, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
