"""What was worked out of each action or file, kept while all that it is made of stays the same.

A list is put together of parts. Each part stands beside what it is made of: the values it was
worked out from, or a stamp that tells that the rows it was read from are the same. Whoever asks
says what each part would be made of now; only those that would be made of something else are made
anew. So what is given is what would be worked out, whoever changed what, and in whatever order.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import count
from threading import Lock
from typing import Any, NamedTuple, TypeVar

TABLES = 48  # kinds of parts that are kept: lists by day and meeting; each as long as its list

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class History(NamedTuple):
    """The last line of the history of changes, as seen when somebody last looked."""

    ordinal: int = 0  # 0: there was none
    chain: str = ""
    run: int = 0  # another one where the history did not go on from that line


class Parts:
    """Parts of one register; who asks for a part may not change it, for it is shared."""

    def __init__(self) -> None:
        self.history = History()
        self._runs = count(1)
        self._lock = Lock()
        self._tables: OrderedDict[Hashable, Mapping[Any, tuple[object, Any]]] = OrderedDict()

    def renewed(
        self,
        what: Hashable,
        made_of: Mapping[K, object],
        make: Callable[[Sequence[K]], Mapping[K, V]],
    ) -> dict[K, V]:
        """The part of each key of `made_of`, in its order; those that changed are made by `make`.

        `make` must give a part for every key it is asked for, of nothing but what `made_of` has.
        Parts of other keys are forgotten.
        """
        with self._lock:
            known = self._tables.get(what, {})
        stale = [key for key, now in made_of.items() if key not in known or known[key][0] != now]
        if not stale and len(known) == len(made_of):
            return {key: known[key][1] for key in made_of}
        new = make(stale) if stale else {}
        changed = frozenset(stale)
        table = {
            key: (now, new[key]) if key in changed else known[key] for key, now in made_of.items()
        }
        with self._lock:
            self._tables[what] = table
            self._tables.move_to_end(what)
            while len(self._tables) > TABLES:
                self._tables.popitem(last=False)
        return {key: part for key, (_, part) in table.items()}

    def single(self, what: Hashable, made_of: object, make: Callable[[], V]) -> V:
        """A part that there is only one of."""
        return self.renewed(what, {"": made_of}, lambda _: {"": make()})[""]

    def same(self, what: Hashable, value: V) -> V:
        """The value as it was given before, where it is equal: what is one is compared at once."""
        return self.single(what, value, lambda: value)

    def history_is(self, ordinal: int, chain: str, goes_on: bool) -> int:
        """Note the last line that is seen now; the run of the history that it is of."""
        run = self.history.run if goes_on else next(self._runs)
        self.history = History(ordinal, chain, run)
        return run
