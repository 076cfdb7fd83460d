"""What two files are to each other, and where their texts differ."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.register import open_register
from pipeline.register.codec import text_hash_of
from pipeline.summary import FileSummary, SectionSummary, TaxonSummary
from pipeline.versions import Passage, Relation, SectionChange, compare, document_of, relation
from tests.pipeline.commands import Concerted
from tests.pipeline.outcomes import outcome


def section(id_: str, text: str, heading: str = "") -> SectionSummary:
    return SectionSummary(id_, heading, "en", text, None, None)


def file(*sections: SectionSummary, sha: str = "a", symbol: str | None = None) -> FileSummary:
    return FileSummary(
        "a.docx", sha, None, kind="proposal", language="en", symbol=symbol, sections=sections
    )


TIME = section("timeframe", "2031 to 2034", "Timeframe")
SYMBOL = "UNEP/CMS/COP99/Doc.28.2.1"
OLD = file(TIME, symbol=SYMBOL)
LATER = section("timeframe", "2031 to 2036", "Timeframe")
BUSTARD = TaxonSummary(
    "Otis tarda", "Otis tarda", "species", (), (), "exact", 100, "target", "target_taxa", None, ""
)

RELATIONS = [
    ("the same bytes", OLD, Relation.SAME_BYTES),
    ("saved anew", replace(OLD, sha256="b"), Relation.SAME_TEXT),
    (
        "lines cut otherwise",
        replace(OLD, sha256="b", sections=(section("timeframe", "2031\nto 2034", "TIMEFRAME"),)),
        Relation.SAME_TEXT,
    ),
    ("a revision", file(LATER, sha="b", symbol=f"{SYMBOL}/Rev.1"), Relation.VERSION),
    ("an addendum", file(LATER, sha="b", symbol=f"{SYMBOL}/Add.2"), Relation.VERSION),
    (
        "a translation",
        replace(file(LATER, sha="b", symbol=SYMBOL.replace("UNEP", "PNUE")), language="fr"),
        Relation.TRANSLATION,
    ),
    ("another document", file(LATER, sha="b", symbol=f"{SYMBOL}2"), Relation.UNRELATED),
    ("no symbol and no target", file(LATER, sha="b"), Relation.UNRELATED),
    (
        "not readable",
        FileSummary("b.pdf", "b", "b.pdf is damaged.", symbol=SYMBOL),
        Relation.UNRELATED,
    ),
]


@pytest.mark.parametrize(
    ("new", "expected"), [r[1:] for r in RELATIONS], ids=[r[0] for r in RELATIONS]
)
def test_relation(new: FileSummary, expected: Relation) -> None:
    assert relation(OLD, new) is expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("MIGRATORY UNEP/CMS/COP99/Doc.28.2.1\nSPECIES 1 May 2031", Relation.SAME_TEXT),
        ("MIGRATORY SPECIES UNEP/CMS/COP99/Doc.28.2.1 2 May 2031", Relation.VERSION),
    ],
)
def test_the_block_of_the_symbol_may_stand_in_another_order(block: str, expected: Relation) -> None:
    word = section("", f"MIGRATORY SPECIES\n{SYMBOL}\n1 May 2031")
    old = file(word, TIME, symbol=SYMBOL)
    new = file(section("", block), TIME, sha="b", symbol=SYMBOL)
    assert relation(old, new) is expected
    assert (text_hash_of(old) == text_hash_of(new)) is (expected is Relation.SAME_TEXT)


def test_without_a_symbol_the_targets_tell() -> None:
    old, new = file(TIME), file(LATER, sha="b")
    assert (
        relation(replace(old, taxa=(BUSTARD,)), replace(new, taxa=(BUSTARD,))) is Relation.VERSION
    )


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


def test_the_series_of_a_symbol() -> None:
    assert (
        document_of("UNEP/CMS/Concerted Action 12.7 (Rev.COP13)") == "UNEP/CMS/ConcertedAction12.7"
    )


WORDS = st.lists(st.sampled_from(["saiga", "bustard", "2031", "map"]), max_size=12)


@given(WORDS, WORDS)
def test_the_passages_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    """Nothing that changed is passed over: gone and come words balance the two texts."""
    changes = compare(
        [section("relevance", " ".join(before))], [section("relevance", " ".join(after))]
    )
    gone = sorted(word for one in changes for p in one.passages for word in p.before.split())
    come = sorted(word for one in changes for p in one.passages for word in p.after.split())
    assert sorted(before + come) == sorted(after + gone)


def test_a_twin_is_not_told_as_another_version_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    with open_register(tmp_path) as register:
        register.load(outcome(b"one"), b"one", None, "COP15")
        register.load(outcome(b"two", file="saiga.pdf"), b"two", None, "COP15")
    said = Concerted(tmp_path).run("submissions", "show", "saiga.pdf").stdout
    assert said.count("The same text") == 1
    assert "Another version" not in said
