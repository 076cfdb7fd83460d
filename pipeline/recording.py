"""What an event says of its period: in a person's words, else as read from its document."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.lifecycle import Event, Particular
from pipeline.summary import FileSummary

if TYPE_CHECKING:
    from taxonomy.matching import NameIndex

SCOPE = frozenset(  # the events that say what an action is about; a report does not change that
    {
        Event.DESIGNATED,
        Event.PROPOSED,
        Event.REVISED,
        Event.ACCEPTED,
        Event.EXTENSION_PROPOSED,
        Event.EXTENDED,
    }
)
INTO = frozenset({Event.CONVERTED, Event.SUPERSEDED, Event.MERGED})
REASONED = frozenset({Event.CLOSED})
AMENDABLE = ("species", "measures", "range_states")


class Unsaid(ValueError):
    """Something that an event has to say, and a person has not said."""


@dataclass(frozen=True, slots=True)
class Said:
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


def check_said(event: Event, said: Said, note: str) -> None:
    """Raise Unsaid when the event needs what was not said."""
    if event in REASONED and not note.strip():
        raise Unsaid("Say why the action is closed: Step 6(1) asks for the reason. Give --note.")
    if event in INTO and not said.into.strip():
        raise Unsaid(f"Say what the action was {event} into: --into “Name of the instrument”.")
    if wrong := set(said.amends) - set(AMENDABLE):
        raise Unsaid(f"“{min(wrong)}” cannot be amended. Give one of {', '.join(AMENDABLE)}.")


def particulars_of(
    event: Event, said: Said, day: date, read: FileSummary | None, imported: Path | None = None
) -> tuple[Particular, ...]:
    """The particulars of an event.

    What a person says goes before what was read from the document `read`. Taxa are held against
    the edition of the Appendices in force on `day`; `imported` is the folder of imported ones.
    """
    found = [
        *_texts("lead", [said.lead]),
        *(_texts("proponents", said.proponents)),
        *taxa_on(said.taxa, day, imported),
        *states_named(said.range_states),
        *_texts("activities", said.activities),
        *_texts("amendments", said.amends),
        *_texts("until", [said.until]),
        *_texts("into", [said.into]),
        *_lessons(said.lessons),
    ]
    if read is None or event not in SCOPE:
        return tuple(found)
    told = {one.field for one in found}
    return (*found, *(one for one in read_from(read) if one.field not in told))


def read_from(summary: FileSummary) -> tuple[Particular, ...]:
    """Proponents, target taxa, Range States and activities as read from a document."""
    source = {"document": summary.sha256 or summary.file}
    return (
        *(
            Particular("proponents", one.name, _filled(type=one.type, iso=one.iso) | source)
            for one in summary.proponents
        ),
        *(
            Particular(
                "taxa",
                one.scientific_name,
                _filled(written=one.written, appendices=[*one.appendices], edition=one.edition)
                | source,
            )
            for one in summary.taxa
            if one.role == "target"
        ),
        *(
            Particular("range_states", one.name, {"iso": one.iso} | source)
            for one in summary.range_states
        ),
        *(
            Particular(
                "activities",
                one.activity,
                _filled(
                    outcome=one.outcome,
                    timeframe=one.timeframe,
                    responsibility=one.responsibility,
                    funding=one.funding,
                )
                | source,
            )
            for one in summary.activities
        ),
    )


def taxa_on(
    names: Iterable[str], day: date, imported: Path | None = None
) -> tuple[Particular, ...]:
    """Scientific names, each with what it leads to in the edition in force on `day`.

    Before the oldest edition at hand it is that one; each name says which it was held against.
    """
    wanted = [name.strip() for name in names if name.strip()]
    if not wanted:
        return ()
    from taxonomy.appendices import editions

    begun = [one for one in editions(imported) if one.in_force <= day]
    edition = begun[-1] if begun else editions(imported)[0]
    index = _index(edition.edition, imported)
    return tuple(_taxon(name, index) for name in wanted)


def states_named(names: Iterable[str]) -> tuple[Particular, ...]:
    """Range States by ISO code or name in three languages; as written where not recognised."""
    found = [one for name in names for one in _states(name.strip())]
    return tuple({one.text: one for one in found}.values())


def _states(name: str) -> Sequence[Particular]:
    from extractors.fields.states import find_states, state_name

    if re.fullmatch(r"[A-Za-z]{2}", name):
        try:
            return [Particular("range_states", state_name(name.upper()), {"iso": name.upper()})]
        except LookupError:
            return [Particular("range_states", name)]
    mentions = find_states(name)
    if not mentions:
        return [Particular("range_states", name)] if name else []
    return [Particular("range_states", state_name(one.iso), {"iso": one.iso}) for one in mentions]


@cache
def _index(edition: str, imported: Path | None) -> "NameIndex":
    from taxonomy.appendices import load_appendix_list
    from taxonomy.matching import NameIndex

    return NameIndex(load_appendix_list(edition, imported))


def _taxon(name: str, index: "NameIndex") -> Particular:
    """A name as the Appendices have it; as written where only the spelling is near."""
    from taxonomy.match import Method

    match = index.match(name)
    sure = match.method in (Method.EXACT, Method.SYNONYM, Method.COMMON_NAME)
    listed = match.scientific_name if sure else name
    more: dict[str, object] = {"edition": match.edition}
    if match.method is not Method.SPELLING and match.appendices:
        more["appendices"] = [str(one) for one in match.appendices]
    if listed != name:
        more["written"] = name
    return Particular("taxa", listed, more)


def _texts(field: str, texts: Iterable[str]) -> tuple[Particular, ...]:
    return tuple(Particular(field, text.strip()) for text in texts if text.strip())


def _lessons(said: bool | None) -> tuple[Particular, ...]:
    return () if said is None else (Particular("lessons_learned", "yes" if said else "no"),)


def _filled(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}
