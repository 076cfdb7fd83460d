"""People's word: kept beside what was read, through every new reading."""

from datetime import date
from typing import Any

import pytest

from pipeline.register import Register, ReviewRejected
from pipeline.submissions.review import ReviewAction, ReviewDecision
from pipeline.submissions.review.review_paths import known_path, value_at
from pipeline.submissions.summary import ReadRangeState
from tests.pipeline.outcomes import ANSWERED, SAIGA, outcome, unreadable
from tests.pipeline.register.test_register_actions import begin

DAY = date(2030, 2, 1)
FILE = b"a saiga proposal"


def word(verb: ReviewAction, path: str, after: Any = None, reason: str = "seen") -> ReviewDecision:
    return ReviewDecision(verb, path, None, after, reason, "Ana", DAY, "")


def load(register: Register, **changes: Any) -> None:
    register.load(outcome(FILE, **changes), FILE, None, "COP99")


PATHS = [
    ("title", "title", ANSWERED.title),
    ("taxa/1", "taxa/Saiga tartarica", None),
    ("taxa/Saiga tartarica/method", "taxa/Saiga tartarica/method", "spelling"),
    ("range_states/2/name", "range_states/KZ/name", "Kazakhstan"),
    ("range_states/CN", "range_states/CN", None),
]


@pytest.mark.parametrize(("written", "path", "value"), PATHS)
def test_a_path_names_a_value_by_what_it_is(written: str, path: str, value: Any) -> None:
    assert known_path(ANSWERED, written) == path
    if value is not None:
        assert value_at(ANSWERED, path) == value


def test_a_correction_stands_beside_what_was_read(register: Register) -> None:
    load(register)
    assert register.say("saiga.docx", word(ReviewAction.CORRECT, "title", "SAIGA"))
    submission = register.submission("saiga.docx")
    assert submission.summary.title == ANSWERED.title
    assert submission.corrected.title == "SAIGA"
    assert register.submissions()[0].title == "SAIGA"
    assert not register.say("saiga.docx", word(ReviewAction.CORRECT, "title", "SAIGA"))


def test_members_of_a_list_are_corrected_added_and_taken_away(register: Register) -> None:
    load(register)
    register.say(
        "saiga.docx", word(ReviewAction.CORRECT, "taxa/1/scientific_name", "Saiga borealis")
    )
    register.say("saiga.docx", word(ReviewAction.CORRECT, "range_states/MN", None))
    register.say("saiga.docx", word(ReviewAction.CORRECT, "range_states/CN", "China"))
    corrected = register.submission("saiga.docx").corrected
    (saiga,) = corrected.taxa
    assert (saiga.written, saiga.quote, saiga.page) == (SAIGA.written, SAIGA.quote, SAIGA.page)
    assert (saiga.scientific_name, saiga.listings[0].taxon) == ("Saiga borealis",) * 2
    assert [state.name for state in corrected.range_states] == ["Kazakhstan", "China"]
    assert corrected.range_states[1] == ReadRangeState("CN", "China", False, None)


def test_words_survive_reading_again_and_differences_are_listed(register: Register) -> None:
    load(register)
    register.say("saiga.docx", word(ReviewAction.CORRECT, "title", "SAIGA"))
    register.say("saiga.docx", word(ReviewAction.CONFIRM, "symbol"))
    newer = outcome(FILE, title="PROPOSAL FOR THE SAIGA", program="2.0")
    assert register.reread(newer)
    submission = register.submission("saiga.docx")
    assert (submission.corrected.title, submission.readings) == ("SAIGA", 2)
    assert [
        (conflict.path, conflict.then, conflict.now, conflict.said)
        for conflict in submission.conflicts
    ] == [("title", ANSWERED.title, "PROPOSAL FOR THE SAIGA", "SAIGA")]
    assert register.submissions()[0].conflicts == 1


def test_a_reading_that_comes_to_agree_is_no_conflict(register: Register) -> None:
    load(register)
    register.say("saiga.docx", word(ReviewAction.CORRECT, "title", "SAIGA"))
    register.reread(outcome(FILE, title="SAIGA", program="2.0"))
    assert register.submission("saiga.docx").conflicts == ()


def test_a_waived_finding_stays_waived(register: Register) -> None:
    load(register)
    register.say("saiga.docx", word(ReviewAction.WAIVE, "sec999"))
    register.reread(outcome(FILE, program="2.0"))
    submission = register.submission("saiga.docx")
    assert submission.waived == {0}
    assert submission.open_findings == ()
    assert submission.conflicts == ()
    line = register.submissions()[0]
    assert (line.findings, line.waived) == (0, 1)


def test_reading_again_never_loses_what_could_be_read(register: Register) -> None:
    load(register)
    assert not register.reread(unreadable(FILE))
    assert not register.reread(outcome(FILE))
    assert register.submission("saiga.docx").readings == 1


def test_before_and_after_are_kept_with_who_and_which_version(register: Register) -> None:
    load(register)
    digest = register.submission("saiga.docx").sha256
    register.say("saiga.docx", word(ReviewAction.CORRECT, "title", "SAIGA"))
    register.reread(outcome(FILE, title="THE SAIGA", program="2.0"))
    changes = [(c.by, c.path, c.before, c.after) for c in register.changes(f"submission {digest}")]
    assert ("Ana", "title", ANSWERED.title, "SAIGA") in changes
    assert ("2.0", "title", ANSWERED.title, "THE SAIGA") in changes
    assert ("2.0", "program", "1.0", "2.0") in changes


REFUSED = [
    (word(ReviewAction.CORRECT, "colour", "red"), "names no value"),
    (word(ReviewAction.CORRECT, "taxa", "red"), "which of the taxa"),
    (word(ReviewAction.CORRECT, "taxa/7", "red"), "there is no 7"),
    (word(ReviewAction.CORRECT, "taxa/1", {"colour": "red"}), "makes none of the taxa"),
    (word(ReviewAction.CORRECT, "title", "X", reason=" "), "Say why the value is corrected"),
    (word(ReviewAction.CORRECT, "received", "20 May"), "is not a day"),
    (word(ReviewAction.CORRECT, "kind", "poem"), "not known here"),
    (word(ReviewAction.CORRECT, "concerted_action", "twelve"), "not the number"),
    (word(ReviewAction.CONFIRM, "agenda_item"), "Nothing was read for agenda_item"),
    (word(ReviewAction.WAIVE, "SEC001"), "no finding SEC001. Its findings: SEC999"),
    (word(ReviewAction.WAIVE, "SEC999", reason=""), "Say why the finding is waived"),
]


@pytest.mark.parametrize(("wrong", "words"), REFUSED)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    register: Register, wrong: ReviewDecision, words: str
) -> None:
    load(register)
    with pytest.raises(ReviewRejected, match=words):
        register.say("saiga.docx", wrong)
    assert register.submission("saiga.docx").words == ()


def test_a_corrected_number_links_the_report_to_the_right_action(register: Register) -> None:
    begin(register)
    load(register, concerted_action="12.9", kinds=("progress_report",))
    assert register.action("12.8").documents == ()
    register.say(
        "saiga.docx", word(ReviewAction.CORRECT, "concerted_action", "Concerted Action 12.8")
    )
    assert [document.reason for document in register.action("12.8").documents] == ["Ana says so"]


def test_a_corrected_day_of_receipt_counts(register: Register) -> None:
    load(register)
    register.say("saiga.docx", word(ReviewAction.CORRECT, "received", "2025-01-09"))
    assert register.submission("saiga.docx").received == date(2025, 1, 9)
