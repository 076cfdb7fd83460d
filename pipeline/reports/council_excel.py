"""All activities, submissions and open findings before the Council, as an Excel workbook."""

from typing import Any

from pipeline.languages import message
from pipeline.reports.council import CouncilPaper
from pipeline.reports.council_word import name_of, states_in
from pipeline.reports.sheets import add_sheet, workbook
from pipeline.reports.wording import Wording

ACTIVITY = ("activity", "outcome", "timeframe", "responsibility", "funding")


def workbook_of(paper: CouncilPaper, own: Wording) -> Any:
    book = workbook()
    told = any(one.progress for row in paper.rows for one in row.activities)
    parts = (*ACTIVITY, "progress") if told else ACTIVITY
    activities = [
        [row.action, name_of(row), *(getattr(one, part) for part in parts), one.page, row.file]
        for row in paper.rows
        for one in row.activities
    ]
    head = [own[name] for name in ("action", "title_of", *parts, "where", "file")]
    add_sheet(book, own["activities"], head, activities)
    names = ("kind", "action", "symbol", "title_of", "proponents", "taxa", "states", "received")
    rows = [
        [
            ", ".join(own["kinds"].get(kind, kind) for kind in row.kinds),
            *(row.action, row.symbol, name_of(row), "\n".join(row.proponents)),
            *("\n".join(row.taxa), ", ".join(states_in(own.language, row.states)), row.received),
            *(own["futures"][row.proposed_future] if row.proposed_future else "", row.language),
            row.file,
        ]
        for row in paper.rows
    ]
    head = [own[name] for name in (*names, "proposed_future", "language", "file")]
    add_sheet(book, own["list"], head, rows)
    findings = [
        [
            *(row.action, name_of(row), own["severities"][one.rule.severity.value]),
            *(one.rule.code, message(one, own.language), row.file),
        ]
        for row in paper.rows
        for one in row.findings
    ]
    head = [
        own["action"],
        own["title_of"],
        own["severity"],
        own["code"],
        own["finding"],
        own["file"],
    ]
    add_sheet(book, own["findings"], head, findings)
    return book
