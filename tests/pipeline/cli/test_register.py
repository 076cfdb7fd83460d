"""The commands of the register and of meetings: what they say, refuse and leave alone."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.register import open_register
from tests.pipeline.commands import Concerted, concerted
from tests.pipeline.filled import fill

__all__ = ["concerted"]


@pytest.fixture
def filled(concerted: Concerted, url: str | None, monkeypatch: pytest.MonkeyPatch) -> Concerted:
    """The command on a register with one of everything, in the years it tells of."""
    monkeypatch.setattr("pipeline.services.record_event.this_day", lambda: date(2031, 1, 1))
    with open_register(concerted.home, url) as register:
        fill(register)
    return concerted


@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_looking_makes_no_register(concerted: Concerted) -> None:
    assert concerted.json("register", "list") == []
    assert "`concerted intake` or `migrate` begins one" in concerted.run("doctor").stderr
    assert not concerted.home.exists()


REFUSED = [
    (["register", "show", "99.1"], "no action “99.1”"),
    (["register", "show", "nonsense"], "no action “nonsense”"),
    (["register", "show", "98.1", "--as-of", "1999-01-01"], "98.1 begins on 2030-01-03"),
    (["register", "history", "98.1", "--as-of", "1999-01-01"], "98.1 begins on 2030-01-03"),
    (["register", "list", "--status", "asleep"], "no status “asleep”"),
    (["record", "98.1", "dance", "--meeting", "COP98", "--day", "2030-02-01"], "no event “dance”"),
    (["record", "98.1", "adopted", "--meeting", "COP98", "--day", "2030-02-01"], "Is “accepted”"),
    (["record", "98.1", "acepted", "--meeting", "COP98", "--day", "2030-02-01"], "Is “accepted”"),
    (["record", "98.1", "accepted", "--meeting", "COP98", "--day", "2031-01-02"], "still to come"),
    (["record", "98.1", "accepted", "--meeting", "COP77", "--day", "2030-02-01"], "“COP77”"),
    (["record", "98.1", "reported", "--meeting", "COP98", "--day", "2030-02-01"], "is proposed"),
    (["record", "98.2", "accepted", "--meeting", "COP98", "--day", "2030-02-01"], "“98.2”"),
    (
        ["record", "98.1", "accepted", "--meeting", "COP98", "--day", "2030-02-01",
         "--document", "nowhere.pdf"],
        "no submission “nowhere.pdf”",
    ),
    (["meetings", "show", "COP77"], "no meeting “COP77”"),
    (["meetings", "set-deadline", "COP15", "tea", "2025-01-01", "--source", "x"], "“tea”"),
    (["confirm", "nowhere.pdf", "title"], "no submission “nowhere.pdf”"),
    (["correct", "saiga.docx", "colour", "red", "--reason", "x"], "names no value"),
    (["waive", "saiga.docx", "SEC001", "--reason", "x"], "no finding SEC001"),
    (["reread"], "Say what to read again"),
    (["restore", "nowhere.zip"], "is not there"),
    (["migrate", "nowhere.csv"], "cannot be opened"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "sentence"), REFUSED, ids=[" ".join(r[0][:3]) for r in REFUSED])
@pytest.mark.parametrize("fresh", ["sqlite"], indirect=True)
def test_a_refusal_is_a_sentence_and_changes_nothing(
    filled: Concerted, tmp_path: Path, words: list[str], sentence: str
) -> None:
    filled.run("register", "export", str(tmp_path / "before"))
    result = filled.run(*words, code=2)
    assert sentence in result.stderr
    assert result.stdout == ""
    filled.run("register", "export", str(tmp_path / "after"))
    for path in (tmp_path / "before").iterdir():
        assert path.read_bytes() == (tmp_path / "after" / path.name).read_bytes()


def test_people_speak_by_command(filled: Concerted) -> None:
    assert "is confirmed" in filled.run("confirm", "saiga.docx", "symbol").stdout
    ran = filled.run("correct", "saiga.docx", "range_states/MN", "null", "--reason", "misread")
    assert "which is kept" in ran.stdout
    waived = filled.run("waive", "saiga.docx", "SEC999", "--reason", "known")
    assert "Findings left: 0" in waived.stdout
    again = filled.run("waive", "saiga.docx", "SEC999", "--reason", "known")
    assert "This changes nothing, because" in again.stdout


def test_the_same_event_twice_says_so(filled: Concerted) -> None:
    words = ("98.1", "accepted", "COP98", "2030-01-03")
    assert "98.1 is ongoing" in filled.record(*words).stdout
    assert "nothing changed" in filled.record(*words).stdout


def test_a_mistake_is_corrected_by_command(filled: Concerted) -> None:
    filled.record("98.1", "not accepted", "COP98", "2030-01-03")
    filled.record("98.1", "accepted", "COP98", "2030-01-03", "--corrects", "2")
    history = filled.json("register", "history", "98.1")
    assert [(event["event"], event["counts"], event["corrects"]) for event in history] == [
        ("proposed", True, None),
        ("not_accepted", False, None),
        ("accepted", True, 2),
    ]


def test_a_revised_deadline_is_kept_beside_the_first(concerted: Concerted) -> None:
    options = ("--source", "Notification 2025/010", "--published", "2025-06-01")
    concerted.run("meetings", "set-deadline", "COP15", "proposal", "2025-10-31", *options)
    deadlines = concerted.json("meetings", "show", "COP15")["deadlines"]
    assert [
        (deadline["day"], deadline["basis"], deadline["published"], deadline["in_force"])
        for deadline in deadlines
        if deadline["kind"] == "proposal"
    ] == [
        ("2025-10-24", "computed", None, False),
        ("2025-10-31", "published", "2025-06-01", True),
    ]


def test_a_meeting_is_added_and_its_deadlines_counted(concerted: Concerted) -> None:
    where = ("--place", "Strelsau, Ruritania", "--source", "a test")
    concerted.run("meetings", "add", "COP99", "2099-06-01", "2099-06-06", *where)
    meeting_shown = concerted.json("meetings", "show", "cop99")
    assert meeting_shown["deadlines"][0]["day"] == "2099-01-02"
    assert "COP99" in [meeting["id"] for meeting in concerted.json("meetings", "list")]


def test_backup_and_restore_by_command(
    filled: Concerted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.run("backup", str(tmp_path / "kept.zip"))
    before = filled.json("register", "show", "98.1")
    assert (
        "register here already" in filled.run("restore", str(tmp_path / "kept.zip"), code=2).stderr
    )
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "new"))
    monkeypatch.delenv("CONCERTED_REGISTER_URL", raising=False)
    filled.run("restore", str(tmp_path / "kept.zip"))
    assert filled.json("register", "show", "98.1") == before


def test_a_trial_of_a_table_changes_nothing(concerted: Concerted, tmp_path: Path) -> None:
    table = tmp_path / "old.csv"
    table.write_text(
        "number,title,adopted,proponents,taxa\n12.8,Saiga,COP12,R,Saiga tatarica\n", "utf-8"
    )
    answer = json.loads(concerted.run("migrate", str(table), "--dry-run", "--json", code=1).stdout)
    assert [(row["number"], row["state"]) for row in answer["rows"]] == [("12.8", "would be made")]
    assert answer["rows"][0]["doubts"] == [
        "accepted: no day is given; the last day of COP12 is taken"
    ]
    assert concerted.json("register", "list") == []
    concerted.run("migrate", str(table), code=1)
    assert [line["number"] for line in concerted.json("register", "list")] == ["12.8"]


def test_a_deadline_after_the_opening_is_asked_about(concerted: Concerted) -> None:
    given = ["meetings", "set-deadline", "COP15", "proposal"]
    errors = concerted.run(*given, "2027-10-24", "--source", "a slip").stderr
    assert "COP15 opens on 2026-03-23, before this day" in errors
    assert concerted.run(*given, "2025-10-24", "--source", "mended").stderr == ""


def test_a_list_on_a_terminal_of_80_columns_breaks_between_words(
    filled: Concerted, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = "Population of a very long name " * 3
    filled.record("98.2", "proposed", "COP98", "2030-02-01", "--title", title.strip())
    piped = filled.run("register", "list").stdout.splitlines()
    monkeypatch.setattr("pipeline.cli.console.is_terminal", lambda _: True)
    monkeypatch.setenv("COLUMNS", "80")
    shown = filled.run("register", "list").stdout.splitlines()
    assert max(map(len, piped)) > 80 >= max(map(len, shown))
    assert " ".join(" ".join(shown).split()) == " ".join(" ".join(piped).split())


def test_a_meeting_that_is_moved_takes_its_counted_days_along(
    concerted: Concerted, url: str | None
) -> None:
    options = ("--source", "Notification 2099/001", "--by", "Ana")
    again = concerted.run(
        "meetings", "add", "COP15", "2026-05-01", "2026-05-07", "--place", "X", *options
    )
    assert "from 2026-03-23 to 2026-03-29. Was it moved?" in again.stdout
    moved = concerted.run("meetings", "move", "cop 15", "2026-05-01", "2026-05-07", *options)
    assert "COP15: 2026-05-01 to 2026-05-07, Campo Grande, Brazil" in moved.stdout
    assert "proposal: 2025-12-02 (computed)" in moved.stdout
    concerted.run("meetings", "set-deadline", "COP15", "proposal", "2025-11-01", *options)
    away = concerted.run(
        "meetings",
        "move",
        "COP15",
        "2026-06-01",
        "2026-06-05",
        "--place",
        "Bonn, Germany",
        *options,
    )
    assert "proposal: 2025-11-01 (published)" in away.stdout
    assert "cop report: 2026-01-02 (computed)" in away.stdout
    assert "set-deadline" in away.stdout
    shown = concerted.run("meetings", "show", "COP15").stdout
    assert "2026-06-01 to 2026-06-05, Bonn, Germany" in shown
    same = concerted.run("meetings", "move", "COP15", "2026-06-01", "2026-06-05", *options)
    assert "nothing changed" in same.stdout
    with open_register(concerted.home, url) as register:
        days = [
            change.after for change in register.changes("meeting COP15") if change.path == "meeting"
        ]
    assert [str(change["opens"]) for change in days] == ["2026-05-01", "2026-06-01"]


def test_a_meeting_is_not_moved_into_disorder(concerted: Concerted) -> None:
    given = ("meetings", "move", "COP15", "2026-05-07", "2026-05-01", "--source", "x")
    assert "Give the days in order" in concerted.run(*given, code=2).stderr
