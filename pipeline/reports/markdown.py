"""A result as Markdown, for pages that show nothing else. A submitted text is no markup in it."""

import re
from collections.abc import Sequence
from pathlib import Path

ADVICE = (
    "What was done before that is kept, and nothing is half-written.\n\n"
    "What to do: mend what the message names, then start the run again; what is done is not done "
    "twice. Where it names nothing that you can mend, send it, with the name of this run, to "
    "whoever looks after the program."
)
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


def failure(message: str) -> str:
    """What a run that failed says, and what to do about it.

    >>> failure("99.1: no *lead*").splitlines()[0]
    'What happened: 99.1: no \\\\*lead\\\\*'
    """
    return f"What happened: {_plain(message)}\n\n{ADVICE}"


def key_of(name: str) -> str:
    """A key that Prefect takes: small letters, digits and dashes.

    >>> key_of("council ScC-SC6")
    'council-scc-sc6'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
