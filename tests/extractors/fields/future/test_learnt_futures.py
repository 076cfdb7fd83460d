"""What sentences say of an action's future by words that no list has: none was learnt from."""

import pytest

from extractors.fields.future.learnt_futures import likelihoods
from extractors.fields.future.senses import senses_of
from tests.tools.train_futures import MEANINGS, SAYINGS

TOLD = [
    ("It would please us to keep at the action for three more winters.", "continuation"),
    ("What the action still lacks is time, and we ask for it until COP18.", "continuation"),
    ("Le réseau voudrait garder l’action en vie trois années de plus.", "continuation"),
    ("Rogamos que la acción conserve su lugar en la lista hasta la COP18.", "continuation"),
    ("Of what the action had promised nothing is outstanding.", "completion"),
    ("Tout ce que l’action avait promis a été livré.", "completion"),
    ("Cuanto prometía la acción está hecho y entregado.", "completion"),
    ("We would see the action struck from the register.", "closure"),
    ("Que l’action soit effacée du registre, elle ne sert plus.", "closure"),
    ("Nada se gana con mantener viva la acción; rogamos que se borre.", "closure"),
    ("The council will decide in January whether we go on.", "undecided"),
    ("La suite dépendra de ce que le conseil décidera en février.", "undecided"),
    ("Si la junta lo aprueba en enero pediremos otro plazo.", "undecided"),
    ("The action was adopted at COP12 and extended at COP13.", "nothing"),
    ("La pêche a été fermée deux ans dans la baie.", "nothing"),
    ("El proyecto vecino se prorrogó hasta 2030.", "nothing"),
]


@pytest.mark.parametrize(("sentence", "meaning"), TOLD)
def test_words_that_no_list_has_tell_what_is_meant(sentence: str, meaning: str) -> None:
    found = likelihoods(sentence, asked=False)
    assert max(found, key=lambda name: found[name]) == meaning
    assert sum(found.values()) == pytest.approx(1)


def test_none_of_the_sentences_was_learnt_from() -> None:
    learnt = {
        line for ways in SAYINGS.values() for text in ways.values() for line in text.split("\n")
    }
    assert learnt.isdisjoint(sentence for sentence, _ in TOLD)


def test_a_heading_that_asks_makes_a_few_words_an_answer() -> None:
    assert likelihoods("Three more years.", asked=True)["continuation"] > 0.6
    assert set(likelihoods("Three more years.", asked=True)) == set(MEANINGS)


def test_yes_in_spanish_is_no_condition() -> None:
    yes, condition = "Sí que conste que se cumplió.", "Si se cumplió, que conste."
    shares = [likelihoods(text, asked=True)["undecided"] for text in (yes, condition)]
    assert shares[0] < shares[1]


def test_a_phrase_leaves_room_for_other_words() -> None:
    first, *_ = senses_of(["carry", "the", "action", "on"])
    assert "goon" in first
    far = ["carry", "the", "heavy", "old", "load", "on"]
    assert "goon" not in next(senses_of(far))
