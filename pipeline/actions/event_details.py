"""What an event says of its period: in a person's words, else as read from its document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.refusal import Refusal
from pipeline.submissions.summary import Reading

if TYPE_CHECKING:
    from taxonomy.matching.index import NameIndex

AMENDABLE = ("species", "measures", "range_states")


class MissingEventDetail(Refusal):
    """Something that an event has to say, and a person has not said, or not so that it can be.

    `field` is the one of `EventInput` that says it, or "note".
    """

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class EventInput:
    """What a person says with an event; empty where they say nothing."""

    lead: str = ""
    proponents: tuple[str, ...] = ()
    taxa: tuple[str, ...] = ()
    range_states: tuple[str, ...] = ()  # ISO codes or names
    activities: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()  # what an acceptance changed: species, measures, range_states
    until: str = ""  # the end of the period: "COP14", "2017"
    into: str = ""  # the instrument or action that it goes on in
    lessons: bool | None = None  # whether lessons learned are reported; None: not said


def check_said(event: Event, given: EventInput, note: str) -> None:
    """Raise Unsaid when the event needs what was not said."""
    if event.traits.needs_reason and not note.strip():
        raise MissingEventDetail(
            "Say why the action is closed: Step 6(1) asks for the reason.", "note"
        )
    if event.traits.needs_source and not note.strip():
        raise MissingEventDetail(
            "Say in the note where the history was looked up: the reports of the meetings, for "
            "example. What is not on record up to this meeting counts from now on as not having "
            "happened.",
            "note",
        )
    if event.traits.needs_into and not given.into.strip():
        raise MissingEventDetail(
            f"Say what the action was {event} into: the name of the instrument or action.", "into"
        )
    if wrong := set(given.amends) - set(AMENDABLE):
        raise MissingEventDetail(
            f"“{min(wrong)}” cannot be amended. Give one of {', '.join(AMENDABLE)}.", "amends"
        )


def particulars_of(
    event: Event, given: EventInput, day: date, read: Reading | None, imported: Path | None = None
) -> tuple[EventDetail, ...]:
    """The particulars of an event.

    What a person says goes before what was read from the document `read`. Taxa are held against
    the edition of the Appendices in force on `day`; `imported` is the folder of imported ones.
    """
    found = [
        *_texts("lead", [given.lead]),
        *(_texts("proponents", given.proponents)),
        *taxa_on(given.taxa, day, imported),
        *states_named(given.range_states),
        *_texts("activities", given.activities),
        *_texts("amendments", given.amends),
        *_texts("until", [given.until]),
        *_texts("into", [given.into]),
        *_lessons(given.lessons),
    ]
    if read is None or not event.traits.scope:
        return tuple(found)
    fields = {detail.field for detail in found}
    return (*found, *(detail for detail in read_from(read) if detail.field not in fields))


def read_from(summary: Reading) -> tuple[EventDetail, ...]:
    """Proponents, target taxa, Range States and activities as read from a document."""
    source = {"document": summary.sha256 or summary.file}
    return (
        *(
            EventDetail(
                "proponents",
                proponent.name,
                _filled(type=proponent.type, iso=proponent.iso) | source,
            )
            for proponent in summary.proponents
        ),
        *(
            EventDetail(
                "taxa",
                taxon.scientific_name,
                _filled(
                    written=taxon.written, appendices=[*taxon.appendices], edition=taxon.edition
                )
                | source,
            )
            for taxon in summary.taxa
            if taxon.role == "target"
        ),
        *(
            EventDetail("range_states", state.name, {"iso": state.iso} | source)
            for state in summary.range_states
        ),
        *(
            EventDetail(
                "activities",
                activity.activity,
                _filled(
                    outcome=activity.outcome,
                    timeframe=activity.timeframe,
                    responsibility=activity.responsibility,
                    funding=activity.funding,
                )
                | source,
            )
            for activity in summary.activities
        ),
    )


def taxa_on(
    names: Iterable[str], day: date, imported: Path | None = None
) -> tuple[EventDetail, ...]:
    """Scientific names, each with what it leads to in the edition in force on `day`.

    Before the oldest edition at hand it is that one; each name says which it was held against.
    """
    wanted = [name.strip() for name in names if name.strip()]
    if not wanted:
        return ()
    from taxonomy.appendices.editions import editions

    begun = [edition for edition in editions(imported) if edition.in_force <= day]
    edition = begun[-1] if begun else editions(imported)[0]
    index = _index(edition.edition, imported)
    return tuple(_taxon(name, index) for name in wanted)


def states_named(names: Iterable[str]) -> tuple[EventDetail, ...]:
    """Range States by ISO code or name in three languages; as written where not recognised."""
    found = [state for name in names for state in _states(name.strip())]
    return tuple({state.text: state for state in found}.values())


def _states(name: str) -> Sequence[EventDetail]:
    from extractors.fields.states.countries import find_states, state_name

    if re.fullmatch(r"[A-Za-z]{2}", name):
        try:
            return [EventDetail("range_states", state_name(name.upper()), {"iso": name.upper()})]
        except LookupError:
            return [EventDetail("range_states", name)]
    mentions = find_states(name)
    if not mentions:
        return [EventDetail("range_states", name)] if name else []
    return [
        EventDetail("range_states", state_name(mention.iso), {"iso": mention.iso})
        for mention in mentions
    ]


@cache
def _index(edition: str, imported: Path | None) -> "NameIndex":
    from taxonomy.appendices.editions import load_appendix_list
    from taxonomy.matching.index import NameIndex

    return NameIndex(load_appendix_list(edition, imported))


def _taxon(name: str, index: "NameIndex") -> EventDetail:
    """A name as the Appendices have it; as written where only the spelling is near."""
    from taxonomy.matching.match import Method

    match = index.match(name)
    sure = match.method in (Method.EXACT, Method.SYNONYM, Method.COMMON_NAME)
    listed = match.scientific_name if sure else name
    more: dict[str, object] = {"edition": match.edition}
    if match.method is not Method.SPELLING and match.appendices:
        more["appendices"] = [str(appendix) for appendix in match.appendices]
    if listed != name:
        more["written"] = name
    return EventDetail("taxa", listed, more)


def _texts(field: str, texts: Iterable[str]) -> tuple[EventDetail, ...]:
    return tuple(EventDetail(field, text.strip()) for text in texts if text.strip())


def _lessons(learned: bool | None) -> tuple[EventDetail, ...]:
    return () if learned is None else (EventDetail("lessons_learned", "yes" if learned else "no"),)


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}
