"""Four lives told by commands from beginning to end, and what is answered on three days of each.

The first three are real (shared/process.md and shared/data/concerted_actions.csv say what is known
of them); days that are not known are those of the meeting.
"""

from pathlib import Path

import pytest
from docx import Document

from tests.pipeline.commands import Concerted, concerted

__all__ = ["concerted"]
pytestmark = pytest.mark.slow


def a_file(folder: Path, name: str, *lines: str) -> str:
    """A small Word file."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / name
    document.save(str(path))
    return str(path)


def test_great_bustard(concerted: Concerted) -> None:
    c = concerted
    mongolia = ("--lead", "Government of Mongolia", "--proponent", "Government of Mongolia")
    asia = ("--taxon", "Otis tarda", "--range-state", "Mongolia", "--range-state", "CN")
    c.record(
        "12.8", "proposed", "COP12", "2017-05-25", "--title", "Great Bustard", *mongolia, *asia
    )
    c.record("12.8", "accepted", "COP12", "2017-10-28", "--until", "COP13")
    report = "UNEP/CMS/COP13/Doc.28.1.8"
    c.record("12.8", "reported", "COP13", "2019-09-20", "--document", report)
    c.record("12.8", "extension proposed", "COP13", "2019-09-20", "--document", report)
    c.record("12.8", "extended", "COP13", "2020-02-22", "--until", "COP14")
    c.record("12.8", "reported", "COP14", "2023-05-26")
    c.record("12.8", "extended", "COP14", "2024-02-17", "--lead", "Government of Iran")

    cop13 = "report to the COP"
    assert c.says("12.8", "2017-06-01") == (
        "proposed", "proposed 2017-05-25", "Ana", "decision of COP12", "not_yet",
    )  # fmt: skip
    assert c.says("12.8", "2019-07-01") == (
        "ongoing", "accepted 2017-10-28", "Ana", cop13, "due_soon",
    )  # fmt: skip
    assert c.says("12.8", "2024-03-01") == (
        "ongoing", "extended 2024-02-17", "Ana", cop13, "not_yet",
    )  # fmt: skip

    shown = c.json("register", "show", "12.8")
    assert [period["lead"] for period in shown["periods"]] == [
        "Government of Mongolia",
        "Government of Mongolia",
        "Government of Iran",
    ]
    (taxon,) = shown["now"]["taxa"]
    assert taxon["name"] == "Otis tarda"
    assert taxon["edition"]
    assert [state["iso"] for state in shown["now"]["range_states"]] == ["MN", "CN"]
    before = c.json("register", "show", "12.8", "--as-of", "2020-01-01")
    assert before["now"]["lead"] == "Government of Mongolia"
    found = c.json("register", "list", "--taxon", "otis tarda", "--range-state", "MN")
    assert [line["number"] for line in found] == ["12.8"]
    assert c.json("register", "list", "--taxon", "Saiga") == []


def test_whale_shark(concerted: Concerted, tmp_path: Path) -> None:
    c = concerted
    c.record("12.7", "proposed", "COP12", "2017-05-25", "--title", "Whale Shark")
    c.record("12.7", "accepted", "COP12", "2017-10-28", "--lead", "Government of the Philippines")
    for part in ("a", "b"):
        symbol = f"UNEP/CMS/COP13/Doc.28.1.7.{part}"
        c.record("12.7", "reported", "COP13", "2019-09-20", "--document", symbol)
    addendum = a_file(
        tmp_path,
        "addendum.docx",
        "UNEP/CMS/COP13/Doc.28.1.7/Add.2",
        "20 November 2019",
        "PROPOSAL FOR THE EXTENSION OF THE CONCERTED ACTION FOR THE WHALE SHARK",
        "UNEP/CMS/Concerted Action 12.7",
    )
    c.record("12.7", "extension-proposed", "COP13", "2019-11-20", "--document", addendum)
    c.record("12.7", "extended", "COP13", "2020-02-22", "--amends", "measures")

    assert c.says("12.7", "2019-10-01")[:2] == ("ongoing", "accepted 2017-10-28")
    assert c.says("12.7", "2019-12-01") == (
        "extension_proposed", "extension_proposed 2019-11-20", "Ana",
        "decision of COP13", "due_soon",
    )  # fmt: skip
    assert c.says("12.7", "2023-06-01")[3:] == ("report to the COP", "overdue")
    documents = c.json("register", "show", "12.7")["documents"]
    assert [document["symbol"] for document in documents] == [
        "UNEP/CMS/COP13/Doc.28.1.7.a",
        "UNEP/CMS/COP13/Doc.28.1.7.b",
        "UNEP/CMS/COP13/Doc.28.1.7/Add.2",
    ]
    assert documents[2]["file"] == "addendum.docx"
    assert "addendum" in documents[2]["role"]
    history = c.json("register", "history", "12.7")
    assert [event["event"] for event in history].count("reported") == 2


def test_sahelo_saharan_megafauna(concerted: Concerted) -> None:
    c = concerted
    six = ["Addax nasomaculatus", "Oryx dammah", "Nanger dama", "Gazella leptoceros"]
    first = [word for name in six for word in ("--taxon", name)]
    c.record(
        "13.4", "designated", "COP4", "1994-06-11", "--title", "Sahelo-Saharan Megafauna", *first
    )
    wider = [*first, "--taxon", "Acinonyx jubatus", "--taxon", "Ammotragus lervia"]
    c.record("13.4", "designated", "COP9", "2008-12-05", *wider)
    c.record("13.4", "proposed", "COP13", "2019-09-20")
    c.record("13.4", "accepted", "COP13", "2020-02-22", "--amends", "species")
    c.run(
        "record", "13.4", "converted", "--meeting", "COP14", "--day", "2024-02-17", code=2
    )  # into what?
    into = ("--into", "Sahelo-Saharan Megafauna Initiative, Resolution 9.21")
    c.record("13.4", "converted", "COP14", "2024-02-17", *into)

    assert c.says("13.4", "2000-01-01") == ("designated", "designated 1994-06-11", "Ana", "", None)
    assert c.says("13.4", "2023-05-26")[3:] == ("report to the COP", "due")
    assert c.says("13.4", "2025-01-01") == ("converted", "converted 2024-02-17", "Ana", "", None)
    periods = c.json("register", "show", "13.4")["periods"]
    assert [len(period["taxa"]) for period in periods] == [4, 6, 6]
    assert [period["last"] for period in periods] == ["2008-12-05", "2020-02-22", "2024-02-17"]
    ran = c.run("record", "13.4", "reported", "--meeting", "COP15", "--day", "2026-01-01", code=2)
    assert "the action is converted" in ran.stderr


def test_one_closed_for_want_of_a_report(concerted: Concerted) -> None:
    c = concerted
    c.record("13.99", "proposed", "COP13", "2019-09-20", "--title", "Ruritanian Crane")
    c.record("13.99", "recommended on conditions", "ScC-SC4", "2019-11-15", "--note", "fewer taxa")
    c.record("13.99", "accepted", "COP13", "2020-02-22")
    assert c.says("13.99", "2019-12-01")[:2] == (
        "recommended_on_conditions",
        "recommended_on_conditions 2019-11-15",
    )
    assert c.says("13.99", "2023-06-01")[3:] == ("report to the COP", "overdue")
    proposed = ("report to the COP", "considered_closed_proposed")
    assert c.says("13.99", "2024-02-18") == ("ongoing", "accepted 2020-02-22", "Ana", *proposed)
    pressing = c.json("register", "list", "--due", "--as-of", "2024-02-18")
    assert [line["number"] for line in pressing] == ["13.99"]
    c.record("13.99", "considered closed", "COP14", "2024-03-01", "--note", "no report came")
    assert c.says("13.99", "2024-03-01") == (
        "considered_closed", "considered_closed 2024-03-01", "Ana", "", None,
    )  # fmt: skip
    assert c.json("register", "list", "--due", "--as-of", "2024-03-02") == []
    c.record("13.99", "lessons reported", "COP14", "2024-06-01")
    assert c.says("13.99", "2024-07-01")[0] == "considered_closed"


def test_reading_again_keeps_what_people_said(concerted: Concerted, tmp_path: Path) -> None:
    c = concerted
    report = a_file(
        tmp_path,
        "report.docx",
        "UNEP/CMS/COP13/Doc.28.1.99",
        "20 September 2019",
        "REPORT ON THE IMPLEMENTATION OF THE CONCERTED ACTION FOR THE RURITANIAN CRANE",
        "UNEP/CMS/Concerted Action 12.99",
        "The cranes of Mongolia were counted.",
    )
    c.record("12.99", "proposed", "COP12", "2017-05-25", "--title", "Ruritanian Crane")
    c.record("12.99", "accepted", "COP12", "2017-10-28")
    c.record("12.99", "reported", "COP13", "2019-09-20", "--document", report)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and then nothing")
    c.record("12.99", "evaluated", "ScC-SC4", "2019-11-15", "--document", str(broken))
    c.run("correct", "report.docx", "title", "REPORT ON THE CRANE", "--reason", "too long")

    output = c.run("reread", "--all", code=3).stdout
    assert "report.docx: nothing new" in output
    assert "Read again: 2. Could not be read: 1." in output
    assert "Read again: 1." in c.run("reread", "--failed", code=3).stdout
    assert "Read again: 1." in c.run("reread", report).stdout
    documents = c.json("register", "show", "12.99")["documents"]
    assert {document["file"] for document in documents} == {"report.docx", "broken.pdf"}
    assert "already" not in c.run("doctor").stdout
