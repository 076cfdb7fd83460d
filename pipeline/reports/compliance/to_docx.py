"""The compliance report as a Word document; everything is in tables, nothing in a picture."""

from typing import Any

from pipeline.reports.compliance import ComplianceReport
from pipeline.reports.compliance import text as text
from pipeline.reports.compliance.chart import LENGTH, state_bars
from pipeline.reports.docx_builder import add_bar, add_line, add_table, new_paper, quiet
from pipeline.reports.filled_columns import filled_columns
from pipeline.reports.texts import Texts, wording

COLUMNS = ("number", "action", "lead", "status", "report", "received", "days_left", "follows")
WIDTHS = (1.6, 4.6, 4.2, 2.4, 5.7, 2.3, 2.2, 2.9)
MOST = 8  # meetings that fit beside each other; the newest


def document(report: ComplianceReport, texts: Texts) -> Any:
    """Its `save` writes it."""
    title = texts.text("title", meeting=report.meeting.id)
    word = new_paper(title, texts["page"], texts.language, wide=True)
    word.add_heading(title, level=0)
    add_line(word, f"{texts.text('seen', today=report.today)} {text.last_day(report, texts)}")
    add_line(word, f"{text.counts(report, texts)}.")
    if report.proposals:
        add_line(word, text.proposals(report, texts))
    quiet(word.add_paragraph(), texts["proposal_only"])
    if not report.rows:
        add_line(word, texts["nothing"])
        return word
    word.add_heading(texts["states_chart"], level=1)
    bars = state_bars(report, texts)
    head = (texts["report"], texts["actions"], "")
    table = add_table(word, head, [(bar.label, bar.wording, "") for bar in bars], (4, 1.5, 8))
    for bar, row in zip(bars, table.rows[1:], strict=True):
        add_bar(row.cells[2], bar.length / LENGTH, bar.colour)
    word.add_heading(texts["actions"], level=1)
    columns = filled_columns([texts[name] for name in COLUMNS], _rows(report, texts), WIDTHS)
    add_table(word, *columns, points=8.5)
    _list(word, texts["follows_head"], "", text.follow_lines(report, texts))
    names = [text.waiting(file, texts) for file in report.anybody]
    _list(word, texts["anybody_head"], texts.text("anybody", meeting=report.meeting.id), names)
    _matrix(word, report, texts)
    _beside(word, report, texts)
    return word


def _rows(report: ComplianceReport, texts: Texts) -> list[list[str]]:
    rows = []
    for row in report.rows:
        state = texts["state"][row.state.value]
        remark = text.remark(row, texts)
        rows.append(
            [
                *(row.number, text.title(row, texts), text.lead(row, texts) or texts["no_lead"]),
                *(texts["statuses"][row.status.value], f"{state}\n{remark}" if remark else state),
                *(text.received(row.cell, texts), text.days_of(row, texts), text.step(row, texts)),
            ]
        )
    return rows


def _list(word: Any, heading: str, before: str, lines: list[str]) -> None:
    if not lines:
        return
    word.add_heading(heading, level=1)
    if before:
        add_line(word, before)
    for line in lines:
        add_line(word, line, "List Bullet")


def _matrix(word: Any, report: ComplianceReport, texts: Texts) -> None:
    word.add_heading(texts["matrix"], level=1)
    shown = report.meetings[-MOST:]
    rows = [
        [
            row.number,
            text.title(row, texts),
            *(text.mark(cell, texts) for cell in row.matrix[-MOST:]),
        ]
        for row in report.rows
    ]
    head = [texts["number"], texts["action"], *shown]
    add_table(word, head, rows, (1.9, 7.0, *(1.9 for _ in shown)), points=8.5)
    quiet(word.add_paragraph(), f"{texts['key']}{texts['colon']} {text.key(texts)}.")


def _beside(word: Any, report: ComplianceReport, texts: Texts) -> None:
    """What Range States say beside what proponents report; nothing where no report is there."""
    table, written = text.beside(report, texts), text.words_beside(report, texts)
    if not table:
        return
    ours = wording(texts.language, "national_reports")
    word.add_heading(ours["heading"], level=1)
    quiet(word.add_paragraph(), ours["note"])
    add_table(word, table[0], table[1:], (1.7, 5.5, 3.6, 14), points=8.5)
    if written:
        word.add_heading(ours["words_heading"], level=1)
        add_table(word, written[0], written[1:], (2.4, 4, 18), points=8.5)
