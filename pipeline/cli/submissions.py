"""`concerted submissions`: which files were taken in, and everything held on one of them."""

from dataclasses import asdict
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.console import UNREADABLE, AsJson, Language, print_json, refuse, say
from pipeline.cli.opened import the_register

if TYPE_CHECKING:
    from pipeline.register import Register, Submission
    from pipeline.submission_answers import SubmissionAnswer

app = typer.Typer(no_args_is_help=True, add_completion=False)
IN_LANGUAGE = Annotated[Language, typer.Option(help="Of the messages.")]


@app.command("list")
def list_(
    meeting: Annotated[str | None, typer.Option(help="Only those sent to this meeting.")] = None,
    as_json: AsJson = False,
) -> None:
    """Every submission, one line each."""
    from pipeline.submission_answers import answer_line

    with the_register() as register:
        wanted = _meeting_id(register, meeting)
        lines = [answer_line(one) for one in register.submissions()]
    lines = [line for line in lines if wanted in (None, line.meeting)]
    if as_json:
        print_json([asdict(line) for line in lines])
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
    as_json: AsJson = False,
) -> None:
    """One submission: what was read, what people said, what changed since the last version.

    With --picture the page of a finding is drawn instead; without --finding that of the first
    that rests on words on a page.
    """
    from pipeline.submission_answers import answer_submission

    if finding is not None and picture is None:
        refuse("--finding says which finding a picture shows: give --picture OUT.png too.")
    with the_register() as register:
        held = register.submission(submission)
        if picture is not None:
            _write_picture(register, held, picture, finding)
            return
        answer = answer_submission(held, _version_before(register, held), language)
    if as_json:
        print_json(asdict(answer))
    else:
        _print(answer, language)
    if answer.summary.problem is not None:
        raise typer.Exit(UNREADABLE)


@app.command("file")
def file_(
    submission: Annotated[
        str, typer.Argument(help="SHA-256 (its first eight characters will do) or file name.")
    ],
    to: Annotated[Path, typer.Option(help="The folder or file to write.")] = Path(),
) -> None:
    """Give a submitted file back as it came."""
    with the_register() as register:
        held = register.submission(submission)
        kept = register.files.path(held.sha256)
    place = to / Path(held.file).name if to.is_dir() else to
    if place.exists():
        refuse(f"{place} is there already. Name another place with --to.")
    if not kept.is_file():
        refuse(f"The file of {held.file} is not kept any more: run `concerted doctor`.", UNREADABLE)
    copyfile(kept, place)
    typer.echo(f"Wrote {place}.")


def _write_picture(
    register: "Register", held: "Submission", place: Path, number: int | None
) -> None:
    from pipeline.pictures import NoPicture, page_picture  # draws PDF pages
    from pipeline.whole_files import replace_file

    if place.suffix.lower() != ".png":
        refuse(f"A picture cannot be written as “{place.name}”. Give it a name that ends in .png.")
    kept = register.files.path(held.sha256)
    if not kept.is_file():
        refuse(f"The file of {held.file} is not kept any more: run `concerted doctor`.", UNREADABLE)
    try:
        drawn = page_picture(kept, held.file, held.open_findings, number)
        replace_file(place, lambda part: part.write_bytes(drawn))
    except (NoPicture, OSError) as error:
        refuse(str(error))
    typer.echo(f"Wrote {place}.")


def _meeting_id(register: "Register", wanted: str | None) -> str | None:
    from pipeline.meetings import find_meeting

    return find_meeting(wanted, register.meetings()).id if wanted else None


def _version_before(register: "Register", held: "Submission") -> "Submission | None":
    """The version with the highest revision below this one's, in the same language."""
    others = [register.submission(digest) for digest in held.versions]
    alike = [
        one
        for one in others
        if one.summary.language == held.summary.language and _revision(one) < _revision(held)
    ]
    return max(alike, key=_revision, default=None)


def _revision(held: "Submission") -> tuple[str, str]:
    """Symbols sort as versions do: "…", "…/Add.1", "…/Rev.1"; equal symbols by day of receipt."""
    return held.summary.symbol or "", str(held.received or "")


def _print(answer: "SubmissionAnswer", language: str) -> None:
    from pipeline.cli.tables import print_submission

    print_submission(answer, language)
