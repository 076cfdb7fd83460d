"""Governments of which a text first says how many there are, and then which or who does what.

"A joint paper of three Governments. Portugal holds the pen; Chad and Niger have approved the text."
Only where as many are named as were counted, nothing is guessed.
"""

import re

from extractors.fields.number_words import CARDINALS, alternatives, number_in
from extractors.fields.proponents.name_chunks import THROUGH
from extractors.fields.states.countries import find_states
from extractors.fields.values import Proponent, ProponentType
from extractors.text import same_length

FEW = {word: number for word, number in CARDINALS.items() if 2 <= number <= 20}
COUNT = re.compile(
    rf"\b(?P<number>{alternatives(FEW)})\s+(?:[a-z]+\s+)?(?:governments|states|parties|gouvernements"
    r"|etats|gobiernos|estados|partes)\b"
)
LISTED_BEHIND = re.compile(
    rf"(?:\s*,?\s*\b(?:and|et|y)\s+)?\b(?:the\s+|les\s+|los\s+)?(?:{alternatives(FEW)})\s+"
    r"(?:governments|states|parties|gouvernements|etats|gobiernos|estados|partes)"
    r"(?:\s+(?:part(?:y|ies|es?)|to the convention|a la convention|de la convencion)){0,2}"
    r"(?:\s*[,:–—]\s*(?:(?:namely|a savoir|a saber)\s*:?\s*)?(?:those|ceux|los)?|\s)\s*"
    r"(?:of|d[eu]s?|del)?\s+(?:the\s+|l[ae]s?\s+|l.\s*|el\s+|los\s+)?(?=[a-z])"
)
""" "And two Governments, those of Chad and Niger", up to the first of them."""
JOINT = re.compile(r"\s*,?\s*\b(?:and|et|y)\s|\s*,")
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


def without_counts(sentence: str, language: str | None = None) -> str:
    """`sentence` with a list of governments where it says how many there are and which.

    >>> without_counts("The Addax Trust and two Governments, those of Chad and Niger", "en")
    'The Addax Trust; Governments of Chad and Niger'
    """
    count = LISTED_BEHIND.search(same_length(sentence))
    behind = find_states(sentence[count.end() :], language) if count else []
    if not count or not behind or behind[0].start:
        return sentence
    before = sentence[: count.start()]
    if THROUGH.search(same_length(before)) or (before and not JOINT.match(count[0])):
        return sentence
    return f"{before}{'; ' if before else ''}Governments of {sentence[count.end() :]}"
