"""Every column of every table: which ones can reach a page, and that the others cannot.

Each column is filled with a word of its own; then all that was published is searched for it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Integer, create_engine, insert

from pipeline.register import open_register
from pipeline.register.schema import metadata
from tests.pipeline.site.seeds import make
from tests.pipeline.site.small_pdf import small_pdf

KEPT = small_pdf("kept", "zqcommentqz", "zqauthorqz")
REACH_A_PAGE = {  # and nothing else
    ("action", "title"),
    ("event", "document"),  # a symbol
    ("event", "recorded"),  # in the feed, the moment of each change
    ("fact", "text"),
    ("fact", "json"),
    ("reading", "symbol"),
    ("meeting", "place"),
}
FIXED = {  # columns whose values the program knows; they are numbers, codes, days or hashes
    ("action", "number"),
    ("action", "cop"),
    ("action", "running"),
    ("name", "action"),
    ("name", "ordinal"),
    ("name", "kind"),
    ("name", "since"),
    ("event", "action"),
    ("event", "ordinal"),
    ("event", "kind"),
    ("event", "meeting"),
    ("event", "day"),
    ("event", "corrects"),
    ("fact", "action"),
    ("fact", "event"),
    ("fact", "ordinal"),
    ("fact", "field"),
    ("link", "action"),
    ("link", "document"),
    ("receipt", "sha256"),
    ("receipt", "meeting"),
    ("receipt", "ordinal"),
    ("submission", "sha256"),
    ("reading", "sha256"),
    ("reading", "ordinal"),
    ("meeting", "id"),
    ("meeting", "opens"),
    ("meeting", "closes"),
    ("deadline", "meeting"),
    ("deadline", "kind"),
    ("deadline", "ordinal"),
    ("deadline", "day"),
    ("deadline", "published"),
    ("deadline", "basis"),
    ("relation", "sha256"),
    ("relation", "kind"),
    ("relation", "holds"),
    ("relation", "day"),
    ("national_report", "iso"),
    ("national_publication", "public"),
    ("erasure", "sha256"),
    ("erasure", "step"),
    ("erasure", "day"),
    *(
        (table, name)
        for table in ("value", "section", "finding", "word", "heading")
        for name in ("sha256",)
    ),
    *((table, "reading") for table in ("value", "section", "finding")),
}
FIELDS = ("lead", "proponents", "taxa", "range_states", "activities", "until", "into")
HIDDEN_FIELDS = ("amendments", "lessons_learned", "thoughts")
SHOWN_MORE = ("written", "outcome", "timeframe", "responsibility", "funding")


def mark(table: str, column: str, more: str = "") -> str:
    """A word that stands nowhere else, and would survive being made part of an address."""
    return f"zq{table}{column}{more}qz".replace("_", "")


def row(table: str, **fixed: Any) -> dict[str, Any]:
    """A row with a word, or a number that stands nowhere else, in each column that is not fixed."""
    filled = {
        column.name: 770_000 + n if isinstance(column.type, Integer) else mark(table, column.name)
        for n, column in enumerate(metadata.tables[table].columns)
    }
    return {**filled, **fixed}


def rows(digest: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """One public action that says everything, and one that is not public at all."""
    cop = {"opens": "2090-03-01", "closes": "2090-03-06"}
    yield "meeting", row("meeting", id="COP97", **cop)
    yield "meeting", row("meeting", id="COP98", opens="2093-03-01", closes="2093-03-02")
    yield (
        "deadline",
        row(
            "deadline",
            meeting="COP98",
            kind="cop_report",
            ordinal=1,
            day="2092-09-01",
            published=None,
            basis="published",
        ),
    )
    yield "submission", row("submission", sha256=digest)
    yield "receipt", row("receipt", sha256=digest, meeting="COP97", ordinal=1)
    yield "reading", row("reading", sha256=digest, ordinal=1)
    keys = {"sha256": digest, "reading": 1}
    kinds = {"field": "kinds", "json": '["adopted_action"]', "quote": "", "ordinal": 0}
    yield "value", row("value", **keys, **kinds)
    yield "value", row("value", **keys, json=json.dumps(mark("value", "json")))
    yield "section", row("section", **keys)
    yield "finding", row("finding", **keys)
    yield "word", row("word", sha256=digest)
    yield "heading", row("heading", sha256=digest)
    dated = {"sha256": digest, "day": "2090-03-01"}
    yield "relation", row("relation", **dated, kind="translation_of", holds=1)
    asked = {"sha256": "e" * 64, "day": "2090-03-01", "step": "asked"}
    yield "erasure", row("erasure", **asked)
    yield "national_report", row("national_report", iso="KE")
    yield "national_publication", row("national_publication", public=1)  # of another report
    yield "national_question", row("national_question")
    yield "change", row("change")
    yield "done", row("done")
    yield "mail", row("mail")
    yield "mail_place", row("mail_place")
    yield "mail_draft", row("mail_draft")
    yield "action", row("action", number="97.1", cop=97, running=1)
    yield "name", row("name", action="97.1", ordinal=1, kind="title", since="2090-03-01")
    event = {"action": "97.1", "meeting": "COP97", "day": "2090-03-01", "corrects": None}
    yield "event", row("event", ordinal=1, kind="accepted", **{**event, "document": digest})
    yield "event", row("event", ordinal=2, kind="reported", **{**event, "day": "2092-09-01"})
    yield "link", row("link", action="97.1", document=digest)
    for n, field in enumerate((*FIELDS, *HIDDEN_FIELDS), 1):
        more = {name: mark("fact", "json", name) for name in (*SHOWN_MORE, "thoughts", "document")}
        here = {"action": "97.1", "event": 1 if field != "into" else 2, "field": field}
        text = mark("fact", "text", field)
        yield "fact", row("fact", ordinal=n, text=text, json=json.dumps(more), **here)
    yield "action", row("action", number="97.2", cop=97, running=2, title="zqundecidedqz")
    waiting = {**event, "action": "97.2", "document": "zqundecideddocumentqz"}
    yield "event", row("event", ordinal=1, kind="proposed", **waiting)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that was published, in one text of small letters."""
    base = tmp_path_factory.mktemp("marked")
    with open_register(base / "home") as register:
        digest = register.files.keep(KEPT)
    engine = create_engine(f"sqlite:///{base / 'home' / 'register.sqlite'}")
    with engine.begin() as db:
        for table, values in rows(digest):
            db.execute(insert(metadata.tables[table]).values(values))
    engine.dispose()
    with open_register(base / "home") as register:
        make(register, base / "site")
    files = sorted(path for path in (base / "site").rglob("*") if path.is_file())
    names = "\n".join(path.relative_to(base).as_posix() for path in files)
    return (names + "\n".join(file.read_text("utf-8", "replace") for file in files)).lower()


def test_exactly_these_columns_reach_a_page(published: str) -> None:
    found = {
        (name, column.name)
        for name, table in metadata.tables.items()
        for column in table.columns
        if mark(name, column.name) in published or mark(name, column.name, "") in published
    }
    expected = {("fact", "text")} if mark("fact", "text", "lead") in published else set()
    expected |= {("fact", "json")} if mark("fact", "json", "outcome") in published else set()
    assert found | expected == REACH_A_PAGE


def test_numbers_of_the_register_reach_no_page(published: str) -> None:
    head = 770_001  # the change that seals all before it stands with its head beside the pages
    assert not [n for n in range(770_000, 770_030) if n != head and str(n) in published]
    assert published.count(str(head)) <= 1


def test_every_column_was_filled_or_is_fixed(tmp_path: Path) -> None:
    filled = {
        (table, column)
        for table, values in rows("0" * 64)
        for column, value in values.items()
        if str(value).strip('"').startswith(("zq", '{"written": "zq'))
        or value in range(770_000, 770_030)
    }
    columns = {
        (name, column.name) for name, table in metadata.tables.items() for column in table.columns
    }
    assert filled | FIXED == columns


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_period_says_is_shown(published: str, field: str) -> None:
    assert mark("fact", "text", field) in published


@pytest.mark.parametrize("field", HIDDEN_FIELDS)
def test_what_is_not_known_to_be_public_is_not(published: str, field: str) -> None:
    assert mark("fact", "text", field) not in published


@pytest.mark.parametrize("name", SHOWN_MORE)
def test_particulars_of_a_taxon_or_an_activity_are_shown(published: str, name: str) -> None:
    assert mark("fact", "json", name) in published


def test_nothing_of_a_file_but_its_pages_is_shown(published: str) -> None:
    assert "zqcommentqz" not in published
    assert "zqauthorqz" not in published


def test_other_particulars_and_undecided_actions_are_not_shown(published: str) -> None:
    assert mark("fact", "json", "thoughts") not in published
    assert "undecided" not in published
