"""`concerted submissions`: which files were taken in, and everything held on one of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import (
    UNREADABLE,
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    print_json,
    refuse,
    say,
    write_table,
)
from pipeline.cli.session import KnownOn, day_of, me, refusing
from pipeline.services.erase import erasure_of
from pipeline.services.headings import home_headings, revoke_heading
from pipeline.services.lookup import list_submissions
from pipeline.services.review import compare_versions
from pipeline.services.submission_pages import FileGone, give_back, write_finding_image

if TYPE_CHECKING:
    from pipeline.views.submissions import SubmissionAnswer

app = typer.Typer(no_args_is_help=True, add_completion=False)
IN_LANGUAGE = Annotated[Language, typer.Option(help="Of the messages.")]


@app.command("list")
def list_(
    meeting: Annotated[str | None, typer.Option(help="Only those sent to this meeting.")] = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Every submission, one line each."""
    with refusing():
        lines = [*list_submissions(meeting, day_of(known_on))]
    if table:
        write_table(table, "Submissions", lines, language)
        return
    if as_json:
        print_json([*lines])
        return
    from pipeline.cli.tables import print_lines

    print_lines(lines)
    if not lines:
        say("No submission is held. Take some in with `concerted intake`.")


@app.command()
def show(
    submission: Annotated[
        str, typer.Argument(help="SHA-256 (its first eight characters will do) or file name.")
    ],
    language: IN_LANGUAGE = Language.ENGLISH,
    picture: Annotated[
        Path | None,
        typer.Option(help="Write the page of a PDF finding here, as PNG, with its words marked."),
    ] = None,
    finding: Annotated[
        int | None,
        typer.Option(help="Which finding the picture shows: 1 is the first one shown.", min=1),
    ] = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
) -> None:
    """One submission: what was read, what people said, what changed since the last version.

    With --picture the page of a finding is drawn instead; without --finding that of the first
    that rests on words on a page.
    """
    from pipeline.views.submissions import answer_submission

    if finding is not None and picture is None:
        refuse("--finding says which finding a picture shows: give --picture OUT.png too.")
    with refusing(), _saying_what_is_gone():
        if picture is not None:
            write_finding_image(submission, picture, finding)
            typer.echo(f"Wrote {picture}.")
            return
        shown, before = compare_versions(submission, day_of(known_on))
        erasure = erasure_of(shown.sha256, day_of(known_on))
    answer = answer_submission(shown, before, erasure)
    if as_json:
        print_json(answer, language)
    else:
        _print(answer, language)
    if answer.summary.problem is not None:
        raise typer.Exit(UNREADABLE)


@app.command()
def headings(
    revoke: Annotated[
        str, typer.Option(metavar="HEADING", help="Let this one count in later files no more.")
    ] = "",
    by: Annotated[str | None, typer.Option(help="Who revokes it; you if not given.")] = None,
    as_json: AsJson = False,
) -> None:
    """The headings that people placed (`concerted correct`) and that count in later files."""
    from pipeline.views.submissions import answer_heading

    if revoke:
        with refusing(write=True):
            found = revoke_heading(revoke, by=by or me())
        say(f"“{found.heading}” counts in later files no more; where it was placed it stays.")
        return
    with refusing():
        known = [answer_heading(taught, file) for taught, file in home_headings()]
    if as_json:
        print_json([*known])
        return
    from pipeline.cli.tables import print_headings

    print_headings(known)
    if not known:
        say("No heading has been placed. Place one with `concerted correct FILE sections/HEADING`.")


@app.command("file")
def file_(
    submission: Annotated[
        str, typer.Argument(help="SHA-256 (its first eight characters will do) or file name.")
    ],
    to: Annotated[Path, typer.Option(help="The folder or file to write.")] = Path(),
) -> None:
    """Give a submitted file back as it came."""
    with refusing(), _saying_what_is_gone():
        typer.echo(f"Wrote {give_back(submission, to)}.")


@contextmanager
def _saying_what_is_gone() -> Iterator[None]:
    """A kept file that is not there is one that cannot be read."""
    try:
        yield
    except FileGone as error:
        refuse(str(error), UNREADABLE)


def _print(answer: "SubmissionAnswer", language: str) -> None:
    from pipeline.cli.tables import print_submission

    print_submission(answer, language)
