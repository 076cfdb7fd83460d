"""Put together what a submission says, each value with the words it was read from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.document import Document, Paragraph
from extractors.fields.proponents import parse_proponents
from extractors.fields.proponents.proponent_identity import is_body, is_same, speaks_for_another
from extractors.fields.proponents.proponent_roles import who_hands_in
from extractors.fields.timeframe import parse_timeframe
from extractors.fields.values import ActivityRow, Proponent
from extractors.forms.action_number import find_action_number
from extractors.forms.activities import find_activities
from extractors.forms.kind import Kind, KindGuess
from extractors.forms.proponent_table import proponent_lines, under_own_headings
from extractors.forms.report_future import read_future
from extractors.forms.section import Section
from extractors.forms.title_block.authorship import find_authors, find_bylines
from extractors.forms.title_block.front_matter import is_running_text
from extractors.forms.title_block.header import Header
from extractors.forms.unknown_headings import before_unknown_headings
from extractors.text import plain
from pipeline.submissions.findings import Evidence
from pipeline.submissions.proposal import SubmissionContent, Taxon
from pipeline.submissions.provenance import Sourced, quotes, read_field
from pipeline.submissions.range_sections import range_paragraphs
from pipeline.submissions.range_states import range_states, states_named
from pipeline.submissions.taxa.name_lists import WordLists
from pipeline.submissions.taxa.subject_lines import subject_lines
from pipeline.submissions.taxa.target_taxa import find_taxa
from pipeline.submissions.taxa.written_elsewhere import without_shouting

REPORTING = "reporting_organizations"
PROPONENTS = ("proponents", REPORTING)
DOUBTFUL = 0.9  # certainty of a heading; below, what stands under it must hand in
NAMING = (*PROPONENTS, "concerted_action")
"""Sections in which those who hand in may be named; that on the action may tell it as well."""
WITH_ACTIVITIES = {
    Kind.PROPOSAL,
    Kind.EXTENSION_PROPOSAL,
    Kind.PROGRESS_REPORT,
    Kind.ADOPTED_ACTION,
}
ABOUT_ONE = {Kind.EXTENSION_PROPOSAL, Kind.PROGRESS_REPORT, Kind.ADOPTED_ACTION}


def assemble(
    document: Document,
    header: Header,
    kinds: Sequence[KindGuess],
    sections: Sequence[Section],
    lists: WordLists,
) -> SubmissionContent:
    """Everything that is read from the sections of one document; empty where it says nothing."""
    language = header.language or "en"
    number = find_action_number(document, header, sections) if _is_about_one(kinds) else None
    is_report = any(guess.kind is Kind.PROGRESS_REPORT for guess in kinds)
    states = states_named(range_paragraphs(sections), language)
    is_on_action = bool({guess.kind for guess in kinds} & WITH_ACTIVITIES)
    front = subject_lines(document, header, sections) if is_on_action else ()
    taxa = find_taxa(sections, lists, language, front)
    future, futures_named = _future(document, kinds, sections) if is_report else (None, ())
    return SubmissionContent(
        title=header.title,
        concerted_action=number.number if number else None,
        number_in_text=number.in_text if number else True,
        proponents=tuple(
            proponent
            for proponent in _proponents(document, header, sections)
            if not _is_of_the_text(proponent.value, taxa, sections)
        )
        if _is_sent_in(kinds)
        else (),
        taxa=taxa,
        range_states=range_states(states),
        states_named=states,
        timeframe=read_field(body_of(sections, "timeframe"), parse_timeframe),
        activities=tuple(_activities(sections, document, kinds)),
        proposed_future=future,
        futures_named=futures_named,
    )


def body_of(sections: Iterable[Section], *ids: str) -> tuple[Paragraph, ...]:
    """The paragraphs under every heading that stands for one of `ids`."""
    parts = (section for section in sections if set(ids) & set(section.ids))
    return tuple(paragraph for section in parts for paragraph in section.body)


def _is_sent_in(kinds: Sequence[KindGuess]) -> bool:
    """Papers of the Secretariat and others have no proponents."""
    return any(guess.kind is not Kind.OTHER for guess in kinds)


def _is_about_one(kinds: Sequence[KindGuess]) -> bool:
    """A new proposal may name other actions, but has no number itself."""
    return any(guess.kind in ABOUT_ONE for guess in kinds)


def _proponents(
    document: Document, header: Header, sections: Sequence[Section]
) -> Iterable[Sourced[Proponent]]:
    """Those of the section on them, with those that the title block names.

    Where no section names anybody, those of the first page. Beside a title block that names them,
    what a section names without the noun of a body is taken for a place.
    """
    paragraphs = body_of(_without_guesses(sections), *PROPONENTS) or under_own_headings(
        sections, PROPONENTS
    )
    named, elsewhere = _under_headings(paragraphs, document, header, sections)
    signed = find_bylines(document, header)
    authors = find_authors(document, header, known=bool(named), elsewhere=elsewhere)
    beside = [place for author, place in authors if any(is_same(author, other) for other in named)]
    found = [
        (proponent, _holding(paragraphs, proponent.name))
        for proponent in named
        if not signed or is_body(proponent) or any(is_same(proponent, by) for by, _ in signed)
    ]
    nobody = not found
    for proponent, paragraph in authors:
        known = any(is_same(proponent, other) for other, _ in found)
        from_title = nobody or paragraph in beside or any(paragraph == by for _, by in signed)
        if not known and from_title:
            found.append((proponent, (paragraph,)))
    everyone = [proponent for proponent, _ in found]
    for proponent, places in found:
        if not speaks_for_another(proponent, everyone):
            named_so = without_shouting(proponent.name, document.text)
            yield Sourced(replace(proponent, name=named_so), quotes(places))


def _under_headings(
    paragraphs: Sequence[Paragraph],
    document: Document,
    header: Header,
    sections: Sequence[Section],
) -> tuple[list[Proponent], set[int]]:
    """Those whom `paragraphs` name, and the paragraphs that name none.

    Nobody where a report tells in sentences who had what part in it, and a cover note names more.
    """
    named = parse_proponents(proponent_lines(paragraphs, document), header.language or "en")
    elsewhere, parts = _elsewhere(sections), _telling_parts(sections)
    if parts:
        noted = find_authors(document, header, known=True, elsewhere=elsewhere | parts)
        if len(noted) > len(named):
            return [], elsewhere | parts
    return named, elsewhere


def _telling_parts(sections: Sequence[Section]) -> set[int]:
    """The numbers of paragraphs in which a report tells in sentences who had what part in it."""
    reporting = body_of(sections, REPORTING)
    first = reporting[0].text if reporting else ""
    in_sentences = is_running_text(first) and ". " in first.strip()  # more than a name with a stop
    return {paragraph.location.paragraph for paragraph in reporting if in_sentences}


def _elsewhere(sections: Sequence[Section]) -> set[int]:
    """The numbers of paragraphs in sections of the form that name no proponents."""
    others = (part for part in sections if part.ids and not {*NAMING} & set(part.ids))
    return {paragraph.location.paragraph for part in others for paragraph in part.body}


def _without_guesses(sections: Sequence[Section]) -> list[Section]:
    """The sections, less those only guessed to name proponents where a surer one does.

    In a paper with headings of its own, what looks like the heading ends the section.
    """
    naming = [section for section in sections if set(PROPONENTS) & set(section.ids)]
    sure = [section for section in naming if section.official or section.certainty == 1.0]
    kept = sure or [section for section in naming if not _is_a_doubtful_guess(section)]
    return [
        section if section not in naming or section.official else before_unknown_headings(section)
        for section in sections
        if section not in naming or section in kept
    ]


def _is_a_doubtful_guess(section: Section) -> bool:
    """Whether a heading hardly asks for proponents, and sentences under it hand in nothing."""
    doubtful = section.certainty < DOUBTFUL and bool(section.body)
    return doubtful and is_running_text(section.body[0].text) and not who_hands_in(section.text)


def _is_of_the_text(
    proponent: Proponent, taxa: Sequence[Sourced[Taxon]], sections: Sequence[Section]
) -> bool:
    """Whether what was read as a proponent is a species or a heading, and no State or body."""
    if is_body(proponent):
        return False
    headings = {plain(section.heading.text) for section in sections if section.heading}
    latin = {taxon.value.match.written for taxon in taxa if " " in taxon.value.match.written}
    return plain(proponent.name) in headings or any(name in proponent.name for name in latin)


def _holding(paragraphs: tuple[Paragraph, ...], words: str) -> tuple[Paragraph, ...]:
    """The paragraph in which `words` stand; all of them where none holds them whole."""
    found = tuple(paragraph for paragraph in paragraphs if words in paragraph.text)
    return found[:1] or paragraphs


def _activities(
    sections: Sequence[Section], document: Document, kinds: Sequence[KindGuess]
) -> Iterable[Sourced[ActivityRow]]:
    """What is planned, but for a file that reports and proposes nothing: its progress."""
    where = {paragraph.location.paragraph: paragraph for paragraph in document.paragraphs}
    only_reports = {guess.kind for guess in kinds} == {Kind.PROGRESS_REPORT}
    if not {guess.kind for guess in kinds} & WITH_ACTIVITIES:
        return
    for row in find_activities(sections, document, reports=only_reports):
        at = where.get(row.paragraph or 0)
        yield Sourced(row, quotes((at,)) if at else ())


def _future(
    document: Document, kinds: Sequence[KindGuess], sections: Sequence[Section]
) -> tuple[Sourced[str] | None, tuple[Evidence, ...]]:
    """What a report proposes, or the words that speak for several futures at once."""
    extends = any(guess.kind is Kind.EXTENSION_PROPOSAL for guess in kinds)
    future, paragraphs = read_future(document, sections, extends=extends)
    evidence = quotes(paragraphs)
    return (Sourced(future, evidence), ()) if future else (None, evidence)
