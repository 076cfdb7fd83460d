"""What changed between two days, in words: the same on the terminal, at the desk and in Excel."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.actions.comparison import Change, ChangedAction, Comparison
from pipeline.reports.list_files import in_words
from pipeline.reports.texts import Texts, wording
from pipeline.titles import title_in


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One action in words."""

    number: str  # of the action now: its address
    title: str  # as on the later day, in the language where that is known
    heading: str  # number and title
    before: str  # its status on the earlier day; "" where it had not begun
    after: str
    events: tuple[str, ...]  # "extended (COP14, 17 February 2024)"
    lead: str  # "Mongolia → Iran" where it changed; else ""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A row with what became of it, for a table."""

    change: str
    number: str
    title: str
    before: str
    after: str
    events: str
    lead: str


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """The actions of which the same became."""

    change: Change
    heading: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """The comparison in one language."""

    title: str
    parts: tuple[ComparedPart, ...]  # every kind, empty ones too
    none: str  # for a part without rows
    notes: tuple[str, ...]  # what is unchanged, what cannot be told


def comparison_words(comparison: Comparison, language: str) -> ComparisonWords:
    """What became of each action, and what cannot be told."""
    texts = wording(language, "comparison")
    parts = tuple(
        ComparedPart(
            change,
            texts["changes"][change.value],
            tuple(_row(each, comparison, texts) for each in comparison.of(change)),
        )
        for change in Change
    )
    title = texts.text("title", first=comparison.first, last=comparison.last)
    return ComparisonWords(title, parts, texts["none"], tuple(_notes(comparison, texts)))


def comparison_table(comparison: Comparison, language: str) -> tuple[ComparedLine, ...]:
    """Every action a row, in words."""
    listed = wording(language, "comparison").listed
    return tuple(
        ComparedLine(
            *(part.heading, row.number, row.title, row.before, row.after),
            *(listed(row.events), row.lead),
        )
        for part in comparison_words(comparison, language).parts
        for row in part.rows
    )


def comparison_lines(comparison: Comparison, language: str) -> Iterator[str]:
    """The comparison a line each, indented by what belongs to what."""
    words, texts = comparison_words(comparison, language), wording(language, "comparison")
    yield words.title
    for part in words.parts:
        if part.rows:
            yield texts.text("counted", what=part.heading, count=len(part.rows))
            for row in part.rows:
                yield f"  {row.heading}"
                yield f"    {_status(row, texts)}"
                yield from (f"    {line}" for line in (*row.events, *filter(None, [row.lead])))
    yield from words.notes


def _status(row: ComparedRow, texts: Texts) -> str:
    if not row.before or row.before == row.after:
        return row.after
    return texts.text("from_to", before=row.before, after=row.after)


def _row(each: ChangedAction, comparison: Comparison, texts: Texts) -> ComparedRow:
    language, action = texts.language, each.action
    title = title_in(language, action.title)
    label = action.label_on(comparison.last)
    heading = f"{label} {title}".strip() if label[:1].isdigit() else label
    before, after = (
        in_words("status", status.value, language) if status else ""
        for status in (each.before, each.after)
    )
    events = tuple(_event(each, place, texts) for place in range(len(each.events)))
    return ComparedRow(action.number, title, heading, before, after, events, _lead(each, texts))


def _event(each: ChangedAction, place: int, texts: Texts) -> str:
    event = each.events[place]
    what = in_words("event", event.kind.value, texts.language)
    name = "event_undated" if event.ordinal in each.undated else "event"
    return texts.text(name, what=what, meeting=event.meeting, day=event.day)


def _lead(each: ChangedAction, texts: Texts) -> str:
    before, after = each.leads
    if not before or not after or before == after:
        return ""
    return texts.text("lead", before=before, after=after)


def _notes(comparison: Comparison, texts: Texts) -> Iterator[str]:
    if comparison.unchanged:
        yield _counted("unchanged", len(comparison.unchanged), texts)
    if comparison.undetermined:
        numbers = ", ".join(action.number for action in comparison.undetermined)
        yield _counted("undetermined", len(comparison.undetermined), texts).format(numbers=numbers)
    if any(each.undated for each in comparison.changed):
        yield texts["undated"]
    if not (comparison.changed or comparison.unchanged or comparison.undetermined):
        yield texts["nothing"]


def _counted(name: str, count: int, texts: Texts) -> str:
    """The sentence for one, or that for several with their number."""
    single, several = texts[name]
    return str(single if count == 1 else several.replace("{count}", str(count)))
