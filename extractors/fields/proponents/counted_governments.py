"""Governments of which a text first says how many there are, and then who does what.

"A joint paper of three Governments. Portugal holds the pen; Chad and Niger have approved the text."
Only where as many are named as were counted, nothing is guessed.
"""

import re

from extractors.fields.number_words import CARDINALS, alternatives, number_in
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.text import same_length

FEW = {word: number for word, number in CARDINALS.items() if 2 <= number <= 20}
COUNT = re.compile(
    rf"\b(?P<number>{alternatives(FEW)})\s+(?:[a-z]+\s+)?(?:governments|states|parties|gouvernements"
    r"|etats|gobiernos|estados|partes)\b"
)
NOT_AMONG_THEM = re.compile(
    r"\b(?:invit|reserv|support|welcom|consult|inform|declin|observ|friend|ami[eg]|sout[ei]|appu"
    r"|apoy|refus|rechaz|not (?:a|an|one|among)|n.est pas|sans etre"
    r"|no (?:es|son|figur|suscrib|firm)|wait|attend|esper|later|plus tard|mas adelante)"
)
CLAUSE_END = re.compile(r"(?<=[.;!?])\s+")


def counted_governments(text: str, language: str | None = None) -> list[Proponent]:
    """The governments named behind such a count, in order; none where their number is another.

    >>> [p.iso for p in counted_governments("By two States: Chad leads, and Niger agrees.", "en")]
    ['TD', 'NE']
    """
    count = COUNT.search(same_length(text))
    if not count:
        return []
    clauses = CLAUSE_END.split(text[count.end() :])
    among = [clause for clause in clauses if not NOT_AMONG_THEM.search(same_length(clause))]
    named = {state.iso: state for clause in among for state in find_states(clause, language)}
    if len(named) != number_in(count["number"], FEW):
        return []
    return [
        Proponent(state.written, ProponentType.GOVERNMENT, state.iso) for state in named.values()
    ]
