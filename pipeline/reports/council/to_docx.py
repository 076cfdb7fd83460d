"""The paper for the Scientific Council as a Word document."""

from typing import Any

from pipeline.reports import names
from pipeline.reports.council import CouncilPaper, CouncilRow
from pipeline.reports.council.activities import add_activities
from pipeline.reports.council.sheet import add_sheet_of, document_of, received_on
from pipeline.reports.masthead import begin_paper, body_of
from pipeline.reports.meeting_name import meeting_name
from pipeline.reports.paper_parts import (
    add_annex,
    add_bullet,
    add_footnote,
    add_gap,
    add_heading,
    add_lettered,
    add_numbered,
    add_paper_table,
)
from pipeline.reports.texts import Texts

LIST = {"document": 5, "taxa": 4.6, "proponents": 4, "received": 3.8}  # shares of the width


def document(paper: CouncilPaper, texts: Texts) -> Any:
    """Its `save` writes it. Raises BrokenPaperTemplate."""
    word = begin_paper(
        paper.meeting,
        paper.today,
        texts.language,
        symbol=texts.text("paper_symbol", meeting=paper.meeting.id),
        title=texts["title"],
        summary=_summary(paper, texts),
    )
    add_heading(word, texts["background_head"])
    for text in texts["background"]:
        add_numbered(word, text)
    add_heading(word, texts["progress_head"])
    _list(word, paper, paper.reports, "report", texts)
    add_heading(word, texts["proposals_head"])
    _list(word, paper, paper.proposals, "proposal", texts)
    _not_included(word, paper, texts)
    _recommended(word, paper, texts)
    if paper.rows:
        _annexes(word, paper, texts)
    return word


def _summary(paper: CouncilPaper, texts: Texts) -> str:
    if not paper.rows:
        return str(texts["nothing"])
    meetings = [
        texts.text("sent_to", meeting=meeting_name(id_, texts.language)) for id_ in paper.sent_to
    ]
    return texts.text("summary", sent_to=texts["and"].join(meetings), **_counted(paper, texts))


def _counted(paper: CouncilPaper, texts: Texts) -> dict[str, str]:
    return {
        "proposals": texts.several("proposal", len(paper.proposals)),
        "reports": texts.several("report", len(paper.reports)),
    }


def _list(
    word: Any, paper: CouncilPaper, rows: tuple[CouncilRow, ...], kind: str, texts: Texts
) -> None:
    """A paragraph that says how many there are, and a table of them."""
    name = f"received_{kind}s" if rows else f"no_{kind}s"
    sentence = texts.text(name, today=paper.today, **_counted(paper, texts))
    count = add_numbered(word, sentence, leads=bool(rows))
    if any(row.also for row in rows):
        add_footnote(word, count, texts["unit"])
    if rows:
        cells = [_line(row, texts) for row in rows]
        add_paper_table(word, [texts[part] for part in LIST], cells, [*LIST.values()])
        add_gap(word)


def _line(row: CouncilRow, texts: Texts) -> list[str]:
    species = names.species_in(row.taxa, texts.language) or row.title or texts["untitled"]
    return [
        document_of(row, texts),
        species,
        "\n".join(names.proponents_in(texts.language, row.proponents)),
        received_on(row, texts),
    ]


def _not_included(word: Any, paper: CouncilPaper, texts: Texts) -> None:
    """What cannot be read, and what was withdrawn: it is said, not left out in silence."""
    if paper.unread:
        add_numbered(word, texts.several("unread", len(paper.unread)))
    if paper.withdrawn:
        add_numbered(word, texts["withdrawn"], leads=True)
    for gone in paper.withdrawn:
        title = names.species_in(gone.taxa, texts.language) or gone.title or texts["untitled"]
        add_bullet(word, texts.text("withdrawn_on", title=title, day=gone.day))


def _recommended(word: Any, paper: CouncilPaper, texts: Texts) -> None:
    asked = [("assess", paper.proposals), ("review", paper.reports)]
    decides = "_cop" if paper.meeting.is_cop else ""
    points = [texts[f"{name}{decides}"] for name, rows in asked if rows]
    if not points:
        return
    add_heading(word, texts["recommended_head"])
    body = body_of(paper.meeting, texts.language)
    add_numbered(word, texts.text("recommended", body=body), leads=True)
    add_points(word, points, texts)


def add_points(word: Any, points: list[str], texts: Texts) -> None:
    """Lettered points on one page, of which the last ends the sentence."""
    for number, point in enumerate(points, 1):
        last = number == len(points)
        end = "." if last else texts.listed(["", ""]).rstrip()
        lettered = add_lettered(word, f"{point}{end}")
        lettered.paragraph_format.keep_with_next = not last or None


def _annexes(word: Any, paper: CouncilPaper, texts: Texts) -> None:
    add_annex(word, texts["sheets_annex"])
    for number, row in enumerate(paper.rows):
        add_sheet_of(word, row, texts, new_page=number > 0)
    if any(row.activities for row in paper.rows):
        add_annex(word, texts["activities_annex"], wide=True)
        add_activities(word, paper.rows, texts)
