"""The loop while working leaves out modules that are there, the dearest first."""

import pytest

from tests.conftest import ROOT
from tests.tools.loop import LONG, Costs

LEFT_OUT = LONG.read_text("utf-8").split()


@pytest.mark.parametrize("module", LEFT_OUT)
def test_what_the_loop_leaves_out_is_there(module: str) -> None:
    assert (ROOT / module).is_file()


@pytest.mark.parametrize(
    ("budget", "left_out"),
    [(100.0, []), (10.0, ["a"]), (2.0, ["a", "c"]), (0.5, ["a", "b", "c"])],
)
def test_the_dearest_by_their_tests_go_first(budget: float, left_out: list[str]) -> None:
    costs = Costs()
    costs.seconds.update({"a": 9, "b": 1, "c": 6})
    costs.tests.update({"a": 3, "b": 10, "c": 4})
    assert costs.long(budget) == left_out
