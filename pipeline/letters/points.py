"""What a letter asks to be completed: the findings that only the proponents can mend.

A letter asks for nothing that the program is unsure of. What would be a question of its own goes
to the Secretariat, with the sentence that a colleague may add.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from pipeline.i18n import say
from pipeline.i18n import words as our_words
from pipeline.i18n.typography import list_separator
from pipeline.letters.texts import letter_words
from pipeline.register import Submission
from pipeline.submissions.checks import late_submission
from pipeline.submissions.findings import Finding, Severity
from pipeline.submissions.messages import advice, basis, message

CERTAIN = frozenset({"DOC002", "DOC003", "ACT002"})
"""Rules of which a person decides what follows, though what they say is seen in the file."""


class Question(NamedTuple):
    """What the program is unsure of: for the Secretariat to look at, and to ask or not."""

    finding: str  # its sentence
    request: str  # the sentence that a colleague may add


def points_of(submission: Submission, language: str) -> list[str]:
    """What is to be completed, how, and why, each thing once; empty where nothing is asked for.

    Findings of one rule are one point; the points go in the order of the form.
    """
    words = letter_words(language)
    if submission.summary.problem:
        found = [
            (
                words["unreadable"].format(file=submission.file),
                words["mending"]["unreadable"],
                words["unreadable_basis"],
            )
        ]
    else:
        found = [
            (_together(group, language), _mend(group[0], language), _reason(group[0], language))
            for group in _by_rule(_asked(submission))
        ]
    return [
        f"{number}. {what} {mend.removesuffix('.')} ({why})."
        for number, (what, mend, why) in enumerate(found, 1)
    ]


def marks_of(submission: Submission) -> list[str]:
    """A mark for each point: the same for the same finding, whatever words it is said in."""
    if submission.summary.problem:
        return ["unreadable"]
    return [f"{finding.rule.code} {_digest(finding)}" for finding in _asked(submission)]


def questions_of(submission: Submission, language: str) -> tuple[Question, ...]:
    """What no letter asks, because the program is unsure of it."""
    return tuple(
        Question(message(finding, language), _mend(finding, language))
        for finding in _mendable(submission)
        if not _is_certain(finding)
    )


def lateness_of(submission: Submission) -> Finding | None:
    """That it came after the deadline; None where it did not, or somebody waived that."""
    code = late_submission.RULE.code
    return next((f for f in submission.open_findings if f.rule.code == code), None)


def _digest(finding: Finding) -> str:
    facts = json.dumps(finding.facts, default=str, sort_keys=True)
    return sha256(facts.encode()).hexdigest()[:12]


def _mendable(submission: Submission) -> list[Finding]:
    """Those that proponents can mend; the rest is for the Secretariat."""
    mending = letter_words("en")["mending"]
    return [finding for finding in submission.open_findings if finding.rule.code in mending]


def _asked(submission: Submission) -> list[Finding]:
    return [finding for finding in _mendable(submission) if _is_certain(finding)]


def _is_certain(finding: Finding) -> bool:
    return finding.rule.severity is Severity.MUST_FIX or finding.rule.code in CERTAIN


def _by_rule(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    groups: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule.code, {}).setdefault(_digest(finding), finding)
    return [[*group.values()] for group in groups.values()]


def _together(group: list[Finding], language: str) -> str:
    """The findings of one rule in one sentence where there is a sentence for several."""
    words = letter_words(language)
    code = group[0].rule.code
    if len(group) == 1 or code not in words["together"]:
        return " ".join(message(finding, language) for finding in group)
    each = (_filled(words["each"][code], finding, language) for finding in group)
    return str(words["together"][code]).format(all=list_separator(language).join(each))


def _reason(finding: Finding, language: str) -> str:
    """The rule, or in words what rests on practice alone."""
    reasons: Mapping[str, str] = letter_words(language)["reasons"]
    return reasons.get(finding.rule.code, basis(finding, language))


def _mend(finding: Finding, language: str) -> str:
    mending: Mapping[str, str] = letter_words(language)["mending"]
    return _filled(mending.get(finding.rule.code, advice(finding, language)), finding, language)


def _filled(wording: str, finding: Finding, language: str) -> str:
    words = our_words(language)
    return wording.format_map({name: say(fact, words) for name, fact in finding.facts.items()})
