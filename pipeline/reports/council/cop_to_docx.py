"""The draft paper for a COP as a Word document."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from docx.shared import Pt

from pipeline.actions.report_status import ReportState
from pipeline.reports import names
from pipeline.reports.council.cop_paper import CopPaper, CopRow
from pipeline.reports.council.to_docx import add_points
from pipeline.reports.filled_columns import filled_columns
from pipeline.reports.masthead import begin_paper, body_of
from pipeline.reports.meeting_name import meeting_name
from pipeline.reports.national_reports import who_says_what, words_table
from pipeline.reports.paper_parts import (
    add_annex,
    add_bullet,
    add_footnote,
    add_gap,
    add_heading,
    add_note,
    add_numbered,
    add_paper_table,
)
from pipeline.reports.texts import Texts, wording

COLUMNS = ("number", "action", "lead", "decided", "status", "report", "documents", "future")
AFTER_LIST = Pt(6)
WIDTHS = (1.6, 5.4, 4.0, 2.1, 2.6, 3.0, 4.6, 2.8)


def document(paper: CopPaper, texts: Texts, states: Texts) -> Any:
    """Its `save` writes it; `states` are the words of the compliance report.

    Raises BrokenPaperTemplate.
    """
    meeting = meeting_name(paper.meeting.id, texts.language)
    actions = states.several("action", len(paper.rows))
    word = begin_paper(
        paper.meeting,
        paper.today,
        texts.language,
        symbol=texts.text("symbol", meeting=paper.meeting.id),
        title=texts["title"],
        summary=texts.text(
            "summary" if paper.rows else "nothing", actions=actions, meeting=meeting
        ),
    )
    if paper.rows:
        add_heading(word, texts["background_head"])
        for text in texts["background"]:
            add_numbered(word, text)
        _progress(word, paper, texts, states)
        _proposals(word, paper, texts)
        _recommended(word, paper, texts)
        _annex(word, paper, texts, states)
        _beside(word, paper, texts, states)
    return word


def _progress(word: Any, paper: CopPaper, texts: Texts, states: Texts) -> None:
    add_heading(word, texts["progress_head"])
    overview = add_numbered(word, texts.text("overview", today=paper.today), leads=True)
    add_footnote(word, overview, texts["unit"])
    _states(word, paper, texts, states)
    add_gap(word)
    if paper.to_consider:
        _listed(word, texts["step"], paper.to_consider, texts)
    else:
        add_numbered(word, texts["no_step"])
    if paper.to_consider and paper.unread:
        documents = texts.several("document", len(paper.unread))
        add_numbered(word, texts.text("unread", documents=documents))
    if paper.not_on_record:
        _listed(word, texts["unknown"], paper.not_on_record, texts)


def _proposals(word: Any, paper: CopPaper, texts: Texts) -> None:
    add_heading(word, texts["proposals_head"])
    if extended := [row for row in paper.rows if row.report.extensions]:
        _listed(word, texts["extensions"], extended, texts)
    else:
        add_numbered(word, texts["no_extension"])


def _recommended(word: Any, paper: CopPaper, texts: Texts) -> None:
    extended = any(row.report.extensions for row in paper.rows)
    asked = {"consider_extensions": extended, "decide_closed": paper.to_consider}
    add_heading(word, texts["recommended_head"])
    body = body_of(paper.meeting, texts.language)
    add_numbered(word, texts.text("recommended", body=body), leads=True)
    points = [texts["take_note"], *(texts[name] for name, there in asked.items() if there)]
    add_points(word, points, texts)


def _listed(word: Any, text: str, rows: Sequence[CopRow], texts: Texts) -> None:
    add_numbered(word, text, leads=True)
    for row in rows:
        bullet = add_bullet(word, f"{row.number} {title_of(row, texts)}{_remark(row, texts)}")
    bullet.paragraph_format.space_after = AFTER_LIST


def _remark(row: CopRow, texts: Texts) -> str:
    until = row.report.cell.covered_until
    if row.report.state is ReportState.NOT_ON_RECORD and until:
        return f" {texts.text('known_until', meeting=until)}"
    return ""


def title_of(row: CopRow, texts: Texts) -> str:
    """Its title in the language of the paper, else its species."""
    return names.action_in(texts.language, row.title, row.taxa)


def _states(word: Any, paper: CopPaper, texts: Texts, states: Texts) -> None:
    counted = Counter(row.report.state for row in paper.rows)
    rows = [
        [states["state"][state.value], str(counted[state])]
        for state in ReportState
        if counted[state]
    ]
    add_paper_table(word, [texts["state_of_reports"], texts["count"]], rows, (4, 2))


def _with_what_came_in(row: CopRow, texts: Texts) -> str:
    """Its title and, on a line of their own, the actions that were merged into it."""
    others = texts.text("came_in", numbers=", ".join(row.came_in)) if row.came_in else ""
    return "\n".join(filter(None, [title_of(row, texts), others]))


def _annex(word: Any, paper: CopPaper, texts: Texts, states: Texts) -> None:
    add_annex(word, texts["annex"], wide=True)
    rows = [
        [
            *(row.number, _with_what_came_in(row, texts), _lead(row, texts), row.since),
            states["statuses"][row.status.value],
            states["state"][row.report.state.value],
            "\n".join(dict.fromkeys(_symbol(known, texts) for known in row.documents)),
            texts["futures"][row.proposed_future or "unstated"] if row.documents else "",
        ]
        for row in paper.rows
    ]
    add_paper_table(word, *filled_columns([texts[name] for name in COLUMNS], rows, WIDTHS))


def _beside(word: Any, paper: CopPaper, texts: Texts, states: Texts) -> None:
    """What Range States say beside what proponents report; nothing where no report is there."""
    ours = wording(texts.language, "national_reports")
    rows = [
        [row.number, title_of(row, texts), _proponents(row, texts, states), "\n".join(lines)]
        for row in paper.rows
        if (lines := who_says_what(row.report.states, texts.language))
    ]
    if not rows:
        return
    add_annex(word, texts["annex_range_states"], wide=True)
    add_note(word, ours["note"])
    head = [ours[name] for name in ("number", "action", "proponents", "range_states")]
    add_paper_table(word, head, rows, (1.6, 5.4, 5, 14))
    written = words_table([row.report for row in paper.rows], texts.language)
    if written:
        add_gap(word)
        add_paper_table(word, written[0], written[1:], (2.4, 4, 19.6))


def _proponents(row: CopRow, texts: Texts, states: Texts) -> str:
    """The state of their report, what it proposes, and its symbols."""
    future = texts["futures"][row.proposed_future or "unstated"] if row.documents else ""
    symbols = dict.fromkeys(_symbol(known, texts) for known in row.documents)
    return "\n".join(filter(None, [states["state"][row.report.state.value], future, *symbols]))


def _lead(row: CopRow, texts: Texts) -> str:
    leads = names.parties_in(texts.language, row.lead)
    return texts.listed(leads) or texts["no_lead"]


def _symbol(known: str, texts: Texts) -> str:
    """A symbol as the Convention writes it; a document known by its file alone has none."""
    return names.symbol_in_use(known) if "/" in known else texts["no_symbol"]
