"""Outcome to rows and back: what was read comes out of the register as it went in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from extractors.document import BBox, Location
from pipeline.findings import Evidence, Fact, Finding, Rule, Severity
from pipeline.outcome import Outcome
from pipeline.summary import EvidenceSummary, FileSummary, FindingSummary, SectionSummary
from pipeline.summary_members import MEMBERS, member_from
from pipeline.versions import document_of, letters_of

APART = {"sections", "findings"}  # tables of their own


class ValueRow(NamedTuple):
    field: str
    ordinal: int  # 1-based in a list; 0 for a single value
    json: str
    quote: str
    page: int | None
    paragraph: int | None


def dumps(value: object) -> str:
    """JSON with its keys in order; the same value always gives the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def storable(text: str) -> str:
    """Text that both databases take: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def digest_of(outcome: Outcome) -> str:
    """Equal for two outcomes exactly when they say the same."""
    written = dumps([asdict(outcome.summary), [*map(_finding_json, outcome.findings)]])
    return sha256(written.encode("ascii")).hexdigest()


def text_hash_of(summary: FileSummary) -> str:
    """Equal for the same letters and digits in order, whatever the file type; "" for none."""
    letters = letters_of(summary)
    return sha256(letters.encode("utf-8", "replace")).hexdigest() if letters else ""


def series_of(summary: FileSummary) -> str:
    """Equal for the versions and languages of one document; "" where it cannot be told.

    A document without a symbol is known by its kind and title.
    """
    if summary.symbol:
        return document_of(summary.symbol)
    if summary.title and summary.kind:
        return f"{summary.kind}: {' '.join(summary.title.split()).casefold()}"
    return ""


def value_rows(summary: FileSummary) -> list[ValueRow]:
    """Every value that says something, lists member by member."""
    rows: list[ValueRow] = []
    for field in fields(summary):
        value = getattr(summary, field.name)
        if field.name in MEMBERS:
            rows += [_member_row(field.name, n, member) for n, member in enumerate(value, 1)]
        elif field.name not in APART and value not in (None, (), "", False):
            rows.append(ValueRow(field.name, 0, dumps(value), "", None, None))
    return rows


def summary_from(
    values: Iterable[tuple[str, str]],
    sections: Sequence[SectionSummary],
    findings: Sequence[FindingSummary],
) -> FileSummary:
    """The summary again; `values` are pairs of field and JSON, members in their order."""
    given: dict[str, Any] = {"file": "", "sha256": None, "problem": None}
    members: dict[str, list[object]] = {}
    for field, written in values:
        value = json.loads(written)
        if field in MEMBERS:
            members.setdefault(field, []).append(member_from(field, value))
        else:
            given[field] = tuple(value) if isinstance(value, list) else value
    given |= {field: tuple(found) for field, found in members.items()}
    return FileSummary(**given, sections=tuple(sections), findings=tuple(findings))


def finding_row(finding: Finding, message: str) -> dict[str, str]:
    """The columns of a finding; `message` is its English sentence."""
    rule = finding.rule
    written = _finding_json(finding)
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "rule": dumps({"basis": rule.basis, "message": rule.message, "advice": rule.advice}),
        "message": storable(message),
        "facts": dumps(written["facts"]),
        "evidence": dumps(written["evidence"]),
    }


def finding_from(row: Mapping[str, str]) -> Finding:
    """The finding again, ready to be said in any language."""
    rule = Rule(row["code"], Severity(row["severity"]), **json.loads(row["rule"]))
    facts = {name: _fact_from(fact) for name, fact in json.loads(row["facts"]).items()}
    evidence = tuple(map(_evidence_from, json.loads(row["evidence"])))
    return Finding(rule, facts, evidence)


def finding_summary(row: Mapping[str, str]) -> FindingSummary:
    """What the English summary says of a finding."""
    rule = json.loads(row["rule"])
    return FindingSummary(
        code=row["code"],
        severity=row["severity"],
        message=row["message"],
        basis=rule["basis"],
        advice=rule["advice"],
        evidence=tuple(
            EvidenceSummary(one["quote"], one["page"], one["paragraph"])
            for one in json.loads(row["evidence"])
        ),
    )


def _member_row(field: str, ordinal: int, member: Any) -> ValueRow:  # one of MEMBERS
    quote = getattr(member, "quote", "") or getattr(member, "written", "")
    written = dumps(asdict(member))
    return ValueRow(field, ordinal, written, storable(quote), member.page, member.paragraph)


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "facts": {name: _fact_json(fact) for name, fact in finding.facts.items()},
        "evidence": [_evidence_json(one) for one in finding.evidence],
    }


def _fact_json(fact: Fact) -> object:
    if isinstance(fact, date):
        return {"$day": fact.isoformat()}
    return dict(fact) if isinstance(fact, Mapping) else fact


def _fact_from(written: Any) -> Fact:  # what _fact_json wrote
    if isinstance(written, dict) and "$day" in written:
        return date.fromisoformat(written["$day"])
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
