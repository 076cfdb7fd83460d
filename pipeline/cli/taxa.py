"""`concerted taxa`: names held against the Appendices, and the editions of the Appendices."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    AsJson,
    Language,
    parse_day,
    print_json,
    refuse,
    say,
)
from pipeline.cli.opened import publish_anew
from pipeline.home import editions_folder

if TYPE_CHECKING:
    from taxonomy.comparison import ListDiff
    from taxonomy.listing import AppendixList
    from taxonomy.mentions import MentionFinder

SAFE_ID = re.compile(r"[\w][\w.-]*")  # it becomes the name of a file

app = typer.Typer(no_args_is_help=True, add_completion=False)

On = Annotated[
    date | None,
    typer.Option(parser=parse_day, metavar="DAY", help="The edition in force on that day."),
]
EditionId = Annotated[str | None, typer.Option("--edition", help="An edition by its id.")]


@app.command()
def find(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="In quotation marks.")],
    on: On = None,
    edition: EditionId = None,
    as_json: AsJson = False,
) -> None:
    """Say which listing each name means, and how we know; in the newest edition by default."""
    from pipeline.taxa import summarise_match
    from pipeline.taxa_in_words import match_in_words
    from taxonomy.matching import NameIndex

    if not all(map(str.strip, names)):
        refuse('A name is empty. Give each name in quotation marks, like "Otis tarda".')
    appendices = _appendices(on, edition)
    index = NameIndex(appendices)
    matches = [index.match(name) for name in names]
    if as_json:
        print_json([asdict(summarise_match(match)) for match in matches])
        return
    for match in matches:
        for line in match_in_words(match):
            typer.echo(line)
    _name_edition(appendices)


@app.command()
def mentions(
    file: Annotated[Path | None, typer.Argument(help="A text; standard input if none.")] = None,
    jsonl: Annotated[
        Path | None,
        typer.Option(
            help="A file of JSON lines, each with an id and a text; - for standard input."
        ),
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the text.")] = Language.ENGLISH,
    on: On = None,
    edition: EditionId = None,
    as_json: AsJson = False,
) -> None:
    """Find every scientific name and every listed common name in a text."""
    from pipeline.taxa import summarise_mention
    from taxonomy.matching import NameIndex
    from taxonomy.mentions import MentionFinder

    finder = MentionFinder(NameIndex(_appendices(on, edition)), language.value)
    if jsonl:
        _answer_lines(finder, jsonl)
        return
    text = _read(file)
    found = finder.find(text)
    if as_json:
        print_json([asdict(summarise_mention(mention)) for mention in found])
        return
    for mention in found:
        listed = " and ".join(mention.match.appendices) or "-"
        name = " ".join(mention.match.written.split())
        typer.echo(
            f"{mention.start:>7}  {name:36} {mention.match.scientific_name:32} "
            f"{listed:8} {mention.match.method}"
        )


@app.command()
def editions(as_json: AsJson = False) -> None:
    """Every edition of the Appendices at hand, oldest first, with what is missing from it."""
    from taxonomy.appendices import editions as at_hand
    from taxonomy.appendices import load_appendix_list

    known = at_hand(editions_folder())
    if as_json:
        from pipeline.taxa import summarise_edition

        lists = [load_appendix_list(one.edition, editions_folder()) for one in known]
        print_json([asdict(summarise_edition(one)) for one in lists])
        return
    for one in known:
        lines = load_appendix_list(one.edition, editions_folder()).listings
        typer.echo(f"{one.edition:16} in force {one.in_force}  {len(lines)} lines  {one.source}")
        if one.caveat:
            typer.echo(f"{'':16} {one.caveat}")


@app.command("diff")
def diff_(
    before: Annotated[str, typer.Argument(help="The id of the older edition.")],
    after: Annotated[str, typer.Argument(help="The id of the newer edition.")],
    as_json: AsJson = False,
) -> None:
    """Say what changed between two editions: added, removed, renamed, other population note."""
    from pipeline.taxa import diff_lines, summarise_diff
    from taxonomy.comparison import diff

    found = diff(_appendices(None, before), _appendices(None, after))
    if as_json:
        print_json(asdict(summarise_diff(found)))
        return
    for line in diff_lines(found):
        typer.echo(line)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="PDF, Word, Species+ CSV or our own CSV.")],
    edition: Annotated[str, typer.Option(help="The id to give it, e.g. COP15.")],
    in_force: Annotated[
        date, typer.Option(parser=parse_day, metavar="DAY", help="The first day it is in force.")
    ],
    source: Annotated[str, typer.Option(help="Where the list comes from.")] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the difference; keep nothing.")
    ] = False,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Import although many lines are gone.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in an official list of the Appendices as an edition of its own."""
    from extractors.errors import ExtractionError
    from pipeline.lists import read_list
    from taxonomy.comparison import diff, refuse_suspicious
    from taxonomy.errors import TaxonomyError
    from taxonomy.importers import save_edition

    if not SAFE_ID.fullmatch(edition):
        refuse("An edition id has letters, figures, dots, hyphens and underscores only.")
    if not file.is_file():
        refuse(f"There is no file {file}.")
    try:
        appendices, unread = read_list(file, edition, in_force, source or file.name)
    except (ExtractionError, TaxonomyError) as error:
        refuse(str(error), UNREADABLE)
    earlier, later = _neighbours(appendices)
    if earlier or later:
        found = diff(earlier, appendices) if earlier else diff(appendices, later or appendices)
        _report_import(found, unread, as_json=as_json)
    count = f"{len(appendices.listings)} lines"
    if dry_run:
        say(f"Read {count}. Nothing was kept: this was a dry run.")
        return
    try:
        if earlier and not confirm:
            refuse_suspicious(diff(earlier, appendices), earlier)
    except TaxonomyError as error:
        refuse(str(error), FINDINGS)
    save_edition(appendices, editions_folder())
    say(f"Edition {edition} is kept: {count}, in force from {appendices.in_force}.")
    publish_anew()


def _neighbours(appendices: "AppendixList") -> "tuple[AppendixList | None, AppendixList | None]":
    """The edition before and the one after; None where there is none."""
    from taxonomy.appendices import editions as at_hand
    from taxonomy.appendices import load_appendix_list

    folder = editions_folder()
    known = [one for one in at_hand(folder) if one.edition != appendices.edition]
    earlier = [one.edition for one in known if one.in_force <= appendices.in_force]
    later = [one.edition for one in known if one.in_force > appendices.in_force]
    return (
        load_appendix_list(earlier[-1], folder) if earlier else None,
        load_appendix_list(later[0], folder) if later else None,
    )


def _report_import(found: "ListDiff", unread: Sequence[str], *, as_json: bool) -> None:
    from pipeline.taxa import diff_lines, summarise_import

    if as_json:
        print_json(asdict(summarise_import(found, unread)))
        return
    for line in diff_lines(found):
        typer.echo(line)
    for words in unread:
        typer.echo(f"? not understood: {words}")


def _appendices(on: date | None, edition: str | None) -> "AppendixList":
    from taxonomy.appendices import list_in_force, load_appendix_list
    from taxonomy.errors import TaxonomyError

    if on and edition:
        refuse("Give --on or --edition, not both: each names an edition.")
    try:
        if on:
            return list_in_force(on, editions_folder())
        return load_appendix_list(edition, editions_folder())
    except TaxonomyError as error:
        refuse(str(error))


def _read(file: Path | None) -> str:
    if file is None:
        return sys.stdin.read()
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _unreadable(file, error)


def _answer_lines(finder: "MentionFinder", path: Path) -> None:
    """One line of JSON out for each line in, as soon as it is read."""
    from pipeline.taxa import summarise_mention

    for number, line in enumerate(_lines(path), 1):
        try:
            asked = json.loads(line)
            id_, text = asked["id"], asked["text"]
        except (ValueError, KeyError, TypeError):
            refuse(f"Line {number} of {path} is not a JSON object with “id” and “text”.")
        found = [asdict(summarise_mention(mention)) for mention in finder.find(text)]
        sys.stdout.write(json.dumps({"id": id_, "mentions": found}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _lines(path: Path) -> Iterator[str]:
    if str(path) == "-":
        yield from filter(str.strip, sys.stdin)
        return
    try:
        with path.open(encoding="utf-8") as lines:
            yield from filter(str.strip, lines)
    except (OSError, UnicodeDecodeError) as error:
        _unreadable(path, error)


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> NoReturn:
    why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
    refuse(f"{path} could not be read: {why}. Give a text file in UTF-8.", UNREADABLE)


def _name_edition(appendices: "AppendixList") -> None:
    from pipeline.taxa_in_words import WIDTH

    named = f"Edition {appendices.edition}, in force from {appendices.in_force}."
    say(fill(f"{named} {appendices.caveat}", WIDTH))
