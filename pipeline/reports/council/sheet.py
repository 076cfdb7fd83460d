"""The sheet on which the Council assesses one submission: on one page where it fits."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docx.shared import Cm

from pipeline.actions.names import is_action_name
from pipeline.i18n.typography import bound
from pipeline.reports import names
from pipeline.reports.council import CouncilRow, Quote, criterion_title
from pipeline.reports.council.overlaps import Overlap
from pipeline.reports.fair_shares import fair_shares
from pipeline.reports.paper_parts import (
    add_gap,
    add_paper_table,
    add_sheet_title,
)
from pipeline.reports.texts import Texts
from pipeline.submissions.messages import message
from pipeline.titles import title_in
from taxonomy.matching.relatedness import Relatedness

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii")
FACTS, QUOTES = (3.2, 13.8), (3.2, 8.6, 5.2)  # shares of the width
ROOM = Cm(1.6)  # to write a recommendation into
PAGE, LINE, LEAST = 2200, 80, 1200  # characters of a page, of a line, and for quotations
SHORTENED = " […]"


def add_sheet_of(word: Any, row: CouncilRow, texts: Texts, *, new_page: bool) -> None:
    """The sheet of a submission, on a new page but for the first."""
    species = names.species_in(row.taxa, texts.language) or row.title or texts["untitled"]
    add_sheet_title(word, species, new_page=new_page)
    facts = [(name, value) for name, value in _facts(row, texts) if value]
    add_paper_table(word, [], facts, FACTS)
    add_gap(word)
    findings = [message(finding, texts.language) for finding in row.findings]
    overlaps = [_overlap(each, texts) for each in row.overlaps]
    around = [*(value for _, value in facts), *findings, *overlaps]
    _quotations(word, row, _room_beside(around), texts)
    points = [("findings", findings, "no_finding"), ("overlaps", overlaps, "no_overlap")]
    cells = [[texts[name], "\n".join(lines) or texts[none]] for name, lines, none in points]
    add_paper_table(word, [], cells, FACTS)


def document_of(row: CouncilRow, texts: Texts) -> str:
    """Symbol, kind and action of a submission; no name of a file."""
    kinds = ", ".join(texts["kinds"].get(kind, kind) for kind in row.kinds)
    action = f" ({row.action})" if row.action else ""
    return f"{names.symbol_in_use(row.symbol) or texts['no_symbol']}\n{kinds}{action}"


def received_on(row: CouncilRow, texts: Texts) -> str:
    """The day its first version came, as only that can be late, and the day of this one."""
    if not row.received:
        return str(texts["not_known"])
    day = texts.day(row.received)
    if row.first_received == row.received:
        return day
    first = texts.day(row.first_received) if row.first_received else texts["not_known"]
    return f"{first}\n{bound(texts.text('this_version', day=day))}"


def _facts(row: CouncilRow, texts: Texts) -> list[tuple[str, str]]:
    language = texts.language
    future = texts["futures"][row.proposed_future or "unstated"] if row.is_report else ""
    return [
        (texts["document"], document_of(row, texts)),
        (texts["original_title"], " ".join(row.title.split())),
        (texts["proponents"], texts.listed(names.proponents_in(language, row.proponents))),
        (texts["states"], texts.listed(names.states_in(language, row.states))),
        (texts["proposed_future"], future),
        (texts["also"], also_received(row, texts)),
    ]


def also_received(row: CouncilRow, texts: Texts) -> str:
    """What goes with a submission and is not counted: "translation (French)"."""
    languages, standings = texts["languages"], texts["standings"]
    named = (
        f"{standings[each.standing.value]} ({languages.get(each.language, texts['not_known'])})"
        for each in row.also
    )
    return texts.listed(dict.fromkeys(named))


def _room_beside(around: Sequence[str]) -> int:
    """How many characters of quotations have room on the page beside what else stands there."""
    taken = sum(LINE * (1 + len(text) // LINE) for text in around)
    return max(PAGE - taken // 2, LEAST)


def _quotations(word: Any, row: CouncilRow, room: int, texts: Texts) -> None:
    """The seven criteria of a proposal, and what a report says, with a column to be filled in."""
    shown = _shortened([*row.criteria, *row.progress], room)
    criteria, progress = shown[: len(row.criteria)], shown[len(row.criteria) :]
    if criteria:
        titles = [criterion_title(quote.section, texts.language) for quote in row.criteria]
        cells = [
            [f"({number}) {title}", quoted(quote, texts), ""]
            for number, title, quote in zip(ROMAN, titles, criteria, strict=True)
        ]
        _assessed(
            word,
            texts["criterion"],
            [*cells, [texts["recommendation"], texts["recommendations"], ""]],
            texts,
        )
    if progress:
        cells = [[quote.heading, quoted(quote, texts), ""] for quote in progress]
        asked = [texts["recommendation_on_report"], texts["recommendations_on_report"], ""]
        _assessed(word, texts["point"], [*cells, asked], texts)


def _assessed(word: Any, first: str, cells: list[list[str]], texts: Texts) -> None:
    """A table to be filled in, with room for the recommendation in its last row."""
    head = [first, texts["says"], texts["assessment"]]
    table = add_paper_table(word, head, cells, QUOTES)
    table.rows[-1].height = ROOM
    add_gap(word)


def _shortened(quotes: Sequence[Quote], room: int) -> list[Quote]:
    """Quotations that fit into so many characters together; the shorter ones stay whole."""
    lengths = fair_shares([len(quote.text) for quote in quotes], room)
    return [
        replace(quote, text=cut(quote.text, length))
        for quote, length in zip(quotes, lengths, strict=True)
    ]


def cut(text: str, length: int) -> str:
    """The first whole words of a text, marked where something is left out.

    >>> cut("Saigas migrate far.", 14), cut("Saigas migrate.", 15)
    ('Saigas […]', 'Saigas migrate.')
    """
    if len(text) <= length:
        return text
    words = text[: length + 1].removesuffix(SHORTENED).rsplit(None, 1)[0]
    return f"{words}{SHORTENED}"


def quoted(quote: Quote, texts: Texts) -> str:
    """The words and where they stand; in our words where there are none."""
    if quote.state != "said":
        state: str = texts["state"][quote.state]
        return state
    text = " ".join(quote.text.split())
    return f"{texts.text('quoted', text=text)} {where(quote.page, quote.paragraph, texts)}".strip()


def where(page: int | None, paragraph: int | None, texts: Texts) -> str:
    """The page in brackets, or the paragraph of a document without pages."""
    if page is not None:
        return f"({texts.text('page_of', page=page)})"
    return f"({texts.text('paragraph_of', paragraph=paragraph)})" if paragraph is not None else ""


def _overlap(overlap: Overlap, texts: Texts) -> str:
    """What another has in common with a submission, the closest first."""
    kinds = ", ".join(texts["kinds"].get(kind, kind) for kind in overlap.kinds)
    species = names.species_in(overlap.theirs, texts.language)
    other = (
        f"{overlap.with_} {species}".strip() + f" ({kinds})" if kinds else _action(overlap, texts)
    )
    parts = [(texts[f"kin_{kinship}"], _species_of(overlap, kinship)) for kinship in Relatedness]
    parts.append((texts["kin_states"], names.states_in(texts.language, overlap.states)))
    shared = (f"{label} {', '.join(shared)}" for label, shared in parts if shared)
    return f"{other}{texts['colon']} {texts.listed(shared)}"


def _action(overlap: Overlap, texts: Texts) -> str:
    """The other action: its number, and its title in the language of the paper."""
    number, _, title = overlap.with_.partition(" ")
    if not is_action_name(number):
        return title_in(texts.language, overlap.with_)
    return f"{number} {title_in(texts.language, title)}".strip()


def _species_of(overlap: Overlap, kinship: Relatedness) -> tuple[str, ...]:
    """The pairs so related, without subspecies whose species is among them."""
    targets = {pair.target for pair in overlap.kin if pair.kinship is kinship}
    whole = [pair for pair in overlap.kin if " ".join(pair.target.split()[:-1]) not in targets]
    return replace(overlap, kin=tuple(whole)).of(kinship)
