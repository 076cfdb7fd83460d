"""Which State's government a proponent or a lead is."""

from functools import cache

from extractors.fields.states.countries import find_states

GOVERNMENT = ("government", "gouvernement", "gobierno")
LONGEST = 500  # characters of a name that are looked at


@cache
def governments_in(text: str) -> tuple[str, ...]:
    """ISO codes of the governments that a name stands for; empty for organizations and people.

    >>> governments_in("Government of Kenya"), governments_in("Kenya"), governments_in("IUCN")
    (('KE',), ('KE',), ())
    """
    text = text.strip()[:LONGEST]
    states = find_states(text)
    alone = len(states) == 1 and states[0].written == text
    if not (alone or text.casefold().startswith(GOVERNMENT)):
        return ()
    return tuple(dict.fromkeys(state.iso for state in states))
