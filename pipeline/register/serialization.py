"""Outcome to rows and back: what was read comes out of the register as it went in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from extractors.document import BBox, Location
from extractors.fields.bonn import read_day, written_moment
from pipeline.i18n import Fact
from pipeline.submissions.findings import Evidence, Finding, Rule, Severity
from pipeline.submissions.messages import message
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import (
    MEMBERS,
    Reading,
    ReadSection,
    reading_from,
    reading_json,
)
from pipeline.submissions.versions.revisions import document_of, letters_of

APART = {"sections", "findings"}  # tables of their own
ORDERED = json.JSONEncoder(sort_keys=True, separators=(",", ":"))  # made once for all that it says


class ValueRow(NamedTuple):
    field: str
    ordinal: int  # 1-based in a list; 0 for a single value
    json: str
    quote: str
    page: int | None
    paragraph: int | None


def dumps(value: object) -> str:
    """JSON with its keys in order; the same value always gives the same text."""
    return ORDERED.encode(value)


def storable(text: str) -> str:
    """Text that both databases take: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def digest_of(outcome: ExaminationResult) -> str:
    """Equal for two outcomes exactly when they say the same."""
    written = dumps([reading_json(outcome.summary), [*map(_finding_json, outcome.findings)]])
    return sha256(written.encode("ascii")).hexdigest()


def text_hash_of(summary: Reading) -> str:
    """Equal for the same letters and digits in order, whatever the file type; "" for none."""
    letters = letters_of(summary)
    return sha256(letters.encode("utf-8", "replace")).hexdigest() if letters else ""


def series_of(summary: Reading) -> str:
    """Equal for the versions and languages of one document; "" where it cannot be told.

    A document without a symbol is known by its kind and title.
    """
    if summary.symbol:
        return document_of(summary.symbol)
    if summary.title and summary.kind:
        return f"{summary.kind}: {' '.join(summary.title.split()).casefold()}"
    return ""


def value_rows(summary: Reading) -> list[ValueRow]:
    """Every value that says something, lists member by member."""
    rows: list[ValueRow] = []
    for field, value in reading_json(summary).items():
        if field in MEMBERS:
            rows += [_member_row(field, n, member) for n, member in enumerate(value, 1)]
        elif field not in APART and value not in (None, [], "", False):
            rows.append(ValueRow(field, 0, dumps(value), "", None, None))
    return rows


def summary_from(
    values: Iterable[tuple[str, str]],
    sections: Sequence[Mapping[str, Any]],
    findings: Sequence[Finding],
) -> Reading:
    """The summary again; `values` are pairs of field and JSON, members in their order."""
    given: dict[str, Any] = {"file": "", "sha256": None, "problem": None}
    for field, written in values:
        value = json.loads(written)
        if field in MEMBERS:
            given.setdefault(field, []).append(value)
        else:
            given[field] = value
    given["undetermined_sections"] = [*map(_undetermined, given.get("undetermined_sections", ()))]
    written_sections = [{**row, "also": json.loads(row["also"])} for row in sections]
    return reading_from({**given, "sections": written_sections, "findings": findings})


def section_row(section: ReadSection) -> dict[str, object]:
    """The columns of a section."""
    written = {name: getattr(section, name) for name in ("id", "language", "page", "paragraph")}
    heading, text = storable(section.heading), storable(section.text)
    return {**written, "heading": heading, "text": text, "also": dumps(section.also)}


def finding_row(finding: Finding) -> dict[str, str]:
    """The columns of a finding."""
    rule = finding.rule
    written = _finding_json(finding)
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "rule": dumps({"basis": rule.basis, "message": rule.message, "advice": rule.advice}),
        "message": storable(message(finding)),
        "facts": dumps(written["facts"]),
        "evidence": dumps(written["evidence"]),
        "about": dumps(finding.about),
    }


def finding_from(row: Mapping[str, str]) -> Finding:
    """The finding again, ready to be said in any language."""
    rule = Rule(row["code"], Severity(row["severity"]), **json.loads(row["rule"]))
    facts = {name: _fact_from(fact) for name, fact in json.loads(row["facts"]).items()}
    evidence = tuple(map(_evidence_from, json.loads(row["evidence"])))
    return Finding(rule, facts, evidence, json.loads(row["about"]))


def _undetermined(value: Any) -> Any:
    """A section that was not found; older programs kept its id alone."""
    return {"section": value} if isinstance(value, str) else value


def _member_row(field: str, ordinal: int, member: Mapping[str, Any]) -> ValueRow:
    quote = member.get("quote") or member.get("written") or ""
    place = member["page"], member["paragraph"]
    return ValueRow(field, ordinal, dumps(member), storable(quote), *place)


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "facts": {name: _fact_json(fact) for name, fact in finding.facts.items()},
        "evidence": [_evidence_json(evidence) for evidence in finding.evidence],
        "about": finding.about,
    }


def _fact_json(fact: Fact) -> object:
    if isinstance(fact, date):
        moment = written_moment(fact)
        return {"$day": fact.isoformat()} | ({"$at": moment} if moment else {})
    return dict(fact) if isinstance(fact, Mapping) else fact


def _fact_from(written: Any) -> Fact:  # what _fact_json wrote
    if isinstance(written, dict) and "$day" in written:
        return read_day(written.get("$at") or written["$day"])
    fact: Fact = written
    return fact


def _evidence_json(evidence: Evidence) -> dict[str, object]:
    return {"quote": evidence.quote, **asdict(evidence.location)}


def _evidence_from(written: dict[str, Any]) -> Evidence:
    return Evidence(
        written["quote"],
        Location(
            written["paragraph"],
            written["page"],
            written["table"],
            tuple(written["cell"]) if written["cell"] else None,
            BBox(*written["bbox"]) if written["bbox"] else None,
        ),
    )
