"""What is put together from the sections of a document, and that every value shows its words."""

import pytest

from pipeline.submissions.proposal import SubmissionContent
from tests.builders import sketch
from tests.pipeline.dossiers import HEADER, LAST, SECTIONS, TABLE, dossier, submission, text

EXTENSION = HEADER.replace("PROPOSAL FOR A", "PROPOSAL FOR THE EXTENSION OF THE").replace(
    "CONCERTED ACTION FOR", "CONCERTED ACTION 97.4 FOR"
)


def read(**changed: str) -> SubmissionContent:
    """The complete submission with other words in some sections."""
    return dossier(submission(text(**changed))).proposal


PROPONENTS = [
    ("Government of Mongolia", [("Government of Mongolia", "government", "MN")]),
    (
        "Government of Mongolia; Government of China",
        [
            ("Government of Mongolia", "government", "MN"),
            ("Government of China", "government", "CN"),
        ],
    ),
    ("Ruritanian Bird Society", [("Ruritanian Bird Society", "organization", None)]),
    ("", [("Government of Mongolia", "government", "MN")]),  # as the cover note says
]


@pytest.mark.parametrize(("written", "found"), PROPONENTS, ids=[row[0] for row in PROPONENTS])
def test_proponents(written: str, found: list[tuple[str, str, str | None]]) -> None:
    proponents = [proponent.value for proponent in read(proponent=written).proponents]
    assert [
        (proponent.name, proponent.type.value, proponent.iso) for proponent in proponents
    ] == found


STATES = [
    ("It breeds in Mongolia and winters in China.", ["MN", "CN"]),
    ("Mongolia. Again Mongolia. And Niger, not Nigeria's neighbour.", ["MN", "NE"]),
    ("Guinea-Bissau and Guinea.", ["GW", "GN"]),
    ("From Strelsau to Zenda.", []),
]


@pytest.mark.parametrize(("written", "isos"), STATES, ids=[row[0] for row in STATES])
def test_range_states_are_those_of_the_range(written: str, isos: list[str]) -> None:
    assert [state.value.iso for state in read(geographical=written).range_states] == isos


def test_a_state_named_twice_has_two_sentences_as_evidence() -> None:
    [state] = read(geographical="Few live in Mongolia. Most leave Mongolia in May.").range_states
    assert [evidence.quote for evidence in state.evidence] == [
        "Few live in Mongolia.",
        "Most leave Mongolia in May.",
    ]


@pytest.mark.parametrize(
    "written",
    ["See Relevance.", "Described under section 9, Relevance.", "Voir plus bas, “Relevance”."],
)
def test_a_range_that_points_to_a_section_is_read_there(written: str) -> None:
    there = "It breeds in Mongolia and winters in Viet Nam. Norway pays."
    found = read(geographical=written, relevance=there).range_states
    assert [state.value.iso for state in found] == ["MN", "VN"]


def test_a_state_elsewhere_is_no_range_state() -> None:
    found = read(relevance="A like project in Brazil went well.").range_states
    assert "BR" not in {state.value.iso for state in found}


def test_activities_are_the_rows_of_the_table() -> None:
    rows = [activity.value for activity in dossier().proposal.activities]
    activities = [
        [row.activity, row.outcome, row.timeframe, row.responsibility, row.funding] for row in rows
    ]
    assert activities == [list(row) for row in TABLE[1:]]


ACTIONS = [
    ("a new proposal", HEADER, None),
    ("an extension", EXTENSION, "97.4"),
    ("a new proposal that names another", HEADER + "It follows Concerted Action 97.4.", None),
]


@pytest.mark.parametrize(
    ("header", "number"), [a[1:] for a in ACTIONS], ids=[a[0] for a in ACTIONS]
)
def test_only_what_is_about_an_action_has_its_number(header: str, number: str | None) -> None:
    found = dossier(submission(text(header))).proposal.concerted_action
    assert (found or "").removeprefix("Concerted Action ") == (number or "")


@pytest.mark.parametrize("words", ["97.4", "97.4 (Snark)", "No. 97.4", "Concerted Action 97.4"])
def test_under_its_own_heading_a_number_needs_no_words(words: str) -> None:
    report = HEADER.replace("PROPOSAL FOR A", "REPORT ON THE IMPLEMENTATION OF THE")
    lines = f"{report}\n1. Concerted Action\n{words}\n2. Reporting organizations\nSnark Trust\n"
    found = dossier(sketch(f"{lines}3. Progress of activities\nNone.")).proposal.concerted_action
    assert (found or "").removeprefix("Concerted Action ") == "97.4"


def test_every_value_shows_words_that_stand_in_the_document() -> None:
    document = submission()
    proposal = dossier(document).proposal
    shown = [value.evidence for value in proposal.proponents]
    shown += [value.evidence for value in proposal.taxa]
    shown += [value.evidence for value in proposal.range_states]
    shown += [value.evidence for value in proposal.activities]
    by_place = {value.location.paragraph: value.text for value in document.paragraphs}
    assert len(shown) >= 6
    for evidence in shown:
        assert evidence
        assert all(value.quote in by_place[value.location.paragraph] for value in evidence)


def test_nothing_is_made_up_of_an_empty_document() -> None:
    nothing = dossier(sketch("Nothing of the kind.")).proposal
    assert (nothing.proponents, nothing.range_states, nothing.activities) == ((), (), ())
    assert (nothing.concerted_action, nothing.proposed_future) == (None, None)


def test_the_order_of_sections_does_not_matter() -> None:
    turned = "\n".join(f"{heading}\n{body}" for heading, body in reversed(SECTIONS.items()))
    turned_proposal = dossier(sketch(HEADER + turned, LAST, TABLE)).proposal
    usual = dossier().proposal
    assert [value.value for value in turned_proposal.proponents] == [
        value.value for value in usual.proponents
    ]
    assert {value.value.iso for value in turned_proposal.range_states} == {
        value.value.iso for value in usual.range_states
    }
