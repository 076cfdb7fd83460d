"""`concerted funding`: what activities need and have secured, in sums."""

from typing import Annotated

import typer

from pipeline.cli.console import (
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    tell,
    write_table,
)
from pipeline.cli.session import refusing
from pipeline.services.funding import Grouping, funding_of
from pipeline.views.funding import FundingLine, answer_funding

By = Annotated[Grouping, typer.Option(help="What the sums are made by.")]


def funding(
    by: By = Grouping.ACTION,
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Sums of what activities need, have secured and lack, by action, State or year.

    “To be found” and “in kind” are no figures: such activities are counted, never as zero.
    """
    with refusing():
        activities = funding_of()
    answer = answer_funding(activities, by)
    if table:
        write_table(table, "Funding", answer.sums, language)
    if as_json:
        print_json(answer)
        return
    for line in answer.sums:
        tell(_line(line))
    if not answer.sums:
        tell("No action in the register has an activity.")


def _line(line: FundingLine) -> str:
    name = " ".join(filter(None, (line.group, line.title))) or "not told"
    count = f"{line.activities} activit{'y' if line.activities == 1 else 'ies'}"
    if line.currency is None:
        words = f": {'; '.join(line.words)}" if line.words else ""
        return f"{name}: {count} without a sure figure{words}"
    figures = (
        ("needed", line.needed, line.needed_of),
        ("secured", line.secured, line.secured_of),
        ("gap", line.gap, line.gap_of),
    )
    known = [
        f"{what} {figure:,.2f}".removesuffix(".00")
        + ("" if of == line.activities else f" (of {of})")
        for what, figure, of in figures
        if figure is not None
    ]
    return f"{name}: {count}, {line.currency}, {', '.join(known)}"
