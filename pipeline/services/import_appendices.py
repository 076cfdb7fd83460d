"""Official lists of the Appendices, from the files they come in."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractors.document import Document, Table
from extractors.errors import ExtractionError
from extractors.fields.states.countries import find_states
from extractors.readers.pdf.list_rows import list_rows
from extractors.readers.read import read_document
from pipeline.config import editions_folder
from pipeline.services.session import Refused
from taxonomy.appendices.editions import editions, load_appendix_list
from taxonomy.appendices.importers import import_official, import_table, save_edition
from taxonomy.appendices.language_versions import merge
from taxonomy.appendices.official_text import OfficialText, read_official, well_placed
from taxonomy.appendices.species_plus import import_listings, is_listings_download
from taxonomy.errors import TaxonomyError, UnreadableList
from taxonomy.listing import AppendixList
from taxonomy.matching.edition_diff import ListDiff, diff, refuse_suspicious

TEXT = frozenset((".md", ".txt"))
LANGUAGES = ("en", "fr", "es")  # in this order: the first text at hand stands


SAFE_ID = re.compile(r"[\w][\w.-]*")  # it becomes the name of a file


class Unreadable(Refused):
    """A list that could not be read."""


class Suspicious(Refused):
    """A list that lacks too much of the edition before it, until somebody confirms it."""


@dataclass(frozen=True, slots=True)
class ImportedEdition:
    """What a file would make, or has made, of an edition."""

    appendices: AppendixList
    unread: tuple[str, ...]  # lines that were not understood
    difference: ListDiff | None  # from the edition before it, else to the one after; None: alone
    before: AppendixList | None  # the edition before it
    missing: str = ""  # why it is not kept without a person's word; "" where nothing is in the way
    doubts: tuple[str, ...] = ()  # what cannot be right in it, a sentence for each


def read_edition(
    paths: Path | Sequence[Path], edition: str, in_force: date, source: str = ""
) -> ImportedEdition:
    """What an official list says, beside the editions at hand. Keeps nothing.

    `paths` is its file, or the official text in several languages, a file for each.
    Raises Refused for an id that cannot be one, and Unreadable.
    """
    if not SAFE_ID.fullmatch(edition):
        raise Refused(
            "An edition id has letters, figures, dots, hyphens and underscores only.", "edition"
        )
    paths = [paths] if isinstance(paths, Path) else paths
    for path in paths:
        if not path.is_file():
            raise Refused(f"There is no file {path}.", "path")
    try:
        appendices, unread, doubts = _read_all(paths, edition, in_force, source)
    except (ExtractionError, TaxonomyError) as error:
        raise Unreadable(str(error), "path") from error
    before, after = _neighbours(appendices)
    if before:
        found = diff(before, appendices)
        missing = _missing(found, before)
        return ImportedEdition(appendices, unread, found, before, missing, doubts)
    found_after = diff(appendices, after) if after else None
    return ImportedEdition(appendices, unread, found_after, None, doubts=doubts)


def _read_all(
    paths: Sequence[Path], edition: str, in_force: date, source: str
) -> tuple[AppendixList, tuple[str, ...], tuple[str, ...]]:
    """One file, or the languages of one text put together, English first."""
    source = source or ", ".join(path.name for path in paths)
    if len(paths) == 1:
        return read_list(paths[0], edition, in_force, source)
    versions: dict[str, AppendixList] = {}
    unread: list[str] = []
    for path in paths:
        appendices, text = _official(path, edition, in_force, source)
        if text.language in versions or not text.language:
            raise UnreadableList(
                f"{path.name} is a second text in the same language, or its language cannot be "
                "told from the heading “Appendix I”. Give one file for each language."
            )
        versions[text.language] = appendices
        unread += (f"{path.name}: {line}" for line in text.unread)
    ordered = {language: versions[language] for language in LANGUAGES if language in versions}
    merged, doubts = merge(ordered)
    return merged, tuple(unread), doubts


def keep_edition(read: ImportedEdition, *, confirmed: bool = False) -> None:
    """Keep it as an edition of its own. Raises Suspicious unless a person has confirmed it."""
    if read.missing and not confirmed:
        raise Suspicious(read.missing, "confirmed")
    save_edition(read.appendices, editions_folder())


def _missing(found: ListDiff, before: AppendixList) -> str:
    try:
        refuse_suspicious(found, before)
    except TaxonomyError as error:
        return str(error)
    return ""


def _neighbours(appendices: AppendixList) -> tuple[AppendixList | None, AppendixList | None]:
    """The edition before and the one after; None where there is none."""
    folder = editions_folder()
    known = [other for other in editions(folder) if other.edition != appendices.edition]
    earlier = [other.edition for other in known if other.in_force <= appendices.in_force]
    later = [other.edition for other in known if other.in_force > appendices.in_force]
    return (
        load_appendix_list(earlier[-1], folder) if earlier else None,
        load_appendix_list(later[0], folder) if later else None,
    )


def read_list(
    path: Path, edition: str, in_force: date, source: str
) -> tuple[AppendixList, tuple[str, ...], tuple[str, ...]]:
    """The edition in a file, the lines of it that were not understood, and what cannot be right.

    A .csv is a Species+ download or a table in our own layout; anything else is the official
    text: PDF, Word, or plain text with one line or table row a line. Whether the names of a PDF
    stand in columns or in rows is told from what comes of it. Raises UnreadableList, and the
    ExtractionError of a file that cannot be read.
    """
    if path.suffix.lower() == ".csv":
        rows = _table(path)
        if rows and is_listings_download(rows[0]):
            appendices, doubts = import_listings(rows, edition, in_force, source, _iso_of)
            return appendices, (), doubts
        return import_table(rows, edition, in_force, source), (), ()
    appendices, text = _official(path, edition, in_force, source)
    return appendices, tuple(text.unread), ()


def _official(
    path: Path, edition: str, in_force: date, source: str
) -> tuple[AppendixList, OfficialText]:
    if path.suffix.lower() in TEXT:
        return import_official(_text_rows(path), edition, in_force, source)
    from pipeline.intake.workers import look_apart  # starts processes

    document = look_apart(path, read_document, path)
    orders = [list(document_rows(document))]
    if document.format == "pdf":
        orders += [look_apart(path, list_rows, path, columns=columns) for columns in (False, True)]
    best = max(orders, key=lambda rows: well_placed(read_official(rows, source)))
    return import_official(best, edition, in_force, source)


def _iso_of(name: str) -> str | None:
    """The State of an English name; None for none, and for a part of a name ("Province of …")."""
    found = find_states(name, "en")
    return found[0].iso if len(found) == 1 and not found[0].start else None


def document_rows(document: Document) -> Iterator[list[str]]:
    """The cells of each table row, and each paragraph outside tables as a row of one cell."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ([cell.text for cell in row] for row in block.rows)
        else:
            yield [block.text]


def _text_rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        yield line.strip().strip("|").split("|")


def _table(path: Path) -> list[dict[str, str]]:
    """Its rows. A cell of a download may go on over several lines."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            delimiter = _delimiter(lines.readline())
            lines.seek(0)
            return [
                row
                for row in csv.DictReader(lines, delimiter=delimiter)
                if any(isinstance(cell, str) and cell.strip() for cell in row.values())
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableList(
            f"{path.name} is no CSV in UTF-8 ({error}). Save it as CSV UTF-8 and import it again."
        ) from error


def _delimiter(header: str) -> str:
    """What parts the columns: in French and Spanish settings a spreadsheet writes semicolons."""
    return max(",;\t", key=header.count)
