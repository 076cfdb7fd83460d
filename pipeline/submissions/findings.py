"""What a check says, on what basis, and the words it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NotRequired

from typing_extensions import TypedDict  # pydantic cannot use that of typing before 3.12

from extractors.document import Location
from pipeline.i18n import Fact


class Severity(StrEnum):
    """What the reader has to do."""

    MUST_FIX = "MUST_FIX"  # the submission does not meet a requirement of the Resolution
    CHECK = "CHECK"  # a person has to decide
    NOTE = "NOTE"  # worth knowing, nothing to do


@dataclass(frozen=True, slots=True)
class Rule:
    """Why something is flagged. One rule per file in `pipeline/submissions/checks`."""

    code: str  # "SEC001": three letters for the family, three digits; never reused
    severity: Severity
    basis: str  # the paragraph of the Resolution or decision it comes from
    message: str  # in English, facts in {braces}; translations are in pipeline/i18n, by code
    advice: str  # in English; translations beside the messages


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a check speak, and where they stand."""

    quote: str
    location: Location


class AboutSection(TypedDict):
    section: str  # id of the form's section; "" for one that the form does not know
    under: NotRequired[list[str]]  # headings of the file that it stands, or may stand, under


class AboutTaxon(TypedDict):
    taxon: str  # as in `taxa[].scientific_name`


class AboutState(TypedDict):
    state: str  # ISO 3166-1 alpha-2


class AboutBody(TypedDict):
    body: str  # a name, as it is written in the file


class AboutActivity(TypedDict):
    activity: str  # as in `activities[].activity`


About = AboutSection | AboutTaxon | AboutState | AboutBody | AboutActivity


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that spoke. It has no language: `pipeline.i18n.message` gives it one."""

    rule: Rule
    facts: Mapping[str, Fact] = field(default_factory=dict)  # fill the {braces} of the message
    evidence: tuple[Evidence, ...] = ()  # empty when the point is that something is absent
    about: About | None = None  # what it speaks of; None: the file as a whole

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def on_a_page(self) -> Evidence | None:
        """The first of its words that stand on a page; None for those of Word files."""
        return next(
            (evidence for evidence in self.evidence if evidence.location.page is not None), None
        )


def format_page_ranges(numbers: Iterable[int]) -> str:
    """Page numbers as people write them.

    >>> format_page_ranges([4, 5, 6, 9])
    '4–6, 9'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
