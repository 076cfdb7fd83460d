"""Who of the Range States says what of an action, by its number, title or taxon; and commands."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from typer.testing import CliRunner

from pipeline.actions.action import Action
from pipeline.actions.lifecycle import Event, EventDetail, RecordedEvent
from pipeline.cli import app
from pipeline.national_reports.questions import completed
from pipeline.national_reports.report import Answer, NationalReport
from pipeline.national_reports.side_by_side import Answered, state_answers
from pipeline.register import open_register
from pipeline.reports.compliance import compliance_of
from pipeline.reports.national_reports import side_by_side_table
from pipeline.reports.state import state_report
from pipeline.reports.state_files import workbook_of
from pipeline.services.national_reports import kept_reports
from pipeline.submissions.summary import ReadSection
from pipeline.views.compliance import answer_compliance
from pipeline.views.json_schema import json_schema
from tests.pipeline.national_reports.forms import as_csv, questions
from tests.pipeline.outcomes import outcome

DAY = date(2030, 6, 1)
ASKED = "Please report on the Concerted Actions."
STATES = {"KE": "Kenya", "MN": "Mongolia", "ES": "Spain", "CN": "China"}  # China is no Party
DETAILS = (
    EventDetail("taxa", "Otis tarda", {}),
    *(EventDetail("range_states", name, {"iso": iso}) for iso, name in STATES.items()),
)
BUSTARD = Action(
    "99.1",
    "Great Bustard in Asia",
    "",
    (RecordedEvent("99.1", 1, Event.ACCEPTED, "COP14", date(2024, 2, 17), None, "Ana",
                   particulars=DETAILS),),
    (),
)  # fmt: skip


def report(country: str, *answers: Answer) -> tuple[str, NationalReport]:
    return f"{country}.csv", completed(NationalReport(None, country, "", "", answers))


def said_by_kenya(*answers: Answer) -> tuple[Answered, str]:
    """What Kenya says of the bustard, and by what that was told."""
    found = state_answers(BUSTARD, [report("Kenya", *answers)], {}, DAY)
    kenya = next(answer for answer in found if answer.iso == "KE")
    return kenya.answered, kenya.by


TIES = [
    (Answer("1", (), ASKED, "Concerted Action 99.1: lines were marked."), "of_action", "number"),
    (Answer("1", (), ASKED, "99.1 yes, 14.2 no"), "of_action", "number"),
    (Answer("1", (), ASKED, "We worked on the great bustard in Asia."), "of_action", "title"),
    (Answer("1", (), ASKED, "We counted Otis tarda."), "of_action", "taxon"),
    (Answer("1", ("Otis tarda",), ASKED, "We counted."), "of_action", "taxon"),  # in a loop
    (Answer("1", (), ASKED, "", matrix=(("Otis tarda", "Done", "yes"),)), "of_action", "taxon"),
    (Answer("1", (), "Any other?", "See CA 99.1 above."), "of_action", "number"),
    (Answer("1", (), "Any other?", "Action concertée n° 99.1 : fait."), "of_action", "number"),
    (Answer("1", (), ASKED, "Concerted Action 99.11 and 199.1 are done."), "in_general", ""),
    (Answer("1", (), ASKED, "All of them."), "in_general", ""),
    (Answer("1", (), ASKED, ""), "nothing", ""),
    (Answer("1", (), "Which species?", "Otis tarda is counted."), "no_question", ""),
    (Answer("1", ("Appendix II species",), "Species present", "Otis tarda"), "no_question", ""),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "answered", "by"), TIES)
def test_an_answer_is_tied_by_number_title_or_taxon(answer: Answer, answered: str, by: str) -> None:
    assert said_by_kenya(answer) == (Answered(answered), by)


def test_each_range_state_has_its_place() -> None:
    reports = [report("Kenya", Answer("1", (), ASKED, "99.1")), report("Chad")]
    found = {answer.iso: answer.answered for answer in state_answers(BUSTARD, reports, {}, DAY)}
    assert found == {
        "KE": Answered.OF_ACTION,
        "MN": Answered.NO_REPORT,
        "ES": Answered.NO_REPORT,
        "CN": Answered.INVITED,
    }


def test_the_newest_report_of_a_state_counts() -> None:
    older = report("Kenya", Answer("1", (), ASKED, "99.1"))
    newer = report("Kenya", Answer("1", (), ASKED, "none"))
    found = state_answers(BUSTARD, [older, newer], {}, DAY)
    assert next(a.answered for a in found if a.iso == "KE") is Answered.IN_GENERAL


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_table_gives_the_words_of_the_party(language: str) -> None:
    french = Answer("1", (), ASKED, "99.1: counted", original="99.1 : comptées")
    found = state_answers(BUSTARD, [report("Kenya", french)], {}, DAY)
    head, *rows = side_by_side_table(found, language)
    assert len(head) == 4
    assert [row[3] for row in rows if row[0] == "Kenya"] == ["99.1 : comptées"]
    assert len({tuple(row[1:3]) for row in rows}) == 3


def test_a_report_is_taken_in_once_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    path = tmp_path / "form_26042030.csv"
    path.write_text(as_csv(questions(30), ";", ["Chad"]), "utf-8")
    run = CliRunner().invoke
    assert (
        "Nothing was kept"
        in run(app, ["national-reports", "import", str(path), "--dry-run"]).output
    )
    assert kept_reports() == ()
    assert run(app, ["national-reports", "import", str(path)]).exit_code == 0
    assert "known already" in run(app, ["national-reports", "import", str(path)]).output
    assert [kept.report.iso for kept in kept_reports()] == ["KE", "TD"]
    shown = run(app, ["national-reports", "show", "KE"]).output
    assert "“Concerted Action 99.1: done.”" in shown
    assert run(app, ["national-reports", "list"]).output.count("form_26042030.csv") == 2
    assert run(app, ["national-reports", "show", "Ruritania"]).exit_code == 2


def test_a_question_named_by_a_person_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    path = tmp_path / "form.csv"
    form = [q._replace(title="Measures under Resolution 12.28") if q.id == "Q30" else q
            for q in questions(30)]  # fmt: skip
    path.write_text(as_csv(form), "utf-8")
    run = CliRunner().invoke
    first = run(app, ["national-reports", "import", str(path)])
    assert (first.exit_code, "No question on Concerted Actions" in first.output) == (1, True)
    named = ["national-reports", "question", "XVI.3 Measures under Resolution 12.28"]
    assert "Kept." in run(app, named).output
    assert "known already" in run(app, named).output
    assert run(app, ["national-reports", "import", str(path)]).exit_code == 0


def test_compliance_says_what_range_states_report(tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        for event in BUSTARD.events:
            register.record(event, BUSTARD.title, opens=True)
        [row] = compliance_of(register, "COP15", date(2026, 1, 1)).rows
        assert row.states == ()  # nobody has taken any report in
        file, kenya = report("Kenya", Answer("1", (), ASKED, "99.1: counted"))
        register.national_reports.add("a" * 64, file, [kenya], "Ana")
        answer = answer_compliance(compliance_of(register, "COP15", date(2026, 1, 1)))
    states = {state.iso: (state.answered, state.words) for state in answer.actions[0].range_states}
    assert states["KE"] == ("of_action", ("99.1: counted",))
    assert states["MN"] == ("no_report", ())
    assert states["CN"] == ("invited", ())


def test_what_is_no_report_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleagues,\n")
    refused = CliRunner().invoke(app, ["national-reports", "import", str(path)])
    assert refused.exit_code == 3
    assert "Give the CSV" in refused.output


def answered(command: str, *words: str) -> Any:
    """What a command answers in JSON, held against the schema that is printed."""
    ran = CliRunner().invoke(app, ["national-reports", command, *words, "--json"])
    answer = json.loads(ran.stdout)
    schema = {**json_schema(), "$ref": f"#/$defs/national-reports-{command}"}
    for key in ("type", "items", "title"):
        schema.pop(key, None)
    Draft202012Validator(schema).validate(answer)
    return answer


def test_both_sides_of_an_action_as_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    content = b"a report of the proponents"
    section = ReadSection("", "Progress", "en", "Lines were marked.", 1, 2)
    read = outcome(
        content,
        kind="progress_report",
        kinds=("progress_report",),
        sections=(section,),
        concerted_action="99.1",
        proposed_future="continuation",
        file="r.docx",
    )
    with open_register(tmp_path / "home") as register:
        for event in BUSTARD.events:
            register.record(event, BUSTARD.title, opens=True)
        register.load(read, content, date(2025, 5, 1), "COP15")
        file, kenya = report("Kenya", Answer("1", (), ASKED, "=99.1: counted"))
        register.national_reports.add("a" * 64, file, [kenya], "Ana")

    both = answered("beside", "99.1")
    [proponents] = both["proponents"]
    assert (proponents["proposed_future"], proponents["sections"][0]["text"]) == (
        "continuation", "Lines were marked.",
    )  # fmt: skip
    states = {state["iso"]: state["answered"] for state in both["range_states"]}
    assert states == {"KE": "of_action", "MN": "no_report", "ES": "no_report", "CN": "invited"}
    assert answered("list")[0]["iso"] == "KE"
    assert answered("show", "KE")["answers"][0]["text"] == "=99.1: counted"
    table = tmp_path / "beside.csv"
    ran = CliRunner().invoke(app, ["national-reports", "beside", "99.1", "--table", str(table)])
    assert ran.exit_code == 0
    assert "Lines were marked." in ran.output
    assert ";'=99.1: counted" in table.read_text("utf-8-sig")


def test_everything_on_a_state_has_its_national_report(tmp_path: Path) -> None:
    with open_register(tmp_path) as register:
        for event in BUSTARD.events:
            register.record(event, BUSTARD.title, opens=True)
        day = date(2026, 1, 1)
        assert state_report(register, "KE", day).national == ()
        file, kenya = report("Kenya", Answer("1", (), ASKED, "99.1: counted"))
        register.national_reports.add("a" * 64, file, [kenya], "Ana")
        found = state_report(register, "KE", day)
        [line] = found.national
        assert (line.number, line.answer.answered) == ("99.1", Answered.OF_ACTION)
        book = load_workbook(BytesIO(workbook_of(found, "fr")))
        assert [*book["Rapports nationaux"].values][1][-1] == "99.1: counted"
