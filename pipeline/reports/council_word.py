"""The paper for the Scientific Council as a Word document."""

from typing import Any

from docx.shared import Cm

from extractors.fields.states import find_states, state_name
from pipeline.kinship import Kinship
from pipeline.languages import message
from pipeline.reports.council import CouncilPaper, CouncilRow, Overlap, Quote, criterion_title
from pipeline.reports.masthead import add_masthead
from pipeline.reports.paper import add_line, add_table, clean, new_paper, quiet
from pipeline.reports.wording import Wording

PARTS = {  # of an activity, with the shares of the width; the last only where it is told
    "activity": 7,
    "outcome": 6,
    "timeframe": 3,
    "responsibility": 5,
    "funding": 4,
    "progress": 6,
}
ROOM = Cm(3)  # to write a recommendation into
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii")


def document(paper: CouncilPaper, own: Wording) -> Any:
    """Its `save` writes it."""
    symbol = own.text("paper_symbol", meeting=paper.meeting.id)
    word = new_paper(symbol, own["page"], own.language, wide=True)
    add_masthead(word, symbol, paper.meeting, paper.today, own.language)
    word.add_heading(own.text("title", meeting=paper.meeting.id), level=0)
    sent_to = ", ".join(paper.sent_to)
    add_line(word, own.text("subtitle", sent_to=sent_to, today=paper.today) + ".")
    quiet(word.add_paragraph(), own["no_judgement"])
    if not paper.rows:
        add_line(word, own["nothing"])
    else:
        word.add_heading(own["list"], level=1)
        _list(word, own["proposals"], paper.proposals, own)
        _list(word, own["reports"], paper.reports, own)
    if paper.unread:
        word.add_heading(own["unread"], level=2)
        for file in paper.unread:
            add_line(word, file, "List Bullet")
    for row in paper.rows:
        _sheet(word, row, own)
    return word


def _list(word: Any, heading: str, rows: tuple[CouncilRow, ...], own: Wording) -> None:
    word.add_heading(heading, level=2)
    if not rows:
        add_line(word, own["none_here"])
        return
    head = [own[name] for name in ("action", "title_of", "proponents", "taxa", "received")]
    cells = [
        [
            " ".join(filter(None, [row.action, row.symbol])),
            name_of(row),
            "\n".join(row.proponents),
            "\n".join(row.taxa[:12]) + ("\n…" if len(row.taxa) > 12 else ""),
            own.day(row.received) if row.received else own["not_known"],
        ]
        for row in rows
    ]
    add_table(word, head, cells, (4.9, 7.8, 5.3, 4.3, 2.9), points=8.5)


def states_in(language: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """States in a language; a name that means no single State stays as it is."""
    found = [(name, find_states(name)) for name in names]
    return tuple(
        state_name(states[0].iso, language) if len(states) == 1 else name for name, states in found
    )


def name_of(row: CouncilRow) -> str:
    return row.title or row.file


def _sheet(word: Any, row: CouncilRow, own: Wording) -> None:
    heading = word.add_heading(level=1)
    heading.paragraph_format.page_break_before = True
    kinds = ", ".join(own["kinds"].get(kind, kind) for kind in row.kinds)
    heading.add_run(f"{own['sheet' if row.is_proposal else 'progress']}{own['colon']} ")
    heading.add_run(clean(" ".join(name_of(row).split())))
    facts = [
        (own["kind"], kinds),
        (own["action"], row.action),
        (own["symbol"], row.symbol),
        (own["file"], row.file),
        (own["proponents"], "; ".join(row.proponents)),
        (own["taxa"], "; ".join(row.taxa)),
        (own["states"], "; ".join(states_in(own.language, row.states))),
    ]
    for name, value in facts:
        if value:
            line = word.add_paragraph()
            line.paragraph_format.space_after = 0
            line.add_run(f"{name}{own['colon']} ").bold = True
            quiet(line, value)
    if row.is_proposal:
        _criteria(word, row, own)
    if row.is_report:
        _progress(word, row, own)
    _activities(word, row, own)
    _findings(word, row, own)
    _overlaps(word, row, own)


def _criteria(word: Any, row: CouncilRow, own: Wording) -> None:
    word.add_paragraph()
    cells = [
        [f"({number}) {criterion_title(one.section, own.language)}", _said(one, own), ""]
        for number, one in zip(ROMAN, row.criteria, strict=True)
    ]
    cells.append([own["recommendation"], "", ""])
    head = [own["criterion"], own["says"], own["assessment"]]
    table = add_table(word, head, cells, (4.2, 12.0, 9.0))
    table.rows[-1].height = ROOM


def _said(quote: Quote, own: Wording) -> str:
    """The words and where they stand; in our words where there are none."""
    if quote.state != "said":
        said: str = own["state"][quote.state]
        return said
    return f"{own.text('quoted', text=quote.text)}\n({where(quote.page, quote.paragraph, own)})"


def where(page: int | None, paragraph: int | None, own: Wording) -> str:
    """The page, or the paragraph of a file without pages."""
    if page is not None:
        return own.text("page_of", page=page)
    return own.text("paragraph_of", paragraph=paragraph) if paragraph is not None else ""


def _progress(word: Any, row: CouncilRow, own: Wording) -> None:
    """The proposed future with the words that say so, then what else the report says."""
    word.add_heading(own["proposed_future"], level=2)
    add_line(word, own["futures"][row.proposed_future or "unstated"])
    saying = [quote for quote in row.progress if quote.section == "proposed_future"]
    for quote in saying:
        add_line(word, _said(quote, own))
    for quote in row.progress:
        if quote not in saying:
            word.add_heading(clean(" ".join(quote.heading.split())), level=3)
            add_line(word, _said(quote, own))


def _activities(word: Any, row: CouncilRow, own: Wording) -> None:
    word.add_heading(own["activities"], level=2)
    if not row.activities:
        add_line(word, own["no_activity"])
        return
    names = [*PARTS] if any(one.progress for one in row.activities) else [*PARTS][:-1]
    cells = [[getattr(one, name) for name in names] for one in row.activities]
    widths = [PARTS[name] for name in names]
    add_table(word, [own[name] for name in names], cells, widths, points=8)


def _findings(word: Any, row: CouncilRow, own: Wording) -> None:
    word.add_heading(own["findings"], level=2)
    if not row.findings:
        add_line(word, own["no_finding"])
    for one in row.findings:
        severity = own["severities"][one.rule.severity.value]
        line = add_line(word, message(one, own.language), "List Bullet")
        quiet(line, f" ({one.rule.code}, {severity})")


def _overlaps(word: Any, row: CouncilRow, own: Wording) -> None:
    word.add_heading(own["overlaps"], level=2)
    if not row.overlaps:
        add_line(word, own["no_overlap"])
    for one in row.overlaps:
        add_line(word, f"{one.with_}{own['colon']} {_shared(one, own)}", "List Bullet")


def _shared(one: Overlap, own: Wording) -> str:
    """What two have in common, the closest first."""
    parts = [(own[f"kin_{kinship}"], one.of(kinship)) for kinship in Kinship]
    parts.append((own["kin_states"], states_in(own.language, one.states)))
    return "; ".join(f"{label} {', '.join(names)}" for label, names in parts if names)
