"""`concerted taxa`: names held against the Appendices, and the editions of the Appendices."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline.cli.console import (
    FINDINGS,
    UNREADABLE,
    AsJson,
    AsTable,
    Language,
    TableLanguage,
    parse_day,
    print_json,
    refuse,
    say,
    tell,
    write_table,
)
from pipeline.cli.harmless import as_harmless_json
from pipeline.cli.session import publish_anew, refusing
from pipeline.services import taxa
from pipeline.views.json_values import as_json

if TYPE_CHECKING:
    from pipeline.services.import_appendices import ImportedEdition
    from taxonomy.listing import AppendixList
    from taxonomy.mentions import MentionFinder

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
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Say which listing each name means, and how we know; in the newest edition by default."""
    from pipeline.cli.taxa_text import match_in_words
    from pipeline.views.taxa import summarise_match

    with refusing():
        listed = taxa.appendices(on, edition)
        matches = taxa.find_names(names, listed)
    if table:
        write_table(table, "Names", [summarise_match(match) for match in matches], language)
        return
    if as_json:
        print_json([summarise_match(match) for match in matches])
        return
    for match in matches:
        for line in match_in_words(match):
            typer.echo(line)
    _name_edition(listed)


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
    from pipeline.views.taxa import summarise_mention

    with refusing():
        finder = taxa.mention_finder(taxa.appendices(on, edition), language.value)
    if jsonl:
        _answer_lines(finder, jsonl)
        return
    text = _read(file)
    found = finder.find(text)
    if as_json:
        print_json([summarise_mention(mention) for mention in found])
        return
    for mention in found:
        listed = " and ".join(mention.match.appendices) or "-"
        name = " ".join(mention.match.written.split())
        typer.echo(
            f"{mention.start:>7}  {name:36} {mention.match.scientific_name:32} "
            f"{listed:8} {mention.match.method}"
        )


@app.command()
def editions(
    table: AsTable = None,
    as_json: AsJson = False,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Every edition of the Appendices at hand, oldest first, with what is missing from it."""
    known = taxa.editions_at_hand()
    if table or as_json:
        from pipeline.views.taxa import summarise_edition

        answers = [summarise_edition(listed) for listed in known]
        write_table(table, "Editions", answers, language) if table else print_json(answers)
        return
    for listed in known:
        tell(
            f"{listed.edition:16} in force {listed.in_force}  {_counted(listed)}  {listed.source}",
            17,
        )
        if listed.caveat:
            tell(f"{'':16} {listed.caveat}", 0)


@app.command("diff")
def diff_(
    before: Annotated[str, typer.Argument(help="The id of the older edition.")],
    after: Annotated[str, typer.Argument(help="The id of the newer edition.")],
    as_json: AsJson = False,
) -> None:
    """Say what changed between two editions: added, removed, renamed, other population note."""
    from pipeline.views.taxa import diff_lines, summarise_diff

    with refusing():
        found = taxa.compare_editions(before, after)
    if as_json:
        print_json(summarise_diff(found))
        return
    for line in diff_lines(found):
        typer.echo(line)


@app.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…",
            help="PDF, Word, Species+ CSV or our own CSV; the official text in English, French "
            "and Spanish may be given as three files.",
        ),
    ],
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
    from pipeline.services import import_appendices

    with refusing():
        try:
            read = import_appendices.read_edition(files, edition, in_force, source)
        except import_appendices.Unreadable as error:
            refuse(str(error), UNREADABLE)
    _report_import(read, as_json=as_json)
    count = _counted(read.appendices)
    if dry_run:
        say(f"Read {count}. Nothing was kept: this was a dry run.")
        return
    try:
        import_appendices.keep_edition(read, confirmed=confirm)
    except import_appendices.Suspicious as error:
        refuse(str(error), FINDINGS)
    say(f"Edition {edition} is kept: {count}, in force from {read.appendices.in_force}.")
    publish_anew()


def _report_import(read: "ImportedEdition", *, as_json: bool) -> None:
    from pipeline.views.taxa import diff_lines, summarise_import

    if as_json:
        if read.difference:
            print_json(summarise_import(read.difference, read.unread, read.doubts))
        return
    for line in diff_lines(read.difference) if read.difference else ():
        typer.echo(line)
    for words in read.unread:
        typer.echo(f"? not understood: {words}")
    for doubt in read.doubts:
        typer.echo(f"? {doubt}")


def _counted(listed: "AppendixList") -> str:
    count = f"{len(listed.listings)} lines"
    if not listed.covered:
        return count
    known = sum(bool(taxon.states) for taxon in listed.covered)
    return f"{count}, {len(listed.covered)} taxa covered, {known} of them with their States"


def _read(file: Path | None) -> str:
    if file is None:
        return sys.stdin.read()
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _unreadable(file, error)


def _answer_lines(finder: "MentionFinder", path: Path) -> None:
    """One line of JSON out for each line in, as soon as it is read."""
    from pipeline.views.taxa import summarise_mention

    for number, line in enumerate(_lines(path), 1):
        try:
            asked = json.loads(line)
            id_, text = asked["id"], asked["text"]
        except (ValueError, KeyError, TypeError):
            refuse(f"Line {number} of {path} is not a JSON object with “id” and “text”.")
        found = as_json([summarise_mention(mention) for mention in finder.find(text)])
        sys.stdout.write(as_harmless_json({"id": id_, "mentions": found}) + "\n")
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
    from pipeline.cli.taxa_text import WIDTH

    named = f"Edition {appendices.edition}, in force from {appendices.in_force}."
    say(fill(f"{named} {appendices.caveat}", WIDTH))
