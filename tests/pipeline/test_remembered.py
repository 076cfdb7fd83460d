"""What has been done is remembered, and a damaged table of it says what to do."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.remembered import MemoryUnreadable, read_remembered, remember


def test_what_is_done_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "errands.json"
    assert read_remembered(path) == {}
    remember(path, ["a", "b"], date(2033, 1, 1))
    remember(path, ["b", "c"], date(2033, 1, 2))
    assert read_remembered(path) == {"a": "2033-01-01", "b": "2033-01-01", "c": "2033-01-02"}
    assert [other.name for other in tmp_path.iterdir()] == ["errands.json"]


@pytest.mark.parametrize("text", ["", "{", '["a"]', "\udcff"])
def test_a_damaged_table_is_named_and_left(text: str, tmp_path: Path) -> None:
    path = tmp_path / "letters.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(MemoryUnreadable, match=r"letters\.json cannot be read .* or delete it"):
        remember(path, ["a"], date(2033, 1, 1))
    assert path.read_bytes() == text.encode("utf-8", "surrogateescape")
