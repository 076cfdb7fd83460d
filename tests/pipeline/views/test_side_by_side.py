"""Two versions side by side: each word where it stands."""

from datetime import date

from pipeline.submissions.kept import Receipt, Submission
from pipeline.submissions.summary import ReadSection
from pipeline.views.side_by_side import SectionPair, side_by_side
from tests.pipeline.outcomes import outcome


def submission_with(**texts: str) -> Submission:
    """A submission whose sections say these words, by the id of each."""
    parts = tuple(ReadSection(name, name, "en", text, 1, 1) for name, text in texts.items())
    summary = outcome(sections=parts).summary
    day = (Receipt("COP99", date(2030, 1, 3)),)
    return Submission(
        "0" * 64, "x.docx", 1, day, summary, frozenset(), summary, (), (), "", 1, (), ()
    )


def pieces(pair: SectionPair) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    before, after = ([(p.text, p.state) for p in side] for side in (pair.before, pair.after))
    return before, after


def test_words_are_compared_where_they_stand() -> None:
    old = submission_with(a="one two three", b="gone", d="as it  was")
    new = submission_with(a="one three four", c="new", d="as it was")
    pairs = {pair.section: pair for pair in side_by_side(old, new)}
    assert [*pairs] == ["a", "c", "d", "b"]
    assert {name: pair.state for name, pair in pairs.items()} == {
        "a": "changed",
        "b": "removed",
        "c": "added",
        "d": "same",
    }
    assert pieces(pairs["a"]) == (
        [("one", "same"), ("two", "removed"), ("three", "same")],
        [("one", "same"), ("three", "same"), ("four", "added")],
    )
    assert pieces(pairs["b"]) == ([("gone", "removed")], [])
    assert pieces(pairs["c"]) == ([], [("new", "added")])


def test_a_submission_beside_itself_says_the_same() -> None:
    same = submission_with(a="one two three", b="")
    assert {pair.state for pair in side_by_side(same, same)} == {"same"}
