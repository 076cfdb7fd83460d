"""Which of several files is the submission: by language, day, symbol, and a person's word."""

from datetime import date

import pytest

from pipeline.submissions.versions.lives import Member, Standing, standings
from pipeline.submissions.versions.relations import Relation, RelationKind, holding

DAY = date(2030, 1, 3)
MAIN, OLDER, ANOTHER = Standing.SUBMISSION, Standing.EARLIER_VERSION, Standing.TRANSLATION
TWIN, ANNEX, GONE = Standing.SAME_TEXT, Standing.ANNEX, Standing.WITHDRAWN


def says(kind: RelationKind, target: str = "") -> Relation:
    return Relation(kind, target, "Ana", DAY)


def member(
    name: str,
    language: str = "en",
    day: int | None = 1,
    kin: str = "",
    *relations: Relation,
    symbol: str = "",
    text: str = "",
) -> Member:
    """A file of January 2030; `kin`: the names of those it belongs with, as read."""
    received = date(2030, 1, day) if day else None
    return Member(name, language, received, symbol, frozenset(kin), text, relations)


K = RelationKind
CASES = {
    "alone": ([member("a")], {"a": MAIN}),
    "two versions": ([member("a", kin="b"), member("b", day=2, kin="a")], {"a": OLDER, "b": MAIN}),
    "taken in the wrong way round": (
        [member("b", day=2, kin="a"), member("a", kin="b")],
        {"a": OLDER, "b": MAIN},
    ),
    "two versions of one day, the later symbol counts": (
        [member("a", kin="b", symbol="D/Rev.1"), member("b", kin="a", symbol="D")],
        {"a": MAIN, "b": OLDER},
    ),
    "a language that comes later replaces nothing": (
        [member("a", kin="b"), member("b", "fr", 9, "a")],
        {"a": MAIN, "b": ANOTHER},
    ),
    "each language in two versions": (
        [
            member("a", kin="bcd"),
            member("b", "fr", 2, "acd"),
            member("c", "en", 3, "abd"),
            member("d", "fr", 4, "abc"),
        ],
        {"a": OLDER, "b": ANOTHER, "c": MAIN, "d": ANOTHER},
    ),
    "the same letters in another file": (
        [member("a", kin="b", text="x"), member("b", day=2, kin="a", text="x")],
        {"a": TWIN, "b": MAIN},
    ),
    "an addendum is no version": (
        [member("a", kin="b", symbol="D"), member("b", day=9, kin="a", symbol="D/Add.1")],
        {"a": MAIN, "b": ANNEX},
    ),
    "an addendum alone": ([member("a", symbol="D/Add.1")], {"a": MAIN}),
    "said to be a translation, in the language read": (
        [member("a"), member("b", "en", 1, "", says(K.TRANSLATION_OF, "a"))],
        {"a": MAIN, "b": ANOTHER},
    ),
    "said to be a translation of what came after it": (
        [member("b", "fr", 1, "", says(K.TRANSLATION_OF, "a")), member("a", day=9)],
        {"a": MAIN, "b": ANOTHER},
    ),
    "said to be a new version, in another language": (
        [member("a"), member("b", "fr", 2, "", says(K.NEW_VERSION_OF, "a"))],
        {"a": OLDER, "b": MAIN},
    ),
    "said to be a new version, though it came before": (
        [member("a", day=9, kin="b"), member("b", "en", 1, "a", says(K.NEW_VERSION_OF, "a"))],
        {"a": OLDER, "b": MAIN},
    ),
    "said to be an annex": (
        [member("a"), member("b", "en", 9, "", says(K.ANNEX_TO, "a"))],
        {"a": MAIN, "b": ANNEX},
    ),
    "an annex to what is not here": (
        [member("b", "en", 9, "", says(K.ANNEX_TO, "z"))],
        {"b": MAIN},
    ),
    "the newer version is withdrawn": (
        [member("a", kin="b"), member("b", "en", 2, "a", says(K.WITHDRAWN))],
        {"a": MAIN, "b": GONE},
    ),
    "not for us": ([member("a", "en", 1, "", says(K.NOT_FOR_US))], {"a": Standing.NOT_FOR_US}),
    "everything is an annex to something": (
        [
            member("a", "en", 1, "", says(K.ANNEX_TO, "b")),
            member("b", "en", 1, "", says(K.ANNEX_TO, "a")),
        ],
        {"a": ANNEX, "b": MAIN},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_file_stands_where_it_belongs(name: str) -> None:
    members, wanted = CASES[name]
    assert {digest: what for digest, (what, _) in standings(members).items()} == wanted


@pytest.mark.parametrize("name", CASES)
def test_every_group_has_one_submission(name: str) -> None:
    stands = standings(CASES[name][0])
    for digest, (what, main) in stands.items():
        assert (main == digest) == (what in (MAIN, GONE, Standing.NOT_FOR_US))
        assert stands[main][0] is what or stands[main][0] is MAIN


def test_the_last_word_on_a_pair_counts() -> None:
    log = [
        says(K.TRANSLATION_OF, "a"),
        says(K.NEW_VERSION_OF, "a"),
        says(K.WITHDRAWN),
        says(K.ANNEX_TO, "b"),
        Relation(K.WITHDRAWN, "", "Ben", DAY, holds=False),
    ]
    assert [(r.kind, r.target) for r in holding(log)] == [
        (K.NEW_VERSION_OF, "a"),
        (K.ANNEX_TO, "b"),
    ]
