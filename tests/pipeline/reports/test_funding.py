"""Sums of funding: only figures are summed, every activity counts once in each grouping."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from typer.testing import CliRunner

from pipeline.actions.lifecycle import Event, EventDetail
from pipeline.cli import app
from pipeline.register import open_register
from pipeline.reports.funding import FundedActivity, Grouping, funded_activities, funding_sums
from pipeline.views.json_schema import json_schema
from tests.pipeline.reports.lives import action, event

DAY = date(2033, 1, 1)
ACTIVITIES = [  # funding, timeframe, responsibility
    ("USD 120,000 needed; 40,000 secured", "2031", "Kenya"),
    ("USD 80,000 needed", "2031-2033", "Kenya, Mongolia"),
    ("EUR 10,000 secured", "2032", "IUCN"),
    ("to be found", "2032", "Mongolia"),
    ("in kind", "", "Mongolia"),
    ("", "ongoing from 2031", "Kenya"),
]
Row = tuple[str, str | None, int, float | None, float | None, float | None]


def details() -> tuple[EventDetail, ...]:
    return tuple(
        EventDetail(
            "activities",
            f"Activity {number}",
            {"funding": funding, "timeframe": timeframe, "responsibility": responsibility},
        )
        for number, (funding, timeframe, responsibility) in enumerate(ACTIVITIES)
    )


def known() -> Sequence[FundedActivity]:
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06", particulars=details())
    return funded_activities([action("98.10", "Crane", accepted)], DAY)


SUMS: dict[Grouping, list[Row]] = {
    Grouping.ACTION: [
        ("98.10", "EUR", 1, None, 10_000, None),
        ("98.10", "USD", 2, 200_000, 40_000, 80_000),
        ("98.10", None, 3, None, None, None),
    ],
    Grouping.STATE: [
        ("KE", "USD", 1, 120_000, 40_000, 80_000),
        ("KE", None, 1, None, None, None),
        ("KE; MN", "USD", 1, 80_000, None, None),
        ("MN", None, 2, None, None, None),
        ("", "EUR", 1, None, 10_000, None),
    ],
    Grouping.YEAR: [
        ("2031", "USD", 1, 120_000, 40_000, 80_000),
        ("2031–", None, 1, None, None, None),
        ("2031–2033", "USD", 1, 80_000, None, None),
        ("2032", "EUR", 1, None, 10_000, None),
        ("2032", None, 1, None, None, None),
        ("", None, 1, None, None, None),
    ],
}


@pytest.mark.parametrize("by", Grouping)
def test_only_figures_are_summed_and_every_activity_counts_once(by: Grouping) -> None:
    sums = funding_sums(known(), by)
    rows = [(s.group, s.currency, s.activities, s.needed, s.secured, s.gap) for s in sums]
    assert rows == SUMS[by]
    assert sum(row.activities for row in sums) == len(ACTIVITIES)


def test_what_is_no_figure_keeps_its_words_and_a_part_of_a_sum_says_so() -> None:
    _, dollars, none = funding_sums(known(), Grouping.ACTION)
    assert none.words == ("to be found", "in kind")
    assert (dollars.needed_of, dollars.secured_of) == (2, 1)


def test_actions_stand_by_their_numbers() -> None:
    accepted = event(Event.ACCEPTED, "COP98", "2030-07-06", particulars=details()[:1])
    actions = [action(number, "Crane", accepted) for number in ("98.10", "98.2", "D4.1")]
    sums = funding_sums(funded_activities(actions, DAY), Grouping.ACTION)
    assert [row.group for row in sums] == ["D4.1", "98.2", "98.10"]


def test_the_command_prints_writes_and_answers_by_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCERTED_HOME", str(tmp_path / "home"))
    run = CliRunner().invoke
    assert "No action" in run(app, ["funding"]).output
    with open_register(tmp_path / "home") as register:
        accepted = event(Event.ACCEPTED, "COP14", "2024-02-17", particulars=details())
        crane = action("14.98", "Crane", accepted)
        for happened in crane.events:
            register.record(happened, "Crane", opens=True)
    output = run(app, ["funding", "--by", "state"]).output
    assert "KE; MN Kenya; Mongolia: 1 activity, USD, needed 80,000" in output
    assert "2 activities without a sure figure: to be found; in kind" in output
    answer = json.loads(run(app, ["funding", "--json"]).stdout)
    schema = {"$ref": "#/$defs/funding", "$defs": json_schema()["$defs"]}
    Draft202012Validator(schema).validate(answer)
    assert answer["activities"][0]["words"] == ACTIVITIES[0][0]
    table = tmp_path / "funding.xlsx"
    assert run(app, ["funding", "--table", str(table)]).exit_code == 0
    assert load_workbook(table).active.max_row == 4  # type: ignore[union-attr]  # a sheet
