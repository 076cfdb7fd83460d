"""Put together what a submission says, each value with the words it was read from."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from extractors.document import Document, Paragraph
from extractors.fields.activities import parse_activities
from extractors.fields.future import parse_proposed_future
from extractors.fields.proponents import parse_proponents
from extractors.fields.states import find_states
from extractors.fields.symbols import action_number
from extractors.fields.timeframe import parse_timeframe
from extractors.fields.values import ActivityRow, Proponent, StateMention
from extractors.header import Header
from extractors.kinds import Kind, KindGuess
from extractors.sections import Section
from pipeline.naming import find_taxa
from pipeline.proposal import Proposal
from pipeline.provenance import Sourced, quotes, read_field, sentence
from pipeline.wordlists import WordLists

PROPONENTS = ("proponents", "reporting_organizations")
ACTIVITIES = ("activities_and_expected_outcomes", "progress")
ABOUT_ONE = {Kind.EXTENSION_PROPOSAL, Kind.PROGRESS_REPORT, Kind.ADOPTED_ACTION}


def assemble(
    document: Document,
    header: Header,
    kinds: Sequence[KindGuess],
    sections: Sequence[Section],
    lists: WordLists,
) -> Proposal:
    """Everything that is read from the sections of one document; empty where it says nothing."""
    language = header.language or "en"
    is_report = any(guess.kind is Kind.PROGRESS_REPORT for guess in kinds)
    return Proposal(
        title=header.title,
        concerted_action=_action(header, kinds, sections),
        proponents=tuple(_proponents(sections, language)),
        taxa=find_taxa(sections, lists, language),
        range_states=tuple(_range_states(sections, language)),
        timeframe=read_field(body_of(sections, "timeframe"), parse_timeframe),
        activities=tuple(_activities(sections, document)),
        proposed_future=_future(document, sections, language) if is_report else None,
    )


def body_of(sections: Iterable[Section], *ids: str) -> tuple[Paragraph, ...]:
    """The paragraphs under every heading that stands for one of `ids`."""
    parts = (section for section in sections if set(ids) & set(section.ids))
    return tuple(paragraph for section in parts for paragraph in section.body)


def _action(header: Header, kinds: Sequence[KindGuess], sections: Sequence[Section]) -> str | None:
    """The number of the action it is about; a new proposal may name others, but has none.

    Looked for where documents say it: symbol, title, the first page, the section of that name.
    """
    if not ABOUT_ONE & {guess.kind for guess in kinds}:
        return None
    places = [header.symbol or "", header.title or ""]
    places += [text for section in _front(sections) for text in _texts(section)]
    for paragraph in body_of(sections, "concerted_action"):  # there a number needs no words
        places += [paragraph.text, f"Concerted Action {paragraph.text.strip()}"]
    return next(filter(None, map(action_number, places)), None)


def _front(sections: Sequence[Section]) -> Iterable[Section]:
    """What stands before the first heading that the form knows."""
    return takewhile(lambda section: not section.ids, sections)


def _texts(section: Section) -> list[str]:
    heading = [section.heading] if section.heading else []
    return [paragraph.text for paragraph in (*heading, *section.body)]


def _proponents(sections: Sequence[Section], language: str) -> Iterable[Sourced[Proponent]]:
    paragraphs = body_of(sections, *PROPONENTS)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    for proponent in parse_proponents(text, language):
        yield Sourced(proponent, quotes(_holding(paragraphs, proponent.name)))


def _holding(paragraphs: tuple[Paragraph, ...], words: str) -> tuple[Paragraph, ...]:
    """The paragraph in which `words` stand; all of them where none holds them whole."""
    found = tuple(paragraph for paragraph in paragraphs if words in paragraph.text)
    return found[:1] or paragraphs


def _range_states(sections: Sequence[Section], language: str) -> Iterable[Sourced[StateMention]]:
    """Each State of the geographical range once, with every sentence that names it."""
    found: dict[str, list[Sourced[StateMention]]] = {}
    for paragraph in body_of(sections, "geographical_range"):
        for mention in find_states(paragraph.text, language):
            evidence = sentence(paragraph, mention.start, mention.end)
            found.setdefault(mention.iso, []).append(Sourced(mention, (evidence,)))
    for mentions in found.values():
        places = dict.fromkeys(one.evidence[0] for one in mentions)
        yield Sourced(mentions[0].value, tuple(places))


def _activities(sections: Sequence[Section], document: Document) -> Iterable[Sourced[ActivityRow]]:
    where = {paragraph.location.paragraph: paragraph for paragraph in document.paragraphs}
    for section in sections:
        if set(ACTIVITIES) & set(section.ids):
            for row in parse_activities(section, document):
                at = where.get(row.paragraph or 0)
                yield Sourced(row, quotes((at,)) if at else ())


def _future(document: Document, sections: Sequence[Section], language: str) -> Sourced[str] | None:
    """What a report proposes, from the section on it where there is one, else from anywhere."""
    for paragraphs in (body_of(sections, "proposed_future"), document.paragraphs):
        text = "\n".join(paragraph.text for paragraph in paragraphs)
        found = parse_proposed_future(text, language)
        if found:
            future, words = found
            return Sourced(future, quotes(_holding(paragraphs, words)[:1]))
    return None
