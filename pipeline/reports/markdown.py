"""A result as Markdown, for pages that show nothing else. A submitted text is no markup in it."""

import re
from collections.abc import Sequence
from pathlib import Path

MARKUP = re.compile(r"([\\|`*_<>\[\]])")


def page(line: str, table: Sequence[Sequence[str]], files: Sequence[Path]) -> str:
    """A sentence, a table with its head first, and links to files.

    >>> print(page("1 row", [("A",), ("x|y",)], []))
    1 row.
    <BLANKLINE>
    | A |
    | --- |
    | x\\|y |
    <BLANKLINE>
    """
    head, *rows = table
    lines = [f"{line}.", "", _row(head), "| " + " | ".join("---" for _ in head) + " |"]
    lines += [_row(row) for row in rows]
    lines += ["", *(f"- [{path.name}]({path.absolute().as_uri()})" for path in files)]
    return "\n".join(lines)


def key_of(name: str) -> str:
    """A key that Prefect takes: small letters, digits and dashes.

    >>> key_of("council ScC-SC6")
    'council-scc-sc6'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _row(cells: Sequence[str]) -> str:
    plain = (MARKUP.sub(r"\\\1", " ".join(cell.split())) for cell in cells)
    return f"| {' | '.join(plain)} |"
