"""What a report proposes for its action: choices ticked, words under a heading, sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import Document, Paragraph
from extractors.fields.future.future_answers import (
    answer_behind_label,
    direct_answer,
    is_bare_answer,
    is_dated_answer,
)
from extractors.fields.future.future_words import FUTURE, only_future
from extractors.fields.future.marked_future import marked_or_answered
from extractors.fields.future.proposed_future import (
    conditions_in,
    futures_said,
)
from extractors.forms.choices import chosen, is_choice
from extractors.forms.likely_future import contradictions, likely_future, without_doubtful
from extractors.forms.section import Section
from extractors.text import normalise

FUTURE_LABEL = re.compile(
    r"\b(?:future|futuro|avenir|porvenir|devenir|further course)\b"
    r"|\b(?:do|should|shall) (?:we|it) (?:go on|continue)\b|\bwhat (?:next|now)\b|\bwhat follows\b"
    r"|\bwhere (?:do )?we go\b|\bhow (?:do )?we go on\b|\b(?:y ahora|et maintenant|and now|rumbo)\b"
    r"|\b(?:after|apres|despues de|beyond) (?:campo grande|cop\W?\d+|20\d\d)\b|\bet apres\b"
    r"|\by despues\b|\b(?:pour|quant a|sur|vers) la suite\b"
    r"|\b(?:lo )?que sigue\b|\bsuites? a donner\b"
    r"|^\W*(?:\w{1,4}\W+)?(?:(?:et )?(?:la )?suites?|lo que viene|where next"
    r"|where (?:this|that) leaves us)\W*$"
    r"|\bfaut-il (?:continuer|poursuivre)|\bse(?:guir|guimos)\b"
    r"|\b(?:proposed (?:status|state)|status proposed|statut propose|estado propuesto)\b"
    r"|\b(?:continuation|poursuite|continuacion|closure|cloture|cierre|prorroga|prolongation)\b"
)
"""A heading or a label that asks what becomes of the action."""
REQUEST_LABEL = re.compile(
    r"^\W*(?:\w{1,4}\W+)?(?:our |notre |nuestra )?(?:demande|requests?|proposals?|proposition"
    r"|propuesta|solicitud"
    r"|peticion|recommend\w+|recommand\w+|recomend\w+"
    r"|what (?:(?:we|is|the \w+) )?(?:propos|ask|recommend|request|seek|want|wish|expect|hope)\w*"
    r"|(?:lo )?que (?:se )?(?:propon|pid|ped|solicit|recom|esper)\w+"
    r"|ce (?:que|qui) (?:nous |l.on |on |est |les \w+ )?"
    r"(?:propos|demand|recommand|souhait|attend|esper)\w*"
    r")\b(?:\W+\w+){0,5}\W*$"
)
"""A heading under which a sentence on the action need not ask: "That COP15 renew it"."""
INLINE = re.compile(r"^(?P<label>[^:]{3,60}):\s*\S")
CONTENTS = re.compile(r"\.{5,}|(?:\. ){5,}")
"""The dots of a table of contents, which proposes nothing."""
LONGEST_LABEL = 100  # characters


Future = tuple[str | None, tuple[Paragraph, ...]]
"""The future proposed ("continuation", "completion", "closure"; None: not said, or two at once),
and the words that say so; none where nothing is said."""


def read_future(document: Document, sections: Sequence[Section], *, extends: bool) -> Future:
    """What is proposed for the action, from the plainest place that says it.

    A marked choice comes first, then what stands under a heading or label on the future, then
    sentences about the action anywhere outside tables. Cells that tell the state of an activity
    say nothing of the action. `extends`: the file is a proposal for extension as well, which asks
    for continuation where nothing else is said. Two futures in one place, or one that sentences
    elsewhere plainly contradict, give None with both.
    """
    group = chosen(document)
    if group and group.marked:
        return group.future, group.marked
    lines = [p for p in document.paragraphs if not is_choice(p, group)]
    future, evidence = _plainest(document, sections, lines)
    if not evidence:
        return ("continuation", ()) if extends else _likely(document, lines)
    against = contradictions(_running(document, lines), future) if future else ()
    return (None, (*evidence, *against)) if against else (future, evidence)


def _plainest(
    document: Document, sections: Sequence[Section], lines: Sequence[Paragraph]
) -> Future:
    """From the first place that says anything of it; `lines` are those of no printed answer."""
    kept = {p.location for p in lines}
    for place in _places(document, sections):
        paragraphs = [
            p for p in place.paragraphs if p.location in kept and not CONTENTS.search(p.text)
        ]
        future, evidence = _read(replace(place, paragraphs=paragraphs))
        if evidence:
            return future, evidence
    return _short_answer(document, lines)


def _likely(document: Document, lines: Sequence[Paragraph]) -> Future:
    """What is most likely proposed, where no words settle it."""
    under = [p for label in (FUTURE_LABEL, REQUEST_LABEL) for p in _under(label, document)]
    return likely_future([p for p in under if p in lines], _running(document, lines))


def _running(document: Document, lines: Iterable[Paragraph]) -> list[Paragraph]:
    """The text among `lines`: no headings, and no tables but boxes."""
    boxes = _text_outside_tables(document)
    return [p for p in lines if p.location.table in boxes and not _is_label(p)]


def _short_answer(document: Document, lines: Sequence[Paragraph]) -> Future:
    """What a field of a form holds, or a heading says with its years."""
    for paragraph in (*_beside_labels(document), *[*_under(FUTURE_LABEL, document)][:1]):
        answer = direct_answer(paragraph.text) if paragraph in lines else None
        if answer:
            return answer[0], (paragraph,)
    for paragraph in lines:
        if ends := answer_behind_label(paragraph.text):
            return ends, (paragraph,)
    dated = [p for p in lines if _stands_out(p) and is_dated_answer(p.text)]
    return (only_future(normalise(dated[0].text)), (dated[0],)) if dated else (None, ())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a report may say what becomes of its action, and how much it may leave unsaid there."""

    paragraphs: Sequence[Paragraph]
    labelled: bool = False  # as in `futures_said`
    named: bool = False
    asked: bool = False


def _places(document: Document, sections: Sequence[Section]) -> Iterator[_Place]:
    """The plainest place first."""
    of_form = [p for s in sections if "proposed_future" in s.ids for p in s.body]
    yield _Place(of_form, labelled=True, named=True)
    yield _Place(list(_beside_labels(document)), labelled=True, named=True)
    yield _Place(list(_under(FUTURE_LABEL, document)), named=True)
    yield _Place(list(_under(REQUEST_LABEL, document)), asked=True)
    lines = [p for p in document.paragraphs if p.location.table is None and not _is_label(p)]
    yield _Place(lines)


def _read(place: _Place) -> Future:
    text = "\n".join(paragraph.text for paragraph in place.paragraphs)
    if (place.labelled or place.named) and (found := marked_or_answered(text)):
        return found[0], tuple(_holding(place.paragraphs, found[1]))
    stated = without_doubtful(
        futures_said(text, labelled=place.labelled, named=place.named, asked=place.asked),
        asked=place.labelled or place.named or place.asked,
    )
    futures = {future for future, _ in stated}
    sentences = [sentence for _, sentence in stated]
    if place.named and not stated:
        sentences = conditions_in(text)
    evidence = [p for sentence in sentences for p in _holding(place.paragraphs, sentence)]
    return futures.pop() if len(futures) == 1 else None, tuple(dict.fromkeys(evidence))


def _holding(paragraphs: Iterable[Paragraph], words: str) -> list[Paragraph]:
    return [p for p in paragraphs if words in " ".join(p.text.split()) or words in p.text][:1]


def _is_label(paragraph: Paragraph) -> bool:
    """Whether a line heads what follows: bold, a heading style, or a short line without an end."""
    text = paragraph.text.strip()
    if not text or len(text) > LONGEST_LABEL:
        return False
    return _stands_out(paragraph) or not text.endswith((".", ";", ",", "!"))


def _under(label: re.Pattern[str], document: Document) -> Iterator[Paragraph]:
    """The text under each heading that `label` finds, up to the next heading."""
    under = standing_out = False
    for paragraph in document.paragraphs:
        if paragraph.location.table is not None or not paragraph.text.strip():
            continue
        stands_out = _stands_out(paragraph)
        if under and not stands_out and is_bare_answer(paragraph.text):
            yield paragraph
        elif stands_out or (_is_label(paragraph) and not (under and standing_out)):
            under = bool(label.search(normalise(paragraph.text))) or _asks(paragraph)
            standing_out = stands_out
            if under and _asks(paragraph):
                yield paragraph
        elif under:
            yield paragraph


def _asks(paragraph: Paragraph) -> bool:
    """Whether a heading is a question about a future: "Is it time to stop?"."""
    return paragraph.text.rstrip().endswith("?") and bool(FUTURE.search(normalise(paragraph.text)))


def _stands_out(paragraph: Paragraph) -> bool:
    style = paragraph.style_name.casefold().startswith(("heading", "titre", "título"))
    return len(paragraph.text.strip()) <= LONGEST_LABEL and (paragraph.bold or style)


def _beside_labels(document: Document) -> Iterator[Paragraph]:
    """What stands behind a label on the future, in the row of a table or on its line."""
    for paragraph in document.paragraphs:
        inline = INLINE.match(paragraph.text)
        if inline and FUTURE_LABEL.search(normalise(inline["label"])):
            yield paragraph
    cells = [p for p in document.paragraphs if p.location.table and p.location.cell]
    for _, row in groupby(cells, key=_row_of):
        label, *rest = list(row)
        first = (label.location.cell or (0, 0))[1] == 1
        if first and _is_label(label) and FUTURE_LABEL.search(normalise(label.text)):
            yield from rest


def _row_of(paragraph: Paragraph) -> tuple[int | None, int]:
    return paragraph.location.table, (paragraph.location.cell or (0, 0))[0]


def _text_outside_tables(document: Document) -> set[int | None]:
    """The numbers of tables that are boxes of text, of one column; None for no table."""
    cells = [p.location for p in document.paragraphs if p.location.table and p.location.cell]
    wide = {place.table for place in cells if place.cell and place.cell[1] > 1}
    return {None, *(place.table for place in cells)} - wide
