"""The kinds of event are one table: whatever depends on a kind follows from its traits."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from pipeline.actions.event_kinds import Event, Matter, Publicity
from pipeline.actions.lifecycle import IN_FORCE, TRANSITIONS
from tests.conftest import ROOT

TABLES = {"pipeline/actions/event_kinds.py", "pipeline/actions/lifecycle.py"}
WORDINGS = {  # words that people use, and the kind each means: a kind without any has its own name
    "pipeline/legacy_import/statements.py",
    "pipeline/legacy_import/row_of_action.py",  # the columns of the table of past actions
    "pipeline/services/record_event.py",
}
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for room in ("pipeline", "flows")
    for path in (ROOT / room).rglob("*.py")
)


def test_what_ends_an_action_in_force_is_public_at_once() -> None:
    """Else the public would read of a closed action that it goes on."""
    for (before, event), found in TRANSITIONS.items():
        if before in IN_FORCE and found.status not in IN_FORCE and event is not Event.PROPOSED:
            assert event.traits.public is Publicity.AT_ONCE, event


def test_what_opens_a_period_is_decided_and_says_what_it_is_about() -> None:
    for event in Event:
        traits = event.traits
        assert not traits.opens_period or (traits.is_public_decision and traits.scope), event
        assert not traits.asks or traits.asks in {Matter.PROPOSAL, Matter.EXTENSION}, event
        assert not (traits.asks and traits.decides), event


def test_every_kind_but_the_retraction_can_happen() -> None:
    assert {event for _, event in TRANSITIONS} == {*Event} - {Event.RETRACTED}


def test_an_invented_kind_is_known_everywhere_by_its_line_in_the_table() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.pipeline.actions.invented_kinds"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    answers = json.loads(ran.stdout)
    assert answers.pop("needs").startswith("Say what the action was lapsed into")
    assert answers == {
        "public": ["closed", "ongoing"],
        "resting on": ["lapsed", "prolonged"],
        "marks": ["end", "decision"],
        "documents": [
            ["UNEP/CMS/CA12.1", "UNEP/CMS/COP13/Doc.99"],
            ["UNEP/CMS/CA12.2", "CMS/COP14/Doc.32.3.1"],
        ],
        "shown for an extension": True,
        "roles": ["adopted text", "adopted text", "adopted text", "notice of lapse"],
        "periods": [["accepted"], ["accepted", "prolonged"]],
        "list": ["closed", "ongoing"],
        "due for": ["COP15"],
        "old tables": ["lapsed", "prolonged"],
    }


@pytest.mark.parametrize(
    "source",
    [
        "KINDS = {Event.CLOSED, Event.COMPLETED}",
        "is_end = kind in ('closed', 'merged')",
        "SHOWN = {Event.CLOSED: 1, Event.COMPLETED: 2}",
        "if kind is Event.CLOSED or kind is Event.COMPLETED: pass",
    ],
)
def test_a_list_of_kinds_is_seen(source: str) -> None:
    assert [*_listed(ast.parse(source))]


def test_no_other_module_lists_kinds_by_hand() -> None:
    found = {
        f"{module}:{line}"
        for module in MODULES
        if module not in TABLES | WORDINGS
        for line in _listed(ast.parse((ROOT / module).read_text("utf-8")))
    }
    assert found == set()


def _listed(tree: ast.AST) -> Iterator[int]:
    """The lines with a collection, or a choice, of two kinds or more and nothing else."""
    for node in ast.walk(tree):
        match node:
            case ast.Set(elts=members) | ast.List(elts=members) | ast.Tuple(elts=members):
                kinds = [_is_kind(member) for member in members]
            case ast.Dict(keys=keys):
                kinds = [key is not None and _is_kind(key) for key in keys]
            case ast.BoolOp(values=values):
                compared = [value for value in values if isinstance(value, ast.Compare)]
                kinds = [any(map(_is_kind, value.comparators)) for value in compared]
            case _:
                continue
        if len(kinds) > 1 and all(kinds):
            yield node.lineno


def _is_kind(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="Event")):
            return True
        case ast.Constant(value=str(text)):
            return text in {event.value for event in Event}
    return False
