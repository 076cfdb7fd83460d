"""The table of licences in docs/packages.md names every pinned package."""

import re

from tests.tools.licences import PAGE, TABLE, pinned


def test_every_pinned_package_is_in_the_table_once() -> None:
    """What each says of its licence differs between machines; `make licences` writes it anew."""
    found = TABLE.search(PAGE.read_text("utf-8"))
    assert found
    rows = [line.strip("| ").split(" | ") for line in found[0].strip().splitlines()[2:]]
    named = [name for *_, names in rows for name in re.split(r",\s*", names)]
    assert sorted(named) == pinned()
    assert [int(count) for _, count, _ in rows] == [len(names.split(", ")) for *_, names in rows]
