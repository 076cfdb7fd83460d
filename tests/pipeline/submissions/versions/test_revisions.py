"""What two files are to each other, and where their texts differ."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.register import FileState, open_register
from pipeline.register.serialization import text_hash_of
from pipeline.submissions.result import ExaminationResult
from pipeline.submissions.summary import ReadSection
from pipeline.submissions.versions.revisions import Passage, SectionChange, compare
from tests.pipeline.commands import Concerted
from tests.pipeline.outcomes import outcome, unreadable


def section(id_: str, text: str, heading: str = "") -> ReadSection:
    return ReadSection(id_, heading, "en", text, None, None)


TIME = section("timeframe", "2031 to 2034", "Timeframe")
LATER = section("timeframe", "2031 to 2036", "Timeframe")
SYMBOL = "UNEP/CMS/COP99/Doc.28.2.1"
ADOPTED = "UNEP/CMS/Concerted Action 99.7"
FIRST = outcome(b"first", symbol=SYMBOL, sections=(TIME,))
VERSION, SAME, NEW = FileState.NEW_VERSION, FileState.SAME_TEXT, FileState.NEW


def later(symbol: str | None, **changes: Any) -> ExaminationResult:
    """A file with a changed text."""
    return outcome(b"later", symbol=symbol, **{"sections": (LATER,), **changes})


RELATIVES = [
    ("saved anew", FIRST, later(SYMBOL, sections=(TIME,)), SAME, "The same text"),
    (
        "lines cut otherwise",
        FIRST,
        later(SYMBOL, sections=(section("timeframe", "2031\nto 2034", "TIMEFRAME"),)),
        SAME,
        "The same text",
    ),
    ("a revision", FIRST, later(f"{SYMBOL}/Rev.1"), VERSION, "A new version of"),
    ("an addendum", FIRST, later(f"{SYMBOL}/Add.2"), VERSION, "An addendum to"),
    ("a translation", FIRST, later(SYMBOL, language="fr"), SAME, "in another language"),
    (
        "a translation with its own symbol",
        FIRST,
        later(SYMBOL.replace("UNEP", "PNUE"), language="fr"),
        SAME,
        "in another language",
    ),
    (
        "an adopted text, revised and in Spanish",
        outcome(b"first", symbol=ADOPTED, sections=(TIME,)),
        later("PNUMA/CMS/Acción Concertada 99.7 (Rev.COP99)", language="es"),
        SAME,
        "in another language",
    ),
    ("another document", FIRST, later(f"{SYMBOL}2"), NEW, "New."),
    ("of two reports on one action", FIRST, later(f"{SYMBOL}.b"), NEW, "New."),
    (
        "neither symbol nor title",
        outcome(b"first", symbol=None, title=None, sections=(TIME,)),
        later(None, title=None),
        NEW,
        "New.",
    ),
    ("not readable", FIRST, unreadable(b"later"), FileState.UNREADABLE, "Kept as it came"),
]


@pytest.mark.parametrize(
    ("first", "second", "state", "note"), [r[1:] for r in RELATIVES], ids=[r[0] for r in RELATIVES]
)
def test_what_a_file_is_to_one_held_before(
    first: ExaminationResult, second: ExaminationResult, state: FileState, note: str, tmp_path: Path
) -> None:
    with open_register(tmp_path) as register:
        register.load(first, b"first", None, "COP15")
        loaded = register.load(second, b"later", None, "COP15")
    assert (loaded.state, note in loaded.note) == (state, True)


@pytest.mark.parametrize(
    ("block", "same"),
    [
        ("MIGRATORY UNEP/CMS/COP99/Doc.28.2.1\nSPECIES 1 May 2031", True),
        ("MIGRATORY SPECIES UNEP/CMS/COP99/Doc.28.2.1 2 May 2031", False),
    ],
)
def test_the_block_of_the_symbol_may_stand_in_another_order(block: str, same: bool) -> None:
    word = section("", f"MIGRATORY SPECIES\n{SYMBOL}\n1 May 2031")
    old, new = (outcome(sections=(front, TIME)).summary for front in (word, section("", block)))
    assert (text_hash_of(old) == text_hash_of(new)) is same


def test_a_changed_section_shows_its_words() -> None:
    change = SectionChange("timeframe", "changed", (Passage("2034", "2036"),))
    assert compare([TIME], [LATER]) == (change,)


def test_sections_that_came_and_went() -> None:
    range_ = section("geographical_range", "Ruritania")
    found = compare([TIME, section("", "No.", "Ethics")], [TIME, range_])
    assert [(change.section, change.state) for change in found] == [
        ("geographical_range", "added"),
        ("Ethics", "removed"),
    ]


def test_a_very_long_section_is_only_said_to_have_changed() -> None:
    [change] = compare([section("relevance", "a " * 20_000)], [section("relevance", "b " * 20_000)])
    assert change == SectionChange("relevance", "changed")


WORDS = st.lists(st.sampled_from(["saiga", "bustard", "2031", "map"]), max_size=12)


@given(WORDS, WORDS)
def test_the_passages_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    """Nothing that changed is passed over: gone and come words balance the two texts."""
    changes = compare(
        [section("relevance", " ".join(before))], [section("relevance", " ".join(after))]
    )
    gone = sorted(word for change in changes for p in change.passages for word in p.before.split())
    come = sorted(word for change in changes for p in change.passages for word in p.after.split())
    assert sorted(before + come) == sorted(after + gone)


def test_a_twin_is_not_told_as_another_version_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(tmp_path) as register:
        register.load(outcome(b"one"), b"one", None, "COP15")
        register.load(outcome(b"two", file="saiga.pdf"), b"two", None, "COP15")
    output = Concerted(tmp_path).run("submissions", "show", "saiga.pdf").stdout
    assert output.count("The same text") == 1
    assert "Another version" not in output
