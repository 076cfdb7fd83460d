"""The life of proposals told by commands, from their first file over the Council to the numbers.

At each stage the terminal, the compliance report, the paper and the public pages are asked the
same. Names are invented.
"""

import re
from pathlib import Path

import pytest
from docx import Document

from pipeline.actions.names import short_symbol
from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]
pytestmark = pytest.mark.slow
LAMMERGEIER = "UNEP/CMS/COP15/Doc.29.7"


def _file(folder: Path, name: str, *lines: str) -> str:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / name))
    return str(folder / name)


def _proposal(folder: Path, animal: str, symbol: str) -> str:
    title = f"PROPOSAL FOR A CONCERTED ACTION FOR THE {animal.upper()}"
    lines = (symbol, "15 October 2025", title, "Proponent", "Government of Ruritania")
    return _file(folder, f"{animal}.docx", *lines, "Target species", "Otis tarda")


def test_the_whole_life_of_a_proposal(concerted: Concerted, tmp_path: Path) -> None:
    c = concerted
    for animal, symbol in (("Ruritanian Crane", f"{LAMMERGEIER}1"), ("Blue Stork", LAMMERGEIER)):
        path = _proposal(tmp_path, animal, symbol)
        c.run("intake", path, "--meeting", "COP15", "--received", "2025-10-20", code=1)
    waiting = c.json("proposals", "COP15")["lines"]
    assert [(line["name"], line["entered"]) for line in waiting] == [
        ("Blue Stork", False),
        ("Ruritanian Crane", False),
    ]
    for name in ("Blue Stork", "Doc.29.7", "stork"):
        assert "nobody has entered" in c.run("register", "show", name).output

    for line in waiting:
        document = ("--document", line["key"][:12])
        label = f"{line['name']}, {short_symbol(line['symbol'])}"  # as the list has it
        c.record(label, "proposed", "COP15", line["received"], *document)
    assert {line["label"] for line in c.json("register", "list")} == {
        "Blue Stork, Doc.29.7",
        "Ruritanian Crane, Doc.29.71",
    }
    c.record("Bittern", "proposed", "COP15", "2025-10-21")
    assert [line["entered"] for line in c.json("proposals", "COP15")["lines"]] == [True] * 3
    _proposals_only(c, tmp_path, 3)

    c.run(
        *("meetings", "add", "ScC-SC7", "2025-12-02", "2025-12-05"),
        *("--place", "Ruritania", "--source", "a test"),
    )
    c.record("Doc.29.7", "recommended", "ScC-SC7", "2025-12-04")
    c.record("Ruritanian Crane, Doc.29.71", "recommended on conditions", "ScC-SC7", "2025-12-04",
             "--note", "narrower scope")  # fmt: skip
    c.record("Ruritanian Crane", "accepted", "COP15", "2026-03-27")
    c.record("Blue Stork", "accepted", "COP15", "2026-03-28")
    c.record("Bittern", "merged", "COP15", "2026-03-28", "--into", "Blue Stork")
    pages = tmp_path / "pages"
    c.run("publish", str(pages))
    old = {path.parent.name for path in pages.glob("en/action/*/index.html")}
    assert old == {"P15.1", "P15.2"}

    _number(c)
    _every_name_leads_there(c)
    c.run("publish", str(pages))
    _addresses_lead_on(pages, old)
    _counted_apart(c, tmp_path)


def _proposals_only(c: Concerted, folder: Path, count: int) -> None:
    """No action anywhere, and every proposal told apart."""
    assert [line["proposal"] for line in c.json("register", "list")] == [True] * count
    report = c.json("compliance", "--meeting", "COP15", "--today", "2025-11-01")
    assert (report["actions"], report["counts"]) == ([], {})
    assert len(report["proposals"]) == count
    c.run("publish", str(folder / "before"))
    assert not [*(folder / "before").glob("en/action/*")]


def _number(c: Concerted) -> None:
    plan = c.json("assign-numbers", "COP15", "--dry-run")
    assert [(line["number"], line["title"]) for line in plan["lines"]] == [
        ("15.1", "Ruritanian Crane"),
        ("15.2", "Blue Stork"),
    ]
    assert "add --confirm" in c.run("assign-numbers", "COP15").output
    assert {line["number"] for line in c.json("register", "list")} == {"P15.1", "P15.2", "P15.3"}
    c.run("assign-numbers", "COP15", "--first", "Blue Stork", "--confirm", "--by", "Ana")
    assert "nothing to give" in c.run("assign-numbers", "COP15", "--confirm").output
    c.run("register", "rename", "15.2", "Crane of Ruritania", "--by", "Ben")


def _every_name_leads_there(c: Concerted) -> None:
    stork = ("Blue Stork", "Doc.29.7", "Blue Stork, Doc.29.7", "15.1", LAMMERGEIER)
    crane = ("Ruritanian Crane", "Crane of Ruritania", "Doc.29.71", "15.2")
    for names, number in ((stork, "15.1"), (crane, "15.2")):
        for name in names:
            assert c.json("register", "show", name)["number"] == number
    shown = c.json("register", "show", "15.2")
    assert [(n["text"], n["by"]) for n in shown["names"] if n["kind"] == "title"] == [
        ("Ruritanian Crane", "Ana"),
        ("Crane of Ruritania", "Ben"),
    ]
    assert "merged into 15.1" in c.run("register", "show", "Bittern").output
    assert "merged into 15.1" in c.run("register", "list").output
    then = ("--as-of", "2026-03-27")
    for words in (("list", *then), ("show", "15.1", *then), ("history", "15.1", *then)):
        assert "Blue Stork, Doc.29.7 [now 15.1]" in c.run("register", *words).output, words
    assert "[now" not in c.run("register", "list").output
    (label,) = (a["label"] for a in c.json("register", "list", *then) if a["number"] == "15.1")
    assert label == "Blue Stork, Doc.29.7"
    found = c.json("search", "Ruritanian Crane", "--kind", "action")
    assert [hit["key"] for hit in found] == ["15.2"]


def _addresses_lead_on(pages: Path, old: set[str]) -> None:
    for language in ("en", "fr", "es"):
        folder = pages / language / "action"
        assert {path.name for path in folder.iterdir()} == {"15.1", "15.2"} | old
        for name in old:
            page = (folder / name / "index.html").read_text("utf-8")
            (to,) = set(re.findall(r'(?:url=|href=")\.\./(15\.\d)/', page))
            assert (folder / to / "index.html").is_file()
    assert "/P15." not in (pages / "sitemap.xml").read_text("utf-8")


def _counted_apart(c: Concerted, folder: Path) -> None:
    lines = c.json("register", "list")
    assert [(line["number"], line["proposal"]) for line in lines] == [
        ("15.1", False),
        ("15.2", False),
        (lines[2]["number"], True),
    ]
    report = c.json("compliance", "--meeting", "COP15", "--today", "2026-04-01")
    assert [row["number"] for row in report["actions"]] == ["15.1", "15.2"]
    assert report["proposals"] == []
    c.run("council", "--meeting", "COP15", "--out", str(folder / "papers"), code=1)
    (paper,) = (folder / "papers").glob("cop-paper-*-en.docx")
    cells = [cell.text for t in Document(str(paper)).tables for row in t.rows for cell in row.cells]
    assert {cell for cell in cells if re.fullmatch(r"P?15\.\d+", cell)} == {"15.1", "15.2"}
    assert not any("Bittern" in cell for cell in cells)
