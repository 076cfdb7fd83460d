"""How much of a room each gets that wants some of it: of a page, of the width of a sheet."""

from collections.abc import Sequence


def fair_shares(wanted: Sequence[int], room: int) -> list[int]:
    """What each gets: the modest all they want, the others the same, together no more than `room`.

    >>> fair_shares([5, 100, 60], 105)
    [5, 50, 50]
    >>> fair_shares([5, 10], 105)
    [5, 10]
    """
    given = [0] * len(wanted)
    left = room
    waiting = sorted(range(len(wanted)), key=lambda n: wanted[n])
    while waiting:
        first, *rest = waiting
        given[first] = min(wanted[first], left // len(waiting))
        left -= given[first]
        waiting = rest
    return given
