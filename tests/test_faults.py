"""A few kills and a few mutants; `tests/tools/faults.py` and `tests/tools/mutants.py` do many."""

import random
from math import inf
from pathlib import Path

import pytest

from tests.tools.faults import KEYS, Place, fill, torture
from tests.tools.mutants import OURS, mutants, read_mutants

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["record", "migrate"])
def test_killed_at_random_moments_nothing_is_lost_and_nothing_doubled(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    fill(tmp_path)
    figures = torture(Place(tmp_path, None), tmp_path, name, 3, random.Random(14))
    assert figures["times"] == 3
    assert {key: figures[key] for key in KEYS[2:]} == dict.fromkeys(KEYS[2:], 0)


def test_every_mutant_ends_as_a_reading_or_in_a_state_that_has_a_name() -> None:
    states = read_mutants(24, 14, inf)
    assert states.total() == 24
    assert [state for state in states if state.partition(" (")[0] in OURS] == []


def test_the_same_seed_makes_the_same_mutants() -> None:
    assert [*mutants(5, 3)] == [*mutants(5, 3)]
    assert [*mutants(5, 3)] != [*mutants(5, 4)]
