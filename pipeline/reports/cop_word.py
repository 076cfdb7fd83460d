"""The draft paper for a COP as a Word document."""

from collections import Counter
from typing import Any

from docx.enum.section import WD_SECTION

from pipeline.reports.cop_paper import CopPaper
from pipeline.reports.masthead import add_masthead
from pipeline.reports.paper import add_line, add_table, new_paper, quiet, turn
from pipeline.reports.report_states import ReportState
from pipeline.reports.wording import Wording

COLUMNS = ("number", "action", "lead", "decided", "status", "report", "documents", "future")
WIDTHS = (1.9, 5.0, 4.2, 2.1, 2.6, 3.2, 4.2, 2.8)


def document(paper: CopPaper, own: Wording, states: Wording) -> Any:
    """Its `save` writes it; `states` are the words of the compliance report."""
    symbol = own.text("symbol", meeting=paper.meeting.id)
    word = new_paper(f"{symbol} · {own['draft']}", own["page"], own.language)
    add_masthead(word, f"{symbol} · {own['draft']}", paper.meeting, paper.today, own.language)
    word.add_heading(own["title"], level=0)
    quiet(word.add_paragraph(), own.text("prepared", today=paper.today))
    if not paper.rows:
        add_line(word, own["nothing"])
        return word
    word.add_heading(own["background_head"], level=1)
    number = 0
    for number, text in enumerate(own["background"], 1):
        add_line(word, f"{number}.  {text}")
    word.add_heading(own["overview_head"], level=1)
    actions = states.several("action", len(paper.rows))
    said = own.text("overview", actions=actions, meeting=paper.meeting.id)
    add_line(word, f"{number + 1}.  {said}")
    _states(word, paper, own, states)
    word.add_heading(own["step_head"], level=1)
    add_line(word, f"{number + 2}.  {own['step' if paper.to_consider else 'no_step']}")
    for row in paper.to_consider:
        asked = f" {own['extension_came']}" if row.report.extensions else ""
        add_line(word, f"{row.number} {row.title}{asked}", "List Bullet")
    word.add_heading(own["recommended_head"], level=1)
    add_line(word, f"{number + 3}.  {own['recommended']}")
    _annex(word, paper, own, states)
    return word


def _states(word: Any, paper: CopPaper, own: Wording, states: Wording) -> None:
    counted = Counter(row.report.state for row in paper.rows)
    rows = [
        [states["state"][state.value], str(counted[state])]
        for state in ReportState
        if counted[state]
    ]
    head = [own.text("state_of_reports", meeting=paper.meeting.id), own["count"]]
    add_table(word, head, rows, (4, 2))


def _annex(word: Any, paper: CopPaper, own: Wording, states: Wording) -> None:
    turn(word.add_section(WD_SECTION.NEW_PAGE))
    word.add_heading(own["annex"], level=1)
    rows = [
        [
            *(row.number, row.title, row.lead or own["no_lead"], row.since),
            states["statuses"][row.status.value],
            states["state"][row.report.state.value],
            "\n".join(row.documents),
            own["futures"][row.proposed_future or "unstated"] if row.documents else "",
        ]
        for row in paper.rows
    ]
    add_table(word, [own[name] for name in COLUMNS], rows, WIDTHS, points=8.5)
