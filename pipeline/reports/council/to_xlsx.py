"""What is before the Council as an Excel workbook: one sheet for one question."""

from collections.abc import Sequence
from typing import Any

from pipeline.i18n.lists import list_words
from pipeline.reports import names
from pipeline.reports.council import CouncilPaper, CouncilRow
from pipeline.reports.texts import Texts
from pipeline.reports.xlsx_builder import Value, add_sheet, workbook
from pipeline.submissions.messages import message

ACTIVITY = ("activity", "outcome", "timeframe", "responsibility")
ABOUT = ("symbol", "action", "taxa")  # what a row is about, first in every sheet


def workbook_of(paper: CouncilPaper, texts: Texts) -> Any:
    """Its sheets: what is to be done, who pays, who reports, what is proposed, what is open."""
    book = workbook()
    _activities(book, paper, texts)
    _funding(book, paper, texts)
    _reporting(book, paper, texts)
    _proposals(book, paper, texts)
    findings = [
        [
            *_about(row, texts),
            texts["severities"][finding.rule.severity.value],
            message(finding, texts.language),
        ]
        for row in paper.rows
        for finding in row.findings
    ]
    _sheet(book, texts["findings"], (*ABOUT, "priority", "finding"), findings, texts)
    return book


def _activities(book: Any, paper: CouncilPaper, texts: Texts) -> None:
    progressed = any(activity.progress for row in paper.rows for activity in row.activities)
    parts = (*ACTIVITY, "progress") if progressed else ACTIVITY
    rows = [
        [*_about(row, texts), *(getattr(activity, part) for part in parts), activity.page]
        for row in paper.rows
        for activity in row.activities
    ]
    _sheet(book, texts["activities"], (*ABOUT, *parts, "where"), rows, texts)


def _funding(book: Any, paper: CouncilPaper, texts: Texts) -> None:
    parts = ("activity", "responsibility", "funding")
    rows = [
        [*_about(row, texts), *(getattr(activity, part) for part in parts)]
        for row in paper.rows
        for activity in row.activities
    ]
    _sheet(book, texts["funding_sheet"], (*ABOUT, *parts), rows, texts)


def _reporting(book: Any, paper: CouncilPaper, texts: Texts) -> None:
    rows = [
        [
            *(*_about(row, texts), _proponents(row, texts), row.first_received),
            texts["futures"][row.proposed_future or "unstated"],
        ]
        for row in paper.reports
    ]
    head = (*ABOUT, "proponents", "received", "proposed_future")
    _sheet(book, texts["reporting_sheet"], head, rows, texts)


def _proposals(book: Any, paper: CouncilPaper, texts: Texts) -> None:
    rows = [
        [
            *(*_about(row, texts), _proponents(row, texts)),
            texts.listed(names.states_in(texts.language, row.states)),
            row.first_received,
        ]
        for row in paper.proposals
    ]
    _sheet(
        book, texts["proposals_sheet"], (*ABOUT, "proponents", "states", "received"), rows, texts
    )


def _about(row: CouncilRow, texts: Texts) -> list[Value]:
    species = names.species_in(row.taxa, texts.language) or row.title or texts["untitled"]
    return [names.symbol_in_use(row.symbol) or texts["no_symbol"], row.action, species]


def _proponents(row: CouncilRow, texts: Texts) -> str:
    return "\n".join(names.proponents_in(texts.language, row.proponents))


def _sheet(
    book: Any, title: str, head: Sequence[str], rows: Sequence[Sequence[Value]], texts: Texts
) -> None:
    none = list_words(texts.language).nothing
    add_sheet(book, title, [texts[name] for name in head], rows, none)
