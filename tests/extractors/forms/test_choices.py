"""Printed answers on a form, and the marked one."""

import pytest

from extractors.fields.future.tick_marks import CROSSES, OPEN, TICKS
from extractors.forms.choices import chosen
from extractors.forms.document_kind import find_kinds
from extractors.forms.kind import Kind
from extractors.forms.report_future import read_future
from extractors.forms.title_block.header_block import read_header
from tests.builders import Rows, sketch

A, B, C = "proposed for continuation in the next period", "considered complete", "closed"
FORMS: list[tuple[str, str | Rows, str | None]] = [
    ("a cross in the next cell", [[A, ""], [B, "X"], [C, ""]], "completion"),
    ("yes and no in the next cell", [[A, "No"], [B, "No"], [C, "Yes"]], "closure"),
    ("a filled box", [[A, "■"], [B, "□"], [C, "□"]], "continuation"),
    ("sí en la casilla", [["Continuación", "Sí"], ["Cierre", "No"]], "continuation"),
    ("oui dans la case", [["Poursuite", "Non"], ["Clôture", "Oui"]], "closure"),
    ("a tick at one line alone", f"☒ {A}\n{B}\n{C}", "continuation"),
    ("a cross behind the line", f"{A}\n{B} [x]\n{C}", "completion"),
    ("bold alone", f"{A}\n**{B}**\n{C}", "completion"),
    ("nothing marked", [[A], [B], [C]], None),
    ("nothing marked in lines", f"{A}\n{B}\n{C}", None),
    ("boxes on one line", "☐ Continuation ☐ Completion ☒ Closure", "closure"),
    ("boxes behind, on one line", "Continuation [ ]   Completion [x]   Closure [ ]", "completion"),
    (
        "a question before the boxes",
        "Future: ☒ Poursuite ☐ Clôture",
        "continuation",
    ),
    ("boxes in the cells of a row", [["☐ Poursuite", "☒ Clôture"]], "closure"),
    ("boxes beside in a row", [["Continuación", "☒", "Cierre", "☐"]], "continuation"),
    ("no box ticked on one line", "☐ Continuation ☐ Completion ☐ Closure", None),
    ("bold between strokes", "Continuation / **Completion** / Closure", "completion"),
    ("strokes alone", "Continuation / Completion / Closure (delete as appropriate)", None),
    ("a mark under its answer", [["Continue", "Complete", "Close"], ["", "X", ""]], "completion"),
    ("an answer behind each", "Continuación: Sí\nConclusión: No\nCierre: No", "continuation"),
    ("no to all", "Continuation: no\nCompletion: no\nClosure: no", None),
    ("a cross among empty boxes", [[A, "☐"], [B, "✗"], [C, "☐"]], "completion"),
    ("a cross is a no beside a tick", [[A, "✗"], [B, "✓"], [C, "✗"]], "completion"),
    ("crosses at all but one", [[A, "✗"], [B, ""], [C, "✗"]], None),
    ("a mark on a line to fill in", f"_X_ {A}\n___ {B}\n___ {C}", "continuation"),
    ("initials of yes and no", [[A, "N"], [B, "N"], [C, "Y"]], "closure"),
    ("initiales", [["Poursuite", "O"], ["Clôture", "N"]], "continuation"),
    ("initials alone say nothing", [[A, ""], [B, "O"], [C, ""]], None),
    ("marks above", [["", "X", ""], ["Continue", "Complete", "Close"]], "completion"),
    ("empty cells between", [["Continuación", "", "Cierre", "X"]], "closure"),
    ("columns for yes and no", [["", "Yes", "No"], [A, "", "X"], [B, "X", ""], [C, "", "X"]],
     "completion"),
    ("boxes under oui et non", [["", "Oui", "Non"], ["Poursuite", "☒", "☐"],
                                ["Clôture", "☐", "☒"]], "continuation"),
    ("columns without a mark", [["", "Sí", "No"], ["Continuación", "", ""], ["Cierre", "", ""]],
     None),
    ("two marked", [[A, "x"], [B, "x"], [C, ""]], None),
    *[(f"the sign {sign}", f"{sign} {A}\n☐ {B}\n☐ {C}", "continuation")
      for sign in (*TICKS, *CROSSES, "⬛\ufe0f")],
    *[(f"the sign {sign} behind", f"{A} {sign}\n{B} ☒\n{C} {sign}", "completion")
      for sign in OPEN],
]  # fmt: skip


@pytest.mark.parametrize(("form", "future"), [row[1:] for row in FORMS], ids=[r[0] for r in FORMS])
def test_the_marked_one_of_several_is_the_answer(form: str | Rows, future: str | None) -> None:
    document = sketch("Proposed future of the Concerted Action:", form)
    group = chosen(document)
    assert group is not None
    assert group.future == future
    assert read_future(document, [], extends=False)[0] == future


@pytest.mark.parametrize(
    ("lines", "future"),
    [
        ("Proposed future of the action Completion", "completion"),  # a field beside its label
        ("Proposed future of the action\nClosure", "closure"),  # and one beneath
        ("Avenir proposé\nPoursuite", "continuation"),
        ("Proposed future and continuation", None),
        ("Proposed future: continuation, completion or closure", None),
    ],
)
def test_the_value_of_a_field_answers_its_label(lines: str, future: str | None) -> None:
    assert read_future(sketch(lines), [], extends=False)[0] == future


@pytest.mark.parametrize(
    "printed", ["Continuation of the Concerted Action", "☐ Continuation of the Concerted Action"]
)
def test_a_printed_answer_makes_no_proposal_to_extend(printed: str) -> None:
    report = "Progress report on the Concerted Action for the Ruritanian Crane"
    others = "Completion of the Concerted Action\nClosure of the Concerted Action"
    document = sketch(report, "Proposed future of the action", f"{printed}\n{others}")
    guesses = find_kinds(document, read_header(document))
    assert [guess.kind for guess in guesses] == [Kind.PROGRESS_REPORT]


@pytest.mark.parametrize(
    "table",
    [
        [["Counts", "Completed"], ["Guards", "Continues"]],
        [["Completion of the survey", "2029"], ["Closure of the beach", "2030"]],
    ],
)
def test_the_state_of_activities_is_no_choice(table: Rows) -> None:
    document = sketch("Report", table)
    assert chosen(document) is None
    assert read_future(document, [], extends=False)[0] is None
