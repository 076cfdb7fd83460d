"""What is told of a State by words that no list has: none of these sentences was learnt from."""

import pytest

from extractors.fields.states.countries import find_states
from extractors.fields.states.range_clauses import likelihoods
from extractors.fields.states.state_roles import LIKELY, UNLIKELY, WEAK
from extractors.fields.states.words_around import words_around
from tests.tools.train_range_clauses import SAYINGS

TOLD = [
    ("Belarus: the heart of its range, with 3,000 singing males.", "range"),
    ("Each April the herds come down to Mongolia to calve.", "range"),
    ("The last pair of Hungary was seen in 1999.", "gone"),
    ("Turkmenistan shot its last ones in the sixties.", "gone"),
    ("Ghana owes its two records to storms.", "stray"),
    ("Norway, where only strandings are known.", "stray"),
    ("Hors de l’action : le Canada, qui a son propre plan.", "apart"),
    ("Au Danemark on n’a noté que des oiseaux égarés.", "stray"),
    ("En el Uruguay se extinguió hacia 1990.", "gone"),
    ("Cada otoño los bandos bajan hasta el Perú para invernar.", "range"),
    ("Chile pagó los transmisores.", "others"),
    ("The herds of Australia go back to beasts that ran away from their owners.", "apart"),
]


def likely(text: str) -> dict[str, float]:
    (around,) = words_around(text, [(state.start, state.end) for state in find_states(text)])
    found = likelihoods(around.before, around.after)
    assert found is not None
    return dict(found)


OPEN = [  # not told, and not taken for the contrary either: other rules and people decide
    "L’Irlande a vu partir les derniers couples en 2003.",
    "La Suède paie les balises et le bateau.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_told_for_certain_is_left_to_other_rules(text: str) -> None:
    assert UNLIKELY[WEAK] < likely(text)["range"] < LIKELY


@pytest.mark.parametrize(("text", "meaning"), TOLD)
def test_words_that_no_list_has_tell_what_is_meant(text: str, meaning: str) -> None:
    found = likely(text)
    assert max(found, key=lambda name: found[name]) == meaning
    assert sum(found.values()) == pytest.approx(1)


def test_none_of_the_sentences_was_learnt_from() -> None:
    learnt = {
        line for ways in SAYINGS.values() for text in ways.values() for line in text.split("\n")
    }
    states = [(text, find_states(text)[0]) for text, _ in TOLD]
    assert learnt.isdisjoint(text.replace(state.written, "{}") for text, state in states)


def test_a_bare_name_tells_nothing() -> None:
    (around,) = words_around("Kenya", [(0, 5)])
    assert likelihoods(around.before, around.after) is None


def test_what_stands_between_two_names_is_cut_where_the_clause_ends() -> None:
    text = "In Hungary the last nest is old, and Latvia has only strays. Oman, Yemen: many"
    around = words_around(text, [(state.start, state.end) for state in find_states(text)])
    assert around[0][1].strip() == "the last nest is old"
    assert around[1][1].strip() == "has only strays."
    assert around[2] == around[3]
