"""A triennium told by commands, with invented names: from one COP to the one after the next.

Files come over three weeks, the Council meets, the COP decides and gives numbers, a report does
not come, the next COP meets. At each stage everybody is asked whether it was reported.
"""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.register import open_register
from pipeline.services.take_in import take_in
from tests.pipeline.answers import ask_everybody
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.plain_work import HereReaders
from tests.pipeline.test_stories import a_file

__all__ = ["concerted"]
pytestmark = pytest.mark.slow
CRANE, STORK = "13.51", "13.52"
BITTERN = "14.1"  # once COP14 has given it: until then it goes by its working name
PROPOSED = ("PROPOSAL FOR A CONCERTED ACTION FOR THE SYLDAVIAN BITTERN (Botaurus stellaris)",)
REPORTED = (
    f"REPORT ON THE IMPLEMENTATION OF CONCERTED ACTION {CRANE} FOR THE RURITANIAN CRANE",
    "Summary",
    "The action was carried out. We propose that the Concerted Action be continued.",
)


class Triennium:
    """Commands of colleagues, and what everybody answers at the end of a stage."""

    def __init__(self, concerted: Concerted, url: str | None, folder: Path) -> None:
        self.concerted = concerted
        self._url = url
        self._folder = folder

    def comes(self, day: str, meeting: str, name: str, *lines: str) -> None:
        """A file comes, and is taken in on that day."""
        received = date.fromisoformat(day)
        noon = datetime.combine(received, time(12), UTC)
        file = Path(a_file(self._folder, name, *lines))
        take_in([file], meeting, received, readers=HereReaders(received), began=noon)

    def answers(self, day: str, cop: str, council: str) -> dict[str, str]:
        """What became of the report of each action to `cop`, when all have said the same."""
        with open_register(self.concerted.home, self._url) as register:
            ask_everybody(register, date.fromisoformat(day), cop, council)
        words = ("compliance", "--meeting", cop, "--today", day, "--json")
        answer = CliRunner().invoke(app, [*words])
        assert answer.exit_code in (0, 1), answer.output
        report = json.loads(answer.stdout)
        listed = self.concerted.json("register", "list", "--as-of", day)
        shown = {
            line["number"]: self.concerted.json("register", "show", line["number"], "--as-of", day)[
                "due"
            ]
            for line in listed
        }
        assert {line["number"]: line["due"] for line in listed} == {
            number: due[0] if due else None for number, due in shown.items()
        }
        return {row["number"]: row["state"] for row in report["actions"]}


@pytest.fixture
def triennium(concerted: Concerted, url: str | None, tmp_path: Path) -> Triennium:
    """The register after COP13: two actions run."""
    for number, title in ((CRANE, "Ruritanian Crane"), (STORK, "Borduran Stork")):
        concerted.record(number, "proposed", "COP13", "2019-09-01", "--title", title)
        concerted.record(number, "accepted", "COP13", "2020-02-22", "--until", "COP14")
    return Triennium(concerted, url, tmp_path)


def test_a_triennium(triennium: Triennium, tmp_path: Path) -> None:
    c = triennium.concerted
    before = ("COP14", "ScC-SC6")
    assert triennium.answers("2023-05-01", *before) == {CRANE: "awaited", STORK: "awaited"}

    triennium.comes("2023-05-08", "COP14", "bittern.docx", *PROPOSED)
    triennium.comes("2023-05-15", "COP14", "crane report.docx", *REPORTED)
    triennium.comes("2023-05-22", "COP14", "note.docx", "Dear colleagues,", "with kind regards")
    assert triennium.answers("2023-05-23", *before) == {CRANE: "on_time", STORK: "awaited"}
    assert triennium.answers("2023-05-27", *before) == {CRANE: "on_time", STORK: "missing"}
    page = c.run("compliance", "--meeting", "COP14", "--today", "2023-05-27", code=1).stdout
    assert "1 unread file could change this" in " ".join(page.split())
    c.run("confirm", "note.docx", "kind", "--reason", "a covering note", "--by", "Ana")
    page = c.run("compliance", "--meeting", "COP14", "--today", "2023-05-27", code=1).stdout
    assert "unread" not in page

    c.record(CRANE, "extension_proposed", "ScC-SC6", "2023-06-01")
    c.record(CRANE, "recommended", "ScC-SC6", "2023-07-21")
    assert triennium.answers("2023-07-22", *before) == {CRANE: "on_time", STORK: "missing"}

    c.record("Syldavian Bittern", "proposed", "COP14", "2023-05-08", "--document", "bittern.docx")
    c.record("Bordurian Heron", "proposed", "COP14", "2023-05-20")
    assert triennium.answers("2023-07-23", *before) == {CRANE: "on_time", STORK: "missing"}
    c.record("Syldavian Bittern", "accepted", "COP14", "2024-02-17", "--until", "COP15")
    c.record("Bordurian Heron", "merged", "COP14", "2024-02-17", "--into", "Syldavian Bittern")
    shown = c.run("assign-numbers", "COP14", "--dry-run").stdout
    assert "14.1  Syldavian Bittern" in shown
    assert "Heron" not in shown
    c.run("assign-numbers", "COP14", "--confirm", "--by", "Ana")
    assert c.json("register", "show", "Syldavian Bittern")["number"] == BITTERN
    assert f"merged into {BITTERN}" in c.run("register", "list").stdout
    c.record(CRANE, "extended", "COP14", "2024-02-17", "--until", "COP15")
    c.record(STORK, "extended", "COP14", "2024-02-17", "--note", "its report was given orally")
    decided = {CRANE: "on_time", STORK: "missing", BITTERN: "not_due"}
    assert triennium.answers("2024-02-20", *before) == decided

    after = ("COP15", "ScC-SC6")
    running = dict.fromkeys((CRANE, STORK, BITTERN), "awaited")
    assert triennium.answers("2025-06-01", *after) == running
    triennium.comes("2025-10-06", "COP15", "crane report 2.docx", *REPORTED, "Second report.")
    c.record(STORK, "reported", "COP15", "2025-11-03", "--document", "UNEP/CMS/COP15/Doc.99.2")
    last = {CRANE: "on_time", STORK: "late", BITTERN: "missing"}
    assert triennium.answers("2025-11-10", *after) == last

    c.record(CRANE, "completed", "COP15", "2026-03-29")
    c.record(STORK, "extended", "COP15", "2026-03-29", "--until", "COP16")
    assert triennium.answers("2026-04-02", *after) == last
    c.record(BITTERN, "considered_closed", "COP15", "2026-04-20", "--note", "no report came")
    assert triennium.answers("2026-05-01", *after) == last
    c.run("publish", str(tmp_path / "site"))
    shown = (tmp_path / "site" / "en" / "action" / BITTERN / "index.html").read_text("utf-8")
    assert "onsidered closed" in shown

    # what was answered then is answered still, by all that is known now
    assert triennium.answers("2023-07-22", *before)[STORK] == "missing"
    assert triennium.answers("2025-06-01", *after) == running
