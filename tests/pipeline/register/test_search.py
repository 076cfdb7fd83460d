"""Search on both databases: plurals, accents, capitals; what is read again is found anew."""

from dataclasses import replace
from hashlib import sha256

import pytest

from pipeline.actions.event_kinds import Event
from pipeline.register import Register
from pipeline.register.search_index import Passage
from pipeline.services.search import best_sentence, place_of
from pipeline.services.session import Refused
from pipeline.services.wishes import meant_state, meant_taxa
from tests.pipeline.outcomes import ANSWERED, outcome
from tests.pipeline.register.test_register_actions import event

FRENCH = "Les requins-baleines sont capturés accidentellement. La pêche est surveillée."


def load(register: Register, text: str, name: str = "paper.docx") -> str:
    """The SHA-256 of a paper with one section that says `text`."""
    section = replace(ANSWERED.sections[1], text=text, heading="Relevance", language="fr")
    reading = replace(ANSWERED, file=name, sections=(section,))
    content = text.encode()
    register.load(replace(outcome(), summary=reading), content, None, "COP15")
    return sha256(content).hexdigest()


FOUND = [["requin"], ["REQUINS"], ["capture"], ["peche", "surveillee"], ["pêche"]]


@pytest.mark.parametrize("words", FOUND, ids=" ".join)
def test_a_text_is_found_whatever_its_plurals_and_accents(
    register: Register, words: list[str]
) -> None:
    digest = load(register, FRENCH)
    hits = register.search(words)
    assert [(hit.subject, hit.place) for hit in hits] == [(f"submission {digest}", "Relevance")]


@pytest.mark.parametrize("words", [["dugong"], ["requin", "dugong"], ['"'], ["'); DROP"], []])
def test_what_does_not_stand_there_is_not_found(register: Register, words: list[str]) -> None:
    load(register, FRENCH)
    assert register.search(words) == ()


def test_an_action_is_found_by_its_title_its_notes_and_what_was_recorded_since(
    register: Register,
) -> None:
    proposed = event(Event.PROPOSED, "COP14", "2023-05-01")
    register.record(replace(proposed, action="14.3", note="drawn up in Samarkand"), "Saiga")
    assert [hit.subject for hit in register.search(["saigas"])] == ["action 14.3"]
    assert [hit.place for hit in register.search(["samarkand"])] == ["event 1"]
    accepted = event(Event.ACCEPTED, "COP14", "2024-02-17")
    register.record(replace(accepted, action="14.3", note="by acclamation"))
    assert [hit.place for hit in register.search(["acclamation"])] == ["event 2"]


def test_where_a_sentence_stands_is_its_title_or_its_note() -> None:
    text = "14.3 Saiga\nIt was drawn up in Samarkand. See 13.4."
    passage = Passage("action 14.3", "title", None, text)
    assert place_of(passage, best_sentence(text, ["saiga"])) == "title"
    assert place_of(passage, best_sentence(text, ["samarkand"])) == "note"


def test_the_sentence_is_the_one_with_the_words() -> None:
    assert best_sentence(FRENCH, ["peche"]) == "La pêche est surveillée."


STATES = [
    ("Tchad", "TD"),
    ("USA", "US"),
    ("Kenia", "KE"),
    ("Côte d’Ivoire", "CI"),
    ("the Gambia", "GM"),
]


@pytest.mark.parametrize(("written", "iso"), STATES)
def test_a_state_is_known_by_any_of_its_names(written: str, iso: str) -> None:
    assert meant_state(written) == iso


TAXA = [("bustard", "Otis tarda"), ("requins", "Rhincodon typus"), ("Outarde barbue", "Otis tarda")]


@pytest.mark.parametrize(("written", "taxon"), TAXA)
def test_a_taxon_is_known_by_any_of_its_names(written: str, taxon: str) -> None:
    assert taxon in meant_taxa(written)


@pytest.mark.parametrize(("written", "hint"), [("Mongola", "Mongolia"), ("Xyzzy", "no State")])
def test_an_unknown_state_is_asked_about(written: str, hint: str) -> None:
    with pytest.raises(Refused, match=hint):
        meant_state(written)


@pytest.mark.parametrize(("written", "hint"), [("bustrad", "bustard"), ("Xyzzy", "no name")])
def test_an_unknown_taxon_is_asked_about(written: str, hint: str) -> None:
    with pytest.raises(Refused, match=hint):
        meant_taxa(written)
