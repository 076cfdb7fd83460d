"""`concerted search`: words in whatever was written, with the sentence and where it stands."""

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
from pipeline.cli.session import KnownOn, day_of, refusing
from pipeline.services import search as service
from pipeline.services.wishes import meant_kind, meant_state, meant_taxa
from pipeline.views.json_values import as_json as to_json


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="All of them have to stand there; none: all that fits the options."),
    ] = None,
    state: Annotated[
        str | None, typer.Option(help="A Range State, by name in any language or code.")
    ] = None,
    taxon: Annotated[
        str | None, typer.Option(help="A taxon, by scientific or common name, or “sharks”.")
    ] = None,
    meeting: Annotated[str | None, typer.Option(help="COP15, …")] = None,
    kind: Annotated[
        str | None, typer.Option(help="proposal, progress_report, …, action, letter, mail")
    ] = None,
    known_on: KnownOn = None,
    as_json: AsJson = False,
    table: AsTable = None,
    language: TableLanguage = Language.ENGLISH,
) -> None:
    """Find words in submissions, actions, letters and mails, plurals and accents aside."""
    with refusing():
        wish = service.Wish(
            meant_state(state) if state else "",
            meant_taxa(taxon) if taxon else frozenset(),
            meeting or "",
            meant_kind(kind) if kind else "",
        )
        hits = service.search(" ".join(words or ()), wish, day_of(known_on))
    if table:
        write_table(table, "Search", hits, language)
        return
    if as_json:
        print_json(to_json([*hits]))
        return
    for hit in hits:
        tell(f"{_key(hit):8}  {hit.title}", 10)
        sentence = hit.sentence or hit.meeting
        quote = "" if sentence == hit.title else f"{sentence} "
        tell(f"          {quote}({_place(hit)})", 0)
    if not hits:
        unnamed = [*service.unnamed(wish, taxon or "", day_of(known_on))]
        for line in unnamed:
            tell(line)
        if not unnamed:
            tell("Nothing was found. Fewer words, or another spelling, may find more.")


def _key(hit: service.Hit) -> str:
    match hit.kind:
        case "action":
            return hit.key
        case "letter":
            return "letter"
    return hit.key[:8]


def _place(hit: service.Hit) -> str:
    """Where to find it again: of a letter the file, in the home."""
    file = f"papers/{hit.meeting}/{hit.key}" if hit.kind == "letter" else ""
    page = f"page {hit.page}" if hit.page else ""
    return ", ".join(filter(None, [hit.place, page, file])) or hit.kind
